"""A made-up municipality to import into, and a look at everything that its store holds."""

import os
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from sqlalchemy import select

from lib.actions.import_plan import ImportReport, Wishes
from lib.actions.importing import import_file
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.store.tables import metadata
from tests.made_up import DEFINITIONS, SLUG, write_folder

SHARE = DEFINITIONS["indicators/sysselsattningsgrad.yaml"]
INDICATORS = (
    SHARE | {"source": {"name": "SCB", "kolada": "N02267"}},
    SHARE | {"id": "tillit_vuxna", "name": "Tillit",
             "source": {"name": "HLV", "kolada": "U01413", "kolada_measures": "opposite"}},
    SHARE | {"id": "avstar_ga_ut", "name": "Avstår",
             "source": {"name": "HLV", "kolada": "N07620", "kolada_measures": "similar"}},
    SHARE | {"id": "i_hela", "name": "I hela kommunen", "levels": ["municipality"]},
)  # fmt: skip
BOOKKEEPING = {"audit_log", "audit_head", "edits", "versions", "column_mappings"}
"""Tables that remember what has happened and been learnt, also when it has been undone."""


def folder_in(root: Path) -> MunicipalityFolder:
    """Four square areas 0001R001 to 0001R004, with a name for the two in the north and one for the first."""
    folder = write_folder(root)
    for indicator in INDICATORS:
        path = folder.data / "indicators" / f"{indicator['id']}.yaml"
        path.write_text(yaml.safe_dump(indicator, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (folder.geo / "aliases.csv").write_text(
        "alias,area_code\nNordstan,0001R001\nUppåt,0001R001\nUppåt,0001R004\n", encoding="utf-8"
    )
    return folder


def settings_in(root: Path) -> Settings:
    """The store that the environment names, else a file in the folder."""
    url = os.environ.get("LAGESBILD_DATABASE_URL", f"sqlite:///{root / 'store.db'}")
    return Settings(root=root, database_url=url)


def bring_in(folder: MunicipalityFolder, content: str | bytes, name: str = "fil.csv", **wishes: Any) -> ImportReport:
    """Write a file and import it."""
    path = folder.root / "inkommet" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_file(settings_in(folder.root), folder, path, Wishes(**wishes), by=AT_THE_COMMAND_LINE)


def stored(folder: MunicipalityFolder, table: str) -> pd.DataFrame:
    return read_rows(open_database(settings_in(folder.root).database_url), SLUG, table)


def cells(folder: MunicipalityFolder, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Chosen cells of every row in the store, None where there is nothing."""
    rows = stored(folder, table)[list(columns)].astype(object)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.to_numpy().tolist()]


def everything(settings: Settings, without: set[str] = BOOKKEEPING) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
            if table.name not in without
        }
