"""Which measure is open, and what was last said of one."""

from datetime import date
from typing import Any

import streamlit as st

from lib.actions.measures import save_measure
from lib.analysis.workspace import Workspace
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.measure import NEEDS_REASON
from lib.domain.measure_words import MARKED_STATUSES
from lib.ui.plain_text import plain
from lib.ui.receipt import saved_now
from lib.ui.row_draft import field_key
from lib.ui.session import current_user, settings
from lib.ui.told_once import take

CHOSEN, NEW, NONE = "atgard", "ny", ""
"""The measure that is open, by its key, on this page and on /hjalpte_det."""
SAID = "_atgard_sagt"
NOT_HERE = "Adressen pekar på en åtgärd som inte finns här. Den kan vara borttagen, eller så får din roll inte se den."
PAGE = "pages/arbete/atgarder.py"


def open_measure(measure_key: str) -> None:
    st.session_state[CHOSEN] = measure_key


def measure_link(measure_key: str, label: str, icon: str | None = None) -> None:
    st.page_link(PAGE, label=f"**{plain(label)}**", icon=icon, query_params={CHOSEN: measure_key})


def form_place(measure_id: str) -> str:
    """Where the half-written measure is kept."""
    return f"atgard-{measure_id}"


def say(text: str, icon: str = ":material/check:") -> None:
    st.session_state[SAID] = (text, icon)


def told_once() -> None:
    """What the last click did, once."""
    text, icon = take(SAID, ("", ""))
    if text:
        (st.success if icon == ":material/check:" else st.warning)(text, icon=icon)


def move_measure(workspace: Workspace, row: dict[Any, Any], widget: str, today: date) -> None:
    """Save the status that the select of a card now has. One that needs a reason opens the measure's form instead."""
    status, title = st.session_state[widget], row["title"]
    if status in NEEDS_REASON:
        st.session_state[field_key(form_place(str(row["id"])), "_ny_status")] = status
        open_measure(str(row["measure_key"]))
        say(f"Skriv varför åtgärden är {MARKED_STATUSES[status][2:]}, och spara.", ":material/edit_note:")
        return
    try:
        editor = current_user()
        seen = int(row["id"]), int(row["version"])
        save_measure(settings(), workspace.folder, *seen, {"status": status}, today, editor)
    except Conflict:
        say(f"Någon annan ändrade ”{title}” samtidigt. Här står det som gäller nu; välj igen om det behövs.",
            ":material/group:")  # fmt: skip
    except InputFault as problem:
        say(" ".join(problem.lines), ":material/error:")
    else:
        say(f"{saved_now(workspace)}. {title}: {MARKED_STATUSES[status][2:]}.")
