"""Figures whose source says how uncertain they are: its own margin goes before what n would give."""

import pytest

from lib.analysis.against import Hits
from lib.analysis.changes import changes
from lib.analysis.figures import figures
from lib.domain.codes import Change, LimitsFrom, Role
from lib.reports.csv_file import csv_bytes
from lib.reports.readable import readable
from tests.made_up import asked, values, workspace_with

NORR, SODER, OSTER, VASTER = "0001R001", "0001R002", "0001R003", "0001R004"
SURVEY = "trygg_bostadsomrade"
NOW = ((NORR, "2025", 78.0, None, None, 400), (SODER, "2025", 78.0, None, None, 400), (OSTER, "2025", 98.0, None, None,
       400), (VASTER, "2025", 50.0, None, None, None), ("0001", "2025", 85.0, None, None, 4000))  # fmt: skip
BEFORE = tuple((area, "2024", 70.0, None, None, 400) for area in (NORR, SODER))
MARGINS = [12.0, None, 5.0, None, None, 12.0, None]


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(tmp_path, indicator_values=values(SURVEY, *NOW, *BEFORE).assign(margin=MARGINS))


def test_the_interval_is_the_sources_own_where_it_gives_one(workspace):
    table = figures(workspace, asked(), SURVEY, "area", Role.POLICE).set_index("area_code")
    assert table.loc[NORR, ["lower", "upper"]].tolist() == [66.0, 90.0]
    assert table.loc[OSTER, ["lower", "upper"]].tolist() == [93.0, 100.0], "a share ends at 100"
    assert table.loc[SODER, ["lower", "upper"]].tolist() == pytest.approx([73.68, 81.78], abs=0.01)  # Wilson, 312/400
    assert table["limits_from"].tolist()[:3] == [LimitsFrom.SOURCE, LimitsFrom.ANSWERS, LimitsFrom.SOURCE]
    assert table.loc[VASTER, ["lower", "limits_from"]].isna().all(), "neither margin nor n: nothing is known"
    assert "källans egna" in table.loc[NORR, "method"] and "Wilson" in table.loc[SODER, "method"]
    assert table.loc[[NORR, SODER], "difference"].tolist() == ["similar", "lower"], "12 points reach to 85"


def test_the_page_and_the_file_say_which(workspace):
    table = figures(workspace, asked(), SURVEY, "area", Role.POLICE)
    assert readable(table)["Osäkerhet"].tolist() == ["från källan", "räknat ur n", "från källan", ""]
    lines = csv_bytes(table).decode("utf-8-sig").splitlines()
    at = lines[0].split(";").index("Osäkerhet")
    assert [line.split(";")[at] for line in lines[1:4]] == ["från källan", "räknat ur n", "från källan"]


def test_changes_are_tested_with_the_sources_margin(workspace):
    """8 points: more than chance of 400 answers each, not with margins of 12 points."""
    table = figures(workspace, asked(), SURVEY, "area", Role.POLICE).set_index("area_code")
    assert table.loc[[NORR, SODER], "change"].tolist() == [Change.MAYBE_CHANCE, Change.INCREASE]
    found = changes(workspace, asked(), SURVEY, "area", Role.POLICE).set_index("area_code")
    assert found.loc[NORR, "p_value"] > 0.1 and found.loc[SODER, "p_value"] < 0.02


def test_comparisons_between_places_weigh_a_share_by_its_margin(workspace):
    table = figures(workspace, asked(), SURVEY, "area", Role.POLICE)
    base = Hits.of(table, workspace.definitions.indicators[SURVEY]).base
    assert base[:2] == pytest.approx([1.96**2 * 0.78 * 0.22 / 0.12**2, 400], rel=1e-3)
