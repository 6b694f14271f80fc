"""Reports that may be about the same thing: told of, never merged by the program."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from lib.domain.report_handling import NEAR_HOURS, NEAR_M
from lib.geography.transforming import transformer

WITHIN_M = NEAR_M
WITHIN = pd.Timedelta(hours=NEAR_HOURS)
MOST_PROPOSED = 1_000
WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class NearDuplicate:
    """Row `row` of the file is near a report in the store (`report_id`) or another row of the file (`other_row`)."""

    row: int
    report_id: int | None
    other_row: int | None
    category: str
    distance_m: float
    hours_apart: float


def find_near_duplicates(
    new: pd.DataFrame, stored: pd.DataFrame, numbers: pd.Series, projected_crs: str
) -> tuple[NearDuplicate, ...]:
    """Pairs of the same category, within 50 m and 24 h, nearest first for each row; at most a thousand.

    Both have category, event_from, lon and lat; `stored` has id. `numbers` are the rows' numbers in the file.
    """
    together = pd.concat(
        [
            new[["category", "event_from", "lon", "lat"]].assign(row=numbers.reindex(new.index), id=pd.NA),
            stored[["category", "event_from", "lon", "lat", "id"]].assign(row=pd.NA),
        ],
        ignore_index=True,
    ).astype({"lon": float, "lat": float})
    together["event_from"] = pd.to_datetime(together["event_from"])
    located = together[together["lon"].notna() & together["lat"].notna()].reset_index(drop=True)
    found: list[NearDuplicate] = []
    for category, rows in located.groupby("category"):
        found += _pairs(str(category), rows, projected_crs)
    return tuple(sorted(found, key=lambda pair: (pair.row, pair.distance_m))[:MOST_PROPOSED])


def _pairs(category: str, rows: pd.DataFrame, projected_crs: str) -> list[NearDuplicate]:
    if rows["row"].isna().all() or len(rows) < 2:
        return []
    x, y = transformer(WGS84, projected_crs).transform(rows["lon"], rows["lat"])
    points = np.column_stack([x, y])
    pairs = cKDTree(points).query_pairs(WITHIN_M, output_type="ndarray")
    times, is_new = rows["event_from"].to_numpy(), rows["row"].notna().to_numpy()
    apart = np.abs(times[pairs[:, 0]] - times[pairs[:, 1]])
    pairs = pairs[(apart <= WITHIN.to_timedelta64()) & is_new[pairs].any(axis=1)]
    return [_pair(category, rows, points, first, second) for first, second in pairs[:MOST_PROPOSED].tolist()]


def _pair(category: str, rows: pd.DataFrame, points: np.ndarray, first: int, second: int) -> NearDuplicate:
    """Rows of the file stand before rows of the store, so the first of a pair is always of the file."""
    one, other = rows.iloc[first], rows.iloc[second]
    hours = abs((one["event_from"] - other["event_from"]).total_seconds()) / 3_600
    is_stored = pd.isna(other["row"])
    return NearDuplicate(
        row=int(one["row"]),
        report_id=int(other["id"]) if is_stored else None,
        other_row=None if is_stored else int(other["row"]),
        category=category,
        distance_m=round(float(np.hypot(*(points[first] - points[second]))), 1),
        hours_apart=round(hours, 1),
    )
