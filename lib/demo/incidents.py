"""The rows that events and reports share: kind, area, time window and position, drawn from expected counts."""

import numpy as np
import pandas as pd

from lib.demo.background import Kind
from lib.demo.clock import Clock, week_of
from lib.demo.expected import expected_counts
from lib.demo.ground import Ground, to_degrees
from lib.demo.planted import Table
from lib.demo.recipe import Recipe
from lib.demo.windows import draw_window
from lib.domain.codes import Precision

SHAPE = 60.0
"""Of the gamma distribution that makes counts vary a little more than Poisson: a deviation of 13 per cent."""
NO_AREA = -1


def draw_incidents(
    recipe: Recipe, table: Table, clock: Clock, ground: Ground, rng: np.random.Generator
) -> pd.DataFrame:
    """kind, area (position in the profiles, -1 when unknown), first, last (minutes), precision, x, y (metres)."""
    expected = expected_counts(recipe, table)
    counts = rng.poisson(expected * rng.gamma(SHAPE, 1 / SHAPE, expected.shape))
    area, kind, month = np.unravel_index(np.repeat(np.arange(counts.size), counts.ravel()), counts.shape)
    kinds = recipe.background.kinds(table)
    names = np.array(list(kinds))[kind]
    first, last = np.empty(len(area), dtype=int), np.empty(len(area), dtype=int)
    for place, name in enumerate(kinds):
        rows = kind == place
        moments = clock.draw(rng, month[rows], week_of(recipe.background, recipe.planted, table, name))
        first[rows], last[rows] = draw_window(rng, moments, kinds[name].window)
    frame = pd.DataFrame({"kind": names, "area": area, "first": first, "last": last})
    return frame.join(_positions(rng, ground, area, [kinds[name] for name in kinds], kind))


def shown(recipe: Recipe, clock: Clock, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in time order with area_code, event_from, event_to, lon and lat in place of area, minutes and metres."""
    frame = frame.sort_values(["first", "last", "kind", "area"], kind="stable", ignore_index=True)
    codes = np.array([*recipe.area_codes, None], dtype=object)
    lon, lat = to_degrees(frame[["x", "y"]].to_numpy())
    return frame.assign(
        event_from=clock.times(frame["first"].to_numpy()),
        event_to=clock.times(frame["last"].to_numpy()),
        area_code=codes[frame["area"].to_numpy()],
        lon=np.where(np.isfinite(lon), lon, np.nan),
        lat=np.where(np.isfinite(lat), lat, np.nan),
    ).drop(columns=["area", "first", "last", "x", "y"])


def _positions(
    rng: np.random.Generator, ground: Ground, area: np.ndarray, kinds: list[Kind], kind: np.ndarray
) -> pd.DataFrame:
    """precision, x, y, and area again: some are known by area only, some not even that."""
    share = {name: np.array([getattr(k, name) for k in kinds])[kind] for name in ("no_area", "only_area", "street")}
    draws = rng.random((3, len(area)))
    is_lost = draws[0] < share["no_area"]
    is_vague = is_lost | (draws[1] < share["only_area"])
    on_street = draws[2] < share["street"]
    points = np.where(on_street[:, None], ground.draw_streets(rng, area), ground.draw_points(rng, area))
    points[is_vague] = np.nan
    precision = np.select([is_vague, on_street], [Precision.AREA, Precision.STREET], Precision.EXACT)
    located = pd.DataFrame({"precision": precision, "x": points[:, 0], "y": points[:, 1]})
    return located.assign(is_lost=is_lost)
