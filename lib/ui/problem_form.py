"""The forms in which a problem is written: what it is, the decision about it, and what came of it."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from lib.actions.problem_edits import save_problem, start_problem
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.problem import LABELS, LONGEST_LINES, LONGEST_TEXT, NEEDS_REASON, STATUSES
from lib.domain.report_words import SECRECY
from lib.domain.secrecy_change import CLASS_REASON
from lib.ui.problem_choices import CAUSES, ONE
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.secrecy_choice import secrecy_choice
from lib.ui.session import current_actor, settings
from lib.ui.told_once import take

NOT_CHOSEN = "inte valt"
SIGNAL = {"": "inte bedömt", "ja": "ja", "nej": "nej"}
_FROM_SIGNAL = {"": None, "ja": True, "nej": False}
NOT_SAVED = "Problemet är inte sparat."
MADE = "_nytt_problem"
HELP = {
    "title": "Kort: vad, var. Till exempel: Mörka gångvägar vid skolan.",
    "description": "Hur det ser ut, vad det leder till och hur länge det har pågått.",
    "place": "Torget, parkeringen, gångvägen … Aldrig en bostad.",
    "season": "Till exempel: oktober till mars.",
    "weekdays": "Till exempel: fredag och lördag.",
    "hours": "Till exempel: kl. 22–04.",
    "exposed": "Grupper, aldrig enskilda personer.",
    "status_reason": "Vad som vägde tyngst, och vad som skulle ändra beslutet.",
    "expected": "Vad som ska vara annorlunda, hur mycket och när.",
    "result": "Vad som blev annorlunda, och hur ni vet det. Ett misslyckande hjälper nästa.",
    "feedback": "Vad som har berättats, för vem och hur.",
}
WHAT = ("title", "description", "area_code", "place", "season", "weekdays", "hours", "exposed", "theme", "focus_area",
        "pyramid_level", "is_signal_crime", "status", "status_reason", "review_by", "secrecy",
        CLASS_REASON)  # fmt: skip
CAME_OF_IT = ("expected", "follow_up_on", "result", "feedback", "feedback_given")
BEGUN = ("title", "description", "area_code", "place", "theme")
DAYS = frozenset({"follow_up_on", "feedback_given", "review_by"})
LINES = frozenset(LONGEST_LINES)


def text_form(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    """All that says what the problem is, and the decision about it."""
    choices = _choices(workspace)
    place = f"problem-{problem['id']}-text"
    draft = open_draft(place, _as_form(problem), _start(WHAT))
    tell(place, draft, LABELS, choices)
    for name in ("title", "description"):
        _text(place, name)
    left, right = st.columns(2)
    with left:
        _choice(place, "area_code", choices)
        for name in ("place", "season", "weekdays", "hours"):
            _text(place, name)
        _text(place, "exposed")
    with right:
        for name in ("theme", "focus_area", "pyramid_level", "is_signal_crime"):
            _choice(place, name, choices)
        status = _choice(place, "status", choices)
        _text(place, "status_reason", " (måste fyllas i)" if status in NEEDS_REASON else "")
        _day(place, "review_by")
        secrecy_choice(place, draft, choices["secrecy"])
    _save_button(workspace, place, _saver(workspace, role), "Spara problemet")


def result_form(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    """What was expected, what came of it, and who has been told."""
    place = f"problem-{problem['id']}-resultat"
    draft = open_draft(place, _as_form(problem), _start(CAME_OF_IT))
    tell(place, draft, LABELS, {})
    left, right = st.columns(2)
    with left:
        _text(place, "expected")
        _day(place, "follow_up_on")
        _text(place, "result")
    with right:
        _text(place, "feedback")
        _day(place, "feedback_given")
    _save_button(workspace, place, _saver(workspace, role), "Spara resultatet")


def made_receipt() -> None:
    """Told once, on the new problem's own page."""
    if take(MADE, False):
        st.success("Problemet är skapat. Skriv nu varför det finns, och låt aktörerna svara på kriterierna.",
                   icon=":material/check:")  # fmt: skip


