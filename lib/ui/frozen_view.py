"""A frozen version on a page: everything from the copy, nothing from the data of today."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.frozen_views import (
    cause_table,
    figures_of_one,
    figures_table,
    frozen_indicator,
    frozen_names,
    map_rows,
    measure_table,
    problem_table,
)
from lib.analysis.version_rows import Frozen, frame_of
from lib.charts.chart_spec import Draw
from lib.charts.frozen_map import frozen_map
from lib.charts.series import series_chart
from lib.domain.codes import Unit
from lib.domain.content_points import CONTENT_CHECK
from lib.domain.period import Period
from lib.domain.row import FigureRow
from lib.domain.sentences import change_sentence
from lib.domain.version import TEXTS, VersionStatus, lines
from lib.domain.version_columns import FROZEN_CAUSES, FROZEN_FIGURES, FROZEN_MEASURES, FROZEN_MERGE, FROZEN_PROBLEMS
from lib.domain.version_columns import FROZEN_SOURCES as SOURCES
from lib.domain.version_words import LABELS, STATUSES
from lib.domain.words import UNITS
from lib.reports.chart_picture import ChartTexts
from lib.reports.version_files import open_extract, whole_copy
from lib.ui.address import adopt
from lib.ui.figure_charts import draw_chart, picture_buttons
from lib.ui.noted import noted_download
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table, figure_table

MADE_UP = "Påhittade exempelsiffror."
MOST_HEADLINES = 4


def tampered() -> None:
    st.error(
        "Innehållet är inte det som frystes. Det visas inte. Kör python -m lib check, och läs tillbaka en "
        "säkerhetskopia.",
        icon=":material/gpp_bad:",
    )


def frozen_heading(frozen: Frozen) -> None:
    """What it is, who decided it, and that it is untouched."""
    version, row = frozen.content["version"], frozen.row
    st.subheader(f"{version['number']}. {plain(version['title'])}", anchor=False)
    status = STATUSES[VersionStatus(row["status"])]
    period, before = (Period.parse(version[name]).label for name in ("period", "comparison"))
    st.markdown(f":gray-badge[{status}] :gray-badge[{period}] :gray-badge[jämfört med {before}]")
    frozen_on = pd.Timestamp(row["frozen_at"])
    decided = f" Beslutad {row['decided_on']} av {row['deciding_body']}." if row["decided_on"] else ""
    extract = " Du ser det öppna utdraget." if frozen.is_extract else ""
    st.text(
        f"En kopia av läget {frozen_on:%Y-%m-%d}. Senare ändringar av siffror, områden och plan syns inte här."
        f"{decided}{extract}"
    )
    st.caption(f":material/verified: Innehållet är orört. Kontrollsumma (SHA-256): {row['sha256'][:16]}…")


def frozen_parts(frozen: Frozen, file_name: str) -> None:
    """The parts of the copy as views of one page."""
    views = ["Texter", "Siffror", "Problem och åtgärder"]
    views += [] if frozen.is_extract else ["Bilderna ihop", "Innehåll"]
    shown = st.tabs([*views, "Källor och filer"], key="fryst-vyer")
    with shown[0]:
        words, figures = st.columns([3, 2], gap="medium")
        with words:
            _texts(frozen)
        with figures, st.container(border=True, key="fryst-nyckeltal"):
            _headline(frozen)
    with shown[1]:
        _figures(frozen, file_name)
    with shown[2]:
        _work(frozen, file_name)
    if not frozen.is_extract:
        with shown[3]:
            _merge(frozen, file_name)
        with shown[4]:
            declared_table(frame_of(frozen.content["content_check"]), CONTENT_CHECK, f"{file_name}-innehall",
                           "fryst-innehall", False)  # fmt: skip
    with shown[-1]:
        _sources(frozen, file_name)


def _texts(frozen: Frozen) -> None:
    version = frozen.content["version"]
    names = lines(version["organisations"])
    if names:
        st.markdown(f"**Gjord av** {plain(', '.join(names))}")
    written = [name for name in TEXTS if version[name]]
    for name in written:
        st.markdown(f"**{LABELS[name]}**")
        st.text(version[name])
    if not written:
        st.text("Inga texter var skrivna när versionen frystes.")


def _headline(frozen: Frozen) -> None:
    """The first figures of the copy, as cards would show them."""
    for row in figures_table(frozen).head(MOST_HEADLINES).to_dict("records"):
        change = f"  \n:small[{plain(row['change_text'])}.]" if row["change_text"] else ""
        is_plain = row["unit_text"] in (UNITS[Unit.PERCENT], UNITS[Unit.COUNT])
        unit = "" if is_plain else f" {row['unit_text']}"
        st.markdown(f"**{plain(row['name'])}**  \n{plain(row['value_text'])}{unit}{change}")


def _figures(frozen: Frozen, file_name: str) -> None:
    table, names = figures_table(frozen), frozen_names(frozen)
    if not names:
        st.text("Det fanns inga siffror när versionen frystes.")
        return
    adopt("fryst_matt", tuple(names), next(iter(names)))
    st.selectbox("Mått", tuple(names), format_func=lambda name: names[name], key="fryst_matt", persist_state="session")
    chosen = st.session_state["fryst_matt"]
    indicator = frozen_indicator(frozen, chosen)
    left, right = st.columns([3, 2], gap="medium")
    rows, total = map_rows(frozen, chosen), figures_of_one(frozen, chosen, "total")
    with left:
        _map(frozen, indicator, rows, chosen)
    with right:
        _series(figures_of_one(frozen, chosen, "period"), indicator, total, chosen)
    all_figures, by_area = st.tabs(["Hela kommunen, alla mått", "Per område"], key="fryst-tabeller")
    with all_figures:
        made_up = bool(table["is_synthetic"].any())
        declared_table(table, FROZEN_FIGURES, f"{file_name}-siffror", "fryst-siffror", made_up)
    with by_area:
        figure_table(figures_of_one(frozen, chosen, "area"), f"{file_name}-{chosen}", "fryst-omraden")


def _map(frozen: Frozen, indicator: dict[str, Any], rows: pd.DataFrame, key: str) -> None:
    if rows.empty:
        st.text("Måttet finns inte per område.")
        return
    unit = Unit(str(indicator["unit"]))
    limits = tuple(indicator["limits"])
    chart = partial(
        frozen_map, rows, frozen.content["areas"], limits, str(indicator["polarity"]), unit, current_scheme()
    )
    schematic = any(area["properties"].get("is_schematic") for area in frozen.content["areas"]["features"])
    source = "Områdena som de var." + (" Schematiska gränser." if schematic else "")
    _chart(chart, f"{indicator['name']} per område", UNITS[unit], source, f"fryst-karta-{key}")


def _series(series: pd.DataFrame, indicator: dict[str, Any], total: pd.DataFrame, key: str) -> None:
    if len(series) < 2:
        st.text("Det fanns för få tidpunkter för en kurva.")
        return
    months = len(str(series["period"].iloc[0])) > len("2025")
    compared = series["comparison_name"].dropna()
    name = str(series["area_name"].iloc[0])
    chart = partial(series_chart, series, name, next(iter(compared), None), months)
    title = change_sentence(FigureRow.read(total.to_dict("records")[0])) if len(total) else ""
    subtitle = f"{indicator['name']}, {UNITS[Unit(str(indicator['unit']))]}"
    made_up = f" {MADE_UP}" if series["is_synthetic"].any() else ""
    source = f"Källa: {series['source'].iloc[-1]}.{made_up}"
    _chart(chart, title or subtitle, subtitle if title else "", source, f"fryst-serie-{key}")


def _chart(draw: Draw, title: str, subtitle: str, source: str, key: str) -> None:
    """As `show_chart`, which says of today's data what is made up."""
    with st.container(gap="xsmall"):
        st.markdown(f"**{plain(title)}**")
        if subtitle:
            st.caption(plain(subtitle))
        told = f"{title} {subtitle}"
        draw_chart(draw, told, key)
        st.caption(plain(source))
        picture_buttons(draw, told, ChartTexts(title, subtitle, source), key)


