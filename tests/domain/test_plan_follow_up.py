"""Which half-years a plan has, and until when each is to be told."""

from datetime import date

import pytest
import yaml

from lib.domain.half_year import HalfYear
from lib.domain.palette import ACTIVITY_STATUSES
from lib.domain.plan import Plan
from lib.domain.plan_follow_up import (
    ActivityStatus,
    Deadline,
    Tally,
    current_half_year,
    deadlines,
    half_years,
    next_status,
    reporting_boards,
)
from lib.domain.plan_follow_up_words import MARKED_STATUSES, STACKED, STATUSES, SYMBOLS
from lib.domain.plan_sentences import deadline_sentence, progress_sentence, tally_sentence
from lib.domain.settings import PROJECT_ROOT
from tests.plans import DEFINITION, PLAN

EXAMPLE = Plan.model_validate(
    yaml.safe_load((PROJECT_ROOT / "data" / "1980-vasteras" / "plan.yaml").read_text(encoding="utf-8"))
)


def test_a_plan_has_two_half_years_for_each_of_its_years():
    assert [str(half) for half in half_years(PLAN)] == ["2025-1", "2025-2", "2026-1", "2026-2"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2024, 1, 1), "2025-1"),  # before the plan: its first
        (date(2025, 6, 30), "2025-1"),
        (date(2025, 7, 1), "2025-1"),
        (date(2026, 11, 21), "2026-1"),
        (date(2031, 1, 1), "2026-2"),
    ],
)
def test_the_half_year_that_has_last_ended(today, expected):
    assert str(current_half_year(PLAN, today)) == expected


def days(plan, half):
    return [(one.follow_up_id, one.due.isoformat()) for one in deadlines(plan, HalfYear.parse(half))]


def test_what_is_told_is_the_half_year_that_has_ended():
    assert days(PLAN, "2025-1") == [("host", "2025-11-30")]
    assert days(PLAN, "2025-2") == [("namndernas_rapport", "2026-02-28"), ("var", "2026-05-31")]


def test_the_last_half_year_is_told_the_year_after():
    assert days(PLAN, "2026-2") == [("var", "2027-05-31")]


def test_nothing_is_told_of_the_time_before_the_plan():
    told = [one.half for half in half_years(PLAN) for one in deadlines(PLAN, half)]
    assert set(told) == set(half_years(PLAN)) and deadlines(PLAN, HalfYear(2024, 2)) == ()


def test_the_examples_deadlines():
    """The plan: reports in the springs of 2023 and 2024; the policy: twice a year to kommunstyrelsen."""
    receivers = [(one.receiver, one.due.month) for one in deadlines(EXAMPLE, HalfYear(2022, 2))]
    assert receivers == [("Stadsledningskontoret", 3), ("Kommunstyrelsen", 5), ("Kommunstyrelsen", 5),
                         ("Trygghetsrådet", 5)]  # fmt: skip
    twice = [one.due for half in half_years(EXAMPLE) for one in deadlines(EXAMPLE, half) if "lages" in one.follow_up_id]
    assert [day.month for day in twice] == [11, 5, 11, 5, 11, 5]


def test_a_leap_year_has_its_day():
    plan = Plan.model_validate(DEFINITION | {"period_from": 2027, "period_to": 2028, "follow_up": [
        {"id": "feb", "name": "Februari", "receiver": "Kansliet", "month": 2}]})  # fmt: skip
    assert days(plan, "2027-2") == [("feb", "2028-02-29")]


def test_who_may_report():
    by_id = {activity.id: activity for activity in PLAN.activities}
    assert reporting_boards(PLAN, by_id["8.2"]) == ("skolan", "styrelsen", "gatan")
    assert reporting_boards(PLAN, by_id["7.10"]) == ("gatan",)
    assert reporting_boards(PLAN, by_id["9.1"]) == ("styrelsen", "skolan", "gatan"), "all concerned, the leading first"


def test_a_changed_activity_goes_on_as_changed():
    assert next_status(ActivityStatus.CHANGED) is ActivityStatus.ONGOING
    assert next_status(ActivityStatus.DELAYED) is ActivityStatus.DELAYED


def test_every_status_has_a_word_a_symbol_of_its_own_a_colour_and_a_place_in_the_bar():
    everything = set(ActivityStatus)
    assert set(STATUSES) == set(SYMBOLS) == set(MARKED_STATUSES) == set(STACKED) == everything
    assert set(ACTIVITY_STATUSES) == {str(status) for status in everything}
    assert len(set(SYMBOLS.values())) == len(set(ACTIVITY_STATUSES.values())) == len(everything)


def tally(reported=21, before=0, missing=16, **by_status):
    return Tally(37, reported, before, missing, by_status)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (
            tally(forsenad=4),
            "21 av 37 aktiviteter har rapporterats för våren 2026; 4 är försenade. 16 rapporter saknas.",
        ),
        (
            tally(35, 1, 1, forsenad=1),
            "35 av 37 aktiviteter har rapporterats för våren 2026; 1 är försenad. 1 är genomförd eller avslutad sedan "
            "tidigare och behöver ingen ny rapport. 1 rapport saknas.",
        ),
        (tally(37, 0, 0), "37 av 37 aktiviteter har rapporterats för våren 2026; ingen är försenad."),
        (Tally(0, 0, 0, 0, {}), "Ingen aktivitet passar urvalet."),
    ],
)
def test_the_finding(counted, expected):
    assert tally_sentence(counted, HalfYear(2026, 1)) == expected


def test_the_title_of_the_picture():
    assert (
        progress_sentence(tally(genomford=9, fors_vidare=15)) == "9 av 37 aktiviteter är genomförda och 15 förs vidare"
    )
    assert progress_sentence(tally(genomford=1)) == "1 av 37 aktiviteter är genomförd"


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2026, 5, 30), "om 1 dag"), (date(2026, 5, 1), "om 30 dagar"), (date(2026, 5, 31), "i dag"),
     (date(2026, 6, 1), "har passerat")],
)  # fmt: skip
def test_how_long_is_left(today, told):
    deadline = Deadline(date(2026, 5, 31), "var", "Läget", "Styrelsen", HalfYear(2025, 2))
    assert deadline_sentence(deadline, today) == f"Senast 2026-05-31: Läget (Styrelsen), {told}"
