"""Sun and twilight at a place: sunrise and sunset, civil and nautical twilight, and a year's darkness by hour.

The sun's height is astral's (NOAA's equations after Meeus, 1998), without refraction. The sun rises and sets when its
middle is 0.833° below the horizon, civil twilight ends at 6° and nautical at 12°. Each day is taken from the sun's
lowest to its next lowest, so that a sunset after midnight belongs to the evening it ends; where the sun does not come
so low or so high, there is no time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import pandas as pd
from astral import Observer
from astral.sun import elevation, noon

from lib.domain.walk import Light

HALF_A_DAY = timedelta(hours=12)
WITHIN = timedelta(seconds=5)


class Level(StrEnum):
    SUN = "sun"
    CIVIL = "civil"
    NAUTICAL = "nautical"


DEGREES: dict[Level, float] = {Level.SUN: -0.833, Level.CIVIL: -6.0, Level.NAUTICAL: -12.0}


class Darkness(StrEnum):
    """From light to dark: the sun is up; civil twilight; nautical twilight; night."""

    DAY = "day"
    CIVIL = "civil"
    NAUTICAL = "nautical"
    NIGHT = "night"


@dataclass(frozen=True)
class Place:
    """In degrees, WGS84."""

    lat: float
    lon: float
    time_zone: str


@dataclass(frozen=True)
class Crossing:
    """When the sun passes a level on its way up and on its way down, in local time without a zone; None when it does
    not. `is_above` says on which side it stays then, and is None when it passes."""

    up: datetime | None
    down: datetime | None
    is_above: bool | None


@dataclass(frozen=True)
class SunDay:
    day: date
    sun: Crossing
    civil: Crossing
    nautical: Crossing


def sun_day(place: Place, day: date) -> SunDay:
    """The day's sun and twilights."""
    middle = noon(Observer(place.lat, place.lon), date=day)
    return SunDay(day, *(_crossing(place, middle, DEGREES[level]) for level in Level))


def sun_height(place: Place, when: datetime) -> float:
    """Degrees over the horizon at a local time without a zone."""
    return _height(place, when.replace(tzinfo=ZoneInfo(place.time_zone)).astimezone(UTC))


def darkness_at(place: Place, when: datetime) -> Darkness:
    """How dark it is at a local time without a zone."""
    height = sun_height(place, when)
    return next((dark for level, dark in zip(Level, Darkness, strict=False) if height > DEGREES[level]), Darkness.NIGHT)


def light_at(place: Place, when: datetime) -> Light:
    """Dark is when civil twilight has ended: then lamps decide what is seen."""
    darkness = darkness_at(place, when)
    return {Darkness.DAY: Light.LIGHT, Darkness.CIVIL: Light.DUSK}.get(darkness, Light.DARK)


def darkness_of_year(place: Place, year: int) -> pd.DataFrame:
    """A row for each week and hour: `day` (the week's Wednesday), `hour` 0–23 and `darkness` at half past."""
    first = date(year, 1, 1)
    wednesdays = [first + timedelta((2 - first.weekday()) % 7 + 7 * week) for week in range(53)]
    rows = [
        {"day": day, "hour": hour, "darkness": darkness_at(place, datetime.combine(day, time(hour, 30)))}
        for day in wednesdays
        if day.year == year
        for hour in range(24)
    ]
    return pd.DataFrame(rows)


def _crossing(place: Place, middle: datetime, degrees: float) -> Crossing:
    def height(when: datetime) -> float:
        return _height(place, when) - degrees

    before, after = middle - HALF_A_DAY, middle + HALF_A_DAY
    if height(middle) <= 0:
        return Crossing(None, None, False)
    up, down = (_passed(height, low, middle) for low in (before, after))
    is_above = True if up is None and down is None else None
    local_up, local_down = (None if when is None else _local(place, when) for when in (up, down))
    return Crossing(local_up, local_down, is_above)


def _passed(height: Callable[[datetime], float], low: datetime, high: datetime) -> datetime | None:
    """When the height passes 0 between its lowest and its highest, by halving."""
    if height(low) >= 0:
        return None
    while abs(high - low) > WITHIN:
        between = low + (high - low) / 2
        low, high = (low, between) if height(between) >= 0 else (between, high)
    return low + (high - low) / 2


def _height(place: Place, when: datetime) -> float:
    return float(elevation(Observer(place.lat, place.lon), when, with_refraction=False))


def _local(place: Place, when: datetime) -> datetime:
    return when.astimezone(ZoneInfo(place.time_zone)).replace(tzinfo=None, microsecond=0)
