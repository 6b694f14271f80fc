"""A measure's effect on a page: the verdict, the picture, and the numbers behind."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.effect_answer import MeasureEffect
from lib.analysis.effect_places import BUFFER, COLUMNS, PLACE
from lib.charts.effect import effect_chart
from lib.domain.change_codes import Verdict
from lib.domain.change_sentences import disagreement_words, quotient_words, verdict_words
from lib.domain.change_words import VERDICTS
from lib.domain.words import number
from lib.ui.figure_charts import show_chart
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme
from lib.ui.tables import declared_table

ICONS = {
    Verdict.HELPED: ":material/check_circle:",
    Verdict.MOVED: ":material/move_item:",
    Verdict.WORSE: ":material/trending_up:",
    Verdict.NO_CLEAR_EFFECT: ":material/trending_flat:",
    Verdict.DEPENDS: ":material/balance:",
    Verdict.TOO_FEW: ":material/hourglass_empty:",
}


def verdict_box(effect: MeasureEffect) -> None:
    """The verdict in words with the numbers it rests on."""
    with st.container(border=True):
        st.markdown(f"### {ICONS[effect.verdict]} {VERDICTS[effect.verdict]}")
        st.markdown(f"**{plain(effect.title)}**, {plain(effect.area_name)}")
        if effect.why_not:
            st.text(effect.why_not)
            return
        st.text(verdict_words(effect.verdict, _row(effect, PLACE), effect.moved_to))
        if effect.against_chosen is not None and effect.against_rest is not None:
            st.text(disagreement_words(effect.against_chosen, effect.against_rest))
        quotient = quotient_words(effect.quotient, effect.quotient_lower, effect.quotient_upper)
        if effect.verdict in (Verdict.HELPED, Verdict.MOVED) and quotient:
            st.text(quotient)
        if effect.around_note:
            st.caption(effect.around_note)
        with st.expander("Siffrorna bakom", icon=":material/functions:", key="siffror-effekt"):
            _numbers(effect)


def place_row(effect: MeasureEffect) -> dict[str, float] | None:
    """The measure's own place in its table: what words about it are written from."""
    return _row(effect, PLACE)


def periods_words(effect: MeasureEffect) -> str:
    """`Anmälda brott, narkotika: jan 2024–maj 2025 mot jun 2025–okt 2026.`"""
    if effect.before is None or effect.after is None:
        return effect.indicator.name
    return f"{effect.indicator.name}: {effect.before.short_label} mot {effect.after.short_label}"


def effect_pictures(effect: MeasureEffect, themes: str) -> None:
    """The place and the areas around it, each beside what the comparison would have given."""
    if effect.series.empty or effect.started is None:
        return
    start = pd.Timestamp(f"{effect.started}-01")
    place, around = _row(effect, PLACE), _row(effect, BUFFER)
    here = str(place["area_name"]) if place else effect.area_name
    there = f"{around['area_name']} runt om" if around else ""
    for column, (group, name) in zip(st.columns(2, gap="medium"), ((PLACE, here), (BUFFER, there)), strict=True):
        rows, row = effect.series[effect.series["group"] == group], _row(effect, group)
        if rows.empty or row is None:
            continue
        title = f"{name}: {number(float(row['after']))} efter, mot väntade {number(float(row['expected']))}"
        subtitle = f"{effect.indicator.name}{themes}, antal per tre månader. Streckat: om det följt jämförelsen"
        source = f"Källa: {effect.source}. Uppgifter till och med {effect.data_date}."
        with column:
            chart = partial(effect_chart, rows, start, current_scheme())
            show_chart(chart, title, subtitle, f"Tidsserie. {title}. {subtitle}.", f"effekt-{group}", source)


def effect_table(effect: MeasureEffect, file_name: str) -> None:
    if not effect.table.empty:
        declared_table(effect.table, COLUMNS, file_name, "effekt", effect.is_synthetic)


def _numbers(effect: MeasureEffect) -> None:
    row = _row(effect, PLACE)
    if row is None:
        return
    ratio = [1 + float(row[name]) / 100 for name in ("size", "lower", "upper")]
    compared = number(len(effect.compared_areas))
    st.text(
        f"Kvot mot {compared} jämförda områden: {number(ratio[0], 2)} ({number(ratio[1], 2)}–{number(ratio[2], 2)})."
    )
    st.text(f"p-värde: {number(float(row['adjusted_p']), 4)}. Spridning mot Poisson: {number(effect.dispersion, 2)}.")
    if effect.quotient == effect.quotient:
        limits = f"{number(effect.quotient_lower, 2)} till {number(effect.quotient_upper, 2)}"
        st.text(f"Viktad flyttkvot (WDQ): {number(effect.quotient, 2)} (95 %: {limits}).")
    else:
        st.text("Viktad flyttkvot (WDQ) räknas bara när platsen själv har ändrats.")


def _row(effect: MeasureEffect, group: str) -> dict[str, float] | None:
    rows = effect.table[effect.table["group"] == group].to_dict("records") if len(effect.table) else []
    return {str(name): value for name, value in rows[0].items()} if rows else None
