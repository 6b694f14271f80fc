"""Made-up measures, written by hand; those with a planted effect take their area and start from it."""

from typing import Any

import numpy as np
import pandas as pd

from lib.demo.ground import Ground, to_degrees
from lib.demo.recipe import Recipe

COLUMNS = ["measure_id", "title", "area_code", "place_id", "lon", "lat", "theme", "prevention", "level", "horizon",
           "owner_board", "started", "ended", "status", "expected", "result"]  # fmt: skip
PLANNED = frozenset({"foreslagen", "beslutad", "bestalld", "hanvisad"})
"""Statuses of measures that nobody has begun."""


def build_measures(recipe: Recipe, ground: Ground) -> pd.DataFrame:
    planted = {effect.measure: effect for effect in recipe.planted.effects if effect.measure}
    rows = []
    for written in recipe.written_measures:
        row: dict[str, Any] = dict.fromkeys(COLUMNS) | written
        if effect := planted.get(row["measure_id"]):
            row |= {"area_code": effect.areas[0], "started": f"{effect.from_month}-01"}
        rows.append(row | _position(recipe, ground, row))
    frame = pd.DataFrame(rows)[COLUMNS]
    return frame.assign(
        started=pd.to_datetime(frame["started"]).dt.date,
        ended=pd.to_datetime(frame["ended"]).dt.date,
        result=frame["result"].replace("", None),
    )


def _position(recipe: Recipe, ground: Ground, row: dict[str, Any]) -> dict[str, float]:
    """At the named place, or somewhere well inside the area."""
    polygon = ground.polygons[recipe.area_codes.index(row["area_code"])].representative_point()
    point = ground.places[row["place_id"]] if row["place_id"] else (polygon.x, polygon.y)
    lon, lat = to_degrees(np.array([point]))
    return {"lon": float(lon[0]), "lat": float(lat[0])}
