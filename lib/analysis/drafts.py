"""What somebody has written in a form and not saved."""

from lib.analysis.workspace import Workspace
from lib.domain.draft import HalfWritten
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.drafts import read_draft


def half_written(workspace: Workspace, place: str, by: User) -> HalfWritten | None:
    """One's own draft at the place; nobody reads another's."""
    found = read_draft(open_database(workspace.database_url), workspace.folder.slug, by.actor, place)
    return None if found is None else HalfWritten.from_plain(*found)