def new_form(workspace: Workspace, role: Role) -> None:
    """The least there must be; the rest is written when the problem is there."""
    choices, place = _choices(workspace), "problem-nytt"
    draft = open_draft(place, None, _start(BEGUN))
    tell(place, draft, LABELS, choices)
    _text(place, "title")
    _text(place, "description")
    left, right = st.columns(2)
    with left:
        _choice(place, "area_code", choices)
        _text(place, "place")
    with right:
        _choice(place, "theme", choices)

    def make(new: Fields, _: SavedRow | None) -> SavedRow:
        made = start_problem(settings(), workspace.folder, new, role, current_actor())
        opened = {"vy": ONE, "problem": str(made), "del": CAUSES}
        for key, value in opened.items():
            st.session_state[key] = value
        st.session_state[MADE] = True
        return SavedRow(made, 1)

    _save_button(workspace, place, make, "Spara problemet", empty_after=True)
    st.caption(
        "Ett problem kan också skapas med ett klick: av en motsägelse på sidan Kontraster, av en bedömning på sidan "
        "Veckoläge eller av det som aktörerna kommer överens om på sidan Två bilder. Då följer siffrorna med."
    )


def _saver(workspace: Workspace, role: Role) -> Callable[[Fields, SavedRow | None], SavedRow]:
    def write(new: Fields, seen: SavedRow | None) -> SavedRow:
        if seen is None:
            raise RuntimeError("a problem that is edited has been read")
        if "is_signal_crime" in new:
            new = new | {"is_signal_crime": _FROM_SIGNAL[new["is_signal_crime"]]}
        version = save_problem(settings(), workspace.folder, seen.row_id, seen.version, new, role, current_actor())
        return SavedRow(seen.row_id, version)

    return write


def _save_button(
    workspace: Workspace, place: str, save: Callable[[Fields, SavedRow | None], SavedRow], label: str,
    empty_after: bool = False,
) -> None:  # fmt: skip
    st.caption("Skriv inget om enskilda personer. Det du skrivit står kvar när du byter problem eller vy.")
    st.button(
        label, key=field_key(place, "spara"), type="primary", on_click=save_draft,
        args=(workspace, place, save, NOT_SAVED, empty_after, _as_form),
    )  # fmt: skip


def _text(place: str, name: str, must: str = "") -> None:
    must = " (måste fyllas i)" if name == "title" else must
    asked: dict[str, Any] = {"key": field_key(place, name), "persist_state": "session", "placeholder": HELP.get(name)}
    if name in LINES:
        st.text_input(LABELS[name] + must, max_chars=LONGEST_LINES[name], **asked)
    else:
        st.text_area(LABELS[name] + must, max_chars=LONGEST_TEXT, height=96, **asked)


def _day(place: str, name: str) -> None:
    st.date_input(LABELS[name], key=field_key(place, name), format="YYYY-MM-DD", persist_state="session")


def _choice(place: str, name: str, choices: Mapping[str, Mapping[str, str]]) -> str:
    words, key = choices[name], field_key(place, name)
    if st.session_state.get(key) not in words:  # an area or a theme that is no longer there
        st.session_state[key] = next(iter(words))
    return str(
        st.selectbox(LABELS[name], tuple(words), format_func=words.__getitem__, key=key, persist_state="session")
    )


def _choices(workspace: Workspace) -> dict[str, dict[str, str]]:
    known, nothing = workspace.definitions, {"": NOT_CHOSEN}
    version = next((one for one in known.pyramid.versions if one.id == known.pyramid.default), None)
    return {
        "area_code": {"": "hela kommunen"} | workspace.area_names,
        "theme": nothing | {one.id: one.name for one in known.report_categories.categories},
        "focus_area": nothing | ({one.id: one.name for one in known.plan.focus_areas} if known.plan else {}),
        "pyramid_level": nothing | ({level.id: level.name for level in version.levels} if version else {}),
        "is_signal_crime": SIGNAL,
        "status": dict(STATUSES),
        "secrecy": {str(code): word for code, word in SECRECY.items()},
    }


def _start(names: tuple[str, ...]) -> Fields:
    filled = {"status": "nytt", "secrecy": "internal"}
    return {name: None if name in DAYS else filled.get(name, "") for name in names}


def _as_form(row: Fields) -> Fields:
    """The row with its codes as the form holds them."""
    signal = row.get("is_signal_crime")
    told = "" if signal is None or signal != signal else "ja" if signal else "nej"
    return row | {"is_signal_crime": told}
