"""What stood in a row that people write, before each edit."""

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import rows_of
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.store.earlier_rows import read_earlier


def earlier_rows(workspace: Workspace, table: str, row_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The table's columns, newest first, with `saved_at` (UTC), when it was written over. What had a class that the
    role may not read is left out, and so is everything of a row that has got such a class or is gone."""
    workspace = workspace.seen_by(role)
    key = workspace.data_key
    rows, of_today = _earlier(key, table), rows_of(key, table)["id"]
    its = rows[(rows["id"] == row_id) & rows["id"].isin(of_today) & rows["secrecy"].isin(workspace.readable)]
    return its.sort_values("version", ascending=False, ignore_index=True)


@kept(8)
def _earlier(key: DataKey, table: str) -> pd.DataFrame:
    return read_earlier(key.engine_of(table), key.municipality, table)
