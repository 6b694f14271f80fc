"""Noting that somebody has looked."""

from datetime import datetime

from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.visits import note_visit


def visit(settings: Settings, folder: MunicipalityFolder, actor: str, role: Role, now: datetime) -> datetime | None:
    """When the person's visit before this one ended (UTC); None for a first one. Everybody may look."""
    with open_database(settings.database_url).begin() as connection:
        return note_visit(connection, folder.slug, actor, str(role), now)
