"""Made-up half-year reports of the plan's activities: the course is written, what is missing or late is drawn."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from lib.demo.activity_course import ActivityCourse, ActivityCourses
from lib.demo.chance import generator_for
from lib.demo.recipe import Recipe
from lib.domain.half_year import HalfYear
from lib.domain.plan_follow_up import FINAL, NEEDS_REASON, ActivityStatus

COLUMNS = ["plan", "activity", "year", "half", "board", "status", "done", "result", "obstacles", "next_step", "reason",
           "reported_on"]  # fmt: skip
DAYS_IN_TIME = (14, 80)
DAYS_LATE = (155, 190)
"""Days after the half-year; the plan's last deadline for it comes five months after."""
HINDERED = {ActivityStatus.DELAYED: 1.0, ActivityStatus.NOT_STARTED: 0.8, ActivityStatus.CHANGED: 0.5}
HINDERED_OTHERWISE = 0.35
RESULT_IN = 3
"""An activity has something to show in its third report and in its last."""


def build_activity_reports(recipe: Recipe) -> pd.DataFrame:
    """One row for each report that came: COLUMNS, texts missing where there was nothing to say."""
    rng = generator_for("activity_reports")
    courses = recipe.activity_courses
    rows = [row for course in courses.activities for row in _reports(rng, courses, course)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _reports(rng: np.random.Generator, courses: ActivityCourses, course: ActivityCourse) -> Iterator[dict[str, object]]:
    half = HalfYear(courses.first_year, 1)
    missing_pct = courses.missing_pct.get(course.board, courses.missing_pct_otherwise)
    for number, status in enumerate(course.course):
        written = _texts(rng, courses, course, number, status)
        reported_on = _day(rng, half, courses.late_pct)
        if rng.random() * 100 >= missing_pct or status in FINAL:  # that it is over is always told
            key = {"plan": courses.plan, "activity": course.id, "year": half.year, "half": half.half}
            yield key | {"board": course.board, "status": str(status), "reported_on": reported_on} | written
        half = half.after


def _texts(
    rng: np.random.Generator, courses: ActivityCourses, course: ActivityCourse, number: int, status: ActivityStatus
) -> dict[str, str | None]:
    is_last = number == len(course.course) - 1
    has_result = is_last or number == RESULT_IN - 1
    is_hindered = rng.random() < HINDERED.get(status, HINDERED_OTHERWISE)
    obstacle, going_on = _any(rng, courses.obstacles), _any(rng, courses.going_on)
    return {
        "done": course.done[number] if number < len(course.done) else going_on,
        "result": course.result[0] if has_result else None,
        "obstacles": obstacle if is_hindered else None,
        "next_step": _any(rng, courses.next_steps[status]),
        "reason": course.reason if status in NEEDS_REASON else None,
    }


def _day(rng: np.random.Generator, half: HalfYear, late_pct: float) -> date:
    first, last = DAYS_LATE if rng.random() * 100 < late_pct else DAYS_IN_TIME
    return half.last_day + timedelta(days=int(rng.integers(first, last)))


def _any(rng: np.random.Generator, choices: Sequence[str]) -> str:
    return choices[int(rng.integers(len(choices)))]
