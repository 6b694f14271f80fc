"""Which week, and which area in it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from lib.analysis.choices import area_choices
from lib.analysis.week_assessments import assessment_period
from lib.analysis.week_levels import known_periods, newest_whole_period
from lib.analysis.workspace import Workspace
from lib.domain.est_period import EstPeriod
from lib.domain.week import WeekLevel
from lib.domain.week_sentences import stands_out
from lib.domain.week_words import LEVEL_SYMBOLS, PERIOD_WORDS
from lib.domain.words import sentence
from lib.ui.address import adopt
from lib.ui.filters import WHOLE

_FOLLOWED = "_veckolage_bedomning"


def period_choice(workspace: Workspace, today: date) -> EstPeriod | None:
    """`vecka` in the address; the newest whole one that is known from the start. None while there are no figures."""
    periods = known_periods(workspace, today)
    if not periods:
        return None
    by_key = {period.key: period for period in periods}
    _follow(workspace)
    chosen = adopt("vecka", tuple(by_key), newest_whole_period(workspace, periods).key)
    st.selectbox(
        sentence(PERIOD_WORDS[workspace.municipality.est_cadence]),
        tuple(by_key),
        format_func=lambda key: f"{by_key[key].label} ({by_key[key].days_label})",
        key="vecka",
        persist_state="session",
    )
    return by_key[chosen]


def area_choice(workspace: Workspace, areas: Sequence[dict[Any, Any]]) -> dict[Any, Any]:
    """The chosen area's row; before one is chosen, the one that needs a judgement most. The map chooses too."""
    codes = tuple(choice.code for choice in area_choices(workspace))
    chosen = adopt("omrade", (WHOLE, *codes), WHOLE)
    by_code = {row["area_code"]: row for row in areas}
    ordered = sorted(by_code, key=lambda code: _urgency(by_code[code]))
    options = ordered if chosen in by_code else [chosen, *ordered]
    first = by_code[ordered[0]]
    names = {WHOLE: f"{first['area_name']} (först i tur)"} | {one.code: one.name for one in area_choices(workspace)}
    st.selectbox(
        "Område att bedöma",
        options,
        format_func=lambda code: _named(by_code[code]) if code in by_code else names[code],
        key="omrade",
        persist_state="session",
    )
    return by_code.get(chosen, first)


def _named(row: dict[Any, Any]) -> str:
    mark = " (sticker ut)" if stands_out(row) else ""
    return f"{LEVEL_SYMBOLS[WeekLevel(row['level'])]} {row['area_name']}{mark}"


def _urgency(row: dict[Any, Any]) -> tuple[int, int, str]:
    order = {"red": 0, "yellow": 1, "": 2, "green": 3}
    return (int(row["level"] != WeekLevel.UNDECIDED), order[row["proposed_level"]], row["area_name"])


def _follow(workspace: Workspace) -> None:
    """A link that names a judgement opens its period and its area, once."""
    wanted = st.query_params.get("bedomning", "")
    if not wanted or st.session_state.get(_FOLLOWED) == wanted:
        return
    st.session_state[_FOLLOWED] = wanted
    found = assessment_period(workspace, wanted)
    if found is not None:
        st.session_state["vecka"], st.session_state["omrade"] = found
