"""Safety walks that are planned from a day on."""

from datetime import date, datetime, time

import pandas as pd

from lib.analysis.rows import walk_rows
from lib.analysis.workspace import Workspace
from lib.domain.columns import Column
from lib.domain.walk import COMING, LIGHTS

WALK_COLUMNS = (
    Column("starts", "När", "Dag och tid"),
    Column("title", "Vandring", "Vandringens namn"),
    Column("area_name", "Område", "Områdets namn"),
    Column("light", "Ljus", "Hur ljust det är när vandringen börjar", words=LIGHTS),
)


def coming_walks(workspace: Workspace, areas: tuple[str, ...], today: date) -> pd.DataFrame:
    """WALK_COLUMNS of the walks from today on, the next first; all areas when none are named."""
    rows = walk_rows(workspace.data_key)
    rows = rows[rows["status"].isin(COMING)]
    starts = pd.to_datetime(rows["starts_at"])
    rows = rows[starts >= datetime.combine(today, time())].assign(starts_at=starts)
    rows = rows[rows["area_code"].isin(areas)] if areas else rows
    names = rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name)
    ordered = rows.assign(area_name=names, starts=rows["starts_at"].dt.strftime("%Y-%m-%d kl. %H.%M"))
    ordered = ordered.sort_values("starts_at", kind="stable", ignore_index=True)
    return ordered[[column.name for column in WALK_COLUMNS]]
