"""Made-up measures, written by hand; those with a planted effect take their area and start from it."""

from typing import Any

import numpy as np
import pandas as pd

from lib.demo.ground import Ground, to_degrees
from lib.demo.recipe import Recipe

COLUMNS = ["measure_id", "title", "area_code", "place_id", "lon", "lat", "theme", "prevention", "level", "horizon",
           "owner_board", "started", "ended", "status", "expected", "result", "problem_key", "focus_area", "activity",
           "target_areas", "contact_role", "partners", "due", "expected_short", "expected_long", "indicator",
           "evidence", "cost_sek", "cost_note", "status_date", "status_reason", "feedback_given", "follow_up_on",
           "review_by"]  # fmt: skip
DAYS = ("started", "ended", "due", "status_date", "feedback_given", "follow_up_on", "review_by")
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
    days = {name: pd.to_datetime(frame[name]).dt.date for name in DAYS}
    return frame.assign(**days, result=frame["result"].replace("", None), cost_sek=frame["cost_sek"].astype("Int64"))


def _position(recipe: Recipe, ground: Ground, row: dict[str, Any]) -> dict[str, float]:
    """At the named place, or somewhere well inside the area."""
    polygon = ground.polygons[recipe.area_codes.index(row["area_code"])].representative_point()
    point = ground.places[row["place_id"]] if row["place_id"] else (polygon.x, polygon.y)
    lon, lat = to_degrees(np.array([point]))
    return {"lon": float(lon[0]), "lat": float(lat[0])}
