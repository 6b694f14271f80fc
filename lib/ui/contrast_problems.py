"""Contradictions as cards, each made into a problem with one click, and the problems made so far."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.problems import LONGEST_TITLE, ProblemDraft, create_problem
from lib.analysis.contrast_answer import Contrast
from lib.analysis.problems import PROBLEM_COLUMNS, carried_numbers, may_make_problems, problems_from
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.contrast import CONTRADICTIONS, Verdict
from lib.domain.faults import InputFault
from lib.domain.selection import Selection
from lib.domain.words import sentence
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt
from lib.ui.session import current_actor, settings
from lib.ui.tables import declared_table

PAGE = "kontraster"
RECEIPT = Receipt("_kontraster_svar", "Problemet är inte skapat.")
MOST_SHOWN = 5
SIGNS = {Verdict.MORE: "▲", Verdict.LESS: "▼"}


def contradiction_cards(
    workspace: Workspace, answer: Contrast, rows: pd.DataFrame, asked: Selection, role: Role
) -> None:
    """The chosen area first, then each contradiction with its numbers and the button."""
    RECEIPT.told_once()
    made = _made(workspace, role)
    chosen = rows[rows["area_code"].isin(asked.areas)]
    found = rows[rows["verdict"].isin(CONTRADICTIONS) & ~rows.index.isin(chosen.index)]
    if chosen.empty and found.empty:
        st.info("Ingen säker motsägelse i det här urvalet. Siffrorna för alla står i tabellen nedanför.")
    for record in (*chosen.to_dict("records"), *found.head(MOST_SHOWN).to_dict("records")):
        _card(workspace, answer, record, asked, role, made)
    rest = found.iloc[MOST_SHOWN:]
    if len(rest):
        with st.expander(f"Visa {len(rest)} motsägelser till", key="kontrast-fler"):
            for record in rest.to_dict("records"):
                _card(workspace, answer, record, asked, role, made)


def made_problems(workspace: Workspace, role: Role) -> None:
    """What has been made from this page, so that nothing is lost."""
    rows = problems_from(workspace, PAGE, role)
    if rows.empty:
        return
    st.subheader("Problem som kommer härifrån", anchor=False)
    is_made_up = bool(rows["is_made_up"].any())
    declared_table(rows, PROBLEM_COLUMNS, f"{workspace.folder.slug}-problem", "kontrast-problem", is_made_up)


def _card(
    workspace: Workspace, answer: Contrast, record: dict[Any, Any], asked: Selection, role: Role, made: dict[str, str]
) -> None:
    origin = _origin(answer, record, asked)
    with st.container(border=True, gap="xsmall", key=f"kort-{origin.replace('/', '-')}"):
        sign = SIGNS.get(record["verdict"], "")
        st.markdown(f"**{sign} {plain(record['name'])}**".replace("** ", "**"))
        st.markdown(f"{plain(sentence(record['words']))}.")
        st.caption(plain(record["text"]))
        if themes := _themes(answer, record):
            st.caption(plain(f"Syns säkert också i: {themes}."))
        if record["verdict"] not in CONTRADICTIONS or not may_make_problems(role):
            return
        if origin in made:
            st.markdown(f":small[:material/check: Finns som problem sedan {made[origin]}.]")
            return
        draft = _draft(workspace, answer, record, asked, origin)
        st.button(
            "Gör till problem", key=f"problem-{origin}", icon=":material/add_task:", on_click=_create,
            args=(workspace, draft, role),
        )  # fmt: skip


def _create(workspace: Workspace, draft: ProblemDraft, role: Role) -> None:
    """Before the page is drawn again, so that the list has it."""
    try:
        create_problem(settings(), workspace.folder, draft, current_actor(), role)
    except InputFault as problem:
        RECEIPT.say_refused(problem)
        return
    said = (
        f"Problemet är skapat: {draft.title}. Det bär med sig siffrorna som de ser ut i dag ({draft.taken_on}). "
        "Det står i listan längst ner på sidan, och på sidan Problem."
    )
    RECEIPT.say(said)


def _draft(
    workspace: Workspace, answer: Contrast, record: dict[Any, Any], asked: Selection, origin: str
) -> ProblemDraft:
    return ProblemDraft(
        title=f"{record['name']}: {record['words']}"[:LONGEST_TITLE],
        description=f"{answer.kind.title}, {asked.period.label}. {record['text']}",
        origin=origin,
        rows=(carried_numbers(answer, record),),
        taken_on=date.today(),
        source="; ".join(dict.fromkeys(name for name, _, _ in answer.sources)),
        is_synthetic=answer.is_synthetic,
        area_code=record["area_code"] if record["area_code"] in workspace.area_names else None,
        theme=asked.themes[0] if len(asked.themes) == 1 else None,
    )


def _origin(answer: Contrast, record: dict[Any, Any], asked: Selection) -> str:
    """What was seen, where and when: the same contradiction has the same origin."""
    what = record.get("indicator") or answer.measure_id or "-"
    themes = "-".join(asked.themes)
    return "/".join((PAGE, answer.kind.id, str(what), str(record["area_code"]), str(asked.period), themes)).rstrip("/")


def _made(workspace: Workspace, role: Role) -> dict[str, str]:
    """The day that each contradiction was made a problem, by origin."""
    rows = problems_from(workspace, PAGE, role)
    return dict(zip(rows["origin"], rows["taken_on"], strict=True)) if len(rows) else {}


def _themes(answer: Contrast, record: dict[Any, Any]) -> str:
    finer = answer.finer
    if finer.empty:
        return ""
    its = finer[(finer["area_code"] == record["area_code"]) & (finer["verdict"] == record["verdict"])]
    return ", ".join(its["theme_name"].str.lower()) if record["verdict"] in CONTRADICTIONS else ""
