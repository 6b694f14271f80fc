"""The versions of the situation picture there are, and what each held when it was frozen."""

import json
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.frozen_table import FrozenTable, thawed
from lib.domain.version import OPEN_STATUSES, VersionStatus
from lib.privacy.roles import may_edit_versions, sees_whole_versions
from lib.store.frozen import take_out
from lib.store.reading import read_rows

OPEN_SOURCE_COLUMNS = ("source", "data_date", "is_synthetic")
"""A file's name may say more than the public should know."""


@dataclass(frozen=True, eq=False)
class Frozen:
    """A version as it was frozen. `content` is the whole copy for those inside, its open extract for others."""

    row: Fields
    content: dict[str, Any]
    is_extract: bool
    _frames: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    @property
    def tables(self) -> dict[str, FrozenTable]:
        return dict(self.content["tables"])

    def figures(self, by: str) -> pd.DataFrame:
        """An answer table (`lib.domain.columns`) with `indicator` in front, as it was. Made once: do not change it."""
        if by not in self._frames:
            self._frames[by] = frame_of(self.content["figures"].get(by))
        return self._frames[by]

    def rows(self, table: str) -> pd.DataFrame:
        return frame_of(self.tables.get(table))


def version_list(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each version, the newest first, with all columns of its table and `is_synthetic`.

    Roles outside see only what is published.
    """
    return _list(workspace.data_key, role)


def may_write_versions(role: Role) -> bool:
    """Whether drafts, freezing and decisions are offered; the actions ask again."""
    return may_edit_versions(role)


def version_row(workspace: Workspace, version_id: int, role: Role) -> Fields | None:
    """One version with missing cells as None; None when it is not there or not for the role."""
    rows = version_list(workspace, role)
    found = rows[rows["id"] == version_id].astype(object)
    return None if found.empty else dict(found.where(found.notna(), None).to_dict("records")[0])


def open_frozen(workspace: Workspace, version_id: int, role: Role = Role.PUBLIC) -> Frozen | None:
    """The version as it was frozen, from the copy alone; None when the copy is not what was frozen.

    The seal is tried each time the data have changed. Raises KeyError when there is no such frozen version for the
    role.
    """
    row = version_row(workspace, version_id, role)
    if row is None or VersionStatus(row["status"]) in OPEN_STATUSES:
        raise KeyError(version_id)
    content = _content(workspace.data_key, version_id)
    if content is None:
        return None
    is_extract = not sees_whole_versions(role)
    return Frozen(row, extract_of(content) if is_extract else content, is_extract)


def extract_of(content: dict[str, Any]) -> dict[str, Any]:
    """The open extract, with what it takes to read it: what the figures mean, and the areas."""
    shared = ("format", "indicators", "definitions", "areas", "municipality")
    sources = content["sources"]
    kept = [sources["columns"].index(name) for name in OPEN_SOURCE_COLUMNS]
    rows = [[row[place] for place in kept] for row in sources["rows"]]
    named = {"sources": {"columns": list(OPEN_SOURCE_COLUMNS), "rows": rows}}
    return {name: content[name] for name in shared} | named | content["public"]


def frame_of(table: FrozenTable | None) -> pd.DataFrame:
    """A frozen table as a frame; empty when it was not there."""
    return pd.DataFrame() if table is None else pd.DataFrame(thawed(table), columns=table["columns"])


@kept(4)
def _list(key: DataKey, role: Role) -> pd.DataFrame:
    rows = read_rows(key.engine_of("picture_versions"), key.municipality, "picture_versions")
    if not sees_whole_versions(role):
        rows = rows[rows["status"] == VersionStatus.PUBLISHED]
    return rows.sort_values("number", ascending=False, ignore_index=True)


@kept(4)
def _content(key: DataKey, version_id: int) -> dict[str, Any] | None:
    """Taken out and proved anew after each write, whatever it was of."""
    with key.engine.connect().execution_options(reads_only=True) as connection:
        written = take_out(connection, version_id)
    return None if written is None else json.loads(written)
