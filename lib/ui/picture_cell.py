"""One area and theme: what each actor says, what data there are, what they say together, and the step to a problem."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.picture_agreements import carry_to_problem, save_agreement
from lib.actions.pictures import LONGEST_TEXT
from lib.actions.problems import LONGEST_TITLE, ProblemDraft
from lib.analysis.known_figures import figure_address
from lib.analysis.pictures import cell_opinions, may_agree, origin_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import InputFault
from lib.domain.half_year import HalfYear
from lib.domain.links import ObjectKind, ObjectRef, address_of
from lib.domain.picture_words import AGREEMENT_LABELS, DECISIONS, DIRECTIONS, IS_HIGHER, MARKED_VERDICTS
from lib.domain.pictures import Cell, Direction, MergeClass
from lib.domain.words import sentence
from lib.ui.link_list import link_list, open_link
from lib.ui.picture_choices import picture_scope
from lib.ui.picture_form import kept_figures
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt
from lib.ui.row_draft import SavedRow, field_key, open_draft
from lib.ui.session import current_user, settings
from lib.ui.typed_saving import save_typed, tell_typed

RECEIPT = Receipt("_bild_problem", "Problemet är inte skapat.")
UNDECIDED = ""
PARTS = {"symptom": "Hur", "causes": "Varför", "effects": "Leder till", "most_urgent": "Mest angeläget"}
SOURCES = {"sources_used": "Källor", "sources_rejected": "Bortvalt"}


def cell_card(workspace: Workspace, period: HalfYear, cell: Cell, merged: pd.DataFrame, role: Role) -> None:
    row = merged[(merged["area_code"] == cell.area_code) & (merged["theme"] == cell.theme)].to_dict("records")[0]
    st.markdown(f"**{MARKED_VERDICTS[row['verdict']]}**")
    if row["difference"]:
        st.text(row["difference"])
    higher = IS_HIGHER.get(row["events_difference"], "")
    more = f" ({higher})" if higher else ""
    st.caption(
        f"Uppgifter de senaste tolv månaderna: {row['events_text']} anmälda brott{more}, {row['reports_text']} "
        f"rapporter. Enkätsvar från området: {row['survey_text']}."
    )
    opinions = cell_opinions(workspace, period, cell, role)
    for said in opinions.to_dict("records"):
        opinion_card(workspace, said, role)
    if opinions.empty:
        st.text("Ingen klar bild säger något här. Den som vill titta skriver en post under Skriv en bild.")
    if not may_agree(role):
        _read_only(row)
        return
    _agreement(workspace, period, cell, row)
    _problem(workspace, period, cell, row, opinions)


def opinion_card(workspace: Workspace, said: dict[Any, Any], role: Role, is_open: bool = False) -> None:
    """What one actor says, folded under its urgency and direction; the numbers it leans on lead to their question."""
    direction = "" if said["direction"] == Direction.UNKNOWN else f", {DIRECTIONS[said['direction']]}"
    with st.expander(f"{plain(said['name'])}: {said['urgency_text']}{direction}", is_open, key=f"sagt-{said['id']}"):
        for name, label in PARTS.items():
            if said[name]:
                st.markdown(f"**{label}:** {plain(' '.join(said[name].split()))}")
        for figure in kept_figures(said["figures"]):
            told = f"{figure['name']}: {figure['text']} (togs {figure['taken_on']})"
            open_link(figure_address(workspace, figure["question"]), told, ":material/monitoring:")
        for name, label in SOURCES.items():
            if said[name]:
                st.caption(f"{label}: {plain(' '.join(said[name].split()))}")
        if may_agree(role):
            link_list(workspace, ObjectKind.ENTRY, said["id"], role)


def _read_only(row: dict[Any, Any]) -> None:
    for text in (row["agreed_text"], sentence(row["decision_name"]), row["reason"]):
        if text:
            st.text(text)


def _agreement(workspace: Workspace, period: HalfYear, cell: Cell, row: dict[Any, Any]) -> None:
    """The text and the decision of all, saved as they are typed."""
    place = f"enighet-{period}-{cell}"
    open_draft(place, _agreement_row(row), {"agreed_text": "", "decision": UNDECIDED, "reason": ""})
    save = partial(save_typed, workspace, place, partial(_save, workspace, period, cell), "Inte sparat.")
    st.text_area(
        AGREEMENT_LABELS["agreed_text"], key=field_key(place, "agreed_text"), max_chars=LONGEST_TEXT, height=90,
        placeholder="Två eller tre meningar som alla kan stå för.", on_change=save, persist_state="session",
    )  # fmt: skip
    st.selectbox(
        AGREEMENT_LABELS["decision"], (UNDECIDED, *(str(code) for code in DECISIONS)),
        format_func=lambda code: sentence(DECISIONS[code]) if code else "Inte beslutat",
        key=field_key(place, "decision"), on_change=save, persist_state="session",
    )  # fmt: skip
    st.text_area(
        AGREEMENT_LABELS["reason"], key=field_key(place, "reason"), max_chars=LONGEST_TEXT, height=70, on_change=save,
        persist_state="session",
    )  # fmt: skip
    tell_typed(place, AGREEMENT_LABELS, {"decision": DECISIONS})


def _problem(
    workspace: Workspace, period: HalfYear, cell: Cell, row: dict[Any, Any], opinions: pd.DataFrame
) -> None:  # fmt: skip
    RECEIPT.told_once()
    if row["problem_id"] == row["problem_id"]:
        ref = ObjectRef(ObjectKind.PROBLEM, str(int(row["problem_id"])))
        open_link(address_of(ref), "Öppna problemet som det har blivit", ":material/report_problem:")
        return
    draft = _draft(workspace, period, cell, row, opinions)
    entries = tuple(int(number) for number in opinions["id"])
    st.button(
        "Gör till problem", key=f"problem-{period}-{cell}", icon=":material/add_task:", type="primary",
        on_click=_carry, args=(workspace, draft, entries),
    )  # fmt: skip


def _draft(
    workspace: Workspace, period: HalfYear, cell: Cell, row: dict[Any, Any], opinions: pd.DataFrame
) -> ProblemDraft:
    told = [f"{one['name']}: {one['symptom'].strip()}" for one in opinions.to_dict("records") if one["symptom"].strip()]
    is_unseen = row["verdict"] == MergeClass.NOBODY
    summary = row["agreed_text"] or ("Ingen aktör har tittat här." if is_unseen else " ".join(told))
    numbers = {
        "Anmälda brott, tolv månader": row["events_text"],
        "Rapporter, tolv månader": row["reports_text"],
        "Bilderna": row["verdict_name"],
        "Ses av": row["seen_by"],
        "Angeläget, högst": "" if row["highest"] != row["highest"] else str(int(row["highest"])),
    }
    return ProblemDraft(
        title=f"{row['theme_name']} i {row['area_name']}"[:LONGEST_TITLE],
        description=f"Lägesbilden {period.label}, {row['verdict_name']}. {summary}".strip(),
        origin=origin_of(period, cell),
        rows=(numbers, *_numbers(opinions)),
        taken_on=date.today(),
        source=f"Aktörernas bilder {period.label}",
        is_synthetic=bool(row["is_synthetic"]),
        area_code=cell.area_code if cell.area_code in workspace.area_names else None,
        theme=cell.theme,
    )


def _numbers(opinions: pd.DataFrame) -> tuple[dict[str, Any], ...]:
    """The numbers that the actors lean on, each once."""
    found = {one["figure"]: one for figures in opinions["figures"] for one in kept_figures(figures)}
    return tuple({"Siffra": one["name"], "Värde": one["text"], "Togs": one["taken_on"]} for one in found.values())


def _carry(workspace: Workspace, draft: ProblemDraft, entries: tuple[int, ...]) -> None:
    """Before the page is drawn again, so that the link is there."""
    try:
        carry_to_problem(settings(), workspace.folder, draft, entries, current_user())
    except InputFault as problem:
        RECEIPT.say_refused(problem)
        return
    RECEIPT.say(f"Problemet är skapat: {draft.title}. Posterna här är länkade till det.")


def _agreement_row(row: dict[Any, Any]) -> Fields | None:
    if row["agreement_id"] != row["agreement_id"]:
        return None
    kept = {name: row[name] for name in ("agreed_text", "decision", "reason")}
    return {"id": int(row["agreement_id"]), "version": int(row["agreement_version"])} | kept


def _save(workspace: Workspace, period: HalfYear, cell: Cell, changes: Fields, seen: SavedRow | None) -> SavedRow:
    known = (seen.row_id, seen.version) if seen else None
    scope = picture_scope(workspace)
    return SavedRow(
        *save_agreement(settings(), workspace.folder, scope, period, cell, changes, known, current_user(), date.today())
    )