def _work(frozen: Frozen, file_name: str) -> None:
    parts = (
        ("Problem", problem_table(frozen), FROZEN_PROBLEMS, "problem"),
        ("Orsaker", cause_table(frozen), FROZEN_CAUSES, "orsaker"),
        ("Åtgärder", measure_table(frozen), FROZEN_MEASURES, "atgarder"),
    )
    for name, rows, columns, key in parts:
        if rows.empty:
            st.caption(f"{name}: inga i kopian.")
            continue
        st.markdown(f"**{name}** :small[{len(rows)}]")
        declared_table(rows, columns, f"{file_name}-{key}", f"fryst-{key}", bool(rows["is_synthetic"].any()))


def _merge(frozen: Frozen, file_name: str) -> None:
    merged = frozen.content["merge"]
    if merged is None:
        st.text("Aktörernas bilder var inte ihoplagda när versionen frystes.")
        return
    rows = frame_of(merged["table"])
    looked = rows[rows["looked"] > 0]
    st.caption(f"Halvår {merged['period']}. Rutor som någon har tittat på: {len(looked)} av {len(rows)}.")
    declared_table(looked, FROZEN_MERGE, f"{file_name}-bilder", "fryst-bilder", bool(rows["is_synthetic"].any()))


def _sources(frozen: Frozen, file_name: str) -> None:
    sources = frame_of(frozen.content["sources"])
    with st.container(horizontal=True, gap="small", key="fryst-filer"):
        if not frozen.is_extract:
            noted_download("Hela kopian (JSON, intern)", whole_copy(frozen), file_name=f"{file_name}.json",
                               mime="application/json", key="fryst-kopia", icon=":material/lock:")  # fmt: skip
        noted_download("Öppet utdrag (JSON)", open_extract(frozen), file_name=f"{file_name}-oppet.json",
                           mime="application/json", key="fryst-utdrag", icon=":material/download:")  # fmt: skip
    declared_table(sources, SOURCES, f"{file_name}-kallor", "fryst-kallor", bool(sources["is_synthetic"].any()))
