"""Who is looking, at which municipality, in which colours."""

import streamlit as st

from lib.actions.folder_tables import load_folder_tables
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.palette import Scheme
from lib.domain.selection import Selection
from lib.domain.settings import Settings


def settings() -> Settings:
    return Settings.from_environment()


def current_role() -> Role:
    """One local user until sign-in is switched on; the server is bound to this machine."""
    return Role.COORDINATOR


def current_scheme() -> Scheme:
    return "dark" if st.context.theme.type == "dark" else "light"


def keep_selection(asked: Selection) -> None:
    """The frame keeps the question of this run for its page."""
    st.session_state["_urval"] = asked


def current_selection() -> Selection:
    return st.session_state["_urval"]


def keep_subject(subject: str | None) -> None:
    """What the page is about, where several pages share one file."""
    st.session_state["_amne"] = subject


def current_subject() -> str | None:
    return st.session_state.get("_amne")


def chosen_workspace() -> Workspace:
    """The chosen municipality as its files define it: enough for the navigation, which waits for no tables."""
    return open_workspace(settings(), st.session_state["kommun"])


def current_workspace() -> Workspace:
    """The chosen municipality, its own tables loaded."""
    workspace = chosen_workspace()
    _load_once(settings(), workspace, slug=workspace.folder.slug)
    return workspace


@st.cache_resource(show_spinner="Läser in kommunens tabeller …", max_entries=8)
def _load_once(_settings: Settings, _workspace: Workspace, *, slug: str) -> bool:
    load_folder_tables(_settings, _workspace.folder)
    return True
