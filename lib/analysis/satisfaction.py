"""How content the partners are: every measure of a focus area that is a grade from 1 to 5, year by year."""

from dataclasses import replace

import pandas as pd

from lib.analysis.figures import figures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Status, Unit
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.domain.words import SYMBOLS, listing, number

COLUMNS = ["indicator", "measure_name", "period", "value", "n", "n_text", "source", "data_date", "is_synthetic"]


def graded_measures(workspace: Workspace, focus_area: FocusArea) -> tuple[str, ...]:
    known = workspace.definitions.indicators
    names = (name for planned in focus_area.indicators for name in planned.measures)
    return tuple(name for name in dict.fromkeys(names) if known[name].unit is Unit.SCALE_1_5)


def grades(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> pd.DataFrame:
    """A row for each graded measure and year, the whole municipality's: COLUMNS; `n_text` says how many answered."""
    workspace = workspace.seen_by(role)
    ids = graded_measures(workspace, focus_area)
    rows = figures_of(workspace, replace(asked, areas=()), ids, "period", role) if ids else pd.DataFrame()
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows = rows[rows["status"] == Status.VALUE]
    names = {name: workspace.definitions.indicators[name].name for name in ids}
    told = [f"{number(n)} svar" if n == n and n is not None else "antal svar okänt" for n in rows["n"]]
    return rows.assign(measure_name=rows["indicator"].map(names), n_text=told)[COLUMNS].reset_index(drop=True)


def grades_sentence(workspace: Workspace, focus_area: FocusArea, rows: pd.DataFrame) -> str:
    """The newest grade of each measure with its number of answers, and what has none."""
    known = workspace.definitions.indicators
    parts = []
    for name in graded_measures(workspace, focus_area):
        own = rows[rows["indicator"] == name]
        newest = own.iloc[-1] if len(own) else None
        told = f"{SYMBOLS[Status.MISSING]} (saknas)" if newest is None else _grade(newest)
        parts.append(f"{known[name].name}: {told}")
    return ". ".join(parts) + "." if parts else ""


def missing_grades(workspace: Workspace, focus_area: FocusArea, rows: pd.DataFrame) -> str:
    """How to get those that have no figures."""
    known = workspace.definitions.indicators
    missing = [known[name] for name in graded_measures(workspace, focus_area) if name not in set(rows["indicator"])]
    names = listing([indicator.name for indicator in missing])
    ways = dict.fromkeys(indicator.source.how_to_get for indicator in missing if indicator.source.how_to_get)
    return f"{names} saknar siffror. {' '.join(ways)}".strip() if missing else ""


def _grade(row: pd.Series) -> str:
    return f"{number(row['value'], 1)} av 5 år {row['period']} ({row['n_text']})"
