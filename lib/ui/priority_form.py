"""Answering the criteria for a problem, actor by actor, and how heavy each criterion is."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.actions.priorities import LONGEST_NOTE, SavedAnswers, save_priority, save_weights
from lib.analysis.priorities import weights_of, weights_row
from lib.analysis.rows import priority_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.priorities import ANSWERS, CRITERIA, CRITERION_NAMES, WEIGHTS
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_actor, settings

LABELS = CRITERION_NAMES | {"note": "Kommentar"}
EMPTY: Fields = {criterion.id: None for criterion in CRITERIA}
ANSWER_WORDS = dict.fromkeys(CRITERION_NAMES, ANSWERS)


def answers_form(workspace: Workspace, problem: dict[Any, Any], role: Role) -> None:
    """One actor's answers to the eleven questions; what nobody knows is left out."""
    names = workspace.definitions.picture_actors.names
    actor = str(
        st.selectbox("Aktör som svarar", tuple(names), format_func=names.__getitem__, key="prio-aktor",
                     persist_state="session")
    )  # fmt: skip
    place = f"prio-{problem['id']}-{actor}"
    draft = open_draft(place, _answers_row(workspace, problem, actor), EMPTY | {"note": ""})
    tell(place, draft, LABELS, ANSWER_WORDS)
    columns = st.columns(2)
    for place_in_list, criterion in enumerate(CRITERIA):
        with columns[place_in_list * 2 // len(CRITERIA)]:
            st.segmented_control(
                f"{criterion.name}: {criterion.question}", tuple(ANSWERS), format_func=ANSWERS.__getitem__,
                key=field_key(place, criterion.id), persist_state="session",
            )  # fmt: skip
    st.text_area("Kommentar", key=field_key(place, "note"), max_chars=LONGEST_NOTE, height=80, persist_state="session",
                 placeholder="Vad som vägde tyngst, eller vad ni inte vet.")  # fmt: skip

    def write(_: Fields, seen: SavedRow | None) -> SavedRow:
        form: Fields = {name: st.session_state.get(field_key(place, name)) for name in (*EMPTY, "note")}
        answers = {name: int(form[name]) for name in EMPTY if form[name] is not None}
        read = SavedAnswers(seen.row_id, seen.version) if seen else None
        saved = save_priority(
            settings(),
            workspace.folder,
            int(problem["id"]),
            actor,
            answers,
            form["note"] or "",
            read,
            role,
            current_actor(),
        )
        return SavedRow(saved.row_id, saved.version)

    st.button(f"Spara svaren för {names[actor]}", key=field_key(place, "spara"), type="primary", on_click=save_draft,
              args=(workspace, place, write, "Svaren är inte sparade.", False, _flat))  # fmt: skip


def weights_form(workspace: Workspace, role: Role) -> None:
    """How heavy each criterion is in this municipality: 1 from the start, 0 does not count."""
    row, place = weights_row(workspace), "prio-vikter"
    start = dict(weights_of(workspace))
    draft = open_draft(place, (row | start) if row else None, start)
    tell(place, draft, CRITERION_NAMES, {})
    columns = st.columns(2)
    for place_in_list, criterion in enumerate(CRITERIA):
        with columns[place_in_list * 2 // len(CRITERIA)]:
            st.segmented_control(criterion.name, WEIGHTS, key=field_key(place, criterion.id), required=True,
                                 persist_state="session")  # fmt: skip

    def write(_: Fields, seen: SavedRow | None) -> SavedRow:
        weights = {name: int(st.session_state[field_key(place, name)]) for name in EMPTY}
        read = SavedAnswers(seen.row_id, seen.version) if seen else None
        saved = save_weights(settings(), workspace.folder, weights, read, role, current_actor())
        return SavedRow(saved.row_id, saved.version)

    st.button("Spara vikterna", key="prio-vikter-spara", type="primary", on_click=save_draft,
              args=(workspace, place, write, "Vikterna är inte sparade.", False, _flat))  # fmt: skip
    st.caption("Vikterna gäller alla problem i kommunen. Ändra dem innan ni svarar, inte för att få en viss ordning.")


def _answers_row(workspace: Workspace, problem: dict[Any, Any], actor: str) -> Fields | None:
    rows = priority_rows(workspace.data_key)
    its = rows[(rows["problem_id"] == problem["id"]) & (rows["actor"] == actor)].to_dict("records")
    return _flat({str(name): value for name, value in its[0].items()}) if its else None


def _flat(row: Fields) -> Fields:
    """Each answer, or weight, as a field of its own."""
    held: Mapping[str, Any] = row.get("answers") or row.get("value") or {}
    return {name: row.get(name) for name in ("id", "version", "note")} | EMPTY | dict(held)
