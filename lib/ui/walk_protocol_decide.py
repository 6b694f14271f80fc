"""One undecided observation at a time: it becomes a measure that somebody owns, or a reason why it is not possible."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import streamlit as st

from lib.actions.walk_decisions import decide_measure, decide_not_possible, note_only, undo_decision
from lib.analysis.walk_photos import photos_of
from lib.analysis.walk_protocol import Protocol
from lib.analysis.walk_round import round_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.measure import MeasureStatus
from lib.domain.walk import DECISIONS, FEELINGS, PRIORITIES, Decision, Feeling
from lib.domain.walk_promise import AIM_MONTHS
from lib.domain.walk_round import LABELS, PRIVATE_OWNER
from lib.ui.address import adopt
from lib.ui.plain_text import plain
from lib.ui.session import current_actor, settings
from lib.ui.walk_round_saving import say_saved, say_wrong

CHOSEN = "iakttagelse"
LONGEST_TITLE = 120
WAYS = {"atgard": "Blir en åtgärd", "nej": "Inte möjligt", "noterat": "Inget behöver göras"}
Row = dict[Any, Any]


def decide_next(workspace: Workspace, protocol: Protocol, role: Role) -> None:
    """The observation in the address, else the first that nobody has decided of."""
    rows = {str(row["id"]): row for row in protocol.undecided.to_dict("records")}
    if not rows:
        told = "Allt är beslutat." if any(protocol.n_by_decision) else "Det finns inga iakttagelser att besluta om."
        st.success(told, icon=":material/done_all:")
    else:
        chosen = adopt(CHOSEN, tuple(rows), next(iter(rows)))
        st.selectbox("Iakttagelse", tuple(rows), format_func=lambda one: _name(rows[one]), key=CHOSEN,
                     persist_state="session")  # fmt: skip
        with st.container(border=True, key="protokoll-beslut"):
            _seen(workspace, rows[chosen], role)
            _choice(workspace, protocol, rows[chosen], role)
    _undo(workspace, protocol, role)


def default_due(protocol: Protocol) -> date:
    """The aim's own day, else six months after the walk."""
    if isinstance(protocol.walk["aim_due"], date):
        return protocol.walk["aim_due"]
    starts: datetime = protocol.walk["starts_at"]
    months = starts.month - 1 + AIM_MONTHS
    return date(starts.year + months // 12, months % 12 + 1, min(starts.day, 28))


def _name(row: Row) -> str:
    where = f"Stopp {row['number']}" if row["number"] else "Utan stopp"
    half = " (halvskriven)" if row["is_draft"] else ""
    return f"{where}: {row['observation'] or row.get('proposal') or 'bara foto'}{half}"


def _seen(workspace: Workspace, row: Row, role: Role) -> None:
    marks = [FEELINGS.get(row["feeling"], ""), PRIORITIES.get(row["priority"], ""), row["owner"]]
    st.markdown(" ".join(f":gray-badge[{plain(str(mark))}]" for mark in marks if mark))
    for name, label in (("observation", ""), ("cause", "Orsak: "), ("proposal", "Förslag: ")):
        if row[name]:
            st.markdown(f"{label}{plain(str(row[name]))}")
    for photo in photos_of(workspace, (int(row["id"]),), role).to_dict("records"):
        st.image(photo["content"], width=280, caption="Foto, bara internt")


def _choice(workspace: Workspace, protocol: Protocol, row: Row, role: Role) -> None:
    key = f"beslut-{row['id']}"
    way = st.segmented_control("Vad blir det?", tuple(WAYS), format_func=WAYS.__getitem__, key=f"{key}-sort",
                               default=_likely(row), required=True, wrap=True)  # fmt: skip
    if way == "noterat":
        st.button("Inget behöver göras", key=f"{key}-noterat", type="primary", icon=":material/check:",
                  on_click=_note, args=(workspace, row, role))  # fmt: skip
        return
    if way == "nej":
        with st.container(key="skriv-skal"):
            st.text_area(f"{LABELS['reason']} (måste fyllas i)", key=f"{key}-skal", height=80, max_chars=2000,
                         placeholder="Vad hindrar? Så att deltagarna förstår.", persist_state="session")  # fmt: skip
        st.button("Spara skälet", key=f"{key}-nej", type="primary", on_click=_refuse, args=(workspace, row, role))
        return
    known = round_of(workspace, int(protocol.walk["id"]), role)
    owners = {"": "Välj vem"} | (known.owners if known else {})
    held = str(st.session_state.setdefault(f"{key}-agare", row["owner_code"] or ""))
    owners.setdefault(held, held)
    st.session_state.setdefault(f"{key}-rubrik", str(row["proposal"] or row["observation"] or "")[:LONGEST_TITLE])
    st.session_state.setdefault(f"{key}-dag", default_due(protocol))
    st.text_input("Det här ska göras (måste fyllas i)", key=f"{key}-rubrik", max_chars=LONGEST_TITLE,
                  persist_state="session")  # fmt: skip
    left, right = st.columns(2)
    left.selectbox("Vem gör det? (måste väljas)", tuple(owners), format_func=lambda code: owners.get(code, code),
                   key=f"{key}-agare", accept_new_options=True, persist_state="session")  # fmt: skip
    right.date_input("Klart senast (måste väljas)", key=f"{key}-dag", format="YYYY-MM-DD", persist_state="session")
    if st.session_state[f"{key}-agare"] == PRIVATE_OWNER:
        st.caption("En privat ägare bestämmer på egen mark: skriv in det först när ägaren har sagt ja.")
    st.button("Gör till åtgärd", key=f"{key}-ja", type="primary", icon=":material/add_task:", on_click=_promise,
              args=(workspace, row, role))  # fmt: skip


def _promise(workspace: Workspace, row: Row, role: Role) -> None:
    """Before the page is drawn again."""
    key = f"beslut-{row['id']}"
    fields: Fields = {
        "title": st.session_state[f"{key}-rubrik"], "owner_board": st.session_state[f"{key}-agare"],
        "due": st.session_state[f"{key}-dag"], "status": str(MeasureStatus.DECIDED),
        "expected": str(row["observation"] or "") and f"Från trygghetsvandringen: {row['observation']}",
    }  # fmt: skip
    with _told(workspace):
        decide_measure(settings(), workspace.folder, _version(row), fields, date.today(), role, current_actor())


def _likely(row: Row) -> str:
    """What is good and asks for nothing needs no measure."""
    return "noterat" if row["feeling"] == Feeling.SAFE and not row["proposal"] else "atgard"


def _note(workspace: Workspace, row: Row, role: Role) -> None:
    with _told(workspace):
        note_only(settings(), workspace.folder, _version(row), role, current_actor())


def _refuse(workspace: Workspace, row: Row, role: Role) -> None:
    reason = st.session_state[f"beslut-{row['id']}-skal"]
    with _told(workspace):
        decide_not_possible(settings(), workspace.folder, _version(row), reason, role, current_actor())


def _undo(workspace: Workspace, protocol: Protocol, role: Role) -> None:
    decided = [row for row in protocol.notes.to_dict("records") if row["decision"] not in (None, Decision.OPEN)]
    if not decided:
        return
    with st.expander("Ångra ett beslut", icon=":material/undo:", key="protokoll-angra"):
        st.caption("En åtgärd som redan gjorts finns kvar på sin egen sida.")
        for row in decided:
            told = f"{_name(row)} · {DECISIONS[row['decision']]}"
            st.button(plain(told), key=f"angra-{row['id']}", type="tertiary", on_click=_take_back,
                      args=(workspace, row, role))  # fmt: skip


def _take_back(workspace: Workspace, row: Row, role: Role) -> None:
    with _told(workspace):
        undo_decision(settings(), workspace.folder, _version(row), role, current_actor())


@contextmanager
def _told(workspace: Workspace) -> Iterator[None]:
    """What became of a decision stands in the line of the saved."""
    try:
        yield
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong("Någon annan beslutade om iakttagelsen nyss. Läs igenom den igen.")
    else:
        say_saved(workspace)


def _version(row: Row) -> tuple[int, int]:
    return int(row["id"]), int(row["version"])
