"""What is being done in a place, by whom and how far it has come."""

import pandas as pd

from lib.analysis.rows import measure_rows
from lib.analysis.workspace import Workspace
from lib.domain.selection import Selection
from lib.domain.words import MEASURE_STATUSES

CLOSED = frozenset({"uppfoljd", "ej_genomforbar", "hanvisad"})


def ongoing_measures(workspace: Workspace, asked: Selection) -> pd.DataFrame:
    """title, area_name, owner, status, started, ended, expected, result and is_open, open ones first."""
    rows = measure_rows(workspace.data_key)
    if asked.areas:
        rows = rows[rows["area_code"].isin(asked.areas)]
    if asked.themes:
        rows = rows[rows["theme"].isin(asked.themes)]
    plan = workspace.definitions.plan
    boards = {board.id: board.name for board in plan.boards} if plan else {}
    rows = rows.assign(
        area_name=rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name),
        owner=rows["owner_board"].map(boards).fillna("ägare saknas"),
        is_open=~rows["status"].isin(CLOSED),
        status=rows["status"].map(MEASURE_STATUSES).fillna(rows["status"]),
    )
    columns = ["title", "area_name", "owner", "status", "started", "ended", "expected", "result", "is_open"]
    return rows.sort_values(["is_open", "started"], ascending=False)[columns].reset_index(drop=True)
