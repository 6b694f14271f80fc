"""A focus area's indicators: a card for each, then the chosen one over time, on the map and by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from lib.analysis.figures import figures, figures_of
from lib.analysis.mapping import area_figures, mapped_indicators
from lib.analysis.plan_indicators import plan_indicators, tally_of_availability
from lib.analysis.workspace import Workspace
from lib.charts.groups import group_chart
from lib.charts.sparkline import sparkline
from lib.domain.codes import Role, Status, Unit
from lib.domain.indicator import Indicator
from lib.domain.plan import FocusArea, PlanIndicator
from lib.domain.plan_columns import AVAILABILITY, PLAN_INDICATORS, WANTED
from lib.domain.row import read_rows
from lib.domain.selection import Selection
from lib.domain.sentences import value_words
from lib.domain.words import AGES, SEXES, STATUSES, SYMBOLS, UNITS, number, sentence
from lib.ui.address import adopt
from lib.ui.figure_charts import draw_chart, show_chart, show_series
from lib.ui.map_view import area_map
from lib.ui.overlays import indicator_overlay
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table, figure_table

CARDS_A_ROW = 3
Split = Literal["sex", "age"]


@dataclass(frozen=True)
class SplitView:
    """A way to split a figure: what its tab is called, and what its groups are."""

    tab: str
    words: Mapping[Any, str]


SPLITS: dict[Split, SplitView] = {"sex": SplitView("Kön", SEXES), "age": SplitView("Ålder", AGES)}


def focus_goals(asked: Selection, focus_area: FocusArea, table: pd.DataFrame) -> None:
    """What the plan wants, how far the figures reach, and which period is shown."""
    counts = tally_of_availability(table)
    goals = "  \n".join(f":material/flag: {plain(goal.text)}" for goal in focus_area.goals)
    st.markdown(goals)
    gaps = [f"{number(counts[kind])} {AVAILABILITY[kind]}" for kind in ("public_source", "missing") if counts[kind]]
    told = f"{number(counts['figures'])} av {number(sum(counts.values()))} indikatorer har siffror"
    st.text(
        f"{told}{'; ' + '; '.join(gaps) if gaps else ''}. Visar {asked.period.label}, eller senaste år dessförinnan."
    )


def focus_indicator_table(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> pd.DataFrame:
    return plan_indicators(workspace, asked, focus_area.indicators, role)


def indicator_cards(
    workspace: Workspace, asked: Selection, focus_area: FocusArea, table: pd.DataFrame, role: Role
) -> None:
    """One card for each indicator of the plan, those without figures too, with how to get them."""
    ids = tuple(table.loc[table["availability"] == "figures", "indicator"])
    series = figures_of(workspace, _whole_where_needed(asked, table), ids, "period", role) if ids else pd.DataFrame()
    planned = {indicator.id: indicator for indicator in focus_area.indicators}
    records = table[table["is_main"]].to_dict("records")
    for start in range(0, len(records), CARDS_A_ROW):
        for column, record in zip(st.columns(CARDS_A_ROW), records[start : start + CARDS_A_ROW], strict=False):
            with column:
                own = series[series["indicator"] == record["indicator"]] if len(series) else series
                _card(record, own, planned[str(record["plan_indicator"])])


def _whole_where_needed(asked: Selection, table: pd.DataFrame) -> Selection:
    """The municipality's series, when the cards' figures are the municipality's."""
    if asked.areas and not table["is_of_municipality"].any():
        return asked
    return Selection(asked.municipality, asked.period, asked.comparison, (), asked.sex, asked.age, asked.themes)


