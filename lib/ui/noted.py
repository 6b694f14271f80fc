"""What the log is to know of looking and taking: pages with what single people may stand behind, and files."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import streamlit as st

from lib.actions.looking import note_download, note_view
from lib.analysis.access import opens
from lib.domain.faults import InputFault
from lib.domain.right import Right
from lib.ui.session import chosen_workspace, current_user, settings

SEEN = "_sedda_sidor"


def note_page(page: str) -> None:
    """Once a session, day and page, and only for roles that are shown single reports and points there."""
    user, folder = current_user(), chosen_workspace().folder
    look = (folder.slug, page, date.today())
    seen = st.session_state.setdefault(SEEN, set())
    if look not in seen and opens(user.role, Right.READ_POINTS):
        with suppress(InputFault):  # somebody else writes for long: the next run notes it
            note_view(settings(), folder, page, user)
            seen.add(look)


def noted_download(
    label: str,
    data: bytes | str | Callable[[], bytes | str],
    file_name: str,
    mime: str,
    key: str,
    icon: str | None = None,
    **look: Any,
) -> None:
    """A download that stands in the log. `look` is how Streamlit's button is to look."""
    st.download_button(
        label,
        data,
        file_name=file_name,
        mime=mime,
        key=key,
        icon=icon,
        on_click=_note,
        args=(file_name,),
        **look,
    )


def _note(file_name: str) -> None:
    note_download(settings(), chosen_workspace().folder, file_name, current_user())
