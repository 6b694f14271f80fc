"""Who is looking, at which municipality, in which colours."""

import streamlit as st

from lib.actions.folder_tables import load_folder_tables
from lib.actions.permission import refuse_elsewhere
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.palette import Scheme
from lib.domain.selection import Selection
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.ui.signed_in import same_user


def settings() -> Settings:
    return Settings.from_environment()


def current_user() -> User:
    """Whoever the page is drawn for. Raises Refused when that no longer holds: see `same_user`."""
    return same_user(settings())


def current_role() -> Role:
    return current_user().role


def current_actor() -> str:
    """The name that the audit log keeps."""
    return current_user().actor


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
    """The chosen municipality as its files define it: enough for the navigation, which waits for no tables. No page has
    rows in hand that whoever looks may not read."""
    user, slug = current_user(), st.session_state["kommun"]
    refuse_elsewhere(user, slug)
    return open_workspace(settings(), slug).seen_by(user.role)


def current_workspace() -> Workspace:
    """The chosen municipality, its own tables loaded, as the user's role may count in it."""
    workspace = chosen_workspace()
    _load_once(settings(), workspace, slug=workspace.folder.slug)
    return workspace.seen_by(current_role())


@st.cache_resource(show_spinner="Läser in kommunens tabeller …", max_entries=8)
def _load_once(_settings: Settings, _workspace: Workspace, *, slug: str) -> bool:
    load_folder_tables(_settings, _workspace.folder)
    return True
