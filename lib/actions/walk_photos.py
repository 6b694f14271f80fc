"""Photos from a walk: kept small, without place and time, and gone when they are removed."""

import base64
import hashlib

from sqlalchemy import delete, insert, select

from lib.actions.permission import refuse_unless
from lib.actions.written_texts import NOTHING_SAVED
from lib.domain.codes import Role, Secrecy
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.intake.photo import kept_photo
from lib.store.audit import write_audit
from lib.store.data_versions import count_the_edit
from lib.store.database import open_database
from lib.store.tables import walk_observations, walk_photos

MOST_PHOTOS = 6
"""Of one observation."""


def add_photo(
    settings: Settings,
    folder: MunicipalityFolder,
    observation_id: int,
    content: bytes,
    file_name: str,
    role: Role,
    actor: str,
) -> int:
    """Keep a photo of an observation, always internal, and return its id; the same photo sent twice is one.

    Raises InputFault, with nothing saved, when the role may not, the file is no photo, the observation is gone or has
    MOST_PHOTOS already.
    """
    refuse_unless(role, Right.WRITE_WALKS)
    photo = kept_photo(content, file_name)
    client_key = f"{observation_id}-{hashlib.sha256(photo.content).hexdigest()[:40]}"
    with open_database(settings.database_url).begin() as connection:
        of = (walk_observations.c.id == observation_id, walk_observations.c.municipality == folder.slug)
        walk_id = connection.execute(select(walk_observations.c.walk_id).where(*of)).scalar()
        if walk_id is None:
            raise InputFault(Fault("Fotot", "iakttagelsen finns inte längre", remedy=NOTHING_SAVED))
        its = select(walk_photos.c.id, walk_photos.c.client_key).where(walk_photos.c.observation_id == observation_id)
        there = {row.client_key: int(row.id) for row in connection.execute(its)}
        if client_key in there:
            return there[client_key]
        if len(there) >= MOST_PHOTOS:
            remedy = f"Ta bort ett foto först. {NOTHING_SAVED}"
            raise InputFault(Fault("Fotot", f"en iakttagelse har högst {MOST_PHOTOS} foton", remedy=remedy))
        row = {
            "municipality": folder.slug, "walk_id": walk_id, "observation_id": observation_id,
            "client_key": client_key, "secrecy": str(Secrecy.INTERNAL), "added_by": actor, "added_at": utc_now(),
            "width": photo.width, "height": photo.height, "content": base64.b64encode(photo.content).decode(),
        }  # fmt: skip
        photo_id = int(connection.execute(insert(walk_photos).values(**row).returning(walk_photos.c.id)).scalar_one())
        write_audit(connection, actor, "create", f"walk_photos {photo_id}", {"municipality": folder.slug})
        count_the_edit(connection, folder.slug, "walk_photos")
        return photo_id


def remove_photo(settings: Settings, folder: MunicipalityFolder, photo_id: int, role: Role, actor: str) -> bool:
    """Take a photo out for good; False when it is not there."""
    refuse_unless(role, Right.WRITE_WALKS)
    with open_database(settings.database_url).begin() as connection:
        its = (walk_photos.c.id == photo_id, walk_photos.c.municipality == folder.slug)
        is_there = connection.execute(delete(walk_photos).where(*its)).rowcount == 1
        if is_there:
            write_audit(connection, actor, "remove", f"walk_photos {photo_id}", {"municipality": folder.slug})
            count_the_edit(connection, folder.slug, "walk_photos")
        return is_there
