"""The made-up reports fit the plan, tell a believable story, and name nobody."""

import pandas as pd
import yaml

from lib.domain.half_year import HalfYear
from lib.domain.plan import Plan
from lib.domain.plan_follow_up import FINAL, NEEDS_REASON, TEXTS, ActivityStatus, deadlines, half_years
from lib.intake.folder_tables import folder_tables, read_folder_table
from lib.privacy.personal_data import scan_column
from tests.demo.built import FOLDER, recipe, tables

REPORTS = tables()["activity_reports"]
PLAN = Plan.model_validate(yaml.safe_load((FOLDER.data / "plan.yaml").read_text(encoding="utf-8")))
HALVES = [HalfYear(year, half) for year, half in zip(REPORTS["year"], REPORTS["half"], strict=True)]


def test_every_report_is_of_the_plan_by_the_board_that_leads() -> None:
    leads = {activity.id: activity.lead for activity in PLAN.activities}
    assert set(REPORTS["plan"]) == {PLAN.id}
    assert (REPORTS["board"] == REPORTS["activity"].map(leads)).all()
    assert set(HALVES) <= set(half_years(PLAN))
    assert {course.id for course in recipe().activity_courses.activities} == set(leads)


def test_there_is_something_of_everything() -> None:
    """Missing, late, changed, closed because it failed, and every status at some time."""
    assert set(REPORTS["status"]) == {status for status in ActivityStatus if status is not ActivityStatus.MISSING}
    due = [max(one.due for one in deadlines(PLAN, half)) for half in HALVES]
    n_late = sum(day > last for day, last in zip(REPORTS["reported_on"], due, strict=True))
    assert 10 <= n_late <= 60
    expected = sum(len(course.course) for course in recipe().activity_courses.activities)
    assert 0.10 <= 1 - len(REPORTS) / expected <= 0.30
    (failed,) = REPORTS[REPORTS["status"] == "avslutad"].to_dict("records")
    assert "flyttade" in failed["reason"]


def test_reports_come_after_their_half_year_and_stop_when_it_is_over() -> None:
    assert all(day > half.last_day for day, half in zip(REPORTS["reported_on"], HALVES, strict=True))
    for _, rows in REPORTS.groupby("activity"):
        assert not rows["status"].iloc[:-1].isin(FINAL).any()


def test_what_needs_a_reason_has_one_and_nothing_else_has() -> None:
    assert (REPORTS["reason"].notna() == REPORTS["status"].isin(NEEDS_REASON)).all()
    assert REPORTS["done"].notna().all() and REPORTS["next_step"].notna().all()


def test_no_text_points_out_a_person() -> None:
    assert scan_column(pd.concat([REPORTS[name] for name in TEXTS], ignore_index=True)).empty


def test_ids_that_look_like_numbers_are_read_as_they_are_written() -> None:
    (table,) = (table for table in folder_tables(FOLDER) if table.table == "activity_reports")
    read = read_folder_table(table)
    assert read["activity"].tolist() == REPORTS["activity"].tolist()
    assert read["reported_on"].tolist() == REPORTS["reported_on"].tolist() and table.is_synthetic
