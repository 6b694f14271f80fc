"""The slides in a frame of their own, drawn by the browser from the deck: ui/static/bildspel. Imported by its page
alone, because a component's frame is registered only while a script runs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components

from lib.domain.deck import Deck, deck_content
from lib.domain.palette import ACCENT, COMPARISON, GRID, INK, PAPER, QUIET
from lib.reports.pptx_file import stamp_of
from lib.ui.session import current_scheme

FOLDER = Path(__file__).parent / "static" / "bildspel"
PREVIEW, SHOWN, SPEAKER = "prov", "visa", "talare"
_component = components.declare_component("bildspel", path=str(FOLDER))


def deck_frame(
    deck: Deck, name: str, view: str, key: str, at: str = "", on_event: Callable[[], None] | None = None
) -> None:
    """`name` is what the windows that follow each other share; `view` one of PREVIEW, SHOWN and SPEAKER; `at` the slide
    that the preview shows. What the browser tells comes as `event_of(key)` when `on_event` runs.

    Only the speaker's own window is sent what is said beside the slides.
    """
    sent = deck if view == SPEAKER else without_notes(deck)
    _component(
        deck=deck_content(sent) | {"stamp_words": stamp_of(deck)},
        namn=name,
        vy=view,
        bild=at,
        farger=colours(),
        key=key,
        default=None,
        on_change=on_event,
    )


def event_of(key: str) -> tuple[str, str]:
    """What happened in the frame and at which slide; empty before anything has."""
    told: dict[str, Any] = st.session_state.get(key) or {}
    return str(told.get("handelse", "")), str(told.get("bild", ""))


def without_notes(deck: Deck) -> Deck:
    """What may be in a window that others look at."""
    return replace(deck, slides=tuple(replace(slide, notes="", told="", proposed="") for slide in deck.slides))


def colours() -> dict[str, str]:
    scheme = current_scheme()
    named = {"ink": INK, "paper": PAPER, "quiet": QUIET, "grid": GRID, "accent": ACCENT}
    return {name: colour[scheme] for name, colour in named.items()} | {"comparison": COMPARISON, "valt": "#0b66c3"}
