"""What the last click did, told once on the page that it led to."""

from dataclasses import dataclass

import streamlit as st

from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.ui.plain_text import plain
from lib.ui.told_once import take


@dataclass(frozen=True)
class LastClick:
    """One for each kind of object: `key` is its place in the session, `thing` what somebody else may have changed."""

    key: str
    thing: str

    def say(self, text: str, is_done: bool = True) -> None:
        st.session_state[self.key] = (text, is_done)

    def say_refused(self, problem: InputFault | Conflict) -> None:
        meanwhile = f"Någon annan ändrade {self.thing} samtidigt. Här står det som gäller nu; gör om det om det behövs."
        self.say(" ".join(problem.lines) if isinstance(problem, InputFault) else meanwhile, is_done=False)

    def told_once(self) -> None:
        """Its place is there always, or all below it would be drawn twice for a while."""
        place = st.empty()
        text, is_done = take(self.key, ("", True))
        if text:
            told = place.success if is_done else place.warning
            told(plain(text), icon=":material/check:" if is_done else ":material/error:")
