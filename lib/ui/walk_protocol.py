"""After the walk: what becomes of what was seen, what the participants are told, and the protocol as files."""

from datetime import date

import streamlit as st

from lib.analysis.walk_protocol import Protocol, protocol_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.links import measure_address
from lib.domain.walk_promise import PROMISES, REFUSED, STOP_TABLE
from lib.domain.walk_sentences import debt_sentence, outcome_sentence
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.link_list import open_link
from lib.ui.tables import declared_table
from lib.ui.walk_protocol_decide import decide_next
from lib.ui.walk_protocol_feedback import feedback_form
from lib.ui.walk_protocol_files import files_of_walk
from lib.ui.walk_round_saving import saved_line

PART = "protokolldel"
PARTS = {"beslut": "Besluta", "loften": "Löften", "aterkoppling": "Återkoppling", "filer": "Filer"}


def walk_protocol(workspace: Workspace, walk_id: int, role: Role) -> None:
    """The finding, the debt while there is one, and one part at a time."""
    protocol = protocol_of(workspace, walk_id, role, date.today())
    if protocol is None:
        st.info("Vandringen finns inte, eller så får din roll inte se den.")
        return
    st.markdown(f"**{outcome_sentence(*protocol.n_by_decision)}**")
    _debt(protocol)
    part = adopt(PART, tuple(PARTS), "beslut")
    st.segmented_control("Del av protokollet", tuple(PARTS), format_func=lambda name: _label(name, protocol), key=PART,
                         required=True, persist_state="session", label_visibility="collapsed", wrap=True)  # fmt: skip
    saved_line()
    if part == "beslut":
        decide_next(workspace, protocol, role)
    elif part == "loften":
        _promises(workspace, protocol)
    elif part == "aterkoppling":
        feedback_form(workspace, protocol, role)
    else:
        files_of_walk(workspace, protocol, role)


def _label(name: str, protocol: Protocol) -> str:
    counts = {"beslut": len(protocol.undecided), "loften": len(protocol.promises)}
    return f"{PARTS[name]} ({number(counts[name])})" if name in counts else PARTS[name]


def _debt(protocol: Protocol) -> None:
    told = debt_sentence(protocol.days_owed, protocol.walk["feedback_given"])
    if protocol.days_owed is not None:
        st.warning(told, icon=":material/campaign:")
    elif told:
        st.caption(f":material/check: {told}")


def _promises(workspace: Workspace, protocol: Protocol) -> None:
    """What is promised, with a way to each measure; what is not possible, with why; and how each stop was answered."""
    name = f"{workspace.folder.slug}-vandring-{protocol.walk['id']}"
    if protocol.promises.empty:
        st.info("Ingen iakttagelse har blivit en åtgärd än. Det gör du under Besluta.")
    else:
        declared_table(protocol.promises, PROMISES, f"{name}-loften", "vandring-loften", protocol.is_synthetic)
        for promise in protocol.promises.drop_duplicates("measure_key").to_dict("records"):
            open_link(measure_address(str(promise["measure_key"])), str(promise["title"]), ":material/build:")
    if len(protocol.refused):
        st.markdown("**Inte möjligt, och varför**")
        declared_table(protocol.refused, REFUSED, f"{name}-inte-mojligt", "vandring-nej", protocol.is_synthetic)
    with st.expander("Svaren stopp för stopp", icon=":material/pin_drop:", key="vandring-stoppsvar"):
        declared_table(protocol.stops, STOP_TABLE, f"{name}-stopp", "vandring-stopp", protocol.is_synthetic)
