"""Figures of named indicators for the asked place, each with what it was measured for."""

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.plan_indicators import measure_figures
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.selection import Selection


def placed_figures(
    workspace: Workspace, asked: Selection, ids: tuple[str, ...], role: Role = Role.PUBLIC
) -> pd.DataFrame:
    """A row for each id, in their order, as `measure_figures` gives it, with `place`: the asked area's name, or the
    municipality's where the area has no figure; empty where nobody has one."""
    workspace = workspace.seen_by(role)
    return _placed(workspace, workspace.data_key, asked, ids, role)


@kept(128)
def _placed(workspace: Workspace, key: DataKey, asked: Selection, ids: tuple[str, ...], role: Role) -> pd.DataFrame:
    rows = measure_figures(workspace, asked, ids, role)
    whole = workspace.municipality.name
    here = workspace.area_names.get(asked.areas[0], whole) if len(asked.areas) == 1 else "Valda områden"
    place = rows["is_of_municipality"].map({True: whole, False: here if asked.areas else whole})
    return rows.assign(place=place.where(rows["availability"] == "figures", ""))
