"""`plan.yaml`: focus areas, goals, indicators, activities, target areas and organisation of one plan period.

Ids are the plan's own and need not be consecutive. The first board of an activity leads and reports.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from lib.domain.definition import Definition, Id, Line, Path, Text, placed, refuse, repeated, unknown

PlanId = str


class Board(Definition):
    id: Id
    name: Line
    short: str = Field(max_length=12)


class PlanIndicator(Definition):
    """An indicator as the plan counts them; `measures` are ids of indicator files, the first shown first.

    `wanted` is the way it should go (without it, the way that the measure's polarity says), `target` the number that
    the plan sets for the first measure, in its unit; most plans set none.
    """

    id: PlanId = Field(pattern=r"^\d+\.\d+$")
    name: Line
    measures: tuple[Id, ...]
    wanted: Literal["increase", "decrease"] | None = None
    target: float | None = None
    target_year: int | None = None


class Activity(Definition):
    """`lead` reports for the activity. `taking_part` may be empty; `all_concerned` means any board concerned.

    `carried_from` is the activity of an earlier plan that goes on here, as `plan_id/1.2`: its reports are history.
    """

    id: PlanId = Field(pattern=r"^\d+\.\d+$")
    title: Line
    lead: Id
    taking_part: tuple[Id, ...] = ()
    all_concerned: bool = False
    prevention: Literal["social", "situational", "both", "organisation"]
    horizon: Literal["short", "medium", "long"]
    target_areas: tuple[str, ...] = ()
    carried_from: str | None = Field(default=None, pattern=r"^[a-z0-9_.]+/\d+\.\d+$")


class Goal(Definition):
    id: PlanId
    text: Line


class FocusArea(Definition):
    """`slug` is the page's address; `summary` says in one sentence what the area is about.

    `further_measures` are shown on its page although the plan does not follow them.
    """

    id: PlanId
    slug: str = Field(pattern=r"^[a-z_]+$")
    name: Line
    short_name: str = Field(max_length=28)
    summary: Text
    goals: tuple[Goal, ...]
    indicators: tuple[PlanIndicator, ...]
    activities: tuple[Activity, ...]
    further_measures: tuple[Id, ...] = ()


class AgreementActivity(Definition):
    id: Id
    name: Line
    horizon: Literal["short", "medium", "long"] | None = None


class TargetArea(Definition):
    """A long-term target of the collaboration agreement. Activities recur under several targets."""

    id: str = Field(pattern=r"^[A-Z]$")
    name: Line
    details: tuple[Line, ...] = ()
    activities: tuple[Id, ...]


class Agreement(Definition):
    name: Line
    parties: tuple[Line, ...]
    valid_from: date
    valid_to: date
    purpose: Text
    goal: Text
    principles: tuple[Line, ...]
    activities: tuple[AgreementActivity, ...]
    target_areas: tuple[TargetArea, ...]
    note: Text | None = None

    @model_validator(mode="after")
    def _references_hold(self) -> "Agreement":
        targets = tuple(placed(self.target_areas, "target_areas"))
        named = (at for path, target in targets for at in placed(target.activities, *path, "activities"))
        refuse(
            (
                *repeated(placed(self.activities, "activities"), "avtalsaktivitet"),
                *repeated(targets, "målområde"),
                *unknown(named, [activity.id for activity in self.activities], "avtalsaktivitet"),
            )
        )
        return self


class Body(Definition):
    name: Line
    role: Text


class OrganisationLevel(Definition):
    """`bodies` from the plan; the level answers what is decided or done there."""

    id: Id
    name: Line
    description: Text
    bodies: tuple[Body, ...]


class Horizon(Definition):
    """`indicators` tell whether the goals come nearer, `source` where goals and principles were written."""

    id: Literal["short", "medium", "long"]
    name: Line
    description: Text
    goals: tuple[Line, ...] = ()
    principles: tuple[Line, ...] = ()
    indicators: tuple[Id, ...] = ()
    source: Text | None = None


class Step(Definition):
    id: Id
    name: Line
    description: Text


class FollowUp(Definition):
    """`month` is when it is due each year; `years` empty means every year that has a half-year of the plan to tell of.

    `note` says what the plan itself says where that is less exact than a month.
    """

    id: Id
    name: Line
    receiver: Line
    month: int = Field(ge=1, le=12)
    years: tuple[int, ...] = ()
    note: Line | None = None


class Policy(Definition):
    """The policy that the plan carries out. `further_indicators` are those that it names beyond the plan's."""

    name: Line
    period_from: int
    period_to: int
    purpose: Text
    not_covered: tuple[Line, ...] = ()
    follow_up_by: tuple[Line, ...] = ()
    further_indicators: tuple[Line, ...] = ()


class Plan(Definition):
    id: Id
    name: Line
    period_from: int
    period_to: int
    decided_by: Line
    decided_on: date | None = None
    source: Line
    boards: tuple[Board, ...]
    focus_areas: tuple[FocusArea, ...]
    policy: Policy | None = None
    agreement: Agreement | None = None
    organisation: tuple[OrganisationLevel, ...] = ()
    collaboration_bodies: tuple[Line, ...] = ()
    horizons: tuple[Horizon, ...] = ()
    steps: tuple[Step, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()

    @model_validator(mode="after")
    def _references_hold(self) -> "Plan":
        areas = tuple(placed(self.focus_areas, "focus_areas"))
        activities = tuple(at for path, area in areas for at in placed(area.activities, *path, "activities"))
        indicators = tuple(at for path, area in areas for at in placed(area.indicators, *path, "indicators"))
        refuse(
            (
                *repeated(placed(self.boards, "boards"), "nämnd"),
                *repeated(areas, "fokusområde"),
                *repeated(indicators, "planindikator"),
                *repeated(activities, "aktivitet"),
                *repeated(placed(self.horizons, "horizons"), "horisont"),
                *unknown(_boards(activities), [board.id for board in self.boards], "nämnd"),
                *unknown(_target_areas(activities), self._target_ids, "målområde"),
            )
        )
        return self

    @property
    def _target_ids(self) -> list[str]:
        return [target.id for target in self.agreement.target_areas] if self.agreement else []

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(activity for area in self.focus_areas for activity in area.activities)

    @property
    def indicators(self) -> tuple[PlanIndicator, ...]:
        return tuple(indicator for area in self.focus_areas for indicator in area.indicators)


def _boards(activities: tuple[tuple[Path, Activity], ...]) -> Iterator[tuple[Path, str]]:
    for path, activity in activities:
        yield (*path, "lead"), activity.lead
        yield from placed(activity.taking_part, *path, "taking_part")


def _target_areas(activities: tuple[tuple[Path, Activity], ...]) -> Iterator[tuple[Path, str]]:
    for path, activity in activities:
        yield from placed(activity.target_areas, *path, "target_areas")
