"""Reports and crimes day by day and area by area: what a week is counted from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.kept import kept
from lib.analysis.rows import report_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.store.event_days import read_event_times

Source = Literal["reports", "events"]
PROTECTIVE = "trygg_plats"
"""Reports about safe places are no sign of trouble, and not counted here."""
MONTHS_BACK = 60
"""More than the season needs; ten years of crimes would only be slower."""
FEWEST_TO_CONTINUE = 10
"""So many reports written by hand after an import show that they come in that way now. One or two do not make the days
between complete."""
NOWHERE = ""


@dataclass(frozen=True, eq=False)
class DayCounts:
    """`counts` is area × day from `first` on; its rows are `area_codes`, the last one (`""`) what has no area. `last`
    is the day that is known to its end. `rows` are what was counted: area_code, theme, day."""

    first: date
    last: date
    area_codes: tuple[str, ...]
    counts: NDArray[np.int64]
    rows: pd.DataFrame


def day_counts(workspace: Workspace, key: DataKey, source: Source) -> DayCounts | None:
    """Reports by the day they came in, crimes by the day they began; None when there are none.

    Single days and areas are small counts: for those who make the picture only.
    """
    if key.is_open:
        return None
    if source == "reports":
        return _reports(workspace, key)
    return _events(workspace, key.imported)


@kept(4)
def _reports(workspace: Workspace, key: DataKey) -> DayCounts | None:
    rows = report_rows(key)
    rows = rows[rows["duplicate_of"].isna() & (rows["category"] != PROTECTIVE)]
    if rows.empty:
        return None
    named = rows[["area_code"]].assign(theme=rows["category"], at=rows["reported_at"])
    return _counted(workspace, named, _covered_to(rows))


def _covered_to(rows: pd.DataFrame) -> date:
    """How far a file reaches; how far those who write in the app have come, where they go on after it."""
    imported = rows.loc[rows["batch_id"].notna(), "reported_at"]
    newest: pd.Timestamp = rows["reported_at"].max()
    if imported.empty or (rows["reported_at"] > imported.max()).sum() >= FEWEST_TO_CONTINUE:
        return newest.date()
    end: pd.Timestamp = imported.max()
    return end.date()


@kept(4)
def _events(workspace: Workspace, key: DataKey) -> DayCounts | None:
    rows = read_event_times(key.engine_of("events"), key.municipality, MONTHS_BACK)
    if rows.empty:
        return None
    categories = workspace.definitions.crime_categories.categories
    themes = {category.id: category.theme for category in categories}
    sensitive = {category.id for category in categories if category.municipality_level_only}
    area = rows["area_code"].mask(rows["category"].isin(sensitive))
    named = pd.DataFrame({"area_code": area, "theme": rows["category"].map(themes), "at": rows["event_from"]})
    return _counted(workspace, named, named["at"].max().date())


def _counted(workspace: Workspace, rows: pd.DataFrame, last: date) -> DayCounts:
    codes = (*workspace.area_names, NOWHERE)
    days = rows["at"].dt.normalize()
    since = (days - days.min()).dt.days.to_numpy()
    n_days = int(since.max()) + 1
    place = {code: number for number, code in enumerate(codes)}
    area = rows["area_code"].map(place).fillna(len(codes) - 1).astype(int).to_numpy()
    flat = np.bincount(area * n_days + since, minlength=len(codes) * n_days)
    kept = rows[["area_code", "theme"]].assign(day=days)
    return DayCounts(days.min().date(), last, codes, flat.reshape(len(codes), n_days), kept)
