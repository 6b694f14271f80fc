"""What was said of the period, and what goes on to the deeper analysis."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from lib.actions.place_reports import SavedRow as SeenRow
from lib.actions.problems import LONGEST_TITLE, ProblemDraft, create_problem
from lib.actions.week import LONGEST_TEXT, save_note
from lib.analysis.synthetic import synthetic_sources
from lib.analysis.week_assessments import AREAS, PAGE, WeekPicture, carried_on, may_judge
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import InputFault
from lib.domain.week import NOTE_TEXTS, NoteStatus, WeekLevel
from lib.domain.week_words import LEVELS, NOTE_LABELS, NOTE_STATUSES
from lib.ui.link_list import open_link
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_actor, current_user, settings

RECEIPT = Receipt("_veckolage_problem", "Problemet är inte skapat.")
HELP = {
    "summary": "Två eller tre meningar som en chef hinner läsa.",
    "coming": "Arrangemang, lov, löning, byggen: det som kan ändra läget.",
    "agreed": "Vem gör vad tillsammans den närmaste tiden.",
}
TITLE = "vecka-problem-rubrik"


def notes_part(workspace: Workspace, picture: WeekPicture, role: Role) -> None:
    place = f"veckonot-{workspace.folder.slug}-{picture.period.key}"
    start = dict.fromkeys(NOTE_TEXTS, "") | {"status": str(NoteStatus.DRAFT)}
    draft = open_draft(place, picture.note, start)
    labels = NOTE_LABELS | {"status": "Anteckningarna är"}
    tell(place, draft, labels, {"status": NOTE_STATUSES})
    if not may_judge(role):
        for name in NOTE_TEXTS:
            st.markdown(f"**{NOTE_LABELS[name]}**  \n{plain(str(draft.base[name]) or '(inget skrivet)')}")
        return
    for name in NOTE_TEXTS:
        st.text_area(
            NOTE_LABELS[name], key=field_key(place, name), max_chars=LONGEST_TEXT, height=80, placeholder=HELP[name],
            persist_state="session",
        )  # fmt: skip
    st.segmented_control(
        labels["status"], tuple(NOTE_STATUSES), format_func=NOTE_STATUSES.__getitem__,
        key=field_key(place, "status"), required=True, persist_state="session",
    )  # fmt: skip
    save = partial(_save, workspace, picture)
    st.button(
        "Spara anteckningarna", key=field_key(place, "spara"), type="primary", on_click=save_draft,
        args=(workspace, place, save, "Anteckningarna är inte sparade."),
    )  # fmt: skip


def carry_part(workspace: Workspace, picture: WeekPicture, row: dict[Any, Any], role: Role) -> None:
    """What a week cannot answer becomes a problem, with the week's numbers."""
    RECEIPT.told_once()
    made = carried_on(workspace, picture.period, role)
    for problem in made.to_dict("records"):
        open_link(f"/problem?problem={problem['id']}", str(problem["title"]), ":material/report_problem:")
    if made.empty:
        st.caption(f"Inget från {picture.period.label} har gått vidare till analysen än.")
    if not may_judge(role):
        return
    if row["area_code"] in set(made["area_code"]):
        st.caption(f"{row['area_name']} har redan gått vidare. Välj ett annat område ovanför för att ta med fler.")
        return
    key = f"{TITLE}-{picture.period.key}-{row['area_code']}"
    st.session_state.setdefault(key, f"{row['area_name']}: {_what(row)}"[:LONGEST_TITLE])
    st.text_input("Problemets rubrik", key=key, max_chars=LONGEST_TITLE, persist_state="session")
    st.button(
        "Ta vidare till analysen", key="vecka-vidare", icon=":material/add_task:", on_click=_carry,
        args=(workspace, picture, row, key, role),
    )  # fmt: skip
    st.caption("Problemet bär med sig veckans siffror som de ser ut nu, och finns på sidan Problem.")


def _save(workspace: Workspace, picture: WeekPicture, new: Fields, seen: SavedRow | None) -> SavedRow:
    known = SeenRow(seen.row_id, seen.version) if seen else None
    saved = save_note(settings(), workspace.folder, picture.period, new, known, current_user())
    return SavedRow(saved.row_id, saved.version)


def _carry(workspace: Workspace, picture: WeekPicture, row: dict[Any, Any], key: str, role: Role) -> None:
    """Before the page is drawn again, so that the list has it."""
    numbers = {
        column.label: (column.words or {}).get(row[column.name], row[column.name]) if column.words else row[column.name]
        for column in AREAS
        if column.name in row and row[column.name] == row[column.name]
    }
    draft = ProblemDraft(
        title=str(st.session_state.get(key) or ""),
        description=f"Veckoläge {picture.period.label}. {row['reason']} {row['motive']}".strip(),
        origin=f"{PAGE}/{picture.period.key}/{row['area_code']}",
        rows=(numbers,),
        taken_on=date.today(),
        source="Rapporter om platser och anmälda brott",
        is_synthetic=bool(synthetic_sources(workspace)),
        area_code=row["area_code"],
    )
    try:
        create_problem(settings(), workspace.folder, draft, current_actor(), role)
    except InputFault as problem:
        RECEIPT.say_refused(problem)
        return
    RECEIPT.say(f"Problemet är skapat: {draft.title}.")


def _what(row: dict[Any, Any]) -> str:
    if row["mostly"]:
        return str(row["mostly"]).split(" (")[0]
    return f"läget {LEVELS[WeekLevel(row['level'])]}"
