"""A route through the stops: the order, the legs with metres and minutes, and loops that each fit in the time.

When everything does not fit, the best way through all the stops is cut where it costs least, into as few loops as
possible (route first, cluster second: Beasley, 1983), and each loop is then put in its own best order.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.walks.order import best_order, way_length
from lib.walks.ways import Between, Point

METRES_A_MINUTE_AT_1_KMH = 1000 / 60


@dataclass(frozen=True)
class Limits:
    """`start` and `end` are places in the points, None for any. `most_minutes` is walking and standing together."""

    is_loop: bool
    start: int | None
    end: int | None
    most_minutes: float
    most_metres: float | None
    speed_kmh: float


@dataclass(frozen=True)
class Leg:
    """From one point to the next by their places, along `line`."""

    origin: int
    target: int
    metres: float
    minutes: float
    line: tuple[Point, ...]


@dataclass(frozen=True)
class Loop:
    """`stops` in the order they are walked; `minutes` with the time at the stops. `is_too_long` when it does not fit in
    the time, as when a single stop does not."""

    stops: tuple[int, ...]
    legs: tuple[Leg, ...]
    metres: float
    minutes: float
    is_too_long: bool


@dataclass(frozen=True)
class Route:
    """`unreachable` are stops that there is no way to."""

    loops: tuple[Loop, ...]
    unreachable: tuple[int, ...]


def plan_route(between: Between, standing: tuple[float, ...], limits: Limits) -> Route:
    """The route through the first len(standing) points, which are the stops with their minutes; a start or an end that
    is no stop lies after them.

    The first loop is the one with the stop that was named first.
    """
    n = len(standing)
    reached = _together(between.metres, n, limits)
    unreachable = tuple(stop for stop in range(n) if stop not in reached)
    if not reached:
        return Route((), unreachable)
    parts = _split(_order(between.metres, reached, limits), between.metres, standing, limits)
    loops = [_loop(between, _order(between.metres, part, limits), standing, limits) for part in parts]
    return Route(tuple(sorted(loops, key=lambda loop: min(loop.stops))), unreachable)


def way_in_order(between: Between, standing: tuple[float, ...], stops: tuple[int, ...], limits: Limits) -> Loop:
    """The stops as they were put by hand."""
    return _loop(between, stops, standing, limits)


def _together(metres: np.ndarray, n: int, limits: Limits) -> tuple[int, ...]:
    """The stops that can be walked between: with the start or end when it is given, else the largest such group."""
    known = np.isfinite(metres)
    given = limits.start if limits.start is not None else limits.end
    if given is not None:
        return tuple(int(stop) for stop in np.flatnonzero(known[given, :n]))
    groups = [tuple(int(stop) for stop in np.flatnonzero(known[one, :n])) for one in range(n)]
    return max(groups, key=len, default=())


def _order(metres: np.ndarray, stops: tuple[int, ...], limits: Limits) -> tuple[int, ...]:
    """Without a start or end that is no stop."""
    ends = [at for at in (limits.start, limits.end) if at is not None]
    points = [*stops, *(at for at in dict.fromkeys(ends) if at not in stops)]
    place = {at: number for number, at in enumerate(points)}
    start, end = (None if at is None else place[at] for at in (limits.start, limits.end))
    found = best_order(metres[np.ix_(points, points)], limits.is_loop, start, end)
    return tuple(points[at] for at in found if points[at] in stops)


def _split(
    order: tuple[int, ...], metres: np.ndarray, standing: tuple[float, ...], limits: Limits
) -> list[tuple[int, ...]]:
    """Into as few parts as possible that fit, and then the least walking in all."""
    if _fits(order, metres, standing, limits):
        return [order]
    turns = range(len(order)) if limits.is_loop else range(1)
    found = [_cut(order[turn:] + order[:turn], metres, standing, limits) for turn in turns]
    return min(found, key=lambda parts: (len(parts), sum(_metres(part, metres, limits) for part in parts)))


def _cut(
    order: tuple[int, ...], metres: np.ndarray, standing: tuple[float, ...], limits: Limits
) -> list[tuple[int, ...]]:
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for last in range(1, len(order) + 1):
        tried = []
        for first in range(last - 1, -1, -1):
            part = order[first:last]
            if len(part) > 1 and not _fits(part, metres, standing, limits):
                break
            n_parts, walked, _ = best[first]
            tried.append((n_parts + 1, walked + _metres(part, metres, limits), first))
        best.append(min(tried))
    parts, last = [], len(order)
    while last:
        first = best[last][2]
        parts.append(order[first:last])
        last = first
    return parts[::-1]


def _fits(part: tuple[int, ...], metres: np.ndarray, standing: tuple[float, ...], limits: Limits) -> bool:
    walked = _metres(part, metres, limits)
    minutes = walked / (limits.speed_kmh * METRES_A_MINUTE_AT_1_KMH) + sum(standing[stop] for stop in part)
    return minutes <= limits.most_minutes and (limits.most_metres is None or walked <= limits.most_metres)


def _metres(part: tuple[int, ...], metres: np.ndarray, limits: Limits) -> float:
    way = _with_ends(part, limits)
    return way_length(metres, way, limits.is_loop)


def _with_ends(part: tuple[int, ...], limits: Limits) -> tuple[int, ...]:
    """The points of the way; a loop's way home is not among them."""
    before = () if limits.start is None or limits.start == part[0] else (limits.start,)
    is_open = not limits.is_loop and limits.end is not None and limits.end != part[-1]
    return (*before, *part, *((limits.end,) if is_open and limits.end is not None else ()))


def _loop(between: Between, part: tuple[int, ...], standing: tuple[float, ...], limits: Limits) -> Loop:
    way = _with_ends(part, limits)
    way = (*way, way[0]) if limits.is_loop and len(way) > 1 else way
    speed = limits.speed_kmh * METRES_A_MINUTE_AT_1_KMH
    legs = tuple(
        Leg(one, other, metres := float(between.metres[one, other]), metres / speed, between.line(one, other))
        for one, other in pairwise(way)
    )
    walked = sum(leg.metres for leg in legs)
    minutes = walked / speed + sum(standing[stop] for stop in part)
    return Loop(part, legs, walked, minutes, not _fits(part, between.metres, standing, limits))
