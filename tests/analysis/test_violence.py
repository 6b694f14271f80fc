"""Violence seen in three ways, its gaps, and what is never shown below the whole municipality."""

import pandas as pd
import pytest

from lib.analysis.violence import (
    dark_figure_sentence,
    kinds_sentence,
    public_measure,
    reported_kinds,
    reported_measure,
    violence_kinds,
    violence_pictures,
)
from lib.domain.codes import Role
from tests.analysis.test_collaboration import reopened
from tests.made_up import AREAS, DEFINITIONS, asked, events, plan, population, values, workspace_with

NORR, *_ = AREAS
EVENTS = DEFINITIONS["indicators/anmalda_brott.yaml"]
SURVEY = DEFINITIONS["indicators/trygg_bostadsomrade.yaml"] | {"polarity": "high_is_bad", "levels": ["municipality"]}
CASES = SURVEY | {"id": "arenden", "name": "Ärenden", "unit": "count", "kind": "count", "seen_by": "social_services",
                  "source": {"name": "Socialtjänsten", "how_to_get": "Fråga dem."}}  # fmt: skip
KIND = {"description": "Prov.", "forms": ["Slag"]}
TYPES = [
    KIND | {"id": "nara", "name": "Nära", "crime_categories": ["vald_nara_relation"], "indicators": ["arenden"]},
    KIND | {"id": "heder", "name": "Heder", "gap": "Fråga skolan."},
]


@pytest.fixture
def workspace(tmp_path):
    crimes = events(
        (NORR, "ran", "2025-12", 30), (NORR, "vald_nara_relation", "2025-04", 3), (None, "ran", "2024-01", 9)
    )
    people = population(2024, Norr=5000, Söder=2000, Öster=1000, Väster=2000)
    workspace_with(
        tmp_path, events=crimes, populations=people,
        indicator_values=values("utsatta", ("0001", "2025", 4.0, None, None, 900)),
    )  # fmt: skip
    definition = plan()
    area = definition["focus_areas"][4]
    area["indicators"] = [
        {"id": "5.1", "name": "Anmält", "measures": ["valdsbrott"]},
        {"id": "5.2", "name": "Utsatta", "measures": ["utsatta"]},
        {"id": "5.3", "name": "Ärenden", "measures": ["arenden"]},
    ]
    area["further_measures"] = ["ute"]
    return reopened(
        tmp_path,
        plan=definition,
        pyramid=DEFINITIONS["pyramid.yaml"] | {"violence_types": TYPES},
        indicators__valdsbrott=EVENTS
        | {"id": "valdsbrott", "name": "Våldsbrott", "categories": ["ran", "vald_nara_relation"]},
        indicators__ute=EVENTS | {"id": "ute", "name": "Våld ute", "categories": ["ran"]},
        indicators__utsatta=SURVEY | {"id": "utsatta", "name": "Utsatta"},
        indicators__arenden=CASES,
    )


@pytest.fixture
def area(workspace):
    return next(area for area in workspace.definitions.plan.focus_areas if area.slug == "vald")


def test_each_measure_stands_under_who_sees_it_and_a_gap_says_how_to_fill_it(workspace, area):
    rows = violence_pictures(workspace, asked(), area, Role.COORDINATOR)
    assert list(rows["seen_by"]) == ["police", "people", "social_services"]
    missing = rows.set_index("seen_by").loc["social_services"]
    assert missing["value_text"] == "–" and missing["how_to_get"] == "Fråga dem."


def test_the_dark_figure_is_the_survey_in_people_beside_the_reports(workspace, area):
    told = dark_figure_sentence(workspace, asked(), area, Role.COORDINATOR)
    assert "4,0\u00a0% av de vuxna är ungefär 400 personer" in told  # of 10 000 from 16 years
    assert "Polisen fick 33 anmälningar" in told


def test_the_dark_figure_is_not_told_before_the_survey(workspace, area):
    assert dark_figure_sentence(workspace, asked("2024-01--2024-12"), area, Role.COORDINATOR) == ""


def test_kinds_stand_by_size_with_the_most_common_in_words(workspace, area):
    indicator = reported_measure(workspace, area)
    rows = reported_kinds(workspace, asked(), indicator, Role.COORDINATOR)
    assert list(rows["category"]) == ["ran", "vald_nara_relation"]
    assert kinds_sentence(rows) == "Vanligast: rån, 30 av 33 anmälningar (91\u00a0%)."


def test_small_counts_are_neither_written_nor_given_away_by_a_share(workspace, area):
    rows = reported_kinds(workspace, asked(), reported_measure(workspace, area), Role.PUBLIC)
    assert (rows["numerator"].dropna() % 7 == 0).all()
    assert " 33 " not in kinds_sentence(rows)


def test_an_area_has_no_violence_in_close_relations(workspace, area):
    rows = reported_kinds(workspace, asked(areas=(NORR,)), reported_measure(workspace, area), Role.COORDINATOR)
    assert "vald_nara_relation" not in set(rows["category"])


def test_kinds_that_must_be_addressed_are_of_the_whole_municipality_even_in_an_area(workspace):
    whole = violence_kinds(workspace, asked(), Role.COORDINATOR)
    pd.testing.assert_frame_equal(whole, violence_kinds(workspace, asked(areas=(NORR,)), Role.COORDINATOR))
    near, honour = whole.to_dict("records")
    assert "3 (" in near["figures_text"] and "Ärenden: –" in near["figures_text"]
    assert honour["figures_text"] == "Inga siffror." and honour["gap"] == "Fråga skolan."


def test_roles_outside_read_no_small_count_of_close_relations(workspace):
    near = violence_kinds(workspace, asked(), Role.PUBLIC).to_dict("records")[0]
    assert ": 3" not in near["figures_text"]
    assert "dolt av sekretesskäl" in near["figures_text"] or ": 7 (" in near["figures_text"]


def test_public_places_are_the_further_measure_that_areas_have(workspace, area):
    assert public_measure(workspace, area).id == "ute"
