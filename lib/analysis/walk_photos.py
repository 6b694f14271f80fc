"""Photos from walks: only for those who plan walks, never outside."""

import base64

import pandas as pd
from sqlalchemy import select

from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.privacy.roles import may_edit_walks
from lib.store.tables import walk_photos


def photos_of(workspace: Workspace, observation_ids: tuple[int, ...], role: Role) -> pd.DataFrame:
    """id, observation_id, width, height and `content` (a JPEG's bytes) of each photo, the oldest first; empty for roles
    that do not plan walks. Read each time it is asked for: photos are large, and few are looked at."""
    workspace = workspace.seen_by(role)
    workspace = workspace.seen_by(role)
    columns = [walk_photos.c[name] for name in ("id", "observation_id", "width", "height", "content")]
    key = workspace.data_key
    rows = []
    if may_edit_walks(role) and observation_ids:
        its = (walk_photos.c.municipality == key.municipality, walk_photos.c.observation_id.in_(observation_ids))
        with key.engine_of("walk_photos").connect().execution_options(reads_only=True) as connection:
            query = select(*columns).where(*its).order_by(walk_photos.c.id)
            rows = [dict(row) for row in connection.execute(query).mappings()]
    table = pd.DataFrame(rows, columns=[column.name for column in columns])
    return table.assign(content=[base64.b64decode(content) for content in table["content"]])
