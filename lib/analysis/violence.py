"""Violence seen by the police, by the people asked and by the social services; and the kinds that must be addressed."""

from dataclasses import replace
from typing import Any

import pandas as pd

from lib.analysis.figures import figures, figures_of
from lib.analysis.plan_indicators import plan_indicators
from lib.analysis.rows import populations
from lib.analysis.workspace import Workspace
from lib.domain.codes import AgeBand, Role, Sex, Status, Unit
from lib.domain.indicator import Indicator
from lib.domain.plan import FocusArea
from lib.domain.pyramid import PyramidLevel
from lib.domain.row import read_rows
from lib.domain.selection import Selection
from lib.domain.sentences import value_with_interval
from lib.domain.violence_words import KINDS, PICTURES, SEEN_BY
from lib.domain.words import STATUSES, SYMBOLS, figure, interval, number


def violence_pictures(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> pd.DataFrame:
    """The plan's measures by who sees what they count (`PICTURES`, `availability`, `is_synthetic`).

    A measure that says nothing of who sees it is the police's when counted from events, the people's when a survey.
    An eye that the plan has no measure for has no row: the page says so.
    """
    workspace = workspace.seen_by(role)
    table = plan_indicators(workspace, asked, focus_area.indicators, role)
    known = workspace.definitions.indicators
    seen = table.assign(seen_by=[_eye(known[name]) for name in table["indicator"]])
    order = list(SEEN_BY)
    seen = seen[seen["seen_by"].isin(order)].sort_values(
        "seen_by", key=lambda codes: codes.map(order.index), kind="stable", ignore_index=True
    )
    return seen[[*(column.name for column in PICTURES), "availability", "is_synthetic"]]


def dark_figure_sentence(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> str:
    """The survey's share as people, beside the reported crimes; empty when one of them or the population is missing.

    The share is taken of everybody from 16 years: the survey asks fewer ages, so it is about.
    """
    workspace = workspace.seen_by(role)
    whole = replace(asked, areas=(), sex=Sex.ALL, age=AgeBand.ALL)
    survey = _first(workspace, whole, focus_area, "people", role)
    reported = _first(workspace, whole, focus_area, "police", role)
    if survey is None or reported is None or reported["numerator"] != reported["numerator"]:
        return ""
    if survey["unit"] != Unit.PERCENT or survey["status"] != Status.VALUE:
        return ""
    adults = _adults(workspace, str(survey["period"])[:4])
    if not adults:
        return ""
    low, middle, high = (_rounded(float(survey[name]) / 100 * adults) for name in ("lower", "value", "upper"))
    spread = f" ({number(low)}–{number(high)})" if low == low else ""
    when = f" {reported['period']}" if reported.get("period") else f", {asked.period.label}"
    return (
        f"Mörkertal: {figure(float(survey['value']), Unit.PERCENT)} av de vuxna är ungefär {number(middle)} personer"
        f"{spread}, {survey['period']}. Polisen fick {number(reported['numerator'])} anmälningar{when}. "
        "Det ena räknar personer och det andra brott, i olika åldrar, så de kan inte dras från varandra."
    )


def reported_measure(workspace: Workspace, focus_area: FocusArea) -> Indicator | None:
    """The plan's first measure that is counted from reported crimes; None where it has none."""
    known = workspace.definitions.indicators
    names = (name for planned in focus_area.indicators for name in planned.measures)
    return next((known[name] for name in names if known[name].computed_from == "events"), None)


def public_measure(workspace: Workspace, focus_area: FocusArea) -> Indicator | None:
    """The further measure counted from crimes that areas have: violence in public places. None without one."""
    known = (workspace.definitions.indicators[name] for name in focus_area.further_measures)
    return next((one for one in known if one.computed_from == "events" and "area" in one.levels), None)


def reported_kinds(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> pd.DataFrame:
    """The answer table by category, the most common first, with `text` for the end of a bar; hidden counts last."""
    workspace = workspace.seen_by(role)
    rows = figures(workspace, asked, indicator.id, "category", role)
    if rows.empty:
        return rows
    rows = rows.assign(text=[_count_text(row) for row in rows.to_dict("records")])
    return rows.sort_values("numerator", ascending=False, kind="stable", na_position="last", ignore_index=True)


def kinds_sentence(rows: pd.DataFrame) -> str:
    """The most common kind and its part of all, when nothing is hidden."""
    counts = rows["numerator"].astype(float)
    if counts.isna().any() or not counts.sum():
        return ""
    share = figure(counts.iloc[0] / counts.sum() * 100, Unit.PERCENT)
    first = str(rows["category_name"].iloc[0])
    return f"Vanligast: {first.lower()}, {number(counts.iloc[0])} av {number(counts.sum())} anmälningar ({share})."


def violence_kinds(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """A row for each kind of violence that a picture must address (`KINDS`), always for the whole municipality."""
    workspace = workspace.seen_by(role)
    whole = replace(asked, areas=())
    rows = [_kind(workspace, whole, kind, role) for kind in workspace.definitions.pyramid.violence_types]
    return pd.DataFrame(rows, columns=[column.name for column in KINDS])


def _kind(workspace: Workspace, whole: Selection, kind: PyramidLevel, role: Role) -> dict[str, str]:
    told = [*_crimes(workspace, whole, kind, role), *_measures(workspace, whole, kind, role)]
    return {
        "name": kind.name,
        "description": kind.description,
        "forms_text": ", ".join(kind.forms),
        "figures_text": "; ".join(told) or "Inga siffror.",
        "gap": kind.gap or "",
    }


def _crimes(workspace: Workspace, whole: Selection, kind: PyramidLevel, role: Role) -> list[str]:
    """Each crime's count, from the first measure that counts it together with others."""
    counted = [one for one in workspace.definitions.indicators.values() if one.computed_from == "events"]
    told = []
    for crime in kind.crime_categories:
        measure = next((one for one in counted if crime in one.categories), None)
        measure = measure or next((one for one in counted if not (one.categories or one.themes)), None)
        rows = figures(workspace, whole, measure.id, "category", role) if measure else pd.DataFrame()
        rows = rows[rows["category"] == crime] if len(rows) else rows
        told += [f"{row['category_name']}, anmälda brott: {_count_text(row)}" for row in rows.to_dict("records")]
    return told


def _measures(workspace: Workspace, whole: Selection, kind: PyramidLevel, role: Role) -> list[str]:
    known = workspace.definitions.indicators
    rows = figures_of(workspace, whole, kind.indicators, "total", role) if kind.indicators else pd.DataFrame()
    values = {}
    if len(rows):
        values = dict(zip(rows["indicator"], read_rows(rows.to_dict("records")), strict=True))
    return [
        f"{known[name].name}: {value_with_interval(values[name]) if name in values else SYMBOLS[Status.MISSING]}"
        for name in kind.indicators
    ]


def _count_text(row: dict[Any, Any]) -> str:
    if row["is_suppressed"] or row["numerator"] != row["numerator"]:
        return STATUSES[Status.SUPPRESSED if row["is_suppressed"] else Status.MISSING]
    return f"{number(row['numerator'])} {_interval_of_count(row)}".strip()


def _interval_of_count(row: dict[Any, Any]) -> str:
    """What the rate's limits are in crimes."""
    if not row["value"] or row["value"] != row["value"] or row["lower"] != row["lower"]:
        return ""
    scale = row["numerator"] / row["value"]
    return interval(row["lower"] * scale, row["upper"] * scale, Unit.COUNT)


def _eye(indicator: Indicator) -> str:
    if indicator.seen_by:
        return indicator.seen_by
    return {"events": "police"}.get(indicator.computed_from) or ("people" if indicator.kind == "survey_share" else "")


def _first(
    workspace: Workspace, whole: Selection, focus_area: FocusArea, eye: str, role: Role
) -> dict[Any, Any] | None:
    known = workspace.definitions.indicators
    for name in (name for planned in focus_area.indicators for name in planned.measures):
        rows = figures(workspace, whole, name, "total", role) if _eye(known[name]) == eye else pd.DataFrame()
        if len(rows) and rows["value"].notna().all():
            return rows.to_dict("records")[0]
    return None


def _adults(workspace: Workspace, year: str) -> int:
    people = populations(workspace.data_key)
    years = [known for known in people["year"].unique() if known <= int(year)] if len(people) else []
    if not years:
        return 0
    return int(people.loc[(people["year"] == max(years)) & (people["age"] != AgeBand.CHILDREN), "count"].sum())


def _rounded(people: float) -> float:
    """To two figures: an estimate from a survey is no more exact."""
    if people != people or people < 10:
        return people
    return float(f"{people:.1e}")
