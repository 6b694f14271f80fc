"""Reporting units: what is shown of each, and that they are nowhere among the areas."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

from lib.analysis.figures import figures
from lib.analysis.unit_figures import unit_figures
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role, Status
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import SLUG, asked, batch_of, values, write_folder

UNITS = {
    "units": [
        {"id": "vd1", "name": "Norr 1", "kind": "voting_district"},
        {"id": "vd2", "name": "Söder 1", "kind": "voting_district"},
        {"id": "s1", "name": "Stora skolan", "kind": "school"},
        {"id": "s2", "name": "Lilla skolan", "kind": "school", "is_small": True},
        {"id": "s3", "name": "Tysta skolan", "kind": "school"},
    ]
}
WORK, SAFE = "sysselsattningsgrad", "trygg_bostadsomrade"


def by_sex(frame: pd.DataFrame, sex: str) -> pd.DataFrame:
    return frame.assign(sex=sex)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    folder = write_folder(tmp_path)
    (folder.data / "reporting_units.yaml").write_text(yaml.safe_dump(UNITS, allow_unicode=True), encoding="utf-8")
    settings = Settings(root=tmp_path, database_url=f"sqlite:///{tmp_path / 'store.db'}")
    rows = [
        values(WORK, ("0001", "2025", 60.0, 60, 100, None), ("0001R001", "2025", 70.0, 70, 100, None),
               ("vd1", "2021", 50.0, 50, 100, None), ("vd1", "2025", 40.0, 40, 100, None),
               ("vd2", "2025", 90.0, 90, 100, None)),
        values(SAFE, ("s1", "2025", 80.0, None, None, 200), ("s2", "2025", 75.0, None, None, 40),
               ("s3", "2025", 71.0, None, None, 50)),
        by_sex(values(SAFE, ("s3", "2025", 62.0, None, None, 21)), "women"),
        by_sex(values(SAFE, ("s3", "2025", 77.0, None, None, 31)), "men"),
    ]  # fmt: skip
    with open_database(settings.database_url).begin() as connection:
        frame = pd.concat(rows, ignore_index=True).assign(secrecy="internal")
        add_batch(connection, batch_of("indicator_values"), {"indicator_values": frame})
    return open_workspace(settings, SLUG)


def test_districts_have_every_year_up_to_the_asked_and_their_limits(workspace: Workspace) -> None:
    rows = unit_figures(workspace, asked(), WORK, "voting_district", Role.PUBLIC)
    assert list(zip(rows["unit_id"], rows["year"], rows["is_latest"], strict=True)) == [
        ("vd1", 2021, False), ("vd1", 2025, True), ("vd2", 2025, True),
    ]  # fmt: skip
    assert (rows["lower"] < rows["value"]).all() and (rows["value"] < rows["upper"]).all()
    before = unit_figures(workspace, asked("2022-01--2022-12"), WORK, "voting_district", Role.PUBLIC)
    assert list(before["year"]) == [2021] and before["is_latest"].all()


def test_units_are_no_areas_and_in_no_total(workspace: Workspace) -> None:
    areas = figures(workspace, asked(), WORK, "area", Role.COORDINATOR)
    assert set(areas["area_code"]) == set(workspace.area_names)
    assert areas["value"].dropna().tolist() == [70.0]
    assert figures(workspace, asked(), WORK, "total", Role.COORDINATOR)["value"].tolist() == [60.0]
    assert figures(workspace, asked(), SAFE, "total", Role.COORDINATOR).empty


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.REPORTER, Role.BOARD])
def test_nobody_outside_sees_single_schools(workspace: Workspace, role: Role) -> None:
    assert unit_figures(workspace, asked(), SAFE, "school", role).empty


def test_a_small_school_has_neither_name_nor_code(workspace: Workspace) -> None:
    rows = unit_figures(workspace, asked(), SAFE, "school", Role.COORDINATOR)
    small = rows[rows["value"] == 75.0]
    assert (small["unit_name"] == "Liten skola 1").all() and (small["unit_id"] == "Liten skola 1").all()
    assert "Lilla" not in rows.to_csv() and "s2" not in rows.to_csv()


def test_too_few_answers_hide_the_other_sex_too(workspace: Workspace) -> None:
    rows = unit_figures(workspace, asked(), SAFE, "school", Role.POLICE)
    quiet = rows[rows["unit_id"] == "s3"].set_index("sex")
    assert quiet["status"].to_dict() == {"all": Status.VALUE, "men": Status.SUPPRESSED, "women": Status.SUPPRESSED}
    assert quiet.loc[["men", "women"], ["value", "lower", "upper", "numerator", "n"]].isna().all(axis=None)
