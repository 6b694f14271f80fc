"""Schools: for those who make the picture, small ones without name, against the municipality."""

import pandas as pd
import pytest

from lib.analysis.protection_first import protection_profile, protection_sentence
from lib.analysis.schools import school_measures, schools_compared, schools_sentence
from lib.domain.codes import Role
from tests.analysis.test_collaboration import reopened
from tests.made_up import asked, plan, values, workspace_with

MEASURE = "trygg_bostadsomrade"
UNITS = {
    "units": [
        {"id": "s10", "name": "Skola 10", "kind": "school"},
        {"id": "s2", "name": "Skola 2", "kind": "school"},
        {"id": "s3", "name": "Lilla skolan", "kind": "school", "is_small": True},
        {"id": "s4", "name": "Skola 4", "kind": "school"},
    ],
    "spans": [{"indicator": MEASURE, "kind": "school"}],
}


def answers(unit: str, year: str, value: float, n: int, sex: str = "all") -> pd.DataFrame:
    return values(MEASURE, (unit, year, value, None, None, n)).assign(sex=sex)


@pytest.fixture
def workspace(tmp_path):
    rows = [
        answers("0001", "2025", 80.0, 2000),
        answers("s10", "2025", 82.0, 100),
        answers("s2", "2025", 60.0, 100),
        answers("s3", "2025", 90.0, 40),
        answers("s4", "2025", 75.0, 20),
        answers("s2", "2024", 99.0, 100),
        *(answers("s10", "2025", value, n, sex) for value, n, sex in ((85.0, 60, "women"), (78.0, 40, "men"))),
        *(answers("s2", "2025", value, n, sex) for value, n, sex in ((62.0, 80, "women"), (52.0, 20, "men"))),
    ]
    workspace_with(tmp_path, indicator_values=pd.concat(rows, ignore_index=True))
    return reopened(tmp_path, plan=plan(), reporting_units=UNITS)


def compared(workspace, role=Role.COORDINATOR):
    return schools_compared(workspace, asked(), MEASURE, role)


def test_the_newest_year_by_name_as_people_count(workspace):
    rows = compared(workspace)
    assert list(rows["unit_name"]) == ["Liten skola 1", "Skola 2", "Skola 4", "Skola 10"]
    assert set(rows["period"]) == {"2025"}


def test_a_school_is_lower_only_when_its_interval_says_so(workspace):
    rows = compared(workspace).set_index("unit_name")
    assert rows.loc["Skola 2", "difference"] == "lower"
    assert rows.loc["Skola 10", "difference"] == "similar"
    assert (rows["comparison_value"] == 80.0).all()


def test_few_answers_are_hidden_and_one_sex_hides_the_other(workspace):
    rows = compared(workspace).set_index("unit_name")
    assert rows.loc["Skola 4", "text"] == "·"
    assert rows.loc["Skola 2", ["women_text", "men_text"]].tolist() == ["·", "·"]
    assert rows.loc["Skola 10", "women_text"].startswith("85")
    assert "1 skola är dold" in schools_sentence(compared(workspace), "Provby")


def test_the_sentence_counts_and_names_no_school(workspace):
    told = schools_sentence(compared(workspace), "Provby")
    assert told.startswith("Av 3 skolor ligger 0 säkert över och 1 säkert under Provby som helhet, 2025.")
    assert "Skola 2" not in told


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.REPORTER, Role.BOARD])
def test_roles_outside_see_no_single_school(workspace, role):
    assert compared(workspace, role).empty


def test_measures_are_those_of_the_focus_area_that_schools_report(workspace):
    areas = {area.slug: area for area in workspace.definitions.plan.focus_areas}
    assert school_measures(workspace, areas["skola"]) == (MEASURE,)
    assert school_measures(workspace, areas["vald"]) == ()


def test_protection_holds_what_is_good_when_high(workspace):
    area = next(area for area in workspace.definitions.plan.focus_areas if area.slug == "skola")
    profile = protection_profile(workspace, asked(), area, Role.COORDINATOR)
    assert profile[["indicator_id", "direction", "level"]].values.tolist() == [[MEASURE, "protective", ""]]
    assert protection_sentence(profile) == "1 mått visar vad som skyddar och 0 vad som är en risk."
