"""Taking in a list of observations that was written on paper or in another app."""

import tempfile
from pathlib import Path, PurePath

from lib.actions.permission import refuse_unless
from lib.actions.walk_observations import add_observations
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.intake.walk_notes import NEAR_M, WalkedStops, read_walk_notes

__all__ = ["NEAR_M", "WalkedStops", "import_walk_list"]


def import_walk_list(
    settings: Settings,
    folder: MunicipalityFolder,
    walk_id: int,
    walked: WalkedStops,
    content: bytes,
    file_name: str,
    role: Role,
    actor: str,
) -> tuple[int, int]:
    """Read a CSV or GPX file of the walk and write what it has: how many observations are new, and how many were there.

    Raises InputFault with every row that is wrong, and nothing saved.
    """
    refuse_unless(role, Right.WRITE_WALKS)
    name = PurePath(file_name.replace("\\", "/")).name[:80] or "lista.csv"
    with tempfile.TemporaryDirectory() as kept:
        path = Path(kept, name)
        path.write_bytes(content)
        notes = read_walk_notes(path, walked)
    return add_observations(settings, folder, walk_id, notes, name, role, actor)
