"""What the app knows of one area and theme, as numbers that a picture can lean on: the question, and the answer."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from lib.analysis.figures import figures_of
from lib.analysis.picture_data import data_stretch, themes_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Status, Unit
from lib.domain.half_year import HalfYear
from lib.domain.indicator import Indicator
from lib.domain.period import Month, Period
from lib.domain.pictures import Cell
from lib.domain.row import FigureRow
from lib.domain.selection import Selection
from lib.domain.sentences import against_words, value_with_interval
from lib.domain.words import UNITS, number

KNOWN_NAMES = ("figure", "name", "text", "is_of_theme", "question", "value", "unit", "status", "source", "data_date",
               "is_synthetic")  # fmt: skip


def known_figures(workspace: Workspace, period: HalfYear, cell: Cell, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each figure by KNOWN_NAMES: those of the theme first, then surveys, then registers.

    `figure` is indicator:theme, `question` what was asked (indicator, theme, area_code, period), and `text` the answer
    as readers see it. What is missing, or hidden from the role, is left out.
    """
    workspace = workspace.seen_by(role)
    offered = _offered(workspace, cell)
    ready = tuple(one.id for one in offered if one.computed_from == "values")
    questions: list[tuple[str, ...]] = [(one.id,) for one in offered if one.id not in ready]
    questions += [ready] if ready else []
    found = [row for ids in questions for row in _answers(workspace, period, cell, ids, role)]
    order = {one.id: place for place, one in enumerate(offered)}
    found.sort(key=lambda row: order[str(row["figure"]).partition(":")[0]])
    return pd.DataFrame(found, columns=list(KNOWN_NAMES))


def taken(known: pd.DataFrame, figure: str, version: int, today: date) -> dict[str, Any]:
    """One of them as plain values, to be kept with the day and the version of the data."""
    row = known[known["figure"] == figure].to_dict("records")[0]
    kept = {name: row[name] for name in ("figure", "name", "text", "question", "unit", "source")}
    value = row["value"]
    return kept | {
        "value": None if value != value else float(value),
        "data_date": str(row["data_date"] or ""),
        "is_synthetic": bool(row["is_synthetic"]),
        "taken_on": today.isoformat(),
        "data_version": version,
    }


def figure_address(workspace: Workspace, question: dict[str, str]) -> str:
    """Where the figure's question is asked again: the area's page, or the overview with the indicator."""
    parts = {"period": question["period"]} | ({"tema": question["theme"]} if question["theme"] else {})
    if question["area_code"] in workspace.area_names:
        return f"/omrade?{urlencode({'omrade': question['area_code']} | parts)}"
    return f"/oversikt?{urlencode({'matt': question['indicator']} | parts)}"


def _offered(workspace: Workspace, cell: Cell) -> list[Indicator]:
    """Counts that lie within the theme, then ready figures of the same level as the place."""
    crimes = {one.id: one.theme for one in workspace.definitions.crime_categories.categories}
    level = "area" if cell.area_code in workspace.area_names else "municipality"
    here = [one for one in workspace.definitions.indicators.values() if level in one.levels]
    counted = [one for one in here if one.computed_from != "values"]
    within = [one for one in counted if {crimes.get(name, name) for name in one.categories} <= {cell.theme}]
    within = [one for one in within if set(one.themes) <= {cell.theme}]
    ready = [one for one in here if one.computed_from == "values" and one.unit is not Unit.COUNT]
    ready.sort(key=lambda one: one.kind != "survey_share")
    return [*sorted(within, key=lambda one: bool(one.categories)), *ready]


def _answers(
    workspace: Workspace, period: HalfYear, cell: Cell, ids: tuple[str, ...], role: Role
) -> list[dict[str, object]]:
    known = workspace.definitions.indicators
    asked = _asked(workspace, period, cell, known[ids[0]])
    answer = figures_of(workspace, asked, ids, "total", role) if asked else pd.DataFrame()
    if asked is None or answer.empty:
        return []
    shown = answer[answer["status"].isin([Status.VALUE, Status.ZERO])].drop_duplicates("indicator")
    return [_row(workspace, cell, known[record["indicator"]], asked, record) for record in shown.to_dict("records")]


def _asked(workspace: Workspace, period: HalfYear, cell: Cell, indicator: Indicator) -> Selection | None:
    is_ready = indicator.computed_from == "values"
    last = Month(period.year, 12)
    stretch = Period.ending(last) if is_ready else data_stretch(workspace, period, indicator.computed_from)
    if stretch is None:
        return None
    areas = (cell.area_code,) if cell.area_code in workspace.area_names else ()
    themes = () if is_ready else (cell.theme,)
    return Selection(workspace.folder.slug, stretch, stretch.before, areas, themes=themes)


def _row(
    workspace: Workspace, cell: Cell, indicator: Indicator, asked: Selection, record: dict[Any, Any]
) -> dict[str, object]:
    row = FigureRow.read(record)
    narrowed = not indicator.categories and bool(asked.themes)
    name = f"{indicator.name}, {themes_of(workspace)[cell.theme].lower()}" if narrowed else indicator.name
    when = str(row.period) if row.period else f"{asked.period.first}–{asked.period.last}"
    return {
        "figure": f"{indicator.id}:{cell.theme if asked.themes else ''}",
        "name": name,
        "text": _text(row, when),
        "is_of_theme": bool(asked.themes),
        "question": {
            "indicator": indicator.id,
            "theme": cell.theme if asked.themes else "",
            "area_code": cell.area_code,
            "period": str(asked.period),
        },
        "value": row.value if row.value is not None else float("nan"),
        "unit": str(row.unit),
        "status": row.status,
        "source": row.source,
        "data_date": record.get("data_date"),
        "is_synthetic": bool(record.get("is_synthetic")),
    }


def _text(row: FigureRow, when: str) -> str:
    unit = "" if row.unit in (Unit.COUNT, Unit.PERCENT) else f" {UNITS[row.unit]}"
    counted = f"{number(row.numerator)} i antal" if row.numerator is not None and row.unit in _RATES else ""
    answers = f"{number(row.n)} svar" if row.n is not None else ""
    parts = (f"{value_with_interval(row)}{unit}", counted, answers, against_words(row), when)
    return ", ".join(part for part in parts if part)


_RATES = (Unit.PER_1000, Unit.PER_100000)
