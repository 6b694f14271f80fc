"""Everything about one indicator, and the form by which its polarity is changed."""

import streamlit as st

from lib.analysis.sources import IndicatorSource
from lib.domain.source_words import POLARITIES, RHYTHMS
from lib.domain.words import UNITS, listing
from lib.ui.plain_text import plain
from lib.ui.source_tables import (
    breakdown_words,
    figures_words,
    kolada_words,
    levels_words,
    state_words,
)

COLOURS = {"✓": "green", "▲": "orange", "?": "gray", "–": "gray"}


def source_card(source: IndicatorSource) -> None:
    """Name, state and polarity, what it measures, and each fact that is known, in one column."""
    indicator = source.indicator
    st.markdown(f"#### {plain(' '.join((*source.plan_ids, indicator.name)))}")
    state = state_words(source)
    st.markdown(f":{COLOURS[state[0]]}-badge[{plain(state)}] :blue-badge[{POLARITIES[indicator.polarity]}]")
    st.markdown(plain(indicator.definition))
    for label, text in _facts(source):
        if text:
            st.markdown(f":small[**{label}:** {plain(text)}]")


def _facts(source: IndicatorSource) -> tuple[tuple[str, str], ...]:
    indicator, covered = source.indicator, source.coverage
    made_up = {"all": ", påhittade", "some": ", delvis påhittade", "none": ""}[covered.synthetic]
    newest = f"{covered.newest}" if covered.newest else ""
    return (
        ("Enhet", UNITS[indicator.unit]),
        ("Finns för", levels_words(source)),
        ("Delas upp på", breakdown_words(source)),
        ("Brukar komma", RHYTHMS[indicator.rhythm]),
        ("Innehåll", figures_words(source) + made_up),
        ("Senaste siffra från", newest),
        ("Saknas mellan första och sista", listing(list(covered.gaps))),
        ("Områden utan siffra", _areas(source)),
        ("Källa", indicator.source.name),
        ("Licens eller källangivelse", indicator.source.licence or "inte angiven"),
        ("Kolada", kolada_words(source)),
        ("Så får du siffror", indicator.source.how_to_get or ""),
        ("Om källan", indicator.source.note or ""),
        ("Att tänka på", indicator.caveat or ""),
    )


def _areas(source: IndicatorSource) -> str:
    if not source.has_figures:
        return ""
    return listing(list(source.coverage.areas_missing))
