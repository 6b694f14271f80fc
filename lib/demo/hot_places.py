"""What happens at the planted hot places, on top of what happens in their areas."""

import numpy as np
import pandas as pd

from lib.demo.clock import HOURS_IN_WEEK, Clock, week_of
from lib.demo.ground import Ground
from lib.demo.planted import HotPlace, Table, evening_hours
from lib.demo.recipe import Recipe
from lib.demo.windows import draw_window
from lib.domain.codes import Precision

NO_PLACE = ""


def draw_hot_places(
    recipe: Recipe, table: Table, clock: Clock, ground: Ground, rng: np.random.Generator
) -> pd.DataFrame:
    """Rows as from `draw_incidents`, with the place's id in `place`."""
    places = [place for place in recipe.planted.hot_places if place.table == table]
    return pd.concat([_rows(recipe, place, clock, ground, rng) for place in places], ignore_index=True)


def _rows(recipe: Recipe, place: HotPlace, clock: Clock, ground: Ground, rng: np.random.Generator) -> pd.DataFrame:
    n_months = len(clock.month_hours) - 1
    parts = []
    for name, per_year in place.per_year.items():
        month = np.repeat(np.arange(n_months), rng.poisson(per_year / 12, n_months))
        moments = np.where(
            rng.random(len(month)) < place.in_window,
            clock.draw(rng, month, _window_week(place)),
            clock.draw(rng, month, week_of(recipe.background, recipe.planted, place.table, name)),
        )
        first, last = draw_window(rng, moments, recipe.background.kinds(place.table)[name].window)
        parts.append(pd.DataFrame({"kind": name, "first": first, "last": last}))
    frame = pd.concat(parts, ignore_index=True)
    area = np.full(len(frame), recipe.area_codes.index(place.area))
    centre = np.tile(ground.places[place.place], (len(frame), 1))
    points = ground.nearby(rng, area, centre, place.jitter_m[0], np.full(len(frame), place.jitter_m[1]))
    located = {"x": points[:, 0], "y": points[:, 1], "precision": Precision.EXACT, "is_lost": False}
    return frame.assign(area=area, place=place.place, **located)


def _window_week(place: HotPlace) -> np.ndarray:
    week = np.zeros(HOURS_IN_WEEK)
    week[evening_hours(place.evenings, place.hours)] = 1
    return week
