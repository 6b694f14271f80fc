"""From an answer to what the map shows: colours, points and legend."""

import pandas as pd

from lib.analysis.classes import ColourClasses
from lib.analysis.report_map import report_cells
from lib.analysis.reports import report_summary
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Unit
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.domain.words import UNITS, number
from lib.maps.overlay import Overlay, Points


def indicator_overlay(
    workspace: Workspace,
    asked: Selection,
    indicator: Indicator,
    rows: pd.DataFrame,
    classes: ColourClasses,
    with_reports: bool,
    role: Role,
) -> Overlay:
    points = _points(workspace, asked, role) if with_reports else None
    unit = Unit(rows["unit"].iloc[0]) if len(rows) else indicator.unit
    notes = [classes.note] if classes.limits else [] if len(rows) else ["Inga siffror per område för det här urvalet."]
    if points is not None:
        notes.append("Fler rapporter betyder inte alltid fler problem.")
    return Overlay(
        title=f"{indicator.name}, {UNITS[unit]}",
        rows=rows,
        limits=classes.limits,
        polarity=indicator.polarity,
        selected=asked.area,
        points=points,
        notes=tuple(notes),
    )


def _points(workspace: Workspace, asked: Selection, role: Role) -> Points | None:
    cells = report_cells(workspace, asked, role)
    if cells.empty:
        return None
    summary = report_summary(workspace, asked, role)
    names = {category.id: category.name for category in workspace.definitions.report_categories.categories}
    placed, unplaced = number(summary.n_on_map), number(summary.n_without_position)
    title = f"Rapporter, även om trygga platser: {placed} på kartan, {unplaced} utan position"
    return Points(cells, names, title)
