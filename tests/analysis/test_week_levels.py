"""A week against what is usual, on rows that are counted by hand."""

from datetime import date, timedelta

import pandas as pd
import pytest

from lib.analysis.week_assessments import week_picture
from lib.analysis.week_levels import known_periods, newest_whole_period, week_levels
from lib.domain.codes import Role
from lib.domain.est_period import EstPeriod
from tests.made_up import AREAS, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
WEEK = EstPeriod.parse("2026-W43")
WEEKS = 40
INSIDE = Role.COORDINATOR


def weekly(area, category, per_week, last_week, column):
    """So many on each Tuesday for forty weeks, and as many as `last_week` in the asked one."""
    days = [WEEK.first + timedelta(days=1, weeks=-back) for back in range(WEEKS, 0, -1) for _ in range(per_week)]
    days += [WEEK.first + timedelta(days=1)] * last_week
    return pd.DataFrame({"area_code": area, "category": category, column: pd.to_datetime(days) + pd.Timedelta("20h")})


def crimes(*frames):
    rows = pd.concat(frames, ignore_index=True)
    month = rows["event_from"].dt.year * 12 + rows["event_from"].dt.month - 1
    return rows.assign(event_to=rows["event_from"], month=month, lon=None, lat=None, precision="area")


def reports(*frames):
    rows = pd.concat(frames, ignore_index=True)
    month = rows["reported_at"].dt.year * 12 + rows["reported_at"].dt.month - 1
    more = {"event_from": rows["reported_at"], "month": month, "precision": "area", "police_reported": "no"}
    return rows.assign(**more, reasons="", wishes="", status="ny")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    told = reports(
        weekly(NORR, "ordning", 2, 12, "reported_at"),
        weekly(SODER, "ordning", 2, 2, "reported_at"),
        weekly(SODER, "trygg_plats", 1, 9, "reported_at"),
        weekly(VASTER, "miljo", 0, 1, "reported_at"),
    )
    known = crimes(
        weekly(NORR, "klotter", 3, 3, "event_from"),
        weekly(OSTER, "vald_nara_relation", 1, 20, "event_from"),
        weekly(SODER, "klotter", 1, 1, "event_from").head(WEEKS),  # nothing in the asked week
    )
    return workspace_with(tmp_path_factory.mktemp("week"), reports=told, events=known)


@pytest.fixture(scope="module")
def rows(workspace):
    return week_levels(workspace, WEEK, INSIDE).areas.set_index("area_code")


def test_more_than_usual_is_red_and_says_by_how_much(rows):
    norr = rows.loc[NORR]
    assert (norr["reports"], norr["reports_usual"], norr["proposed_level"]) == (12, "more", "red")
    assert norr["reports_expected"] == pytest.approx(2.0) and norr["events_usual"] == "ordinary"
    assert "12 rapporter, väntat 2,0" in norr["reason"] and "fler än vanligt" in norr["reason"]
    assert norr["mostly"] == "ordning (12 rapporter), skadegorelse (3 anmälda brott)"


def test_reports_of_safe_places_are_no_sign_of_trouble(rows):
    assert (rows.loc[SODER, "reports"], rows.loc[SODER, "proposed_level"]) == (2, "green")


def test_too_few_are_said_and_nothing_is_proposed(rows):
    assert (rows.loc[VASTER, "reports_usual"], rows.loc[VASTER, "proposed_level"]) == ("too_few", "")


def test_sensitive_crimes_count_for_the_municipality_only(workspace, rows):
    assert rows.loc[OSTER, "events"] == 0
    whole = week_levels(workspace, WEEK, INSIDE).whole.iloc[0]
    assert (whole["events"], whole["events_usual"]) == (23, "more")


def test_later_weeks_do_not_change_an_earlier_one(workspace):
    before = week_levels(workspace, WEEK.before, INSIDE).areas.set_index("area_code")
    assert before.loc[NORR, "reports"] == 2 and before.loc[NORR, "proposed_level"] == "green"


def test_an_unfinished_week_is_set_beside_as_many_days(workspace):
    """The rows end on the Tuesday: two days are known, and all of each week's rows fall on Tuesdays."""
    levels = week_levels(workspace, WEEK, INSIDE)
    assert levels.days == {"reports": 2, "events": 2}
    assert levels.areas["reports_expected"].iloc[0] == pytest.approx(2.0)
    assert newest_whole_period(workspace, known_periods(workspace, WEEK.last)) == WEEK.before


def test_weeks_without_figures_are_missing_and_not_zero(workspace):
    later = week_levels(workspace, WEEK.after, INSIDE).areas
    assert later["reports"].isna().all() and (later["reports_usual"] == "missing").all()
    assert (later["proposed_level"] == "").all()
    too_early = week_levels(workspace, EstPeriod.of(WEEK.first - timedelta(weeks=WEEKS - 3), "weekly"), INSIDE)
    assert (too_early.areas["reports_usual"] == "missing").all()


@pytest.mark.parametrize("role", [Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC])
def test_small_counts_stay_with_those_who_make_the_picture(workspace, role):
    assert week_levels(workspace, WEEK, role).areas.empty
    assert week_picture(workspace, WEEK, role).areas.empty and week_picture(workspace, WEEK, role).whole == {}


def test_there_is_nothing_to_choose_before_there_are_figures(tmp_path):
    assert known_periods(workspace_with(tmp_path), date(2026, 11, 21)) == ()
