"""Which half-year and which activities: one button, whose label says what is chosen. All of it in the address."""

from datetime import date

import streamlit as st

from lib.analysis.plan_follow_up import Narrowing
from lib.domain.half_year import HalfYear
from lib.domain.plan import Plan
from lib.domain.plan_follow_up import ActivityStatus, current_half_year, half_years
from lib.domain.plan_follow_up_words import HORIZONS, STATUSES
from lib.ui.address import adopt
from lib.ui.plain_text import plain

ALL = "alla"
HALF, FOCUS, BOARD, STATUS, HORIZON, TARGET = (
    "plan_halvar", "plan_fokus", "plan_namnd", "plan_status", "plan_horisont", "plan_malomrade")  # fmt: skip
LABELS = {FOCUS: "Fokusområde", BOARD: "Nämnd", STATUS: "Status", HORIZON: "Horisont", TARGET: "Målområde"}


def plan_choices(plan: Plan, today: date) -> tuple[HalfYear, Narrowing]:
    """What the address or the widgets say; the half-year that has last ended is the default."""
    options = _options(plan)
    half = adopt(HALF, tuple(str(half) for half in half_years(plan)), str(current_half_year(plan, today)))
    chosen = {key: adopt(key, (ALL, *names), ALL) for key, names in options.items()}
    given = {key: "" if value == ALL else value for key, value in chosen.items()}
    _button(plan, HalfYear.parse(half), options, given)
    return HalfYear.parse(half), Narrowing(given[FOCUS], given[BOARD], given[STATUS], given[HORIZON], given[TARGET])


def _button(plan: Plan, half: HalfYear, options: dict[str, dict[str, str]], given: dict[str, str]) -> None:
    chips = [half.label, *(options[key][value] for key, value in given.items() if value)]
    chips += [] if any(given.values()) else ["alla aktiviteter"]
    label = " ".join(f":gray-badge[{plain(chip)}]" for chip in chips)
    with st.popover(label, icon=":material/tune:", key="planurval", wrap=True):
        halves = tuple(str(half) for half in half_years(plan))
        columns = [column for _ in range(3) for column in st.columns(2)]
        columns[0].selectbox(
            "Halvår", halves, format_func=lambda text: HalfYear.parse(text).label, key=HALF, persist_state="session"
        )
        for column, (key, names) in zip(columns[1:], options.items(), strict=True):
            column.selectbox(
                LABELS[key],
                (ALL, *names),
                format_func=lambda value, names=names: names.get(value, "Alla"),
                key=key,
                help="Nämnden leder aktiviteten eller deltar i den." if key == BOARD else None,
                persist_state="session",
            )


def _options(plan: Plan) -> dict[str, dict[str, str]]:
    """The words of every code that can be chosen."""
    targets = plan.agreement.target_areas if plan.agreement else ()
    return {
        FOCUS: {area.id: f"{area.id} {area.short_name}" for area in plan.focus_areas},
        BOARD: {board.id: board.name for board in plan.boards},
        STATUS: {str(status): STATUSES[status] for status in ActivityStatus},
        HORIZON: HORIZONS,
        TARGET: {target.id: f"{target.id} {target.name}" for target in targets},
    }
