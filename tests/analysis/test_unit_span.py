"""The distance between the lowest and the highest reporting unit, beside what is published."""

from pathlib import Path

import pandas as pd
import yaml

from lib.analysis.unit_span import unit_span
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import DEFINITIONS, SLUG, asked, batch_of, values, write_folder

WORK = "sysselsattningsgrad"


def workspace_of(root: Path) -> Workspace:
    folder = write_folder(root)
    lowest = DEFINITIONS[f"indicators/{WORK}.yaml"] | {"id": "lagst", "levels": ["municipality"]}
    (folder.data / "indicators" / "lagst.yaml").write_text(yaml.safe_dump(lowest), encoding="utf-8")
    units = {
        "units": [{"id": name, "name": name, "kind": "voting_district"} for name in ("vd1", "vd2", "vd3")],
        "spans": [{"indicator": WORK, "kind": "voting_district", "lowest": "lagst"}],
    }
    (folder.data / "reporting_units.yaml").write_text(yaml.safe_dump(units), encoding="utf-8")
    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    rows = [
        values(WORK, ("vd1", "2022", 62.5, 625, 1000, None), ("vd2", "2022", 90.0, 900, 1000, None),
               ("vd3", "2022", 80.0, 800, 1000, None), ("vd1", "2024", 60.0, 600, 1000, None),
               ("0001", "2022", 78.0, 780, 1000, None)),
        values("lagst", ("0001", "2018", 61.0, None, None, None), ("0001", "2022", 62.0, None, None, None)),
    ]  # fmt: skip
    with open_database(settings.database_url).begin() as connection:
        frame = pd.concat(rows, ignore_index=True).assign(secrecy="internal")
        add_batch(connection, batch_of("indicator_values"), {"indicator_values": frame})
    return open_workspace(settings, SLUG)


def test_each_year_has_its_extremes_and_what_is_published_of_it(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    (span,) = workspace.definitions.reporting_units.spans
    years = unit_span(workspace, asked("2022-01--2022-12"), span, Role.PUBLIC).years.set_index("period")
    assert list(years.index) == ["2018", "2022"]  # 2018 is only published; 2024 is not asked about
    assert years.loc["2022", ["n_units", "lowest", "highest", "distance", "whole", "published_lowest"]].tolist() == [
        3, 62.5, 90.0, 27.5, 78.0, 62.0,
    ]  # fmt: skip
    assert pd.isna(years.loc["2018", "lowest"]) and years.loc["2018", "published_lowest"] == 61.0
