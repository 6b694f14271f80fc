"""Noting that somebody has looked at, or taken with them, what single people may stand behind."""

from lib.domain.folder import MunicipalityFolder
from lib.domain.log_words import DOWNLOAD, VIEW
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.audit import write_audit
from lib.store.database import in_a_hurry, open_database


def note_view(settings: Settings, folder: MunicipalityFolder, page: str, by: User) -> None:
    """A page with single reports, points or small numbers has been opened. Once a session, day and page is enough.

    Raises InputFault when a long import has the database to itself: note it the next time then.
    """
    _note(settings, folder, VIEW, page, by)


def note_download(settings: Settings, folder: MunicipalityFolder, file_name: str, by: User) -> None:
    _note(settings, folder, DOWNLOAD, file_name, by)


def _note(settings: Settings, folder: MunicipalityFolder, action: str, what: str, by: User) -> None:
    details = {"municipality": folder.slug, "role": str(by.role)}
    with in_a_hurry(open_database(settings.database_url)).begin() as connection:
        write_audit(connection, by.actor, action, what, details)
