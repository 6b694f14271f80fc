"""The form of a promise: what is promised, which actions are done, what came of it, and what the citizens read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.promises import (
    LONGEST_ACTION,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_ACTIONS,
    create_promise,
    save_promise,
)
from lib.analysis.rows import problem_rows
from lib.analysis.workspace import Workspace
from lib.domain.conflict import Conflict, Fields
from lib.domain.measure_words import CLASSES
from lib.domain.promise import PromiseStatus
from lib.domain.promise_words import LABELS, STATUSES
from lib.ui.promise_choice import CHOSEN, NEW, say
from lib.ui.receipt import saved_now
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.secrecy_choice import START as CLASS_START
from lib.ui.secrecy_choice import secrecy_choice
from lib.ui.session import current_user, settings

START: Fields = {
    "title": "", "status": str(PromiseStatus.DRAFT), "period_from": None, "period_to": None, "problem_id": None,
    "area_code": "", "effect": "", "feedback": "", "feedback_given": None, "public_text": "", "review_by": None,
} | CLASS_START  # fmt: skip
FEWEST_LINES = 3
LINES = range(MOST_ACTIONS)
EMPTY_LINES: Fields = {f"insats{n}": "" for n in LINES} | {f"gjord{n}": None for n in LINES}
LINE_LABELS = {f"insats{n}": f"Insats {n + 1}" for n in LINES} | {f"gjord{n}": f"Insats {n + 1} gjord" for n in LINES}
HELP = {
    "public_text": "Kort och vanligt språk. Det här är det enda som syns utanför kommunen och polisen.",
    "effect": "Vad som blev annorlunda, eller att det inte går att säga.",
    "feedback": "Hur och var invånarna har fått veta.",
}


def promise_form(workspace: Workspace, row: Fields | None) -> None:
    """The form of the promise `row`, or of a new one."""
    place = f"lofte-{row['id'] if row else NEW}"
    draft = open_draft(place, _lines_apart(row) if row else None, START | EMPTY_LINES)
    words, labels = _words(workspace), LABELS | LINE_LABELS
    tell(place, draft, labels, words)
    _text(place, "title", "Löfte (måste fyllas i)", LONGEST_TITLE, is_line=True)
    _row(place, ("period_from", "period_to", "review_by"), _day)
    for column, name in zip(st.columns(2), ("status", "area_code"), strict=True):
        with column:
            _select(place, name, words)
    _select(place, "problem_id", words)
    st.markdown("**Det vi lovar att göra**")
    for number in range(_n_shown(place)):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        with left:
            _text(place, f"insats{number}", labels[f"insats{number}"], LONGEST_ACTION, is_line=True)
        with right:
            _day(place, f"gjord{number}", labels[f"gjord{number}"])
    st.markdown("**Vad det gav**")
    for name in ("effect", "feedback"):
        _text(place, name, LABELS[name], LONGEST_TEXT)
    _day(place, "feedback_given")
    st.markdown("**Det invånarna läser**")
    _text(place, "public_text", LABELS["public_text"], LONGEST_TEXT)
    secrecy_choice(place, draft, words["secrecy"])
    st.caption("Skriv inget om enskilda personer. Öppen klass gör texten för invånarna synlig i den öppna vyn.")
    st.button(
        "Spara löftet",
        key=field_key(place, "spara"),
        type="primary",
        on_click=_save,
        args=(workspace, place),
    )


def _save(workspace: Workspace, place: str) -> None:
    """Runs before the page is drawn again; a new promise is opened."""

    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        editor = current_user()
        changes = {name: value for name, value in new.items() if name in START}
        if len(changes) < len(new):
            changes["actions"] = _lines_together(place)
        if seen is None:
            saved = create_promise(settings(), workspace.folder, changes, editor)
            st.session_state[CHOSEN] = str(saved[0])
            say(f"{saved_now(workspace)}. Löftet är tillagt.")
            return SavedRow(*saved)
        try:
            return SavedRow(*save_promise(settings(), workspace.folder, seen.row_id, seen.version, changes, editor))
        except Conflict as conflict:
            raise Conflict(None if conflict.theirs is None else _lines_apart(conflict.theirs)) from conflict

    save_draft(workspace, place, write, "Löftet är inte sparat.", empty_after=True)


def _lines_apart(row: Fields) -> Fields:
    """Each action as two fields of its own, so that two people can change one each."""
    held = list(row["actions"] or [])
    texts = {f"insats{number}": one["text"] for number, one in enumerate(held)}
    days = {
        f"gjord{number}": date.fromisoformat(one["done_on"]) if one["done_on"] else None
        for number, one in enumerate(held)
    }
    problem = None if pd.isna(row["problem_id"]) else int(row["problem_id"])
    return row | texts | days | {"problem_id": problem}


def _lines_together(place: str) -> list[Fields]:
    held = [{"text": _held(place, f"insats{n}") or "", "done_on": _held(place, f"gjord{n}")} for n in LINES]
    return [one for one in held if one["text"].strip()]


def _n_shown(place: str) -> int:
    """Those that are filled, and one more to fill."""
    last = max((number for number in LINES if _held(place, f"insats{number}")), default=-1)
    return min(MOST_ACTIONS, max(FEWEST_LINES, last + 2))


def _held(place: str, name: str) -> Any:
    return st.session_state.get(field_key(place, name))


def _row(place: str, names: tuple[str, ...], draw: Any) -> None:
    for column, name in zip(st.columns(len(names)), names, strict=True):
        with column:
            draw(place, name)


def _text(place: str, name: str, label: str, longest: int, is_line: bool = False) -> None:
    key, hint = field_key(place, name), HELP.get(name, "")
    if is_line:
        st.text_input(label, key=key, max_chars=longest, placeholder=hint, persist_state="session")
    else:
        st.text_area(label, key=key, max_chars=longest, placeholder=hint, persist_state="session", height=80)


def _day(place: str, name: str, label: str = "") -> None:
    must = " (måste väljas)" if name.startswith("period") else ""
    st.date_input(label or f"{LABELS[name]}{must}", value=None, format="YYYY-MM-DD", key=field_key(place, name),
                  persist_state="session")  # fmt: skip


def _select(place: str, name: str, words: Mapping[str, Mapping[Any, str]]) -> None:
    key, known = field_key(place, name), dict(words[name])
    held = st.session_state[key]
    if held not in known:
        known[held] = str(held)
    st.selectbox(LABELS[name], tuple(known), format_func=lambda code: known.get(code, str(code)), key=key,
                 persist_state="session")  # fmt: skip


def _words(workspace: Workspace) -> dict[str, Mapping[Any, str]]:
    problems = problem_rows(workspace.data_key)
    return {
        "status": STATUSES,
        "area_code": {"": f"Hela {workspace.municipality.name}"} | workspace.area_names,
        "problem_id": {None: "Inget problem valt"} | dict(zip(problems["id"], problems["title"], strict=True)),
        "secrecy": CLASSES,
    }
