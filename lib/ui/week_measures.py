"""Quick measures: what was decided last time and how it went, and what is decided now, with owner and date."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.actions.links import link_new_measure
from lib.actions.measures import create_measure, save_measure
from lib.analysis.measures import measures_of
from lib.analysis.week_assessments import WeekPicture, may_judge
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.links import ObjectKind, ObjectRef, measure_address
from lib.domain.measure import MeasureStatus
from lib.domain.measure_words import MARKED_STATUSES
from lib.domain.words import sentence
from lib.ui.link_list import open_link
from lib.ui.made_once import came_twice, note_made
from lib.ui.measure_filters import owner_options
from lib.ui.plain_text import plain
from lib.ui.receipt import Receipt, saved_now
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_user, settings

SAID = "_snabb_atgard"
RECEIPT = Receipt(SAID, "Åtgärden är inte sparad. Det du skrivit står kvar.")
LABELS = {"status": "Status", "result": "Hur gick det?", "status_reason": "Skäl"}
FIELDS = ("rubrik", "agare", "senast", "omrade")
WHOLE = ""


def measures_part(workspace: Workspace, picture: WeekPicture, chosen: str, role: Role) -> None:
    measures = measures_of(workspace, role, date.today())
    quick = measures[measures["is_quick"].astype(bool)] if len(measures) else measures
    open_side, new_side = st.columns(2, gap="medium")
    with open_side:
        _follow_up(workspace, quick, role)
    with new_side:
        if may_judge(role):
            _new(workspace, picture, measures, chosen)


def _follow_up(workspace: Workspace, quick: pd.DataFrame, role: Role) -> None:
    st.markdown("**Från förra gången**")
    rows = quick[quick["is_open"]].sort_values("due", na_position="last") if len(quick) else quick
    if rows.empty:
        st.caption("Inga snabba åtgärder väntar på uppföljning.")
    for row in rows.to_dict("records"):
        _one(workspace, row, role)
    closed = quick[~quick["is_open"]].sort_values("status_date", ascending=False).head(5) if len(quick) else quick
    for row in closed.to_dict("records"):
        result = f" {row['result']}" if row["result"] else ""
        st.markdown(f":small[{plain(sentence(row['status_name']))} {row['status_date'] or ''}: {plain(row['title'])}."
                    f"{plain(result)}]")  # fmt: skip


def _one(workspace: Workspace, row: dict[Any, Any], role: Role) -> None:
    place = f"snabb-{workspace.folder.slug}-{row['id']}"
    late = f" :orange-badge[▲ {plain(row['late'])}]" if row["is_late"] else ""
    with st.container(border=True, gap="xsmall", key=f"snabbkort-{row['id']}"):
        st.markdown(f"**{plain(row['title'])}**{late}")
        due = f"Klar senast {row['due']}. " if row["due"] else "Inget datum. "
        st.caption(f"{plain(row['owner'])}. {due}{plain(row['area_name'])}.")
        if not may_judge(role):
            return
        draft = open_draft(place, row, {"status": "", "result": "", "status_reason": ""})
        tell(place, draft, LABELS, {"status": MARKED_STATUSES})
        status_side, result_side = st.columns([2, 3])
        with status_side:
            status = st.selectbox(
                "Status", tuple(str(one) for one in MeasureStatus), format_func=MARKED_STATUSES.__getitem__,
                key=field_key(place, "status"), persist_state="session",
            )  # fmt: skip
        with result_side:
            name = "status_reason" if status == MeasureStatus.NOT_FEASIBLE else "result"
            st.text_input(LABELS[name], key=field_key(place, name), max_chars=500, persist_state="session")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"snabbknappar-{row['id']}"):
            st.button(
                "Spara uppföljningen",
                key=field_key(place, "spara"),
                on_click=save_draft,
                args=(workspace, place, partial(_save, workspace, int(row["id"])), "Åtgärden är inte sparad."),
            )
            open_link(measure_address(row["measure_key"]), "Öppna åtgärden", ":material/build:")


def _save(workspace: Workspace, row_id: int, new: Fields, seen: SavedRow | None) -> SavedRow:
    version = seen.version if seen else 1
    editor = current_user()
    saved = save_measure(settings(), workspace.folder, row_id, version, new, date.today(), editor)
    return SavedRow(saved.row_id, saved.version)


def _new(workspace: Workspace, picture: WeekPicture, measures: pd.DataFrame, chosen: str) -> None:
    st.markdown("**Ny snabb åtgärd**")
    RECEIPT.told_once()
    owners = owner_options(workspace, measures) | {"Polisen": "Polisen"}
    names = {WHOLE: f"Hela {workspace.municipality.name}"} | workspace.area_names
    st.session_state.setdefault(_key("omrade"), chosen)
    st.text_input("Vad ska göras? (måste fyllas i)", key=_key("rubrik"), max_chars=120, persist_state="session")
    st.selectbox(
        "Vem gör det? (måste väljas)", tuple(owners), index=None, format_func=lambda one: owners.get(one, str(one)),
        key=_key("agare"), placeholder="Välj nämnd eller organisation", persist_state="session",
    )  # fmt: skip
    day_side, area_side = st.columns(2)
    with day_side:
        st.date_input("Klart senast (måste väljas)", value=None, key=_key("senast"), format="YYYY-MM-DD",
                      persist_state="session")  # fmt: skip
    with area_side:
        st.selectbox("Område", tuple(names), format_func=names.__getitem__, key=_key("omrade"),
                     persist_state="session")  # fmt: skip
    st.button("Spara åtgärden", key=_key("spara"), type="primary", on_click=_create, args=(workspace, picture))


def _create(workspace: Workspace, picture: WeekPicture) -> None:
    """Before the page is drawn again. A quick measure without owner or date would be forgotten by the next week."""
    values = {name: st.session_state.get(_key(name)) for name in FIELDS}
    fields = {
        "title": str(values["rubrik"] or "").strip(),
        "owner_board": values["agare"],
        "due": values["senast"],
        "area_code": values["omrade"] or None,
        "status": str(MeasureStatus.DECIDED),
        "is_quick": True,
    }
    try:
        _refuse_without(fields)
        if not came_twice(SAID, fields):
            _make(workspace, picture, fields)
            note_made(SAID, fields)
    except InputFault as problem:
        RECEIPT.say_refused(problem)
        return
    RECEIPT.say(f"{saved_now(workspace)}. {fields['title']} följs upp nästa gång.")
    for name in FIELDS:
        st.session_state.pop(_key(name), None)


def _refuse_without(fields: Fields) -> None:
    wanted = {"owner_board": ("Vem gör det?", "ägaren saknas"), "due": ("Klart senast", "datumet saknas")}
    refuse_if([Fault(*words, remedy="Inget har sparats.") for name, words in wanted.items() if not fields[name]])


def _make(workspace: Workspace, picture: WeekPicture, fields: Fields) -> None:
    """Linked to the judgement that it came from, where its area has one."""
    written = settings(), workspace.folder
    judged = picture.areas[picture.areas["assessment_id"].notna()].set_index("area_code")["assessment_id"]
    if fields["area_code"] in judged.index:
        before = ObjectRef(ObjectKind.ASSESSMENT, str(int(judged[fields["area_code"]])))
        link_new_measure(*written, before, fields, date.today(), current_user())
    else:
        create_measure(*written, fields, date.today(), current_user())


def _key(name: str) -> str:
    return f"snabb-ny-{name}"
