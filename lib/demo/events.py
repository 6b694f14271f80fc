"""Made-up reported crimes."""

import numpy as np
import pandas as pd

from lib.demo.chance import generator_for
from lib.demo.clock import Clock
from lib.demo.ground import Ground
from lib.demo.hot_places import draw_hot_places
from lib.demo.incidents import NO_AREA, draw_incidents, shown
from lib.demo.near_repeats import draw_followers
from lib.demo.recipe import Recipe

COLUMNS = ["event_id", "category", "event_from", "event_to", "area_code", "lon", "lat", "precision"]


def build_events(recipe: Recipe, ground: Ground) -> pd.DataFrame:
    """One row per event in time order; lon and lat are missing where only the area, or not even that, is known."""
    rng = generator_for("events")
    clock = Clock(recipe.background.first_month, recipe.background.last_month)
    incidents = draw_incidents(recipe, "events", clock, ground, rng)
    followers = [draw_followers(recipe, rule, incidents, clock, ground, rng) for rule in recipe.planted.near_repeats]
    hot = draw_hot_places(recipe, "events", clock, ground, rng).drop(columns="place")
    together = pd.concat([incidents, *followers, hot], ignore_index=True)
    is_lost = together.pop("is_lost").astype(bool) | together["kind"].isin(recipe.placeless)
    together["area"] = together["area"].mask(is_lost, NO_AREA)
    events = shown(recipe, clock, together).rename(columns={"kind": "category"})
    events["event_id"] = [f"h{number:06d}" for number in np.arange(1, len(events) + 1)]
    return events[COLUMNS]
