"""What is being done in a place, by whom and how far it has come."""

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.measures import measures_of
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.selection import Selection

COLUMNS = ["measure_key", "title", "area_name", "owner", "status", "started", "ended", "due", "expected", "result",
           "theme", "focus_area", "problem_id", "is_open"]  # fmt: skip


def ongoing_measures(workspace: Workspace, asked: Selection, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The measures of the asked areas and themes that the role may read: COLUMNS, open ones first. `status` is in
    words."""
    workspace = workspace.seen_by(role)
    return _ongoing(workspace, workspace.data_key, asked.areas, asked.themes, role)


@kept(256)
def _ongoing(
    workspace: Workspace, _key: DataKey, areas: tuple[str, ...], themes: tuple[str, ...], role: Role
) -> pd.DataFrame:
    rows = measures_of(workspace, role)
    if areas:
        rows = rows[rows["area_code"].isin(areas)]
    if themes:
        rows = rows[rows["theme"].isin(themes)]
    rows = rows.assign(status=rows["status_name"])
    return rows.sort_values(["is_open", "started"], ascending=False)[COLUMNS].reset_index(drop=True)
