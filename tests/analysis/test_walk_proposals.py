"""Where to walk next: what is planted is found, few reports are said to be few, and only planners see it."""

from datetime import date, datetime

import pandas as pd
import pytest

from lib.analysis.walk_proposals import walk_proposals
from lib.analysis.walk_route import RouteStop, proposed_route
from lib.analysis.walk_stop_proposals import stop_proposals
from lib.analysis.walks import walk_list
from lib.domain.codes import Role
from lib.domain.walk import RouteChoice
from tests.made_up import workspace_with

BY, TODAY = Role.COORDINATOR, date(2026, 6, 30)


def report(n, lon, lat, area, hour=20, **other):
    day = datetime(2026, 5, 1 + n % 28)
    return {
        "report_key": f"r{n}", "reported_at": day, "event_from": day.replace(hour=hour),
        "month": 2026 * 12 + 4, "area_code": area, "lon": lon, "lat": lat, "precision": "exact", "category": "ordning",
        "subcategory": None, "police_reported": "unknown", "reasons": "", "wishes": "", "status": "ny",
        "secrecy": "internal",
    } | other  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Thirty reports close together in Norr, three in Söder; a walk long ago in Norr, another this spring in Öster."""
    rows = [report(n, 16.05, 59.15, "0001R001") for n in range(20)]
    rows += [report(20 + n, 16.06, 59.15, "0001R001", hour=12) for n in range(10)]
    rows += [report(30 + n, 16.05, 59.05, "0001R002") for n in range(3)]
    rows += [report(40 + n, 16.15, 59.05, "0001R003", duplicate_of="r1") for n in range(9)]
    rows += [report(50 + n, 16.15, 59.15, "0001R004", category="trygg_plats") for n in range(9)]
    walks = pd.DataFrame([
        {"title": "Förr", "starts_at": datetime(2022, 3, 1, 18), "status": "genomford", "area_code": "0001R001"},
        {"title": "Nyss", "starts_at": datetime(2026, 3, 1, 18), "status": "genomford", "area_code": "0001R003",
         "feedback_given": date(2026, 4, 1)},
        {"title": "Sen", "starts_at": datetime(2026, 9, 1, 18), "status": "planerad", "area_code": "0001R002"},
    ]).assign(secrecy="internal")  # fmt: skip
    return workspace_with(tmp_path_factory.mktemp("walks"), reports=pd.DataFrame(rows), walks=walks)


def test_reports_beyond_the_inhabitants_speak_for_an_area(workspace):
    rows = walk_proposals(workspace, TODAY, BY).set_index("area_code")
    assert rows.index[0] == "0001R001" and rows.loc["0001R001", "n_reports"] == 30
    why = rows.loc["0001R001", "why"]
    assert "30 rapporter på 12 månader, 20 efter kl. 18" in why and "ingen vandring sedan 2022-03-01" in why
    assert "för få rapporter" in rows.loc["0001R002", "why"], "three are too few to tell"
    assert "0001R003" not in rows.index, "reports that say the same, and a walk this spring"
    assert rows.loc["0001R004", "n_reports"] == 0, "a safe place is no reason to walk"


def test_stops_lie_where_reports_lie_together(workspace):
    stops = stop_proposals(workspace, "0001R001", BY)
    assert stops["n_reports"].tolist() == [20, 10] and stops["n_evening"].tolist() == [20, 0]
    assert abs(stops["lon"][0] - 16.05) < 1e-4 and abs(stops["lat"][0] - 59.15) < 1e-4
    few = stop_proposals(workspace, "0001R002", BY)
    assert "för få för att säga något säkert" in few["reason"][0]
    assert stop_proposals(workspace, "0001R003", BY).empty


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.BOARD])
def test_nothing_is_shown_to_those_who_do_not_plan(workspace, role):
    assert walk_proposals(workspace, TODAY, role).empty and stop_proposals(workspace, "0001R001", role).empty
    assert walk_list(workspace, role, TODAY).empty


def test_feedback_that_is_not_given_is_a_debt(workspace):
    rows = walk_list(workspace, BY, TODAY).set_index("title")
    assert rows["has_debt"].to_dict() == {"Sen": False, "Nyss": False, "Förr": True}
    assert rows.loc["Förr", "days_owed"] == (TODAY - date(2022, 3, 1)).days


def test_a_route_on_the_ground_is_in_metres_and_minutes(workspace):
    """A thousandth of a degree of latitude is 111.3–111.5 m there."""
    stops = tuple(RouteStop(str(n), 16.05, 59.15 + n / 1000) for n in (0, 2, 1))
    route = proposed_route(workspace, stops, RouteChoice(is_loop=False, minutes_a_stop=5))
    assert route.order in (((0, 2, 1),), ((1, 2, 0),))
    assert route.legs["metres"].sum() == pytest.approx(1.3 * 2 * 111.4, abs=1)
    assert route.loops["minutes"].tolist() == pytest.approx([15 + 1.3 * 222.8 / 4000 * 60], abs=0.1)
    assert "4/π" in route.basis and len(route.lines) == 2
