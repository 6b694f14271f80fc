"""When in the week: weekday and hour of events and reports."""

import numpy as np
import pandas as pd

from lib.analysis.rows import report_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.selection import Selection
from lib.domain.words import WEEKDAYS
from lib.privacy.roles import sees_small_counts
from lib.stats.aoristic import weekday_hour_weights
from lib.store.reading import read_event_windows

FEWEST = 20
"""Fewer events than this make no picture of a week."""


def weekday_hours(workspace: Workspace, asked: Selection, table: str, role: Role) -> pd.DataFrame:
    """weekday (0 = Monday), weekday_name, hour, weight (expected number of events), share_pct.

    Empty when there are fewer than twenty usable events, or when the role may not see small counts:
    a grid of hours is made of them.
    """
    workspace = workspace.seen_by(role)
    if not sees_small_counts(role):
        return pd.DataFrame()
    windows = _windows(workspace, asked, table)
    grid = weekday_hour_weights(windows["event_from"], windows["event_to"])
    if grid.sum() < FEWEST:
        return pd.DataFrame()
    day, hour = np.indices(grid.shape)
    return pd.DataFrame(
        {
            "weekday": day.ravel(),
            "weekday_name": np.array(WEEKDAYS)[day.ravel()],
            "hour": hour.ravel(),
            "weight": grid.ravel(),
            "share_pct": grid.ravel() / grid.sum() * 100,
        }
    )


def _windows(workspace: Workspace, asked: Selection, table: str) -> pd.DataFrame:
    key = workspace.data_key
    months = range(asked.period.first.index, asked.period.last.index + 1)
    if table == "events":
        rows = read_event_windows(key.engine, key.municipality, asked.areas, months)
        themes = {category.id: category.theme for category in workspace.definitions.crime_categories.categories}
        return rows[rows["category"].map(themes).isin(asked.themes)] if asked.themes else rows
    rows = report_rows(key)
    wanted = rows["month"].between(months.start, months.stop - 1) & rows["duplicate_of"].isna()
    wanted &= rows["area_code"].isin(asked.areas) if asked.areas else True
    wanted &= rows["category"].isin(asked.themes) if asked.themes else True
    return rows[wanted]
