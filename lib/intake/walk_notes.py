"""Observations of a walk that were written elsewhere: a CSV with declared headings (`lib.domain.walk_round.WALK_LIST`),
or the points of a GPX file. Each finds its stop by number, by name, or by what lies nearest."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
from pyproj import Geod

from lib.domain.checklist import Checklist
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.walk import FEELINGS, PRIORITIES, Feeling
from lib.domain.walk_round import MOST_GROUPS, WALK_LIST
from lib.domain.words import listing
from lib.intake.column_guess import plain_heading
from lib.intake.formats.dates import read_dates
from lib.intake.formats.gpx import READER as GPX
from lib.intake.table_file import read_table_file

ON_EARTH = Geod(ellps="WGS84")
NEAR_M = 150
"""A point further from every stop belongs to none."""
MOST_ROWS = 500
TEXTS = ("observation", "cause", "proposal", "owner")
FEELING_WORDS = {**{str(one): str(one) for one in Feeling}, **{word: code for code, word in FEELINGS.items()},
                 "båda": str(Feeling.BOTH), "både och": str(Feeling.BOTH)}  # fmt: skip
CLOCK = re.compile(r"(?:kl\.? ?)?(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True)
class WalkedStops:
    """What a list is fitted to. `stops` have id, number, name, lon and lat; `starts_at` is local."""

    stops: Sequence[Mapping[str, Any]]
    checklist: Checklist
    starts_at: datetime
    time_zone: str


def read_walk_notes(path: Path, walked: WalkedStops) -> list[Fields]:
    """A row for each observation, by the columns of `walk_observations`, with `stop_id` (None where it belongs to no
    stop) and `row`, its place in the file. Raises InputFault with everything that is wrong, row by row."""
    notes = _from_gpx(path, walked) if path.suffix.lower() == ".gpx" else _from_csv(path, walked)
    if len(notes) > MOST_ROWS:
        found = f"{len(notes)} rader"
        raise InputFault(Fault(path.name, f"Högst {MOST_ROWS} iakttagelser åt gången.", found, "Dela filen."))
    return notes


def _from_gpx(path: Path, walked: WalkedStops) -> list[Fields]:
    read = GPX.read(path)
    if read.faults:
        raise InputFault(*read.faults)
    notes = []
    for point in read.rows.to_dict("records"):
        texts = [str(point[name]) for name in ("name", "text") if point[name] == point[name] and point[name]]
        when = point["time"]
        notes.append(
            {"row": int(point["row"]), "stop_id": _nearest(point["x"], point["y"], walked), "lon": float(point["x"]),
             "lat": float(point["y"]), "group_number": 1, "observation": ": ".join(texts) or None,
             "observed_at": walked.starts_at if pd.isna(when) else when.to_pydatetime()}
        )  # fmt: skip
    return [note for note in notes if note["observation"]]


def _from_csv(path: Path, walked: WalkedStops) -> list[Fields]:
    table = read_table_file(path)
    headings = {plain_heading(column.label): column.name for column in WALK_LIST}
    names = {str(heading): headings.get(plain_heading(str(heading))) for heading in table.rows}
    if "observation" not in names.values():
        remedy = f"Rubrikerna är {listing([column.label for column in WALK_LIST])}."
        raise InputFault(Fault(path.name, "Ingen kolumn heter iakttagelse.", remedy=remedy))
    cells = table.rows[[heading for heading, name in names.items() if name]].rename(columns=names)
    faults: list[Fault] = []
    notes = [_note(path.name, int(row), its, walked, faults) for row, its in zip(cells.index, cells.to_dict("records"),
                                                                               strict=True)]  # fmt: skip
    refuse_if(faults)
    return [note for note in notes if note["observation"] or note["proposal"]]


def _note(file: str, row: int, cells: Mapping[Any, str], walked: WalkedStops, faults: list[Fault]) -> Fields:
    where = f"{file}, rad {row}"

    def wrong(column: str, message: str, remedy: str) -> None:
        faults.append(Fault(f"{where}, {column}", message, str(cells.get(column))[:60], remedy))

    told = {name: (cells.get(name) or "").strip() for name in (column.name for column in WALK_LIST)}
    note: Fields = {"row": row} | {name: told[name] or None for name in TEXTS}
    note["feeling"] = FEELING_WORDS.get(told["feeling"].lower())
    if told["feeling"] and note["feeling"] is None:
        wrong("feeling", "Känslan finns inte.", "Skriv trygg, otrygg eller båda.")
    note["aspect"] = _aspect(told["aspect"], walked.checklist)
    if told["aspect"] and note["aspect"] is None:
        wrong("aspect", "Aspekten finns inte i checklistan.", f"Skriv {listing(_aspect_names(walked))}.")
    note["priority"] = int(told["priority"]) if told["priority"] in {str(one) for one in PRIORITIES} else None
    if told["priority"] and note["priority"] is None:
        wrong("priority", "Prioriteten finns inte.", "Skriv 1, 2 eller 3.")
    group = told["group_number"] or "1"
    note["group_number"] = int(group) if group.isdigit() and 1 <= int(group) <= MOST_GROUPS else 1
    if group != str(note["group_number"]):
        wrong("group_number", "Gruppen finns inte.", f"Skriv 1–{MOST_GROUPS}.")
    note["observed_at"] = _moment(told["observed_at"], walked)
    if note["observed_at"] is None:
        wrong("observed_at", "Tiden går inte att läsa.", "Skriv ett klockslag, 18:40, eller dag och tid.")
    return note | _place(told, walked, wrong)


def _place(told: Mapping[str, str], walked: WalkedStops, wrong: Any) -> Fields:
    lon, lat = _degrees(told["lon"], 180), _degrees(told["lat"], 90)
    for name, value in (("lon", lon), ("lat", lat)):
        if told[name] and value is None:
            wrong(name, "Läget är inte ett tal i grader.", "Skriv grader i WGS 84, till exempel 16,5448.")
    place: Fields = {"lon": lon, "lat": lat} if lon is not None and lat is not None else {"lon": None, "lat": None}
    named = told["stop"].casefold()
    for stop in walked.stops:
        if named and named in {str(stop["number"]), str(stop["name"]).casefold()}:
            return place | {"stop_id": int(stop["id"])}
    if named:
        names = [f"{stop['number']} {stop['name']}" for stop in walked.stops]
        wrong("stop", "Stoppet finns inte på vandringen.", f"Skriv {listing(names)}.")
    elif place["lon"] is None:
        wrong("stop", "Raden säger inte var.", "Skriv stoppets nummer, eller lon och lat.")
    return place | {"stop_id": None if place["lon"] is None else _nearest(place["lon"], place["lat"], walked)}


def _nearest(lon: float, lat: float, walked: WalkedStops) -> int | None:
    apart = [(ON_EARTH.inv(lon, lat, stop["lon"], stop["lat"])[2], int(stop["id"])) for stop in walked.stops]
    metres, stop_id = min(apart, default=(float("inf"), None))
    return stop_id if metres <= NEAR_M else None


def _degrees(text: str, most: float) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if -most <= value <= most else None


def _moment(text: str, walked: WalkedStops) -> datetime | None:
    """A clock is of the day of the walk; nothing is when it began."""
    if not text:
        return walked.starts_at
    if clock := CLOCK.fullmatch(text):
        hour, minute = int(clock[1]), int(clock[2])
        return walked.starts_at.replace(hour=hour, minute=minute) if hour < 24 and minute < 60 else None
    start = read_dates(pd.Series([text]), walked.time_zone).start.iloc[0]
    return None if pd.isna(start) else start.to_pydatetime()


def _aspect(text: str, checklist: Checklist) -> str | None:
    named = text.casefold()
    return next((one.id for one in checklist.aspects if named in (one.id, one.name.casefold())), None)


def _aspect_names(walked: WalkedStops) -> list[str]:
    return [aspect.name.lower() for aspect in walked.checklist.aspects]
