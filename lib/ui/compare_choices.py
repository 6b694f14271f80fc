"""What to compare on Jämför, and in which picture; both stand in the address."""

from collections.abc import Mapping

import streamlit as st

from lib.ui.address import adopt

AREAS, PERIODS, PLACES = "omraden", "perioder", "kommuner"
COMPARISONS = {AREAS: "Områden", PERIODS: "Före och nu", PLACES: "Andra kommuner"}
FUNNEL, INTERVALS, PANELS = "tratt", "intervall", "sma"
PICTURES = {FUNNEL: "Tratt", INTERVALS: "Intervall", PANELS: "Små diagram"}
COUNT, HARM = "antal", "skada"
WEIGHTS = {COUNT: "Antal", HARM: "Vägd efter skada"}


def comparison_choice() -> str:
    """`slag` in the address."""
    return _segments("slag", "Jämför", COMPARISONS)


def picture_choice(can_funnel: bool, can_panels: bool) -> str:
    """`bild` in the address. A funnel needs to know how many people each value rests on."""
    shown = {FUNNEL: can_funnel, INTERVALS: True, PANELS: can_panels}
    return _segments("bild", "Bild", {code: word for code, word in PICTURES.items() if shown[code]})


def weight_choice(is_possible: bool) -> bool:
    """Whether crimes are weighted by harm; `vikt` in the address. Nothing is asked where it cannot be done."""
    return is_possible and _segments("vikt", "Räkna brott som", WEIGHTS) == HARM


def _segments(key: str, label: str, words: Mapping[str, str]) -> str:
    options = tuple(words)
    adopt(key, options, options[0])
    chosen = st.segmented_control(
        label, options, format_func=lambda code: words[code], key=key, required=True, persist_state="session"
    )
    return chosen or options[0]
