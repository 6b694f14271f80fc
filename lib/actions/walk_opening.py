"""Saying which of a walk's texts and places may be in its public protocol, after somebody has read them."""

from collections.abc import Collection

from sqlalchemy import Table, select

from lib.actions.permission import refuse_unless
from lib.domain.codes import Role, Secrecy
from lib.domain.folder import MunicipalityFolder
from lib.domain.right import Right
from lib.domain.secrecy_change import CLASS_REASON, NO_LONGER_OPEN, READ_FOR_THE_PUBLIC
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.editing import save
from lib.store.tables import walk_observations, walk_stops, walks


def open_to_public(
    settings: Settings,
    folder: MunicipalityFolder,
    walk_id: int,
    stops: Collection[int],
    observations: Collection[int],
    is_walk_open: bool,
    role: Role,
    actor: str,
) -> int:
    """Make these stops and observations open and all others of the walk internal, and the walk's own texts as
    `is_walk_open` says; how many rows changed class.

    Raises InputFault when the role may not. A half-written observation is never opened.
    """
    refuse_unless(role, Right.WRITE_WALKS)
    n_changed = 0
    with open_database(settings.database_url).begin() as connection:
        wanted: tuple[tuple[Table, Collection[int]], ...] = (
            (walk_stops, stops), (walk_observations, observations), (walks, [walk_id] if is_walk_open else []),
        )  # fmt: skip
        for table, ids in wanted:
            of = table.c.id if table is walks else table.c.walk_id
            its = (of == walk_id, table.c.municipality == folder.slug)
            for row in connection.execute(select(table).where(*its).order_by(table.c.id)).mappings():
                is_open = row["id"] in ids and not row.get("is_draft")
                if is_open == (row["secrecy"] == Secrecy.OPEN):
                    continue  # what is shared with the police stays so
                secrecy = str(Secrecy.OPEN if is_open else Secrecy.INTERNAL)
                changes = {"secrecy": secrecy, CLASS_REASON: READ_FOR_THE_PUBLIC if is_open else NO_LONGER_OPEN}
                save(connection, table.name, row["id"], row["version"], changes, actor)
                n_changed += 1
    return n_changed
