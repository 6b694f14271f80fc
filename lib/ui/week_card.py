"""Judging an area: what the numbers propose and why, and what a person decides."""

from functools import partial
from typing import Any

import streamlit as st

from lib.actions.place_reports import SavedRow as SeenRow
from lib.actions.week import JUDGED, LONGEST_TEXT, Proposal, accept_green, judge_area
from lib.analysis.week_assessments import WeekPicture, may_judge
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import InputFault
from lib.domain.links import ObjectKind
from lib.domain.week import DECIDED, WeekLevel, WeekTrend
from lib.domain.week_sentences import proposal_sentence
from lib.domain.week_words import LEVEL_MEANINGS, MARKED_LEVELS, MARKED_TRENDS
from lib.domain.words import number
from lib.ui.link_list import link_list
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_user, settings

RECEIPT = Receipt("_veckolage_gront", "Inget är bedömt.")
LABELS = {"level": "Läge", "trend": "Riktning", "motive": "Motiv"}
START: Fields = {"level": None, "trend": None, "motive": ""}
LEVELS = {str(level): word for level, word in MARKED_LEVELS.items()}
TRENDS = {str(trend): word for trend, word in MARKED_TRENDS.items()}


def area_card(workspace: Workspace, picture: WeekPicture, row: dict[Any, Any], role: Role) -> None:
    with st.container(border=True, key="veckokort"):
        st.markdown(f"**{plain(row['area_name'])}** :gray-badge[{plain(LEVELS[row['level']])}]")
        st.markdown(plain(proposal_sentence(row)))
        for line in row["reason"].rstrip(".").split(". "):
            st.markdown(f":small[{plain(line)}]")
        if row["proposed_trend"]:
            st.caption(f"Riktning enligt siffrorna: {TRENDS[row['proposed_trend']]}.")
        if not may_judge(role):
            st.caption("Din roll läser veckoläget. Polisen och samordnaren bedömer.")
            return
        _form(workspace, picture, row)
        if row["assessment_id"] == row["assessment_id"]:
            with st.expander("Hänger ihop med", icon=":material/link:", key="vecka-lankar"):
                link_list(workspace, ObjectKind.ASSESSMENT, int(row["assessment_id"]), role)


def accept_button(workspace: Workspace, picture: WeekPicture, role: Role) -> None:
    """Judging a quiet municipality area by area takes longer than it is worth: the green ones together."""
    RECEIPT.told_once()
    undecided = picture.of_level(WeekLevel.UNDECIDED)
    quiet = undecided[undecided["proposed_level"] == WeekLevel.GREEN]
    if quiet.empty or not may_judge(role):
        return
    many = f"{number(len(quiet))} områden" if len(quiet) > 1 else "Ett område"
    st.button(
        f"Bedöm {many.lower()} som gröna enligt förslaget",
        key="bedom-grona",
        icon=":material/done_all:",
        help="De områden där siffrorna föreslår grönt och ingen har bedömt. De som sticker ut rörs inte.",
        on_click=_accept,
        args=(workspace, picture, tuple(_proposal(row) for row in quiet.to_dict("records"))),
    )


def _form(workspace: Workspace, picture: WeekPicture, row: dict[Any, Any]) -> None:
    place = f"vecka-{workspace.folder.slug}-{picture.period.key}-{row['area_code']}"
    own = row | {"id": row["assessment_id"]} if row["assessment_id"] == row["assessment_id"] else None
    draft = open_draft(place, own, START)
    tell(place, draft, LABELS, {"level": LEVELS, "trend": TRENDS})
    st.segmented_control(
        "Läge (måste väljas)",
        tuple(str(level) for level in DECIDED),
        format_func=LEVELS.__getitem__,
        key=field_key(place, "level"),
        help=". ".join(f"{MARKED_LEVELS[level]}: {LEVEL_MEANINGS[level]}" for level in DECIDED),
        persist_state="session",
    )
    st.segmented_control(
        "Riktning (måste väljas)",
        tuple(str(trend) for trend in WeekTrend),
        format_func=TRENDS.__getitem__,
        key=field_key(place, "trend"),
        persist_state="session",
    )
    st.text_area(
        "Motiv (måste fyllas i)",
        key=field_key(place, "motive"),
        max_chars=LONGEST_TEXT,
        height=80,
        placeholder="Varför, med några ord. Inget om enskilda personer.",
        persist_state="session",
    )
    st.button(
        "Spara bedömningen",
        key=field_key(place, "spara"),
        type="primary",
        on_click=save_draft,
        args=(workspace, place, partial(_save, workspace, picture, row), "Bedömningen är inte sparad."),
    )


def _save(
    workspace: Workspace, picture: WeekPicture, row: dict[Any, Any], new: Fields, seen: SavedRow | None
) -> SavedRow:
    st.session_state["omrade"] = row["area_code"]  # it is no longer first in turn, but its receipt stands there
    known = SeenRow(seen.row_id, seen.version) if seen else None
    changes = {name: new[name] for name in JUDGED if name in new}
    by = current_user()
    saved = judge_area(settings(), workspace.folder, picture.period, _proposal(row), changes, known, by)
    return SavedRow(saved.row_id, saved.version)


def _accept(workspace: Workspace, picture: WeekPicture, proposals: tuple[Proposal, ...]) -> None:
    """Before the page is drawn again."""
    try:
        n = accept_green(settings(), workspace.folder, picture.period, proposals, current_user())
    except InputFault as problem:
        RECEIPT.say_refused(problem)
        return
    RECEIPT.say(f"{number(n)} områden är bedömda som gröna. Varje bedömning går att ändra.")


def _proposal(row: dict[Any, Any]) -> Proposal:
    return Proposal(row["area_code"], row["proposed_level"], row["proposed_trend"], row["reason"])
