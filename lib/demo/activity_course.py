"""`recipe/activity_reports.yaml`: how each activity of the plan went, half-year by half-year."""

from pydantic import Field

from lib.domain.definition import Definition, Id
from lib.domain.plan_follow_up import ActivityStatus


class ActivityCourse(Definition):
    """`course` is the status each half-year from the first; `reason` belongs to the half-year that needs one."""

    id: str
    board: Id
    course: tuple[ActivityStatus, ...]
    done: tuple[str, ...]
    result: tuple[str, ...]
    reason: str | None = None


class ActivityCourses(Definition):
    """`missing_pct` is the risk that a board's report never came, `late_pct` that one came after the deadline."""

    plan: Id
    first_year: int
    missing_pct: dict[Id, float]
    missing_pct_otherwise: float = Field(ge=0, le=100)
    late_pct: float = Field(ge=0, le=100)
    going_on: tuple[str, ...]
    obstacles: tuple[str, ...]
    next_steps: dict[ActivityStatus, tuple[str, ...]]
    activities: tuple[ActivityCourse, ...]
