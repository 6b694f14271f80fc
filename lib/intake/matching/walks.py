"""Waypoints become one walk, with a stop for each."""

from pathlib import PurePath
from typing import Any

import pandas as pd

from lib.domain.codes import Secrecy
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import hold_back
from lib.intake.placing import place_points
from lib.intake.reader import ReadFile

LONGEST_TITLE = 120
DONE = "genomford"


def match_walk(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """One row for `walks`, named as the file, that began at the first time that a waypoint tells."""
    faults = start_faults(read, file_name, word)
    hold_back(read, faults)
    placed = place_points(read.rows[["x", "y"]].astype(float), surroundings.ground, surroundings.crs, read.crs)
    remedy = "Kontrollera att rutten går i den här kommunen."
    faults.add(placed.is_outside, "läge", "", "Punkten ligger utanför områdena.", remedy)
    lacking = "Skriv punktens koordinater, eller ta bort raden."
    faults.add(placed.is_without_position, "läge", "", "Punkten har inget läge.", lacking)
    start = pd.to_datetime(read.rows["time"]).min()
    no_time = pd.Series(pd.isna(start), index=read.rows.index)
    faults.add(no_time, "tid", "", "Ingen punkt säger när vandringen var.", "Spara punkterna med tid.")
    kept = read.rows[~faults.is_rejected]
    notes = ("Punkterna blir stopp på en trygghetsvandring. De räknas aldrig som händelser eller rapporter.",)
    rows = pd.DataFrame(columns=["title", "starts_at", "route", "status", "area_code", "secrecy"])
    if len(kept):
        codes = placed.table.loc[kept.index, "area_code"].unique()
        walk: dict[str, Any] = {
            "title": PurePath(file_name).stem[:LONGEST_TITLE] or "Vandring", "starts_at": start,
            "route": _stops(kept, placed.table), "status": DONE,
            "area_code": codes[0] if len(codes) == 1 else None, "secrecy": Secrecy.INTERNAL,
        }  # fmt: skip
        rows = pd.DataFrame([walk], index=kept.index[:1])
    return Matched("walks", read.rows, rows, faults, notes, part_of=pd.Series(kept.index.min(), index=kept.index))


def _stops(kept: pd.DataFrame, table: pd.DataFrame) -> list[dict[str, Any]]:
    names, texts = texts_of(kept["name"]), texts_of(kept["text"])
    places = table.loc[kept.index, ["lon", "lat"]].to_numpy().tolist()
    return [
        {"name": name, "lon": lon, "lat": lat, "note": note}
        for (lon, lat), name, note in zip(places, names, texts, strict=True)
    ]
