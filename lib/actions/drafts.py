"""Keeping what somebody writes before it is saved, so that it is there after a closed tab or a stopped server."""

from contextlib import AbstractContextManager
from datetime import timedelta

from lib.domain.draft import DRAFT_DAYS, HalfWritten
from lib.domain.moment import utc_now
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.privacy.personal_data import find_personal_data
from lib.store.database import in_a_hurry, open_database
from lib.store.drafts import drop_draft, drop_old_drafts, finishing
from lib.store.drafts import keep_draft as store_draft


def keep_draft(settings: Settings, municipality: str, place: str, draft: HalfWritten, by: User) -> None:
    """One's own, instead of what was kept at the place before. A text that points out a person is not kept: saving it
    would be refused too. Raises InputFault when a long import has the database to itself."""
    texts = {name: str(value) for name, value in draft.written.items() if isinstance(value, str | list | tuple | dict)}
    names = {name for name, text in texts.items() if find_personal_data(text)}
    content = draft.without(names).plain()
    with in_a_hurry(open_database(settings.database_url)).begin() as connection:
        now = utc_now()
        drop_old_drafts(connection, municipality, now - timedelta(days=DRAFT_DAYS))
        store_draft(connection, municipality, by.actor, place, content, now)


def forget_draft(settings: Settings, municipality: str, place: str, by: User) -> None:
    with in_a_hurry(open_database(settings.database_url)).begin() as connection:
        drop_draft(connection, municipality, by.actor, place)


def saved_with_its_draft(place: str, by: User) -> AbstractContextManager[None]:
    """The draft of the place goes in the transaction of each row that is written within."""
    return finishing(by.actor, place)
