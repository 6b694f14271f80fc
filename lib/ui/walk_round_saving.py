"""Where a group stands, and the one line that says whether the last answer is saved."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from lib.actions.walk_observations import Place, Saved, save_observation
from lib.analysis.walk_round import RoundStop
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.ui.receipt import saved_now
from lib.ui.session import current_actor, settings

SAID, WRONG = "_ga_sparat", "_ga_fel"
SOMEBODY_ELSE = "En annan telefon i samma grupp svarade nyss. Nu syns det svaret: ändra om ni menar något annat."


@dataclass(frozen=True, eq=False)
class Here:
    """A group at a stop of a walk."""

    workspace: Workspace
    walk_id: int
    stop: RoundStop
    group: int
    role: Role

    @property
    def place(self) -> Place:
        return Place(self.walk_id, self.stop.id, self.group)

    @property
    def name(self) -> str:
        """Part of the keys of what is drawn here."""
        return f"{self.walk_id}-{self.stop.id}-{self.group}"


def write(here: Here, client_key: str, changes: Fields, seen: Saved | None) -> Saved:
    """Raises InputFault and Conflict, as `save_observation`."""
    now = local_now(here.workspace)
    return save_observation(
        settings(), here.workspace.folder, here.place, client_key, changes, seen, now, here.role, current_actor()
    )


def write_or_tell(here: Here, client_key: str, changes: Fields, seen: Saved | None) -> None:
    """The same for a tap: what went wrong stands in the line of the saved."""
    try:
        write(here, client_key, changes, seen)
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong(SOMEBODY_ELSE)
    else:
        say_saved(here.workspace)


def say_saved(workspace: Workspace) -> None:
    st.session_state[SAID] = saved_now(workspace)
    st.session_state[WRONG] = ()


def say_wrong(problem: InputFault | str) -> None:
    st.session_state[WRONG] = (problem,) if isinstance(problem, str) else problem.lines


def saved_line() -> None:
    """Always one line, so that nothing moves under the thumb; more only when something is wrong."""
    st.caption(f":material/check: {st.session_state.get(SAID) or 'Varje svar sparas när det ges.'}")
    if wrong := st.session_state.pop(WRONG, ()):
        st.error("Det senaste är inte sparat.", icon=":material/error:")
        st.text("\n\n".join(wrong))


def local_now(workspace: Workspace) -> datetime:
    """The municipality's clock, without its zone, to the second."""
    return datetime.now(ZoneInfo(workspace.municipality.time_zone)).replace(tzinfo=None, microsecond=0)