def _card(record: dict[str, object], series: pd.DataFrame, planned: PlanIndicator) -> None:
    with st.container(border=True, height="stretch", gap=None, key=f"plankort-{record['plan_indicator']}"):
        wanted = WANTED[str(record["wanted"])]
        st.markdown(f"**{plain(str(record['plan_indicator']))} {plain(str(record['plan_name']))}**")
        if record["availability"] != "figures":
            st.markdown("### –")
            st.caption(plain(f"{sentence(AVAILABILITY[str(record['availability'])])}. {record['how_to_get']}"))
            return
        if record["status"] == Status.SUPPRESSED:
            st.markdown(f"### {SYMBOLS[Status.SUPPRESSED]}")
            st.caption(
                plain(f"{sentence(STATUSES[Status.SUPPRESSED])}. Gäller {record['period']}. {record['source']}.")
            )
            return
        unit = "" if record["unit"] == UNITS[Unit.PERCENT] else f" {record['unit']}"
        value, _, spread = str(record["value_text"]).partition(" (")
        st.markdown(f"### {plain(value)} :small[:gray[{plain((f'({spread}' if spread else '') + unit)}]]")
        if len(series.dropna(subset=["value"])) > 1:
            chart = partial(sparkline, series, current_scheme(), planned.target)
            told = f"{record['plan_name']} över tid. {record['change_text']}"
            draw_chart(chart, told, f"kurva-{record['plan_indicator']}")
        aim = f"Mål: {record['target_text']}" if planned.target is not None else ""
        lines = [record["change_text"], record["comparison_text"], sentence(wanted), aim]
        st.caption(plain(". ".join(str(line) for line in lines if line) + "."))
        place = "hela kommunen, " if record["is_of_municipality"] else ""
        made = f" Uppgifter till och med {record['data_date']}." if record["data_date"] else ""
        st.caption(plain(f"Gäller {place}{record['period']}. {record['source']}.{made}"))


def chosen_measure(workspace: Workspace, focus_area: FocusArea) -> Indicator | None:
    """The measure to look closer at; `matt` in the address. None when the plan names none that is known."""
    known = workspace.definitions.indicators
    ids = tuple(dict.fromkeys(name for planned in focus_area.indicators for name in planned.measures))
    if not ids:
        return None
    key = f"fokusmatt-{focus_area.id}"
    chosen = adopt(key, ids, ids[0])
    st.selectbox("Titta närmare på", ids, format_func=lambda name: known[name].name, key=key, persist_state="session")
    return known[chosen]


def measure_pictures(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> None:
    """Over time, on the map where there are figures by area, and by sex and age where it is split."""
    views = [name for name in SPLITS if name in indicator.breakdowns]
    names = ["Över tid", *(SPLITS[view].tab for view in views)]
    names += ["Karta"] if indicator.id in mapped_indicators(workspace) else []
    tabs = dict(zip(names, st.tabs(names, key=f"fokusvy-{indicator.id}", on_change="rerun"), strict=True))
    with tabs["Över tid"]:
        total = figures(workspace, asked, indicator.id, "total", role)
        show_series(figures(workspace, asked, indicator.id, "period", role), indicator, total, f"fokus-{indicator.id}")
    for view in views:
        if tabs[SPLITS[view].tab].open:
            with tabs[SPLITS[view].tab]:
                _split(workspace, asked, indicator, view, role)
    if "Karta" in tabs and tabs["Karta"].open:
        with tabs["Karta"]:
            _map(workspace, asked, indicator, role)


def _split(workspace: Workspace, asked: Selection, indicator: Indicator, by: Split, role: Role) -> None:
    rows = figures(workspace, asked, indicator.id, by, role)
    if rows.empty:
        st.info(f"{indicator.name} har inga siffror uppdelade på {SPLITS[by].tab.lower()} för det här urvalet.")
        return
    named = rows.assign(group=rows[by].map(SPLITS[by].words))
    written = zip(named["group"], read_rows(rows.to_dict("records")), strict=True)
    title = f"{indicator.name}: " + ", ".join(f"{group.lower()} {value_words(row)}" for group, row in written)
    subtitle = f"{sentence(UNITS[rows['unit'].iloc[0]])}, {rows['period'].iloc[0]}"
    show_chart(partial(group_chart, named, by), title, subtitle, f"{title}. {subtitle}.", f"fokus-{by}-{indicator.id}",
               f"Källa: {rows['source'].iloc[0]}.")  # fmt: skip
    figure_table(rows, f"{asked.municipality}-{indicator.id}-{by}", f"fokus-{by}-{indicator.id}")


def _map(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> None:
    rows, classes = area_figures(workspace, asked, indicator.id, role)
    shown = indicator_overlay(workspace, asked, indicator, rows, classes, False, role)
    area_map(workspace, shown, "fokuskarta", asked.period.label)
    figure_table(rows, f"{asked.municipality}-{indicator.id}-omraden", f"fokus-omraden-{indicator.id}")


def plan_indicator_table(table: pd.DataFrame, file_name: str) -> None:
    declared_table(table, PLAN_INDICATORS, file_name, "planindikatorer", bool(table["is_synthetic"].any()))
