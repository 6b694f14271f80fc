"""The form of a measure: nothing half-written is lost, and nobody writes over anybody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.measures import LONGEST, LONGEST_TEXT, create_measure, save_measure
from lib.analysis.measures import measure_key_of
from lib.analysis.rows import cause_rows, problem_rows
from lib.analysis.workspace import Workspace
from lib.domain.conflict import Fields
from lib.domain.measure import NEEDS_REASON, TARGET_SEPARATOR, MeasureStatus, target_letters
from lib.domain.measure_words import CLASSES, LABELS, LEVELS_EXPLAINED, MARKED_STATUSES, PREVENTION
from lib.domain.plan_follow_up_words import HORIZONS
from lib.ui.measure_choice import NEW, form_place, open_measure, say
from lib.ui.measure_filters import owner_options
from lib.ui.receipt import saved_now
from lib.ui.row_draft import RowDraft, SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.secrecy_choice import START as CLASS_START
from lib.ui.secrecy_choice import secrecy_choice
from lib.ui.session import current_user, settings

START: Fields = {
    "title": "", "status": str(MeasureStatus.PROPOSED), "status_reason": "", "owner_board": "", "contact_role": "",
    "partners": "", "started": None, "due": None, "ended": None, "area_code": "", "theme": "", "problem_id": None,
    "cause_id": None, "focus_area": "", "activity": "", "target_areas": "", "prevention": "", "level": "",
    "horizon": "", "expected": "", "expected_short": "", "expected_long": "", "indicator": "", "evidence": "",
    "cost_sek": None, "cost_note": "", "follow_up_on": None, "result": "", "feedback_given": None, "review_by": None,
    "is_quick": False,
}  # fmt: skip
WHOLE_NUMBERS = ("problem_id", "cause_id", "cost_sek")
HELP = {
    "contact_role": "En roll, aldrig ett namn.",
    "expected": "Vad som ska bli annorlunda, i en mening.",
    "evidence": "Vad forskning eller egen erfarenhet säger, och hur säkert det är.",
    "result": "Vad som blev annorlunda, och hur ni vet det.",
    "status_reason": "Varför åtgärden inte går att genomföra, är sen eller har lämnats över.",
    "partners": "Andra nämnder, polisen, bostadsbolag, föreningar.",
}


def measure_form(workspace: Workspace, row: Fields | None, measures: pd.DataFrame, today: date, start: Fields) -> None:
    """The form of the measure `row`, or of a new one that begins with `start`."""
    place = form_place(str(row["id"]) if row else NEW)
    draft = open_draft(place, _whole(row) if row else None, START | CLASS_START | start)
    if wished := st.session_state.pop(field_key(place, "_ny_status"), None):
        st.session_state[field_key(place, "status")] = wished
    words = _words(workspace, measures)
    tell(place, draft, LABELS, words)
    first, what, effect, later = st.tabs(["Läget", "Vad och varför", "Effekt och kostnad", "Uppföljning"],
                                         key=f"{place}-flikar")  # fmt: skip
    with first:
        _state(place, words)
    with what:
        _what(place, workspace, words)
    with effect:
        _effect(place, words)
    with later:
        _follow_up(place, draft, words)
    st.caption("Skriv inget om enskilda personer. Det du skrivit står kvar när du byter sida.")
    st.button(
        "Spara åtgärden",
        key=field_key(place, "spara"),
        type="primary",
        on_click=_save,
        args=(workspace, place, today),
    )


def _state(place: str, words: Mapping[str, Mapping[Any, str]]) -> None:
    _text(place, "title", "Åtgärd (måste fyllas i)", is_line=True)
    left, right = st.columns(2)
    with left:
        _select(place, "status", words, "Status (måste väljas)")
    with right:
        _select(place, "owner_board", words, may_be_new=True)
    if st.session_state[field_key(place, "status")] in NEEDS_REASON:
        _text(place, "status_reason", "Skäl (måste fyllas i)")
    days = st.columns(3)
    for column, name in zip(days, ("started", "due", "ended"), strict=True):
        with column:
            _day(place, name)
    left, right = st.columns(2)
    with left:
        _text(place, "contact_role", is_line=True)
    with right:
        _select(place, "area_code", words)
    _text(place, "partners")
    if st.session_state[field_key(place, "status")] not in NEEDS_REASON:
        _text(place, "status_reason")


def _what(place: str, workspace: Workspace, words: Mapping[str, Mapping[Any, str]]) -> None:
    _select(place, "problem_id", words)
    _select(place, "cause_id", _causes_of(place, workspace, words))
    for names in (("theme", "horizon"), ("prevention", "level"), ("focus_area", "activity")):
        for column, name in zip(st.columns(2), names, strict=True):
            with column:
                _select(place, name, words)
    _targets(place, words)


def _effect(place: str, words: Mapping[str, Mapping[Any, str]]) -> None:
    for name in ("expected", "expected_short", "expected_long"):
        _text(place, name)
    _select(place, "indicator", words)
    _text(place, "evidence")
    left, right = st.columns([1, 2])
    left.number_input(LABELS["cost_sek"], min_value=0, step=1000, key=field_key(place, "cost_sek"), value=None,
                      persist_state="session")  # fmt: skip
    with right:
        _text(place, "cost_note", is_line=True)


def _follow_up(place: str, draft: RowDraft, words: Mapping[str, Mapping[Any, str]]) -> None:
    for column, name in zip(st.columns(3), ("follow_up_on", "feedback_given", "review_by"), strict=True):
        with column:
            _day(place, name)
    _text(place, "result")
    left, right = st.columns(2)
    with left:
        secrecy_choice(place, draft, words["secrecy"])
    right.checkbox("Snabb åtgärd (beslutad i veckans läge)", key=field_key(place, "is_quick"), persist_state="session")


def _text(place: str, name: str, label: str = "", is_line: bool = False) -> None:
    label, most = label or LABELS[name], LONGEST.get(name, LONGEST_TEXT)
    key, hint = field_key(place, name), HELP.get(name, "")
    if is_line:
        st.text_input(label, key=key, max_chars=most, placeholder=hint, persist_state="session")
    else:
        st.text_area(label, key=key, max_chars=most, placeholder=hint, persist_state="session", height=80)


def _day(place: str, name: str) -> None:
    st.date_input(LABELS[name], value=None, format="YYYY-MM-DD", key=field_key(place, name), persist_state="session")


def _select(
    place: str, name: str, words: Mapping[str, Mapping[Any, str]], label: str = "", may_be_new: bool = False
) -> None:
    """What is chosen stays even when it is no longer among the choices."""
    key, known = field_key(place, name), dict(words[name])
    held = st.session_state[key]
    if held not in known:
        known[held] = str(held)
    st.selectbox(
        label or LABELS[name],
        tuple(known),
        format_func=lambda code: known.get(code, str(code)),
        key=key,
        accept_new_options=may_be_new,
        persist_state="session",
    )


def _targets(place: str, words: Mapping[str, Mapping[Any, str]]) -> None:
    """Held as text, as the table has it; the widget's own list is another key."""
    held, widget = field_key(place, "target_areas"), field_key(place, "malomraden")
    letters = {code: name for code, name in words["target_areas"].items() if code}
    st.session_state[widget] = [letter for letter in target_letters(st.session_state[held]) if letter in letters]
    st.multiselect(
        LABELS["target_areas"],
        tuple(letters),
        format_func=lambda code: letters[code],
        key=widget,
        placeholder="Inga valda",
        on_change=_hold_targets,
        args=(held, widget),
    )


