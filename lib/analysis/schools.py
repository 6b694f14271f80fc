"""Schools beside each other and against the municipality, for those who make the picture."""

import re
from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.against import standing
from lib.analysis.figures import figures
from lib.analysis.unit_figures import unit_figures
from lib.analysis.workspace import Workspace
from lib.domain.codes import Difference, Role, Sex, Status, Unit
from lib.domain.plan import FocusArea
from lib.domain.school_columns import SCHOOLS
from lib.domain.selection import Selection
from lib.domain.words import SYMBOLS, figure, interval, number
from lib.privacy.roles import sees_single_schools

KEPT = [column.name for column in SCHOOLS]


def school_measures(workspace: Workspace, focus_area: FocusArea) -> tuple[str, ...]:
    """Measures of the focus area that schools report, in the order of the file of units."""
    planned = {name for indicator in focus_area.indicators for name in indicator.measures}
    own = planned | set(focus_area.further_measures)
    spans = workspace.definitions.reporting_units.spans
    return tuple(dict.fromkeys(span.indicator for span in spans if span.kind == "school" and span.indicator in own))


def schools_are_shown(role: Role) -> bool:
    """Never single schools to roles outside."""
    return sees_single_schools(role)


def schools_compared(workspace: Workspace, asked: Selection, indicator_id: str, role: Role) -> pd.DataFrame:
    """A row for each school (`SCHOOLS`) in the newest year that schools have, by name; empty for roles outside.

    Lower or higher means that the municipality's figure of the same year lies outside the school's 95 % limits.
    """
    workspace = workspace.seen_by(role)
    units = unit_figures(workspace, asked, indicator_id, "school", role)
    units = units[units["is_latest"]] if len(units) else units
    total = units[units["sex"] == Sex.ALL] if len(units) else units
    if total.empty:
        return pd.DataFrame(columns=KEPT)
    whole = municipal_value(workspace, asked, indicator_id, str(total["period"].iloc[0]), role)
    rows = total.assign(comparison_value=whole, difference=_difference(total, whole))
    polarity = workspace.definitions.indicators[indicator_id].polarity
    unit = workspace.definitions.indicators[indicator_id].unit
    rows = rows.assign(
        standing=standing(rows["difference"], polarity),
        people=rows["n"].fillna(rows["denominator"]),
        text=[_text(row, unit) for row in rows.to_dict("records")],
        women_text=_texts_of(units, rows, Sex.WOMEN, unit),
        men_text=_texts_of(units, rows, Sex.MEN, unit),
    )
    return rows.sort_values("unit_name", key=lambda names: names.map(_natural), ignore_index=True)[KEPT]


def municipal_value(workspace: Workspace, asked: Selection, indicator_id: str, period: str, role: Role) -> float | None:
    """The whole municipality's figure of that year, or None."""
    workspace = workspace.seen_by(role)
    whole = Selection(asked.municipality, asked.period, asked.comparison, ())
    rows = figures(workspace, whole, indicator_id, "period", role)
    rows = rows[(rows["period"] == period) & rows["value"].notna()] if len(rows) else rows
    return float(rows["value"].iloc[0]) if len(rows) else None


def schools_sentence(rows: pd.DataFrame, municipality: str) -> str:
    """How many schools differ from the municipality, and how many are hidden; no school is named."""
    shown = rows[~rows["is_suppressed"].astype(bool)]
    high = int((shown["difference"] == Difference.HIGHER).sum())
    low = int((shown["difference"] == Difference.LOWER).sum())
    hidden = len(rows) - len(shown)
    told = "skola är dold" if hidden == 1 else "skolor är dolda"
    tail = f" {number(hidden)} {told}: för få elever eller svar." if hidden else ""
    return (
        f"Av {number(len(shown))} skolor ligger {number(high)} säkert över och {number(low)} säkert under "
        f"{municipality} som helhet, {rows['period'].iloc[0]}.{tail}"
    )


def _difference(rows: pd.DataFrame, whole: float | None) -> np.ndarray:
    if whole is None:
        return np.full(len(rows), Difference.UNKNOWN)
    return np.select(
        [rows["upper"].isna(), rows["upper"] < whole, rows["lower"] > whole],
        [Difference.UNKNOWN, Difference.LOWER, Difference.HIGHER],
        Difference.SIMILAR,
    )


def _texts_of(units: pd.DataFrame, rows: pd.DataFrame, sex: Sex, unit: Unit) -> list[str]:
    """For each row the school's figure of that sex, a dash where it is not split."""
    split = {row["unit_id"]: _text(row, unit) for row in units[units["sex"] == sex].to_dict("records")}
    return [split.get(name, SYMBOLS[Status.MISSING]) for name in rows["unit_id"]]


def _text(row: dict[Any, Any], unit: Unit) -> str:
    value = figure(row["value"], unit, Status(row["status"]))
    return f"{value} {interval(row['lower'], row['upper'], unit)}".strip()


def _natural(name: str) -> tuple[object, ...]:
    """Exempelskolan 2 before Exempelskolan 10."""
    return tuple(int(part) if part.isdigit() else part.lower() for part in re.split(r"(\d+)", name))
