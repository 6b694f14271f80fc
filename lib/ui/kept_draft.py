"""What stands in a form and is not saved: kept in the store whenever it has changed, found by the next session."""

from contextlib import AbstractContextManager, suppress
from zoneinfo import ZoneInfo

import streamlit as st

from lib.actions.drafts import forget_draft, keep_draft, saved_with_its_draft
from lib.analysis.drafts import half_written
from lib.domain.draft import HalfWritten
from lib.domain.faults import InputFault
from lib.ui.session import chosen_workspace, current_user, settings

UTC = ZoneInfo("UTC")


def kept_half_written(place: str) -> HalfWritten | None:
    """What the same person left at the place, in this or another session."""
    found = half_written(chosen_workspace(), place, current_user())
    if found is not None:
        st.session_state[_at(place)] = found.written
    return found


def keep_half_written(place: str, draft: HalfWritten) -> None:
    """Write to the store only when something is new: most runs of a page change no form."""
    written = None if draft.written == draft.base else draft.written
    if written == st.session_state.get(_at(place)):
        return
    slug = chosen_workspace().folder.slug
    with suppress(InputFault):  # somebody else writes for long: the session has it, and the next run tries again
        if written is None:
            forget_draft(settings(), slug, place, current_user())
        else:
            keep_draft(settings(), slug, place, draft, current_user())
        st.session_state[_at(place)] = written


def saving(place: str) -> AbstractContextManager[None]:
    """Whoever saves in here takes the draft of the place away in the same transaction: what is saved can then never
    come back as something that is not."""
    return saved_with_its_draft(place, current_user())


def begin_anew(place: str, fields: tuple[str, ...]) -> None:
    """Throw away what is not saved; the form begins from the row again. `fields` are the names of its fields."""
    forget_draft(settings(), chosen_workspace().folder.slug, place, current_user())
    for key in (_at(place), f"{place}-_utkast", *(f"{place}-{name}" for name in fields)):
        st.session_state.pop(key, None)


def kept_at(found: HalfWritten) -> str:
    """`Texten från 21 nov 14:32 är tillbaka.`"""
    if found.at is None:
        return "Texten är tillbaka."
    local = found.at.replace(tzinfo=UTC).astimezone(ZoneInfo(chosen_workspace().municipality.time_zone))
    return f"Det du skrev {local:%Y-%m-%d kl. %H:%M} är tillbaka."


def _at(place: str) -> str:
    return f"{place}-_lagrat"
