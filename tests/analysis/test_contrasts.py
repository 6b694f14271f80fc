"""Contrasts on a few rows that can be counted by hand, and what each role may see of them."""

import pandas as pd
import pytest

from lib.analysis.contrast_groups import ALL_MEASURES
from lib.analysis.contrasts import contrast, contrast_measures
from lib.domain.codes import Role
from lib.domain.contrast import (
    EVENING_DAY,
    FEELING_SAFETY,
    KINDS,
    POLICE_MUNICIPALITY,
    REPORTS_CRIMES,
    WOMEN_MEN,
    YOUNG_OLD,
    Verdict,
)
from lib.store.database import open_database
from lib.store.editing import create
from tests.made_up import AREAS, SLUG, asked, events, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
SPRING, YEAR = {"period": "2025-03--2025-05"}, {"period": "2025-01--2025-12"}


def reports(*rows):
    """Reports by (area_code, theme, month as 2025-03, how many)."""
    frame = events(*rows).rename(columns={"month_text": "month"})
    return frame.assign(reported_at=frame["event_from"], police_reported="no", reasons="", wishes="", status="ny")


CRIMES = events(
    (NORR, "klotter", "2025-03", 40), (SODER, "klotter", "2025-03", 200), (OSTER, "klotter", "2025-04", 200),
    (NORR, "ran", "2025-05", 10), (SODER, "ran", "2025-05", 3), (OSTER, "vald_nara_relation", "2025-05", 9),
)  # fmt: skip
REPORTS = reports(
    (NORR, "skadegorelse", "2025-03", 60), (SODER, "skadegorelse", "2025-03", 20),
    (OSTER, "skadegorelse", "2025-04", 30), (OSTER, "miljo", "2025-04", 50), (VASTER, "vald_hot", "2025-05", 2),
)  # fmt: skip
PEOPLE = population(2024, Norr=1000, Söder=2000, Öster=2000, Väster=400)


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(tmp_path, events=CRIMES, reports=REPORTS, populations=PEOPLE)


def answer(workspace, kind, role=Role.COORDINATOR, measure="", **question):
    return contrast(workspace, asked(**(SPRING | question)), kind.id, measure, role)


def by_area(found):
    return found.rows.set_index("area_code")


def test_what_is_expected_follows_the_themes_that_both_sources_have(workspace):
    rows = by_area(answer(workspace, REPORTS_CRIMES))
    # 110 reports of damage for 440 crimes, and 2 of violence for 13; the environment has no crimes to compare with
    assert rows.loc[NORR, "expected"] == pytest.approx(40 * 110 / 440 + 10 * 2 / 13)
    assert rows.loc[NORR, "first_count"] == 60
    assert rows.loc[OSTER, "first_count"] == 30
    assert rows.loc[NORR, "first_per_1000"] == pytest.approx(240.0)


def test_the_contradictions_are_those_that_chance_does_not_explain(workspace):
    rows = by_area(answer(workspace, REPORTS_CRIMES))
    assert rows["verdict"].to_dict() == {
        NORR: Verdict.MORE, SODER: Verdict.LESS, OSTER: Verdict.LESS, VASTER: Verdict.TOO_FEW
    }  # fmt: skip
    assert (rows["p_adjusted"].dropna() >= rows["p"].dropna()).all()


def test_a_chosen_theme_narrows_both_sources(workspace):
    rows = by_area(answer(workspace, REPORTS_CRIMES, themes=("vald_hot",)))
    assert rows.loc[NORR, "second_count"] == 10 and rows.loc[NORR, "first_count"] == 0


def test_the_chosen_area_changes_nothing_for_the_others(workspace):
    assert answer(workspace, REPORTS_CRIMES, areas=(NORR,)) is answer(workspace, REPORTS_CRIMES)


