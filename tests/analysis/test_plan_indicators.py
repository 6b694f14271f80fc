"""What the plan follows: figures where there are any, gaps that say how to fill them."""

import pytest

from lib.analysis.plan_indicators import plan_indicators, tally_of_availability
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Role, Status
from lib.domain.folder import MunicipalityFolder
from lib.domain.plan import PlanIndicator
from lib.domain.settings import Settings
from tests.made_up import AREAS, SLUG, asked, events, population, values, workspace_with

NORR, *_ = AREAS


def planned(number: str, *measures: str, **more) -> PlanIndicator:
    return PlanIndicator(id=number, name=f"Planens {number}", measures=measures, **more)


@pytest.fixture
def workspace(tmp_path):
    shares = values(
        "sysselsattningsgrad", ("0001", "2024", 75.0, 1500, 2000, None), ("0001", "2025", 76, 1520, 2000, None)
    )
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    return workspace_with(
        tmp_path, events=events((NORR, "klotter", "2025-01", 30)), populations=people, indicator_values=shares
    )


def test_each_measure_has_a_row_in_the_plans_order(workspace):
    wanted = (planned("2.1", "trygg_bostadsomrade"), planned("1.1", "sysselsattningsgrad", "anmalda_brott"))
    table = plan_indicators(workspace, asked(), wanted, Role.COORDINATOR)
    assert list(table["indicator"]) == ["trygg_bostadsomrade", "sysselsattningsgrad", "anmalda_brott"]
    assert list(table["is_main"]) == [True, True, False]


def test_a_figure_stands_with_its_limits_and_the_way_it_should_go(workspace):
    (row,) = plan_indicators(workspace, asked(), (planned("1.1", "sysselsattningsgrad"),), Role.COORDINATOR).to_dict(
        "records"
    )
    assert row["value_text"].startswith("76\u00a0% (")
    assert (row["wanted"], row["period"], row["availability"]) == ("increase", "2025", "figures")
    assert "kan vara slump" in row["change_text"]


def test_the_plan_can_want_another_way_than_the_measure(workspace):
    wanted = planned("1.1", "sysselsattningsgrad", wanted="decrease", target=80, target_year=2027)
    (row,) = plan_indicators(workspace, asked(), (wanted,), Role.COORDINATOR).to_dict("records")
    assert (row["wanted"], row["target_text"]) == ("decrease", "80\u00a0% 2027")


def test_a_gap_says_how_to_fill_it(workspace):
    (row,) = plan_indicators(workspace, asked(), (planned("2.1", "trygg_bostadsomrade"),), Role.COORDINATOR).to_dict(
        "records"
    )
    assert (row["availability"], row["value_text"]) == ("missing", "–")
    assert "Egen enkät" in row["how_to_get"]


def test_a_public_source_that_has_not_been_asked_is_another_gap(workspace):
    path = MunicipalityFolder(workspace.folder.root, SLUG).data / "indicators" / "trygg_bostadsomrade.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Egen enkät", "name: Egen enkät\n  kolada: N00610"))
    again = open_workspace(Settings(root=workspace.folder.root, database_url=workspace.database_url), SLUG)
    table = plan_indicators(again, asked(), (planned("2.1", "trygg_bostadsomrade"),), Role.COORDINATOR)
    assert tally_of_availability(table) == {"figures": 0, "public_source": 1, "missing": 0}
    assert "N00610" in table["how_to_get"].iloc[0]


def test_an_area_without_its_own_figure_borrows_the_municipalitys_and_says_so(workspace):
    table = plan_indicators(
        workspace, asked(areas=(NORR,)), (planned("1.1", "sysselsattningsgrad", "anmalda_brott"),), Role.COORDINATOR
    )
    assert list(table["is_of_municipality"]) == [True, False]


def test_no_indicators_make_an_empty_table_with_its_columns(workspace):
    table = plan_indicators(workspace, asked(), (), Role.COORDINATOR)
    assert table.empty and tally_of_availability(table) == {"figures": 0, "public_source": 0, "missing": 0}


def test_a_figure_of_too_few_answers_is_hidden_and_not_a_gap(tmp_path):
    few = values("trygg_bostadsomrade", ("0001", "2025", 61.0, None, None, 12))
    workspace = workspace_with(tmp_path, indicator_values=few)
    (row,) = plan_indicators(workspace, asked(), (planned("2.1", "trygg_bostadsomrade"),), Role.POLICE).to_dict(
        "records"
    )
    assert (row["availability"], row["status"], row["value_text"]) == ("figures", Status.SUPPRESSED, "·")
    assert "61" not in str(row)
