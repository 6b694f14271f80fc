"""What is planted in the example is a reason for a walk, and the example's own walks hang together."""

from datetime import date

import pytest

from lib.analysis.links import linked
from lib.analysis.walk_proposals import walk_proposals
from lib.analysis.walk_stop_proposals import stop_proposals
from lib.analysis.walks import observations_of, stops_of, walk_list, walk_of
from lib.domain.codes import Role
from lib.domain.links import ObjectKind
from lib.domain.walk import role_counts
from tests.demo.opened import demo_workspace

TODAY, BY = date(2026, 11, 21), Role.COORDINATOR


@pytest.fixture(scope="module")
def reasons():
    return walk_proposals(demo_workspace(), TODAY, BY).set_index("area_code")


@pytest.mark.parametrize(
    ("area", "told"),
    [
        ("1980R046", "het plats: Bäckby torg"),
        ("1980R015", "het plats: Vasaparken"),
        ("1980R024", "rapporterna säger mer än de anmälda brotten"),
        ("1980R041", "väntat efter folkmängden"),
        ("1980R028", "färre känner sig trygga än i kommunen, fast få brott anmäls"),
    ],
)
def test_what_is_planted_is_a_reason(reasons, area, told):
    assert told in reasons.loc[area, "why"]


def test_the_planted_places_come_first_where_nobody_has_walked(reasons):
    assert set(reasons.index[:3]) >= {"1980R015", "1980R024"}
    safe = reasons.loc[reasons.index == "1980R018", "why"]
    assert not safe.str.contains("färre känner sig trygga").any(), "there most feel safe, though crimes are many"
    assert reasons.loc["1980R046", "why"].endswith("en vandring gjordes 2026-09-17.")


def test_the_first_stop_is_the_planted_place():
    first = stop_proposals(demo_workspace(), "1980R046", BY).iloc[0]
    assert first["name"].startswith("Bäckby torg") and first["n_evening"] > first["n_reports"] / 2
    assert abs(first["lon"] - 16.4858) < 0.002 and abs(first["lat"] - 59.5938) < 0.002


def test_the_walks_of_the_example():
    workspace = demo_workspace()
    rows = walk_list(workspace, BY, TODAY).set_index("title")
    assert rows["is_synthetic"].all() and rows.loc["Runt Bäckby torg", "has_debt"] and rows["has_debt"].sum() == 1
    repeat = walk_of(workspace, int(rows.loc["Gångvägarna i Västra Pettersberg, ett år senare", "id"]), BY)
    first = int(rows.loc["Gångvägarna i Västra Pettersberg", "id"])
    assert repeat["repeat_of"] == first
    same = stops_of(workspace, repeat["id"], BY)["same_as"].astype(int).tolist()
    assert same == stops_of(workspace, first, BY)["id"].tolist()
    for row_id in rows["id"]:
        counts = role_counts(walk_of(workspace, int(row_id), BY)["roles_invited"])
        assert 1 <= sum(one.n_invited for one in counts) <= 20


def test_an_observation_leads_to_its_walk_and_its_measure():
    workspace = demo_workspace()
    rows = walk_list(workspace, BY, TODAY).set_index("title")
    said = observations_of(workspace, int(rows.loc["Gångvägarna i Västra Pettersberg", "id"]), BY)
    its = linked(workspace, ObjectKind.OBSERVATION, int(said.loc[said["measure_key"] == "m03", "id"].iloc[0]), BY)
    assert [(row["kind"], row["title"]) for row in its.to_dict("records")] == [
        (ObjectKind.WALK, "Gångvägarna i Västra Pettersberg"),
        (ObjectKind.MEASURE, "Ny belysning och röjning längs gångvägarna"),
    ]
