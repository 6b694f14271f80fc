"""Delaktighet: how far apart voting districts lie, and the other measures by age, sex and area."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from lib.analysis.figures import figures_of
from lib.analysis.unit_span import SPAN_COLUMNS, UnitSpan, spans_of, unit_span
from lib.analysis.workspace import Workspace
from lib.charts.groups import measures_by_group_chart
from lib.charts.spread import PUBLISHED, WHOLE, spread_chart
from lib.domain.codes import Role, Unit
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.domain.unit_columns import UNIT_COLUMNS
from lib.domain.words import AGES, SEXES, figure, interval, listing, number
from lib.ui.figure_charts import show_chart
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table, figure_table

View = Literal["age", "sex", "area"]


@dataclass(frozen=True)
class Split:
    """A tab, what its groups are called together, and their names (None: the areas' own)."""

    tab: str
    groups: str
    words: Mapping[Any, str] | None = None


SPLITS: dict[View, Split] = {
    "age": Split("Ålder", "åldrar", AGES),
    "sex": Split("Kön", "könen", SEXES),
    "area": Split("Område", "områden"),
}
UNIT_WORDS = {"voting_district": ("valdistrikt", "valdistriktet"), "school": ("skolor", "skolan")}
"""Several of them, and one that is known."""


def participation_part(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """The span of turnout at the left, the other measures of the focus area at the right."""
    spans = spans_of(workspace, focus_area)
    left, right = st.columns([1, 1], gap="large")
    with left:
        for span in spans:
            _span(unit_span(workspace, asked, span, role), asked)
        if not spans:
            st.info("Valdistrikt och deras siffror saknas. Skriv dem i reporting_units.yaml och importera siffrorna.")
    with right:
        _others(workspace, asked, focus_area, {span.indicator for span in spans}, role)


def _span(answer: UnitSpan, asked: Selection) -> None:
    (kind, _), name = UNIT_WORDS[answer.span.kind], answer.indicator.name
    known = answer.years.dropna(subset=["lowest"])
    if known.empty:
        st.info(
            f"{name} saknas per {kind}. Läs in siffrorna på sidan Importera, med enhetens kod i stället för område."
        )
    else:
        told = _finding(known.iloc[-1], UNIT_WORDS[answer.span.kind][1], name)
        published = answer.years.dropna(subset=["published_lowest"])
        source = f"Källa: {known.iloc[-1]['source']}."
        if len(published):
            source += f" Publicerat {listing(list(published['period']))}: {published.iloc[-1]['published_source']}."
        show_chart(partial(spread_chart, _points(answer), _marks(answer), current_scheme()), told,
                   f"Procent. Varje streck är ett av {number(known.iloc[-1]['n_units'])} {kind}.",
                   f"{told}. {_marked_in_words(answer.years)}",
                   f"fokus-spann-{answer.indicator.id}", source)  # fmt: skip
    is_synthetic = bool(answer.units["is_synthetic"].any())
    file = f"{asked.municipality}-{answer.indicator.id}-{answer.span.kind}"
    with st.expander(f"Siffror per år och för varje enhet ({kind})", icon=":material/table:", key=f"spann-{file}"):
        declared_table(answer.years, SPAN_COLUMNS, f"{file}-spann", f"spann-{answer.indicator.id}", is_synthetic)
        declared_table(answer.units, UNIT_COLUMNS, file, f"enheter-{answer.indicator.id}", is_synthetic)


def _finding(newest: pd.Series, which: str, name: str) -> str:
    low, high = (figure(newest[side], Unit.PERCENT) for side in ("lowest", "highest"))
    apart = number(newest["distance"])
    return (
        f"{name} {newest['period']}: från {low} i det lägsta {which} till {high} i det högsta, {apart} procentenheter"
    )


def _points(answer: UnitSpan) -> pd.DataFrame:
    rows = answer.units[answer.units["value"].notna()].sort_values("period", ascending=False, kind="stable")
    texts = [figure(value, Unit.PERCENT) for value in rows["value"]]
    return pd.DataFrame({"row": rows["period"], "name": rows["unit_name"], "value": rows["value"], "text": texts})


def _marks(answer: UnitSpan) -> pd.DataFrame:
    """The municipality's value, and what is published, in the years that have units."""
    years = answer.years[answer.years["lowest"].notna()]
    kinds = {"whole": WHOLE, "published_lowest": PUBLISHED, "published_highest": PUBLISHED}
    parts = [pd.DataFrame({"row": years["period"], "kind": kind, "value": years[name]}) for name, kind in kinds.items()]
    marks = pd.concat(parts).dropna()
    return marks.assign(text=[figure(value, Unit.PERCENT) for value in marks["value"]])


def _marked_in_words(years: pd.DataFrame) -> str:
    known = years.dropna(subset=["published_lowest", "published_highest"])
    return " ".join(
        f"Publicerat {row.period}: {figure(row.published_lowest, Unit.PERCENT)} till "
        f"{figure(row.published_highest, Unit.PERCENT)}."
        for row in known.itertuples()
    )


def _others(workspace: Workspace, asked: Selection, focus_area: FocusArea, shown: set[str], role: Role) -> None:
    """Every other measure, by each split that some of them has; always of the whole municipality."""
    known = workspace.definitions.indicators
    names = dict.fromkeys(name for planned in focus_area.indicators for name in planned.measures)
    shares = tuple(name for name in names if name not in shown and known[name].unit is Unit.PERCENT)
    whole = Selection(asked.municipality, asked.period, asked.comparison, (), asked.sex, asked.age, asked.themes)
    tables = {view: _answers(workspace, whole, shares, view, role) for view in SPLITS}
    views = [view for view in SPLITS if len(tables[view])]
    if not views:
        st.info("Måtten har inga siffror uppdelade på kön, ålder eller område än.")
        return
    titles = [SPLITS[view].tab for view in views]
    tabs = st.tabs(titles, key=f"delaktighet-vy-{focus_area.id}", on_change="rerun")
    for view, tab in zip(views, tabs, strict=True):
        if tab.open:
            with tab:
                _groups(asked, tables[view], view)


def _answers(workspace: Workspace, asked: Selection, names: tuple[str, ...], view: View, role: Role) -> pd.DataFrame:
    """Known values with `group`, the measure and its year in `indicator`, and the value in words in `text`."""
    rows = figures_of(workspace, asked, names, view, role) if names else pd.DataFrame()
    rows = rows.dropna(subset=["value"]) if len(rows) else rows
    if rows.empty:
        return rows
    known, words = workspace.definitions.indicators, SPLITS[view].words
    shown = rows["area_name"] if words is None else rows[view].map(words)
    return rows.assign(
        group=shown,
        indicator=[f"{known[row.indicator].name} {row.period}" for row in rows.itertuples()],
        text=[
            f"{figure(row.value, Unit.PERCENT)} {interval(row.lower, row.upper, Unit.PERCENT)}"
            for row in rows.itertuples()
        ],
    )


def _groups(asked: Selection, rows: pd.DataFrame, view: View) -> None:
    by_measure = rows.groupby("indicator", sort=False)["value"]
    apart = by_measure.max() - by_measure.min()
    size = number(apart.max(), 0 if apart.max() >= 10 else 1)
    title = f"Störst skillnad mellan {SPLITS[view].groups}: {apart.idxmax()}, {size} procentenheter"
    if view == "area":
        drawn = rows.rename(columns={"indicator": "row", "group": "name"})
        chart, subtitle = (
            partial(spread_chart, drawn, pd.DataFrame(), current_scheme()),
            "Procent. Varje streck är ett område.",
        )
    else:
        chart, subtitle = partial(measures_by_group_chart, rows, view), "Procent, med 95 % osäkerhet"
    told = ". ".join(f"{row.indicator}, {row.group}: {row.text}" for row in rows.itertuples())
    alt_text = f"{title}. {told if view != 'area' else 'Siffrorna står i tabellen under.'}"
    show_chart(chart, title, subtitle, alt_text, f"delaktighet-{view}")
    with st.expander("Tabell", icon=":material/table:", key=f"delaktighet-tabell-{view}"):
        figure_table(rows.drop(columns=["text", "group"]), f"{asked.municipality}-{view}", f"delaktighet-{view}")
