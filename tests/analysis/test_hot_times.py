"""Heta tider on made-up events: evenings, months and pay days with more than the rest."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.hot_hours import hot_times
from lib.analysis.special_days import marks, special_days, weekly_counts
from lib.analysis.timed_question import may_ask, place_choices
from lib.analysis.year_profile import year_profile, year_sentence
from lib.domain.calendar_days import pay_day
from lib.domain.codes import Role
from lib.domain.hot_spot_codes import Level
from lib.domain.period import Month
from lib.domain.place_question import PlaceQuestion
from tests.made_up import AREAS, asked, events, workspace_with

NORR, SODER, *_ = AREAS


def crimes() -> pd.DataFrame:
    """Three years: one at noon each day in Söder, and in Norr two each Friday at 20, doubled in August; four at noon on
    every pay day in Söder."""
    days = pd.date_range("2023-01-01", "2025-12-31", freq="D")
    noons = days + pd.Timedelta(hours=12)
    fridays = np.repeat(days[days.day_of_week == 4], 2) + pd.Timedelta(hours=20)
    august = np.repeat(fridays[fridays.month == 8], 2)
    paid = [pd.Timestamp(pay_day(year, month, 25)) for year in (2023, 2024, 2025) for month in range(1, 13)]
    at_pay = np.repeat(pd.DatetimeIndex(paid), 4) + pd.Timedelta(hours=12)
    parts = [(SODER, noons), (NORR, fridays), (NORR, august), (SODER, at_pay)]
    rows = pd.concat([pd.DataFrame({"area_code": area, "event_from": moments}) for area, moments in parts])
    months = [Month(moment.year, moment.month).index for moment in rows["event_from"]]
    return rows.assign(category="klotter", event_to=rows["event_from"], month=months, precision="area")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return workspace_with(tmp_path_factory.mktemp("town"), events=crimes())


def question(*areas: str) -> PlaceQuestion:
    return PlaceQuestion(asked(areas=areas))


def test_the_evening_of_an_area_is_named_in_words(workspace):
    found = hot_times(workspace, question(NORR), None, False, Role.COORDINATOR)
    assert len(found.findings) == 1 and found.findings[0].startswith("Fredag kl. 18–21: 56,0 gånger väntat")
    assert found.blocks["observed"].sum() == pytest.approx(found.n_events)


def test_against_the_rest_it_is_what_differs_that_is_hot(workspace):
    found = hot_times(workspace, question(SODER), None, True, Role.COORDINATOR)
    assert {one.first_hour for one in found.stretches} == {12}
    assert all(one.days != (4,) or one.first_hour == 12 for one in found.stretches)


def test_hours_days_and_weeks_are_not_for_roles_outside(workspace):
    assert not may_ask(Role.READER) and may_ask(Role.POLICE)
    for asked_of in (question(), question(NORR)):
        assert hot_times(workspace, asked_of, None, False, Role.READER).blocks.empty
        assert special_days(workspace, asked_of, None, Role.READER).empty
        assert weekly_counts(workspace, asked_of, None, Role.READER).empty
    assert place_choices(workspace, Role.READER) == {}


def test_months_are_rounded_for_roles_outside_and_no_place_is_theirs(workspace):
    inside, outside = (year_profile(workspace, question(NORR), None, role) for role in (Role.POLICE, Role.READER))
    assert (outside["observed"].dropna() % 7 == 0).all() and not outside["observed"].between(0, 4).any()
    months = inside["kind"] == "month"
    assert abs(outside.loc[months, "observed"].sum() - inside.loc[months, "observed"].sum()) < 10
    assert year_profile(workspace, question(NORR), "torget", Role.READER).empty


def test_the_months_with_more_are_named_and_the_year_adds_up(workspace):
    year = year_profile(workspace, question(NORR), None, Role.COORDINATOR)
    months = year[year["kind"] == "month"]
    assert list(months.loc[months["level"] == Level.MORE, "part"]) == ["augusti"]
    assert year.attrs["n_years"] == 3
    assert months["observed"].sum() == len(crimes().query("area_code == @NORR")) == months["expected"].sum().round()
    assert year_sentence(year).startswith("Fler än väntat i augusti (2,7 gånger väntat)")


def test_pay_days_stand_out_and_holidays_do_not(workspace):
    days = special_days(workspace, question(SODER), None, Role.COORDINATOR).set_index("name")
    # The pay day itself has five, the two days after it one each, like every other day.
    assert days.loc["Lönedagar", "per_day"] == pytest.approx(7 / 3, rel=0.02)
    assert days.loc["Lönedagar", "ratio"] == pytest.approx(7 / 3, rel=0.02)
    assert days.loc["Lönedagar", "level"] == Level.MORE
    assert days.loc["Helgdagar", "level"] == Level.MAYBE_CHANCE


def test_weeks_are_whole_and_marks_fall_in_the_period(workspace):
    weeks = weekly_counts(workspace, question(), None, Role.COORDINATOR)
    assert set(weeks["week"].dt.day_of_week) == {0} and len(weeks) == 51
    shown = marks(workspace, asked().period)
    assert len(shown) == 12 and set(shown["kind"]) == {"lön"}  # the made-up town has no calendar of its own


def test_less_than_a_year_has_no_seasons_and_few_events_no_hours(tmp_path):
    workspace = workspace_with(tmp_path, events=events((NORR, "klotter", "2025-03", 20)))
    assert year_profile(workspace, question(), None, Role.COORDINATOR).empty
    assert hot_times(workspace, question(), None, False, Role.COORDINATOR).blocks.empty