def test_small_counts_leave_with_everything_they_follow_from(workspace):
    shown = by_area(answer(workspace, REPORTS_CRIMES, Role.PUBLIC))
    inside = by_area(answer(workspace, REPORTS_CRIMES))
    assert inside.loc[VASTER, "first_count"] == 2
    hidden = shown[shown["verdict"] == Verdict.HIDDEN]
    assert len(hidden) and (shown[["first_count", "second_count"]].stack().dropna() % 7 == 0).all()
    numbers = [name for name in shown if name not in ("area_name", "verdict")]
    assert hidden[numbers].isna().all(axis=None)


def test_hidden_cells_by_theme_too(workspace):
    finer = answer(workspace, REPORTS_CRIMES, Role.PUBLIC).finer
    counts = finer[["first_count", "second_count"]].stack()
    assert not counts.between(1, 4).any()


@pytest.mark.parametrize("period", ["2020-01--2020-12", "2024-01--2024-12"])
def test_a_period_outside_the_data_is_said_and_not_counted_as_none(workspace, period):
    found = answer(workspace, REPORTS_CRIMES, period=period)
    assert found.rows.empty and "Perioden har inte både" in found.missing


def test_without_reports_the_page_says_how_to_begin(tmp_path):
    found = answer(workspace_with(tmp_path, events=CRIMES), REPORTS_CRIMES)
    assert "inga rapporter" in found.missing and "python -m lib import" in found.missing


def evenings(*rows):
    """Events by (area_code, from, to, how many) on one day in March."""
    frame = pd.DataFrame(rows, columns=["area_code", "start", "stop", "many"])
    frame = frame.loc[frame.index.repeat(frame["many"])].reset_index(drop=True)
    start, stop = (pd.to_datetime("2025-03-" + frame[name]) for name in ("start", "stop"))
    return frame[["area_code"]].assign(
        category="ran", event_from=start, event_to=stop, month=2025 * 12 + 2, lon=None, lat=None, precision="area"
    )


def test_evenings_are_set_against_days_and_unknown_times_left_out(tmp_path):
    rows = evenings(
        (NORR, "10 19:00", "10 20:00", 60), (NORR, "10 09:00", "10 11:00", 40), (NORR, "10 08:00", "10 23:00", 99),
        (SODER, "10 22:00", "11 03:00", 20), (SODER, "10 12:00", "10 12:30", 80),
    )  # fmt: skip
    whole_year = events((NORR, "klotter", "2025-01", 1), (NORR, "klotter", "2025-12", 1))
    found = by_area(answer(workspace_with(tmp_path, events=pd.concat([rows, whole_year])), EVENING_DAY, **YEAR))
    assert found.loc[[NORR, SODER], "first_count"].tolist() == [60, 20]
    assert found.loc[[NORR, SODER], "second_count"].tolist() == [40, 80]
    assert found["verdict"].to_dict()[NORR] == Verdict.MORE


def feelings(*rows):
    return values("trygg_bostadsomrade", *rows)


def test_safe_but_unsafe_is_when_both_differ_the_opposite_ways(tmp_path):
    crimes = events(
        (NORR, "ran", "2025-01", 20), (SODER, "ran", "2025-12", 200), (OSTER, "ran", "2025-06", 100),
        (VASTER, "ran", "2025-06", 20),
    )  # fmt: skip
    shares = feelings(
        (NORR, "2025", 40.0, None, None, 100), (SODER, "2025", 85.0, None, None, 100),
        (OSTER, "2025", 63.0, None, None, 100), (VASTER, "2025", 20.0, None, None, 29),
        ("0001", "2025", 62.0, None, None, 329),
    )  # fmt: skip
    people = population(2024, Norr=1000, Söder=1000, Öster=1000, Väster=200)
    workspace = workspace_with(tmp_path, events=crimes, populations=people, indicator_values=shares)
    found = answer(workspace, FEELING_SAFETY, measure="trygg_bostadsomrade", **YEAR)
    assert by_area(found)["verdict"].to_dict() == {
        NORR: Verdict.LESS, SODER: Verdict.MORE, OSTER: Verdict.NONE, VASTER: Verdict.TOO_FEW
    }  # fmt: skip
    assert pd.isna(by_area(found).loc[VASTER, "first_value"])
    assert found.whole == pytest.approx((340 / 3.2, 62.0))


