"""When in the week: weekday and hour of events and reports."""

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.placed_rows import in_period, timed_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.place_question import CountedTable
from lib.domain.selection import Selection
from lib.domain.words import WEEKDAYS
from lib.privacy.roles import sees_small_counts
from lib.stats.aoristic import weekday_hour_weights

FEWEST = 20
"""Fewer events than this make no picture of a week."""


def weekday_hours(workspace: Workspace, asked: Selection, table: CountedTable, role: Role) -> pd.DataFrame:
    """weekday (0 = Monday), weekday_name, hour, weight (expected number of events), share_pct.

    Empty when there are fewer than twenty usable events, or when the role may not see small counts:
    a grid of hours is made of them.
    """
    workspace = workspace.seen_by(role)
    if not sees_small_counts(role):
        return pd.DataFrame()
    return _hours(workspace, workspace.data_key, asked, table)


@kept(128)
def _hours(workspace: Workspace, key: DataKey, asked: Selection, table: CountedTable) -> pd.DataFrame:
    windows = _windows(workspace, key, asked, table)
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


def _windows(workspace: Workspace, key: DataKey, asked: Selection, table: CountedTable) -> pd.DataFrame:
    rows = in_period(timed_rows(workspace, key, table), asked.period)
    wanted = rows["area_code"].isin(asked.areas) if asked.areas else pd.Series(True, index=rows.index)
    return rows[wanted & rows["theme"].isin(asked.themes) if asked.themes else wanted]
