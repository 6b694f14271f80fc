"""Reports around each stop before and after a walk: counted in rings of metres, beside the rest of the municipality."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from lib.analysis.counted import covered_period
from lib.analysis.kept import kept
from lib.analysis.placed_rows import PROTECTIVE, in_period, placed_rows
from lib.analysis.rows import walk_rows, walk_stop_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Change, Role
from lib.domain.period import Month, Period
from lib.domain.walk_return import AROUND, MOST_MONTHS, RINGS_M
from lib.geography.transforming import transformer
from lib.privacy.roles import sees_points
from lib.stats.change import FEWEST_EVENTS
from lib.stats.discoveries import RATE, adjusted_p
from lib.stats.two_by_two import same_change_p

WGS84 = "EPSG:4326"
FEWEST_REPORTS = FEWEST_EVENTS
TOGETHER = "Alla stopp tillsammans"


@dataclass(frozen=True, eq=False)
class Surroundings:
    """`table` is AROUND, all stops together first. `why_not` says why there is nothing to compare, else "". `n_rest` is
    how many reports the rest of the municipality had after and before."""

    table: pd.DataFrame
    after: Period | None
    before: Period | None
    n_rest: tuple[int, int]
    why_not: str
    is_synthetic: bool


def reports_around(workspace: Workspace, walk_id: int, ring_m: int, role: Role) -> Surroundings:
    """Reports of unsafe places within `ring_m` metres (one of RINGS_M) of each stop, in the months after the walk's
    own, at most MOST_MONTHS, and the same months of the year before, so that seasons cancel.

    A stop differs when its change is not that of the rest of the municipality (Fisher, 1935, exact), the stops adjusted
    together (Benjamini and Hochberg, 1995); with fewer than FEWEST_EVENTS reports in both it is too few to tell. Raises
    ValueError for another ring.
    """
    if ring_m not in RINGS_M:
        raise ValueError(f"no ring of {ring_m} metres")
    if not sees_points(role):
        return _nothing("Rapporter runt enskilda stopp visas bara för polis och samordnare.")
    workspace = workspace.seen_by(role)
    return _around(workspace, workspace.data_key, walk_id, ring_m)


@kept(32)
def _around(workspace: Workspace, key: DataKey, walk_id: int, ring_m: int) -> Surroundings:
    walks, stops = walk_rows(key), walk_stop_rows(key)
    walk = walks[walks["id"] == walk_id]
    stops = stops[(stops["walk_id"] == walk_id) & ~stops["is_left_out"].astype(bool)]
    stops = stops.sort_values(["loop", "number"], kind="stable", ignore_index=True)
    if walk.empty or stops.empty:
        return _nothing("Vandringen har inga stopp.")
    after = _months_after(workspace, key, pd.Timestamp(walk["starts_at"].iloc[0]).date())
    if after is None:
        return _nothing("Det finns inga rapporter från månaderna efter vandringen än.")
    rows = placed_rows(workspace, key, "reports")
    rows = rows[(rows["theme"] != PROTECTIVE).to_numpy()]
    counts = [_counted(workspace, stops, in_period(rows, period), ring_m) for period in (after, after.before)]
    return Surroundings(
        _judged(stops, *counts), after, after.before, (counts[0][1], counts[1][1]), "", bool(walk["is_synthetic"].any())
    )


def _months_after(workspace: Workspace, key: DataKey, walked_on: date) -> Period | None:
    """The month of the walk is before it: nothing has been done yet."""
    covered = covered_period(workspace, key, "reports")
    first = Month(walked_on.year, walked_on.month).shift(1)
    if covered is None or covered.last < first:
        return None
    after = Period(first, min(covered.last, first.shift(MOST_MONTHS - 1)))
    return after if covered.covers(after.before) else None


def _counted(workspace: Workspace, stops: pd.DataFrame, rows: pd.DataFrame, ring_m: int) -> tuple[list[int], int]:
    """In all the rings together, each report once; in each ring; and in none of them."""
    to_metres = transformer(WGS84, workspace.municipality.projected_crs)
    x, y = to_metres.transform(stops["lon"].to_numpy(float), stops["lat"].to_numpy(float))
    if rows.empty:
        return [0] * (len(stops) + 1), 0
    near = cKDTree(rows[["x", "y"]].to_numpy()).query_ball_point(np.column_stack([x, y]), ring_m)
    within = set().union(*near)
    return [len(within), *(len(one) for one in near)], len(rows) - len(within)


def _judged(stops: pd.DataFrame, now: tuple[list[int], int], then: tuple[list[int], int]) -> pd.DataFrame:
    after, before = np.array(now[0]), np.array(then[0])
    enough = after + before >= FEWEST_REPORTS
    p = np.where(enough, same_change_p(after, before, now[1], then[1]), np.nan)
    held = np.concatenate([p[:1], adjusted_p(p[1:])])  # together is one question, the stops are many
    expected = before * (now[1] / then[1]) if then[1] else np.full(len(after), np.nan)
    change = np.select(
        [~enough, np.isnan(held), held > RATE, after > expected],
        [Change.TOO_FEW, Change.UNKNOWN, Change.MAYBE_CHANCE, Change.INCREASE], Change.DECREASE,
    )  # fmt: skip
    names = [TOGETHER, *(f"{row.number}. {row.name}" for row in stops[["number", "name"]].itertuples(index=False))]
    return pd.DataFrame(
        {"name": names, "n_before": before, "n_after": after, "expected": expected, "change": change.astype(object)}
    )[[column.name for column in AROUND]]


def _nothing(why: str) -> Surroundings:
    return Surroundings(pd.DataFrame(columns=[c.name for c in AROUND]), None, None, (0, 0), why, False)