def by_sex(area, women, men, n=100):
    sexes = {"women": women, "men": men}
    rows = [
        values("sysselsattningsgrad", (area, "2024", share, share, n, None)).assign(sex=sex)
        for sex, share in sexes.items()
    ]
    return pd.concat(rows)


def test_the_gap_between_the_sexes_is_set_against_the_municipalitys(tmp_path):
    shares = pd.concat(
        [
            by_sex(NORR, 40.0, 80.0),
            by_sex(SODER, 70.0, 75.0),
            by_sex(OSTER, 71.0, 76.0),
            by_sex("0001", 70.0, 76.0, 400),
        ]
    )
    workspace = workspace_with(tmp_path, indicator_values=shares)
    assert contrast_measures(workspace, WOMEN_MEN.id) == ("sysselsattningsgrad", ALL_MEASURES)
    rows = by_area(answer(workspace, WOMEN_MEN, measure="sysselsattningsgrad"))
    assert rows.loc[NORR, "gap"] == pytest.approx(-40) and rows.loc[NORR, "usual"] == pytest.approx(-6)
    assert rows.loc[[NORR, SODER, OSTER], "verdict"].tolist() == [Verdict.LESS, Verdict.NONE, Verdict.NONE]
    whole = answer(workspace, WOMEN_MEN, measure=ALL_MEASURES).rows
    assert whole[["first_value", "second_value", "usual"]].iloc[0].tolist() == [70.0, 76.0, 0.0]


def test_the_old_are_put_together_by_how_many_answered(tmp_path):
    ages = {"16-24": (50.0, 200), "65-79": (70.0, 300), "80+": (60.0, 100)}
    shares = pd.concat(
        [
            values("trygg_bostadsomrade", ("0001", "2025", share, None, None, n)).assign(age=age)
            for age, (share, n) in ages.items()
        ]
    )
    rows = answer(workspace_with(tmp_path, indicator_values=shares), YOUNG_OLD, measure=ALL_MEASURES).rows
    assert rows[["first_value", "second_value", "second_n"]].iloc[0].tolist() == pytest.approx([50.0, 67.5, 400])
    assert rows["verdict"].iloc[0] == Verdict.LESS


def with_criteria(workspace, *criteria):
    with open_database(workspace.database_url).begin() as connection:
        for number, answers in enumerate(criteria):
            fields = {"title": f"Problem {number}", "status": "nytt", "area_code": NORR}
            problem = create(connection, "problems", SLUG, fields, "prov")
            for actor, answered in (answers or {}).items():
                row = {"problem_id": problem, "actor": actor, "answers": answered}
                create(connection, "priorities", SLUG, row, "prov")


def test_priorities_are_read_by_actor_from_criteria_that_both_answered(workspace):
    with_criteria(
        workspace,
        {"polisen": {"skada": 3, "vanligt": 3, "kostnad": 1}, "kommunen": {"skada": 1, "vanligt": 1}},
        {"polisen": {"skada": 2}, "kommunen": {"skada": 2}},
        {"polisen": {"skada": 3}},
        None,
    )
    rows = answer(workspace, POLICE_MUNICIPALITY).rows
    assert rows["verdict"].tolist() == [Verdict.MORE, Verdict.NONE]
    assert rows["first_value"].tolist() == [3.0, 2.0] and rows["n_criteria"].tolist() == [2.0, 1.0]
    assert answer(workspace, POLICE_MUNICIPALITY, Role.READER).rows.empty


def test_without_priorities_it_is_said_how_to_begin(workspace):
    assert "Så här börjar ni" in answer(workspace, POLICE_MUNICIPALITY).missing


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_municipality_without_anything_is_told_and_not_wrong(tmp_path, kind):
    workspace = workspace_with(tmp_path)
    measures = contrast_measures(workspace, kind.id) or ("",)
    assert answer(workspace, kind, measure=measures[0]).missing
