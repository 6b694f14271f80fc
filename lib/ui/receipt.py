"""The receipt of a click: what was saved and when, or why nothing was."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.faults import InputFault
from lib.ui.plain_text import plain
from lib.ui.told_once import take


@dataclass(frozen=True)
class Receipt:
    """One for each form: `key` is its place in the session, `not_done` what is said above the faults."""

    key: str
    not_done: str

    def say(self, text: str) -> None:
        st.session_state[self.key] = (text, ())

    def say_refused(self, problem: InputFault | str) -> None:
        faults = (problem,) if isinstance(problem, str) else problem.lines
        st.session_state[self.key] = ("", faults)

    def told_once(self) -> None:
        said, faults = take(self.key, ("", ()))
        if said:
            st.success(plain(said), icon=":material/check:")
        if faults:
            st.error(self.not_done, icon=":material/error:")
            st.text("\n\n".join(faults))


def saved_now(workspace: Workspace) -> str:
    """`Sparat 14:32`."""
    return f"Sparat {datetime.now(ZoneInfo(workspace.municipality.time_zone)):%H:%M}"
