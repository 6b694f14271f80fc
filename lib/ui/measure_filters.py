"""Which measures: one button, whose label says what is chosen. All of it in the address."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.choices import area_choices
from lib.analysis.measures import Narrowing, owner_names
from lib.analysis.workspace import Workspace
from lib.domain.measure_words import LEVELS_EXPLAINED, MARKED_STATUSES, NO_OWNER, PREVENTION
from lib.domain.plan_follow_up_words import HORIZONS
from lib.ui.address import adopt
from lib.ui.plain_text import plain

ALL = "alla"
AREA, KIND, LEVEL = "omrade", "atgard_slag", "atgard_niva"
OWNER, STATUS, FOCUS, HORIZON, TARGET, THEME, LATE = (
    "atgard_agare", "atgard_status", "atgard_fokus", "atgard_horisont", "atgard_malomrade", "atgard_tema",
    "atgard_sena")  # fmt: skip
LABELS = {OWNER: "Ägare", STATUS: "Status", FOCUS: "Fokusområde", HORIZON: "Horisont", TARGET: "Målområde",
          AREA: "Område", THEME: "Tema", KIND: "Slag", LEVEL: "Nivå", LATE: "Tid"}  # fmt: skip
ONLY_LATE = "sena"


def measure_choices(workspace: Workspace, measures: pd.DataFrame) -> Narrowing:
    """What the address or the widgets say."""
    options = _options(workspace, measures)
    chosen = {key: adopt(key, (ALL, *names), ALL) for key, names in options.items()}
    given = {key: "" if value == ALL else value for key, value in chosen.items()}
    _button(options, given)
    return Narrowing(
        owner=given[OWNER],
        status=given[STATUS],
        focus_area=given[FOCUS],
        horizon=given[HORIZON],
        target_area=given[TARGET],
        prevention=given[KIND],
        level=given[LEVEL],
        areas=next((one.area_codes for one in area_choices(workspace) if one.code == given[AREA]), ()),
        theme=given[THEME],
        only_late=bool(given[LATE]),
    )


def forget_choices() -> None:
    """Back to all measures."""
    for key in LABELS:
        st.session_state[key] = ALL


def chosen_fields(workspace: Workspace) -> dict[str, str]:
    """What a new measure begins with: the choices that a measure has a field for."""
    fields = {OWNER: "owner_board", FOCUS: "focus_area", HORIZON: "horizon", AREA: "area_code", THEME: "theme",
              KIND: "prevention", LEVEL: "level"}  # fmt: skip
    held = {name: st.session_state.get(key, ALL) for key, name in fields.items()}
    is_area = held["area_code"] in workspace.area_names
    return {name: code for name, code in held.items() if code not in (ALL, "-") and (name != "area_code" or is_area)}


def owner_options(workspace: Workspace, measures: pd.DataFrame) -> dict[str, str]:
    """Boards of the plan first, then the other owners that measures have."""
    used = {owner: owner for owner in sorted(measures["owner_board"]) if owner}
    return owner_names(workspace) | {owner: name for owner, name in used.items() if owner not in owner_names(workspace)}


def _button(options: dict[str, dict[str, str]], given: dict[str, str]) -> None:
    chips = [options[key][value] for key, value in given.items() if value] or ["alla åtgärder"]
    with st.popover(" ".join(f":gray-badge[{plain(chip)}]" for chip in chips), icon=":material/tune:",
                    key="atgardsurval", wrap=True):  # fmt: skip
        columns = [column for _ in range((len(options) + 1) // 2) for column in st.columns(2)]
        for column, (key, names) in zip(columns, options.items(), strict=False):
            column.selectbox(
                LABELS[key],
                (ALL, *names),
                format_func=partial(_word, names),
                key=key,
                persist_state="session",
            )
        if any(given.values()):
            st.button("Visa alla åtgärder", key="atgard-visa-alla", on_click=forget_choices)


def _word(names: dict[str, str], value: str) -> str:
    return names.get(value, "Alla")


def _options(workspace: Workspace, measures: pd.DataFrame) -> dict[str, dict[str, str]]:
    """The words of every code that can be chosen."""
    plan = workspace.definitions.plan
    targets = plan.agreement.target_areas if plan and plan.agreement else ()
    themes = workspace.definitions.report_categories.categories
    owners = {
        owner: name
        for owner, name in owner_options(workspace, measures).items()
        if owner in set(measures["owner_board"])
    }
    return {
        OWNER: owners | {"-": NO_OWNER},
        STATUS: MARKED_STATUSES,
        FOCUS: {area.id: f"{area.id} {area.short_name}" for area in plan.focus_areas} if plan else {},
        HORIZON: HORIZONS,
        TARGET: {target.id: f"{target.id} {target.name}" for target in targets},
        AREA: {choice.code: choice.name for choice in area_choices(workspace)},
        THEME: {theme.id: theme.name for theme in themes},
        LATE: {ONLY_LATE: "Bara det som är försenat"},
        KIND: PREVENTION,
        LEVEL: LEVELS_EXPLAINED,
    }