def _hold_targets(held: str, widget: str) -> None:
    st.session_state[held] = TARGET_SEPARATOR.join(sorted(st.session_state[widget]))


def _save(workspace: Workspace, place: str, today: date) -> None:
    """Runs before the page is drawn again; a new measure is opened."""

    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        editor = current_user()
        if seen is None:
            made = create_measure(settings(), workspace.folder, new, today, editor)
            open_measure(measure_key_of(workspace, made.row_id))
            more = "Fyll gärna i mer: ägare, dag, indikator och uppföljning gör åtgärden möjlig att följa."
            say(f"{saved_now(workspace)}. {more}")
        else:
            made = save_measure(settings(), workspace.folder, seen.row_id, seen.version, new, today, editor)
        return SavedRow(made.row_id, made.version)

    save_draft(workspace, place, write, "Åtgärden är inte sparad.", empty_after=True)


def _whole(row: Fields) -> Fields:
    """Numbers that pandas has made floats of because others are missing."""
    numbers = {name: None if pd.isna(row[name]) else int(row[name]) for name in WHOLE_NUMBERS}
    return row | numbers | {"is_quick": bool(row["is_quick"])}


def _causes_of(
    place: str, workspace: Workspace, words: Mapping[str, Mapping[Any, str]]
) -> Mapping[str, Mapping[Any, str]]:
    """Only the causes of the chosen problem."""
    problem = st.session_state[field_key(place, "problem_id")]
    rows = cause_rows(workspace.data_key)
    its = set(rows.loc[rows["problem_id"] == problem, "id"])
    causes = {code: name for code, name in words["cause_id"].items() if code is None or code in its}
    return {**words, "cause_id": causes}


def _words(workspace: Workspace, measures: pd.DataFrame) -> dict[str, Mapping[Any, str]]:
    """What stands for each code, the empty choice first."""
    plan, known = workspace.definitions.plan, workspace.definitions
    problems, causes = problem_rows(workspace.data_key), cause_rows(workspace.data_key)
    targets = plan.agreement.target_areas if plan and plan.agreement else ()
    nothing = {"": "Inte valt"}
    return {
        "status": MARKED_STATUSES,
        "owner_board": {"": "Ingen ägare än"} | owner_options(workspace, measures) | {"Polisen": "Polisen"},
        "area_code": {"": f"Hela {workspace.municipality.name}"} | workspace.area_names,
        "theme": nothing | {theme.id: theme.name for theme in known.report_categories.categories},
        "problem_id": {None: "Inget problem valt"} | dict(zip(problems["id"], problems["title"], strict=True)),
        "cause_id": {None: "Ingen orsak vald"} | dict(zip(causes["id"], causes["description"], strict=True)),
        "focus_area": nothing
        | ({area.id: f"{area.id} {area.short_name}" for area in plan.focus_areas} if plan else {}),
        "activity": nothing | ({one.id: f"{one.id} {one.title}" for one in plan.activities} if plan else {}),
        "target_areas": {target.id: f"{target.id} {target.name}" for target in targets},
        "prevention": nothing | PREVENTION,
        "level": nothing | LEVELS_EXPLAINED,
        "horizon": nothing | HORIZONS,
        "indicator": nothing | {one.id: one.name for one in known.indicators.values()},
        "secrecy": CLASSES,
        "is_quick": {True: "ja", False: "nej"},
    }
