"""Blocks of the week that hold more than their share."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import special

from lib.stats.discoveries import is_discovery
from lib.stats.intervals import poisson_limits

Floats = NDArray[np.float64]
BLOCK_HOURS = 3
BLOCKS_A_DAY = 24 // BLOCK_HOURS


@dataclass(frozen=True, eq=False)
class HotHours:
    """By weekday (rows, 0 = Monday) and block of three hours (columns): weight seen, weight expected, p and whether the
    block is hot."""

    observed: Floats
    expected: Floats
    p: Floats
    is_hot: NDArray[np.bool_]


@dataclass(frozen=True)
class Stretch:
    """Hot blocks in a row on the same hours of several days. `hours` run from `first_hour` on the named day to
    `last_hour`, which is over 24 when it is the night after. Limits are 95 %."""

    days: tuple[int, ...]
    first_hour: int
    last_hour: int
    observed: float
    expected: float
    lower: float
    upper: float

    @property
    def times(self) -> float:
        return self.observed / self.expected


def blocks(week: Floats) -> Floats:
    """Weekday × hour into weekday × block."""
    return np.asarray(week.reshape(7, BLOCKS_A_DAY, BLOCK_HOURS).sum(axis=2))


def hot_hours(week: Floats, compared_week: Floats | None = None) -> HotHours:
    """`week` is the sum of weights by weekday × hour (each event weighs 1 in all). Without `compared_week` an event is
    expected to fall in any hour alike; with it, as in the compared week (of other places).

    One-sided and cautious: a weight spread over hours varies less than a whole event, and the tail is that of whole
    events (binomial, its continuous form for sums that are not whole). False discoveries are held back over the
    56 blocks.
    """
    observed = blocks(week)
    total = observed.sum()
    if compared_week is None:
        expected = np.full(observed.shape, total / observed.size)
        p = _binomial_tail(observed, total, np.full(observed.shape, 1 / observed.size))
    else:
        other = blocks(compared_week)
        half_more = other + 0.5  # a block where nothing happened elsewhere is rare there, not impossible
        expected = total * half_more / half_more.sum()
        p = _binomial_tail(observed, observed + other, np.full(observed.shape, total / (total + other.sum())))
    hot = is_discovery(p.ravel()).reshape(observed.shape)
    return HotHours(observed, expected, p, hot)


def stretches(hot: HotHours) -> tuple[Stretch, ...]:
    """Hot blocks joined: first in a row through the week (over midnight too), then days with the same hours. The
    largest surplus first."""
    runs: dict[tuple[int, int], list[int]] = {}
    for start, length in _runs(hot.is_hot.ravel()):
        runs.setdefault((start % BLOCKS_A_DAY, length), []).append(start)
    joined = [_stretch(hot, starts, length) for (_, length), starts in runs.items()]
    return tuple(sorted(joined, key=lambda stretch: stretch.expected - stretch.observed))


def _stretch(hot: HotHours, starts: list[int], length: int) -> Stretch:
    places = np.concatenate([np.arange(start, start + length) % hot.is_hot.size for start in starts])
    observed, expected = float(hot.observed.ravel()[places].sum()), float(hot.expected.ravel()[places].sum())
    lower, upper = poisson_limits(observed)
    first = starts[0] % BLOCKS_A_DAY * BLOCK_HOURS
    return Stretch(
        days=tuple(sorted(start // BLOCKS_A_DAY for start in starts)),
        first_hour=first,
        last_hour=first + length * BLOCK_HOURS,
        observed=observed,
        expected=expected,
        lower=float(lower) / expected,
        upper=float(upper) / expected,
    )


def _runs(is_hot: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and length of each run in the week, which is a ring; runs longer than a day are cut at midnight."""
    n = len(is_hot)
    if not is_hot.any():
        return []
    first = 0 if is_hot.all() else int(np.flatnonzero(~is_hot)[0])
    turned = np.roll(is_hot, -first)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], turned.astype(int), [0]])))
    found = [((int(start) + first) % n, int(end - start)) for start, end in edges.reshape(-1, 2)]
    return [part for start, length in found for part in _cut(start, length)]


def _cut(start: int, length: int) -> list[tuple[int, int]]:
    if length <= BLOCKS_A_DAY:
        return [(start, length)]
    ends = [start, *range((start // BLOCKS_A_DAY + 1) * BLOCKS_A_DAY, start + length, BLOCKS_A_DAY), start + length]
    n = 7 * BLOCKS_A_DAY
    return [(a % n, b - a) for a, b in pairwise(ends)]


def _binomial_tail(seen: Floats, trials: Floats, share: Floats) -> Floats:
    """P(at least `seen`), also for numbers that are not whole."""
    with np.errstate(invalid="ignore"):
        tail = special.betainc(seen, np.maximum(trials - seen + 1, 1e-9), share)
    return np.where(seen > 0, tail, 1.0)
