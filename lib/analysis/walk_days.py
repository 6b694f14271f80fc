"""The sun and the days of a walk: what is light when, and which days are proposed."""

from datetime import date, datetime
from functools import lru_cache

import pandas as pd

from lib.analysis.workspace import Workspace
from lib.domain.walk import Light
from lib.walks.dates import WalkDays, closed_days, fast_days, proposed_days, school_known_until
from lib.walks.sun import Crossing, Place, SunDay, darkness_of_year, light_at, sun_day

__all__ = [
    "WalkDays",
    "days_after_event",
    "days_to_walk",
    "known_until",
    "light_of",
    "sun_of_day",
    "sun_sentence",
    "why_closed",
    "year_of_darkness",
]


def sun_place(workspace: Workspace) -> Place:
    """The middle of the municipality's areas: over a municipality the sun differs by a few minutes."""
    west, south, east, north = workspace.areas.total_bounds
    return Place(round((south + north) / 2, 2), round((west + east) / 2, 2), workspace.municipality.time_zone)


def sun_of_day(workspace: Workspace, day: date) -> SunDay:
    return sun_day(sun_place(workspace), day)


def light_of(workspace: Workspace, when: datetime) -> Light:
    return light_at(sun_place(workspace), when)


def year_of_darkness(workspace: Workspace, year: int) -> pd.DataFrame:
    """day, hour and darkness, week by week."""
    return _year(sun_place(workspace), year)


def days_to_walk(workspace: Workspace, today: date, minutes: int, light: Light) -> tuple[WalkDays, ...]:
    """Three proposals, outside holidays and breaks."""
    return _days(workspace, sun_place(workspace), today, minutes, light)


def days_after_event(workspace: Workspace, event: datetime, today: date, minutes: int) -> WalkDays | None:
    return fast_days(sun_place(workspace), event, today, minutes)


def why_closed(workspace: Workspace, day: date) -> str:
    """The holiday or the break that the day is in; empty on an open day."""
    return closed_days(workspace.definitions.calendar, day, day).get(day, "")


def known_until(workspace: Workspace) -> date | None:
    """The last day that the school year is known to."""
    return school_known_until(workspace.definitions.calendar)


def sun_sentence(shown: SunDay) -> str:
    """`Solen går ner kl. 15.12. Borgerlig skymning till kl. 15.59, nautisk till kl. 16.48.`"""
    told = [
        _sun(shown.sun),
        _twilight("Borgerlig skymning", shown.civil),
        _twilight("Nautisk skymning", shown.nautical),
    ]
    return " ".join(text for text in told if text)


def _sun(crossing: Crossing) -> str:
    if crossing.is_above is True:
        return "Solen går inte ner den här dagen."
    if crossing.is_above is False:
        return "Solen går inte upp den här dagen."
    up = f"upp kl. {crossing.up:%H.%M}" if crossing.up else "inte upp"
    down = f"ner kl. {crossing.down:%H.%M}" if crossing.down else "inte ner"
    return f"Solen går {up} och {down}."


def _twilight(name: str, crossing: Crossing) -> str:
    if crossing.is_above is True or crossing.down is None:
        return f"{name} varar hela natten." if crossing.is_above is not False else ""
    return f"{name} till kl. {crossing.down:%H.%M}."


@lru_cache(maxsize=16)
def _year(place: Place, year: int) -> pd.DataFrame:
    return darkness_of_year(place, year)


@lru_cache(maxsize=64)
def _days(workspace: Workspace, place: Place, today: date, minutes: int, light: Light) -> tuple[WalkDays, ...]:
    return proposed_days(place, workspace.definitions.calendar, today, minutes, light)
