"""What is the violence page's own: three ways to see it side by side, the kinds that are seldom seen, public places."""

from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from lib.analysis.figures import figures
from lib.analysis.mapping import area_figures
from lib.analysis.violence import (
    dark_figure_sentence,
    kinds_sentence,
    public_measure,
    reported_kinds,
    reported_measure,
    violence_kinds,
    violence_pictures,
)
from lib.analysis.workspace import Workspace
from lib.charts.bars import bar_chart
from lib.domain.codes import Role
from lib.domain.indicator import Indicator
from lib.domain.plan import FocusArea
from lib.domain.row import read_rows
from lib.domain.selection import Selection
from lib.domain.sentences import areas_sentence, place_sentence
from lib.domain.violence_words import KINDS, PICTURES, SEEN_BY
from lib.domain.words import listing
from lib.ui.figure_charts import show_chart
from lib.ui.map_view import area_map
from lib.ui.overlays import indicator_overlay
from lib.ui.plain_text import plain
from lib.ui.tables import declared_table, figure_table

PYRAMID = "pages/vald/valdspyramiden.py"
ROOT = Path(__file__).resolve().parents[2]


def three_pictures(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """Reported, told in surveys and known to the social services, each with what it sees and what it misses."""
    table = violence_pictures(workspace, asked, focus_area, role)
    st.subheader("Våldet sett på tre sätt", anchor=False)
    for column, (code, eyes) in zip(st.columns(len(SEEN_BY)), SEEN_BY.items(), strict=True):
        rows = table[table["seen_by"] == code]
        with column, st.container(border=True, height="stretch", gap="xsmall", key=f"vald-{code}"):
            st.markdown(f"**{eyes.heading}**")
            for record in rows.to_dict("records"):
                _figure(record)
            if rows.empty:
                st.markdown("### –")
                st.caption("Planen följer inget sådant mått.")
            st.caption(f"Mäter: {eyes.measures}")
            st.caption(f"Ser inte: {eyes.misses}")
    told = dark_figure_sentence(workspace, asked, focus_area, role)
    if told:
        st.text(told)
    if (ROOT / PYRAMID).exists():
        st.page_link(PYRAMID, label="Öppna våldspyramiden", icon=":material/change_history:")
    if len(table):
        with st.expander("Tabell: våldet sett på tre sätt", icon=":material/table:", key="vald-tabell"):
            file_name = f"{asked.municipality}-{focus_area.slug}-tre-satt"
            declared_table(table, PICTURES, file_name, "vald-bilder", bool(table["is_synthetic"].any()))


def _figure(record: dict[Any, Any]) -> None:
    value, _, spread = str(record["value_text"]).partition(" (")
    unit = str(record["unit"]) if record["availability"] == "figures" and record["unit"] != "procent" else ""
    extra = f"({spread} {unit}" if spread else unit
    st.markdown(f"### {plain(value)} :small[:gray[{plain(extra.strip())}]]" if extra.strip() else f"### {plain(value)}")
    if record["availability"] == "figures":
        lines = [record["measure_name"], record["change_text"], f"Gäller {record['period']}"]
    else:
        lines = [f"{record['measure_name']} saknas", record["how_to_get"]]
    st.markdown(f":small[{plain('. '.join(str(line).rstrip('.') for line in lines if line))}.]")


def reported_by_kind(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """Reported violence by category. What may only be shown for the whole municipality is missing for an area."""
    indicator = reported_measure(workspace, focus_area)
    if indicator is None:
        return
    st.subheader("Anmält våld efter slag av brott", anchor=False)
    rows = reported_kinds(workspace, asked, indicator, role)
    drawn = rows[rows["numerator"].notna()] if len(rows) else rows
    if drawn.empty:
        st.info("Inga anmälda våldsbrott för det här urvalet.")
        return
    finding = kinds_sentence(rows) or indicator.name
    subtitle = f"Antal anmälda brott, {asked.period.label}. Inom parentes: 95 % osäkerhet"
    told = ". ".join(f"{row.category_name}: {row.text}" for row in drawn.itertuples())
    show_chart(partial(bar_chart, drawn, "category_name", "numerator", "text"), finding, subtitle, f"{finding} {told}.",
               "vald-slag", f"Källa: {rows['source'].iloc[0]}.")  # fmt: skip
    only_whole = [c.name for c in workspace.definitions.crime_categories.categories if c.municipality_level_only]
    if asked.areas and only_whole:
        st.caption(f"Visas bara för hela kommunen: {listing(only_whole).lower()}.")
    figure_table(rows.drop(columns="text"), f"{asked.municipality}-{indicator.id}-slag", "vald-slag")


def seldom_seen(workspace: Workspace, asked: Selection, role: Role) -> None:
    """Close relations, honour, prostitution and trafficking: figures or why there are none, never below the whole."""
    table = violence_kinds(workspace, asked, role)
    if table.empty:
        return
    st.subheader("Våld som sällan syns", anchor=False)
    st.caption("Visas bara för hela kommunen, så att ingen kan kännas igen.")
    for column, row in zip(st.columns(len(table)), table.to_dict("records"), strict=True):
        with column, st.container(border=True, height="stretch", gap="xsmall", key=f"valdstyp-{row['name']}"):
            st.markdown(f"**{plain(row['name'])}**")
            st.markdown(f":small[{plain(row['description'])} {plain(row['forms_text'])}.]")
            st.markdown(f"**{plain(row['figures_text'])}**")
            if row["gap"]:
                st.caption(f":material/help: {plain(row['gap'])}")
    with st.expander("Tabell: våld som sällan syns", icon=":material/table:", key="valdstyper-tabell"):
        declared_table(table, KINDS, f"{asked.municipality}-valdstyper", "valdstyper", False)


def public_places(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> None:
    """Violence in public places by area, and the ways to where and when."""
    indicator = public_measure(workspace, focus_area)
    if indicator is None:
        return
    st.subheader(indicator.name, anchor=False)
    rows, classes = area_figures(workspace, asked, indicator.id, role)
    if rows.empty:
        st.info("Inga siffror per område för det här urvalet.")
        return
    st.text(areas_sentence(read_rows(rows.to_dict("records")), workspace.municipality.name))
    picture, ways = st.columns([3, 2], gap="medium")
    with picture:
        shown = indicator_overlay(workspace, asked, indicator, rows, classes, False, role)
        area_map(workspace, shown, "valdskarta", asked.period.label)
    with ways:
        _place(workspace, asked, indicator, role)
        st.caption(plain(f"{indicator.definition} {indicator.caveat or ''}"))
        st.page_link("pages/lagesbild/heta_platser.py", label="Heta platser", icon=":material/local_fire_department:")
        st.page_link("pages/lagesbild/heta_tider.py", label="Heta tider", icon=":material/schedule:")
    with st.expander("Tabell: område för område", icon=":material/table:", key="vald-omraden"):
        figure_table(rows, f"{asked.municipality}-{indicator.id}-omraden", "vald-omraden")


def _place(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> None:
    total = figures(workspace, asked, indicator.id, "total", role)
    for row in read_rows(total.to_dict("records")):
        st.text(place_sentence(row, indicator.name))
