"""What the browser gets for the map: the right colours and words, and nothing that is hidden."""

import json

import pandas as pd
import pytest

from lib.analysis.mapping import area_figures
from lib.domain.codes import Role
from lib.domain.palette import RISK, ZERO
from lib.maps.calls import to_script
from lib.maps.overlay import HATCH, Overlay, Points, overlay, overlay_data
from tests.made_up import AREAS, asked, events, population, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


@pytest.fixture
def workspace(tmp_path):
    rows = events((NORR, "klotter", "2025-03", 36), (SODER, "klotter", "2025-01", 12), (OSTER, "ran", "2025-12", 2))
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    return workspace_with(tmp_path, events=rows, populations=people)


def drawn(workspace, role, **more):
    rows, classes = area_figures(workspace, asked(), "anmalda_brott", role)
    return overlay_data(Overlay("Anmälda brott", rows, classes.limits, "high_is_bad", **more))


def test_the_highest_rate_is_darkest_and_zero_has_its_own_colour(workspace):
    areas = drawn(workspace, Role.COORDINATOR)["areas"]
    assert areas[NORR]["fill"] == RISK[-1]
    assert areas[VASTER]["fill"] == ZERO
    assert areas[NORR]["lines"] == ["Norr", "36,0 (25,2–49,8)", "Antal: 36", "Högre än Provby (11,4)"]


def test_a_suppressed_area_has_no_number_anywhere(workspace):
    data = drawn(workspace, Role.PUBLIC)
    hidden = {code: look for code, look in data["areas"].items() if look["fill"] == HATCH}
    assert VASTER in hidden
    for look in hidden.values():
        assert not any(character.isdigit() for line in look["lines"] for character in line)


def test_the_legend_counts_every_area_once(workspace):
    for role in (Role.COORDINATOR, Role.PUBLIC):
        legend = drawn(workspace, role)["legend"]
        assert sum(int(row["count"]) for row in legend["classes"]) == len(AREAS)


def test_points_say_where_and_what_kind_and_nothing_else(workspace):
    rows = pd.DataFrame(
        {"lat": [59.123456789], "lon": [16.1], "theme": ["narkotika"], "count": [1], "text": ["hemlig"]}
    )
    points = Points(rows, {"narkotika": "Narkotika"}, "Rapporter")
    data = drawn(workspace, Role.COORDINATOR, points=points)
    assert data["points"]["rows"] == [[59.12346, 16.1, 0, 1]]
    assert "hemlig" not in json.dumps(data)


PAYLOADS = [
    "</script><script>alert(1)</script>",
    "${alert(1)}",
    "`",
    "{{ 'x' }}",
    "map_3f2a",
    "C:\\1",
    "\u2028",
    "<img>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_reaches_the_browser_as_it_is_and_cannot_leave_its_string(payload):
    script = to_script({"name": payload})
    assert json.loads(script)["name"] == payload
    assert not set("<>_\u2028") & set(script) and "{{" not in script


def test_the_same_answer_gives_the_same_script(workspace):
    rows, classes = area_figures(workspace, asked(), "anmalda_brott", Role.COORDINATOR)
    scripts = {
        next(iter(overlay(Overlay("A", rows, classes.limits, "neutral"))._children.values())).data for _ in range(2)
    }
    assert len(scripts) == 1
