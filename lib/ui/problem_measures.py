"""What is done against a problem, whether it helped, and linking measures to causes."""

from datetime import date
from typing import Any

import streamlit as st

from lib.actions.measures import create_measure, save_measure
from lib.analysis.cause_tree import causes_of
from lib.analysis.effect import measure_effect
from lib.analysis.effect_question import measures_with_start
from lib.analysis.problem_list import all_measures, measures_against, records
from lib.analysis.workspace import Workspace
from lib.domain.change_sentences import verdict_words
from lib.domain.change_words import VERDICTS
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.links import effect_address, measure_address
from lib.domain.measure_words import MARKED_STATUSES
from lib.ui.effect_view import ICONS, place_row
from lib.ui.link_list import open_link
from lib.ui.made_once import came_twice, note_made
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt
from lib.ui.session import current_user, settings

SAID = "_koppling_svar"
RECEIPT = Receipt(SAID, "Inget är ändrat.")
NO_CAUSE = "problemet"


def measures_view(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    """Each measure with its cause and what the figures say of it."""
    RECEIPT.told_once()
    rows = measures_against(workspace, problem["id"], role)
    causes = _cause_names(workspace, problem, role)
    judged = set(measures_with_start(workspace)["measure_key"])
    if rows.empty:
        st.info("Ingen åtgärd är kopplad till problemet. Koppla en som finns, eller föreslå en ny, här nedanför.")
    for row in records(rows):
        with st.container(border=True, gap="xsmall", key=f"problem-atgard-{row['id']}"):
            _measure(workspace, row, causes, row["measure_key"] in judged, role)
    link_side, new_side = st.columns(2, gap="medium")
    with link_side:
        _link_form(workspace, problem, causes, role)
    with new_side:
        _new_form(workspace, problem, causes)


def _measure(workspace: Workspace, row: dict[Any, Any], causes: dict[str, str], is_judged: bool, role: Role) -> None:
    against = causes.get(str(int(row["cause_id"] or 0)), "problemet, ingen bestämd orsak")
    st.markdown(f"**{plain(row['title'])}** :gray-badge[{MARKED_STATUSES.get(row['status'], row['status'])}]")
    st.caption(plain(f"Mot: {against}. Ägare: {row['owner'] or 'saknas'}. Klar senast: {_day(row['due'])}."))
    for label, name in (("Väntat", "expected"), ("Resultat", "result")):
        if row[name]:
            st.markdown(f":small[{label}: {plain(row[name])}]")
    if is_judged:
        effect = measure_effect(workspace, row["measure_key"], role)
        icon, verdict = ICONS[effect.verdict], VERDICTS[effect.verdict]
        words = effect.why_not or verdict_words(effect.verdict, place_row(effect), effect.moved_to)
        st.markdown(f"{icon} **{plain(verdict)}.** {plain(words)}")
    else:
        st.caption("Kan inte bedömas med siffror än: den har inte börjat, eller saknar område.")
    with st.container(horizontal=True):
        open_link(measure_address(row["measure_key"]), "Öppna åtgärden", ":material/build:")
        if is_judged:
            open_link(effect_address(row["measure_key"]), "Före och efter", ":material/rule:")


def _link_form(workspace: Workspace, problem: dict[Any, Any], causes: dict[str, str], role: Role) -> None:
    st.markdown("**Koppla en åtgärd som finns**")
    rows = all_measures(workspace, role)
    its = rows["problem_id"] == problem["id"]
    offered = {str(row["id"]): row for row in rows[rows["problem_id"].isna() | its].to_dict("records")}
    if not offered:
        st.caption("Alla åtgärder är kopplade till något problem.")
        return
    measure = st.selectbox(
        "Åtgärd", tuple(offered), format_func=lambda name: str(offered[name]["title"]), index=None,
        placeholder="Välj en åtgärd", key=f"koppla-{problem['id']}", persist_state="session",
    )  # fmt: skip
    cause = _against(causes, f"koppla-orsak-{problem['id']}")
    st.button("Koppla åtgärden", key=f"koppla-spara-{problem['id']}", disabled=measure is None, on_click=_link,
              args=(workspace, problem, offered.get(str(measure)), cause))  # fmt: skip


def _new_form(workspace: Workspace, problem: dict[Any, Any], causes: dict[str, str]) -> None:
    st.markdown("**Föreslå en ny åtgärd**")
    key = f"ny-atgard-{problem['id']}"
    st.text_input("Åtgärd (måste fyllas i)", key=key, max_chars=120, persist_state="session",
                  placeholder="Vad som ska göras, kort.")  # fmt: skip
    cause = _against(causes, f"ny-atgard-orsak-{problem['id']}")
    st.button("Föreslå åtgärden", key=f"ny-atgard-spara-{problem['id']}", on_click=_create,
              args=(workspace, problem, key, cause))  # fmt: skip
    st.caption("Ägare, datum, indikator och uppföljning skrivs på åtgärdens egen sida.")


def _against(causes: dict[str, str], key: str) -> str:
    names = causes | {NO_CAUSE: "problemet, ingen bestämd orsak"}
    return str(st.selectbox("Mot orsaken", tuple(names), format_func=names.__getitem__, key=key,
                            persist_state="session"))  # fmt: skip


def _link(workspace: Workspace, problem: dict[Any, Any], measure: dict[Any, Any] | None, cause: str) -> None:
    if measure is None:
        return
    changes = {"problem_id": int(problem["id"]), "cause_id": None if cause == NO_CAUSE else int(cause)}
    editor = current_user()
    try:
        save_measure(settings(), workspace.folder, int(measure["id"]), int(measure["version"]), changes, date.today(),
                     editor)  # fmt: skip
        RECEIPT.say(f"Kopplad: {measure['title']}")
    except InputFault as fault:
        RECEIPT.say_refused(fault)
    except Conflict:
        RECEIPT.say_refused("Någon annan ändrade åtgärden nyss. Försök igen.")


def _create(workspace: Workspace, problem: dict[Any, Any], key: str, cause: str) -> None:
    title = str(st.session_state.get(key) or "")
    of = {name: problem[name] for name in ("area_code", "theme", "focus_area") if isinstance(problem[name], str)}
    fields = of | {"title": title, "problem_id": int(problem["id"])}
    fields |= {} if cause == NO_CAUSE else {"cause_id": int(cause)}
    try:
        if not came_twice(SAID, fields):
            create_measure(settings(), workspace.folder, fields, date.today(), current_user())
            note_made(SAID, fields)
    except InputFault as fault:
        RECEIPT.say_refused(fault)
        return
    RECEIPT.say(f"Föreslagen: {title}")
    st.session_state[key] = ""


def _cause_names(workspace: Workspace, problem: dict[Any, Any], role: Role) -> dict[str, str]:
    rows = causes_of(workspace, problem["id"], role)
    return {str(row["id"]): f"{row['number']} {row['description']}" for row in rows.to_dict("records")}


def _day(value: Any) -> str:
    return "saknas" if value is None else str(value)
