"""What may be wrong with a walk and its stops, said so that somebody can mend it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from lib.actions.written_texts import NOTHING_SAVED, missing_text, only, text_faults
from lib.domain.codes import Secrecy
from lib.domain.conflict import Fields
from lib.domain.faults import Fault
from lib.domain.walk import (
    COMING,
    INVITED_ROLES,
    KINDS,
    LABELS,
    LIGHTS,
    LONGEST_LINES,
    LONGEST_TEXT,
    MOST_PEOPLE,
    MOST_STOPS,
    STATUSES,
    role_counts,
)
from lib.geography.points import areas_of_points

WGS84 = "EPSG:4326"
DECIMALS = 5
FEWEST_STOPS = 2
LONGEST_NAME = 120
AHEAD_DAYS = 3 * 365
STOP_FIELDS = ("id", "name", "lon", "lat", "loop", "minutes", "reason", "aspects", "same_as")
CODES: dict[str, frozenset[str]] = {
    "status": frozenset(STATUSES),
    "kind": frozenset(KINDS),
    "light": frozenset(LIGHTS),
    "secrecy": frozenset(Secrecy),
}


@dataclass(frozen=True, eq=False)
class WalkGround:
    """What stops are checked against: the municipality's areas and water (EPSG:4326), and its CRS in metres."""

    areas: gpd.GeoDataFrame
    water: gpd.GeoDataFrame
    projected_crs: str


def placed_stops(stops: Sequence[Mapping[str, Any]], ground: WalkGround) -> list[Fields]:
    """The stops with the area that each lies in, None where it lies in none; texts without spaces around them."""
    rows = []
    for stop in stops:
        only(dict(stop), {*STOP_FIELDS, "area_code"}, "a stop")
        text = {name: (str(stop.get(name) or "").strip() or None) for name in ("name", "reason")}
        place = {name: round(float(stop[name]), DECIMALS) for name in ("lon", "lat")}
        rows.append({"loop": 1} | dict(stop) | text | place)
    points = pd.DataFrame([{"x": row["lon"], "y": row["lat"]} for row in rows], columns=["x", "y"], dtype=float)
    codes = areas_of_points(points, WGS84, ground.areas, ground.projected_crs)
    return [row | {"area_code": code} for row, code in zip(rows, codes, strict=True)]


def stop_faults(rows: Sequence[Fields], ground: WalkGround) -> Iterator[Fault]:
    """Of the stops together and of each."""
    if len(rows) < FEWEST_STOPS:
        found = "inget stopp" if not rows else "bara ett stopp"
        yield Fault("Stopp", "rutten är för kort", found, f"Lägg till minst {FEWEST_STOPS} stopp. {NOTHING_SAVED}")
    if len(rows) > MOST_STOPS:
        remedy = f"Högst {MOST_STOPS}. Ta bort de minst viktiga eller planera flera vandringar. {NOTHING_SAVED}"
        yield Fault("Stopp", "rutten har för många stopp", f"{len(rows)} stopp", remedy)
        return
    lakes = shapely.union_all(_lakes(ground.water))
    for number, row in enumerate(rows, start=1):
        where = f"Stopp {number}, {row['name'] or 'utan namn'}"
        yield from missing_text(row, "name", f"Stopp {number}", "Ge stoppet ett namn.")
        yield from text_faults(
            {"name": row["name"], "reason": row["reason"]}, {"name": where, "reason": where}, {"name": LONGEST_NAME},
            LONGEST_TEXT,
        )  # fmt: skip
        yield from _of_place(row, where, lakes)
        minutes = row.get("minutes")
        if minutes is not None and not 0 <= minutes <= 60:
            yield Fault(where, "tiden vid stoppet är orimlig", f"{minutes} minuter", f"Välj 0–60. {NOTHING_SAVED}")


