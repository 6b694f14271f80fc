"""The definition files that come with the app hold, and say what the plan says."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from lib.domain.codes import Polarity
from lib.domain.folder import MunicipalityFolder
from lib.domain.plan import Activity
from lib.domain.settings import PROJECT_ROOT
from lib.store.folders import Definitions, list_folders, read_definitions, read_municipality
from tests.store.folder_for_tests import PLAN, small_municipality

FOLDERS = list_folders(PROJECT_ROOT)


@pytest.fixture(scope="module")
def vasteras() -> Definitions:
    return read_definitions(MunicipalityFolder(PROJECT_ROOT, "1980-vasteras"))


@pytest.fixture(scope="module")
def activities(vasteras: Definitions) -> dict[str, Activity]:
    assert vasteras.plan is not None
    return {activity.id: activity for activity in vasteras.plan.activities}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.slug)
def test_every_folder_holds(folder: MunicipalityFolder) -> None:
    definitions = read_definitions(folder)
    assert folder.slug.startswith(definitions.municipality.code.lower())
    assert definitions.indicators


def test_the_template_holds_once_a_municipality_is_named(tmp_path: Path) -> None:
    definitions = read_definitions(small_municipality(tmp_path))
    assert definitions.plan is None
    assert set(definitions.indicators) == {"anmalda_brott", "rapporter_otrygga_platser"}
    assert not any(factor.indicators or factor.focus_areas for factor in definitions.factors.factors)


def test_folders_are_those_with_a_municipality_except_the_template(tmp_path: Path) -> None:
    for name in ("b", "a", "mall", "utan"):
        (tmp_path / "data" / name).mkdir(parents=True)
        if name != "utan":
            (tmp_path / "data" / name / "municipality.yaml").touch()
    assert [folder.slug for folder in list_folders(tmp_path)] == ["a", "b"]
    assert list_folders(tmp_path / "nowhere") == ()


def test_who_the_municipality_is_can_be_read_alone(tmp_path: Path) -> None:
    folder = small_municipality(tmp_path)
    (folder.data / "factors.yaml").unlink()
    assert read_municipality(folder).name == "Småby"


def test_the_plan_has_six_focus_areas_with_their_indicators_and_activities(vasteras: Definitions) -> None:
    assert vasteras.plan is not None
    areas = vasteras.plan.focus_areas
    assert [area.slug for area in areas] == ["delaktighet", "platser", "narkotika", "skola", "vald", "samverkan"]
    assert [len(area.indicators) for area in areas] == [6, 4, 4, 4, 4, 3]
    assert [len(area.activities) for area in areas] == [6, 6, 4, 5, 8, 8]
    assert [len(area.goals) for area in areas] == [2, 2, 2, 2, 2, 3]
    assert len(vasteras.plan.boards) == 13


def test_there_is_no_activity_4_4_but_an_indicator_4_4(vasteras: Definitions, activities: dict[str, Activity]) -> None:
    assert vasteras.plan is not None
    assert [number for number in activities if number.startswith("4.")] == ["4.1", "4.2", "4.3", "4.5", "4.6"]
    assert "4.4" in {indicator.id for indicator in vasteras.plan.indicators}


@pytest.mark.parametrize(
    ("number", "lead", "taking_part"),
    [
        ("1.6", "kommunstyrelsen", {"utbildning_arbetsmarknad", "individ_familj"}),
        ("2.3", "teknik", {"individ_familj", "miljo_konsument", "skultuna"}),
        ("2.6", "miljo_konsument", set()),
        ("4.1", "forskola", {"grundskola", "utbildning_arbetsmarknad", "skultuna"}),
        ("4.2", "fastighet", {"forskola", "grundskola", "utbildning_arbetsmarknad", "byggnad", "miljo_konsument"}),
        (
            "5.6",
            "kommunstyrelsen",
            {
                "individ_familj",
                "funktionsnedsattning",
                "grundskola",
                "forskola",
                "utbildning_arbetsmarknad",
                "skultuna",
                "idrott_fritid",
            },
        ),
        ("5.8", "individ_familj", {"idrott_fritid", "kommunstyrelsen"}),
        ("6.6", "kultur", {"idrott_fritid"}),
    ],
)
def test_the_first_board_leads(activities: dict[str, Activity], number: str, lead: str, taking_part: set[str]) -> None:
    assert activities[number].lead == lead
    assert set(activities[number].taking_part) == taking_part


def test_each_board_leads_as_often_as_in_the_plan(activities: dict[str, Activity]) -> None:
    assert Counter(activity.lead for activity in activities.values()) == {
        "kommunstyrelsen": 17,
        "idrott_fritid": 5,
        "teknik": 2,
        "byggnad": 1,
        "miljo_konsument": 2,
        "grundskola": 3,
        "forskola": 1,
        "fastighet": 1,
        "utbildning_arbetsmarknad": 2,
        "individ_familj": 2,
        "kultur": 1,
    }
    assert sum(len(activity.taking_part) for activity in activities.values()) == 76


def test_only_6_3_concerns_boards_that_the_plan_does_not_name(activities: dict[str, Activity]) -> None:
    assert [number for number, activity in activities.items() if activity.all_concerned] == ["6.3"]


def test_no_board_both_leads_and_takes_part(activities: dict[str, Activity]) -> None:
    assert not [number for number, activity in activities.items() if activity.lead in activity.taking_part]


def test_activities_of_the_agreement_recur_under_several_targets(vasteras: Definitions) -> None:
    assert vasteras.plan is not None
    assert vasteras.plan.agreement is not None
    targets = vasteras.plan.agreement.target_areas
    assert "".join(target.id for target in targets) == "ABCDEFGH"
    assert [len(target.activities) for target in targets] == [6, 6, 6, 5, 5, 6, 6, 4]
    under = {
        activity.id: "".join(target.id for target in targets if activity.id in target.activities)
        for activity in vasteras.plan.agreement.activities
    }
    assert under["sarbara_familjer"] == "ABDEFGH"
    assert under["skjutningar_sprangningar"] == "ABCDGH"
    assert under["manniskan_bakom_uniformen"] == "CG"
    assert under["vald_nara_relation"] == "H"
    assert all(under.values())


def test_every_target_and_every_horizon_has_an_activity_of_the_plan(
    vasteras: Definitions, activities: dict[str, Activity]
) -> None:
    assert vasteras.plan is not None
    assert {target for activity in activities.values() for target in activity.target_areas} == set("ABCDEFGH")
    assert {horizon.id for horizon in vasteras.plan.horizons} == {activity.horizon for activity in activities.values()}


def test_the_plan_is_followed_up_in_2023_and_2024_and_the_policy_twice_a_year(vasteras: Definitions) -> None:
    assert vasteras.plan is not None
    due = {(item.receiver, item.years) for item in vasteras.plan.follow_up}
    assert {("Trygghetsrådet", (2023, 2024)), ("Kommunstyrelsen", (2023, 2024))} <= due
    assert [item.receiver for item in vasteras.plan.follow_up if not item.years] == ["Kommunstyrelsen"] * 2


def test_an_indicator_without_the_same_public_figure_says_how_to_get_one(vasteras: Definitions) -> None:
    own = [
        indicator.source
        for indicator in vasteras.indicators.values()
        if indicator.source.kolada is None or indicator.source.kolada_measures == "similar"
    ]
    assert len(own) == 21
    assert all(source.how_to_get for source in own)


def test_a_public_measure_that_says_the_opposite_is_marked(vasteras: Definitions) -> None:
    trust = vasteras.indicators["tillit_vuxna"]
    assert (trust.source.kolada, trust.source.kolada_measures) == ("U01413", "opposite")
    assert trust.polarity is Polarity.HIGH_IS_GOOD
    assert "Otrygghet i titeln" in (vasteras.indicators["trygg_bostadsomrade"].source.note or "")


def test_violence_in_close_relations_and_rape_stay_at_municipality_level(vasteras: Definitions) -> None:
    hidden = {category.id for category in vasteras.crime_categories.categories if category.municipality_level_only}
    assert hidden == {"valdtakt", "vald_nara_relation"}
    assert vasteras.indicators["valdsarenden_socialtjanst"].levels == ("municipality",)


def test_risk_and_protection_stand_side_by_side(vasteras: Definitions) -> None:
    levels = {(factor.direction, factor.level) for factor in vasteras.factors.factors}
    assert levels == {(way, at) for way in ("risk", "protective") for at in ("individual", "social", "structural")}


def test_the_known_figures_say_what_they_are_and_where_they_stand(vasteras: Definitions) -> None:
    path = PROJECT_ROOT / "data" / "1980-vasteras" / "figures" / "kanda_tal.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["source"] and row["label"] and float(row["value"]) for row in rows)
    shown = [(row["indicator"], row["period"], row["sex"], row["value"]) for row in rows if row["indicator"]]
    assert sorted(shown) == [
        ("behorig_yrkesprogram", "2019", "men", "84"),
        ("behorig_yrkesprogram", "2019", "women", "83"),
        ("trangboddhet", "2020", "all", "15.6"),
        ("trygg_bostadsomrade", "2023", "all", "63"),
        ("valdeltagande", "2018", "all", "84"),
        ("valdeltagande_hogst", "2018", "all", "94"),
        ("valdeltagande_lagst", "2018", "all", "61"),
    ]
    assert {indicator for indicator, *_ in shown} <= set(vasteras.indicators)


def test_a_plan_of_another_shape_and_period_holds(tmp_path: Path) -> None:
    one = PLAN[PLAN.index('  - id: "7"') :]
    five = "".join(one.replace('"7', f'"{number}').replace("ute", f"ute_{letter}", 1) for number, letter in
                   zip((8, 11, 12, 20), "abcd", strict=True))  # fmt: skip
    plan = read_definitions(small_municipality(tmp_path, PLAN + five)).plan
    assert plan is not None
    assert [area.id for area in plan.focus_areas] == ["7", "8", "11", "12", "20"]
    assert (plan.period_from, plan.period_to) == (2031, 2034)
    assert [activity.id for activity in plan.activities][:4] == ["7.1", "7.3", "8.1", "8.3"]
    assert plan.agreement is None
