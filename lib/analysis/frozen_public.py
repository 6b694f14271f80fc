"""What of a version may leave the house: figures hidden for the public, open rows, and texts meant to be open."""

from typing import Any

import pandas as pd

from lib.analysis.counted import By
from lib.analysis.figures import figures_of
from lib.analysis.rows import rows_of
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Fields
from lib.domain.frozen_table import FrozenTable, frozen_table, plain_value
from lib.domain.selection import Selection
from lib.domain.version import TEXTS
from lib.store.tables import metadata

PUBLIC_SPLITS: tuple[By, ...] = ("total", "area", "period")
OPEN_COLUMNS = {
    "problems": ("id", "title", "area_code", "theme", "status", "is_synthetic"),
    "measures": ("id", "title", "area_code", "theme", "status", "started", "ended", "due", "is_synthetic"),
    "promises": ("id", "title", "area_code", "period_from", "period_to", "status", "public_text", "is_synthetic"),
}
"""Of open rows alone, and only these columns: never a description, a contact or a place."""
OPEN_FACTS = ("number", "title", "period", "comparison", "organisations", *TEXTS)


def public_part(workspace: Workspace, asked: Selection, row: Fields, indicators: tuple[str, ...]) -> dict[str, Any]:
    """The extract, made when the rest is frozen so that it is hidden by the rules of that day.

    It holds no table by sex or age: with the total they would be more ways to count back to what is hidden.
    """
    return {
        "version": {name: plain_value(row[name]) for name in OPEN_FACTS},
        "figures": {by: _table(figures_of(workspace, asked, indicators, by, Role.PUBLIC)) for by in PUBLIC_SPLITS},
        "tables": {
            name: _open_rows(workspace.data_key, name, columns)
            for name, columns in OPEN_COLUMNS.items()
            if name in metadata.tables
        },
    }


def _open_rows(key: DataKey, table: str, columns: tuple[str, ...]) -> FrozenTable:
    rows = rows_of(key, table)
    return _table(rows.loc[rows["secrecy"] == Secrecy.OPEN, [name for name in columns if name in rows]])


def _table(frame: pd.DataFrame) -> FrozenTable:
    return frozen_table([str(name) for name in frame.columns], frame.to_dict("records"))