def walk_faults(fields: Fields) -> Iterator[Fault]:
    """Of the fields by themselves."""
    yield from text_faults(fields, LABELS, LONGEST_LINES, LONGEST_TEXT)
    for name, allowed in CODES.items():
        if fields.get(name) is not None and fields[name] not in allowed:
            yield Fault(LABELS[name], "valet finns inte", str(fields[name]), NOTHING_SAVED)
    yield from _of_roles(fields)


def whole_faults(row: Fields, today: date) -> Iterator[Fault]:
    """Of the walk as it would stand. A walk to come cannot begin before `today`."""
    yield from missing_text(row, "title", LABELS["title"], "Ge vandringen ett namn.")
    starts = row.get("starts_at")
    if starts is None:
        yield Fault(LABELS["starts_at"], "dag och tid saknas", remedy=f"Välj när ni går. {NOTHING_SAVED}")
        return
    if row.get("status") in COMING and starts.date() < today:
        remedy = f"Välj en dag som inte har varit, eller ange att vandringen är genomförd. {NOTHING_SAVED}"
        yield Fault(LABELS["starts_at"], "dagen har redan varit", f"{starts:%Y-%m-%d}", remedy)
    if today != date.min and starts.date() > today + timedelta(days=AHEAD_DAYS):
        yield Fault(LABELS["starts_at"], "dagen ligger för långt fram", f"{starts:%Y-%m-%d}", NOTHING_SAVED)
    for name, is_before in (("meeting_before", True), ("solo_light", True), ("solo_dark", True),
                            ("meeting_after", False)):  # fmt: skip
        when = row.get(name)
        if when is not None and (when > starts if is_before else when < starts):
            told = "ligger efter vandringen" if is_before else "ligger före vandringen"
            yield Fault(LABELS[name], f"tiden {told}", f"{when:%Y-%m-%d %H.%M}", f"Rätta den ena. {NOTHING_SAVED}")


def _of_roles(fields: Fields) -> Iterator[Fault]:
    counts = role_counts(fields.get("roles_invited"))
    for one in counts:
        if one.role not in INVITED_ROLES:
            yield Fault(LABELS["roles_invited"], "rollen finns inte", one.role, NOTHING_SAVED)
        if not 0 <= one.n_invited <= MOST_PEOPLE or not 0 <= (one.n_came or 0) <= MOST_PEOPLE:
            found = f"{INVITED_ROLES.get(one.role, one.role)}: {max(one.n_invited, one.n_came or 0)}"
            yield Fault(LABELS["roles_invited"], "antalet är orimligt", found, NOTHING_SAVED)
    n_invited = sum(one.n_invited for one in counts)
    if n_invited > MOST_PEOPLE:
        remedy = f"Högst {MOST_PEOPLE}: bjud in färre, eller planera två vandringar. {NOTHING_SAVED}"
        yield Fault(LABELS["roles_invited"], "fler än som kan gå och höra varandra", f"{n_invited} personer", remedy)


def _of_place(row: Fields, where: str, lakes: shapely.Geometry) -> Iterator[Fault]:
    lon, lat = row["lon"], row["lat"]
    if not (isfinite(lon) and isfinite(lat)):
        yield Fault(where, "läget saknas", remedy=f"Klicka på kartan. {NOTHING_SAVED}")
    elif row["area_code"] is None:
        remedy = f"Flytta stoppet: det ligger inte i kommunen. {NOTHING_SAVED}"
        yield Fault(where, "stoppet ligger utanför kommunens områden", f"{lat:.4f}, {lon:.4f}", remedy)
    elif shapely.intersects_xy(lakes, lon, lat):
        yield Fault(where, "stoppet ligger i vatten", f"{lat:.4f}, {lon:.4f}", f"Flytta det till land. {NOTHING_SAVED}")


def _lakes(water: gpd.GeoDataFrame) -> list[shapely.Geometry]:
    return [shapely.make_valid(one) for one in water.geometry if one is not None and "Polygon" in one.geom_type]
