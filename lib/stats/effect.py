"""Did a measure help, or did it only move the problem? Before and after, against places without the measure."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from lib.stats.change import Limited

Floats = NDArray[np.float64]


class BeforeAfter(NamedTuple):
    """Counts before and after; numbers or arrays of one shape."""

    before: ArrayLike
    after: ArrayLike


class Spread(NamedTuple):
    """How many times the Poisson variance the change of an area varies, and on how many degrees of freedom that rests
    (infinity when it was not estimated)."""

    dispersion: float = 1.0
    degrees: float = np.inf


class Difference(NamedTuple):
    """A difference-in-differences rate ratio with limits and two-sided p-value."""

    ratio: Limited
    p_value: Floats


def spread_of_changes(areas: BeforeAfter) -> Spread:
    """How much the change differs between areas that had no measure, against Poisson; never below 1.

    Pearson's statistic of independence between area and period, divided by its degrees of freedom. Areas
    without any events are left out. With fewer than three areas nothing can be said, and Poisson is assumed.
    """
    counts = np.column_stack([np.ravel(np.asarray(part, dtype=float)) for part in areas])
    counts = counts[counts.sum(axis=1) > 0]
    degrees = len(counts) - 1
    if degrees < 2 or np.any(counts.sum(axis=0) == 0):
        return Spread()
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    return Spread(max(1.0, float(((counts - expected) ** 2 / expected).sum() / degrees)), float(degrees))


def difference_in_differences(
    place: BeforeAfter, comparison: BeforeAfter, spread: Spread | None = None, level: float = 0.95
) -> Difference:
    """The place's ratio of after to before, divided by that of the comparison.

    Limits on the log scale with variance `dispersion × (1/a + 1/b + 1/c + 1/d)`; half an event is added to all four
    counts where one of them is 0 (Haldane 1956). Equal to an odds ratio: anything that changed alike in both, such
    as season, reporting and the length of the periods, falls out. Method: Woolf (1955); Farrington et al. (2007) for
    crime counts that vary more than Poisson.
    """
    spread = spread or Spread()
    cells = np.stack(np.broadcast_arrays(*(np.asarray(c, dtype=float) for c in (*place, *comparison))))
    cells = cells + np.where((cells == 0).any(axis=0), 0.5, 0.0)
    before, after, other_before, other_after = cells
    log_ratio = np.log(after / before) - np.log(other_after / other_before)
    error = np.sqrt(spread.dispersion * (1 / cells).sum(axis=0))
    width = float(stats.t.ppf((1 + level) / 2, spread.degrees)) * error
    ratio = Limited(np.exp(log_ratio), np.exp(log_ratio - width), np.exp(log_ratio + width))
    return Difference(ratio, 2 * stats.t.sf(np.abs(log_ratio) / error, spread.degrees))


def displacement_quotient(place: BeforeAfter, buffer: BeforeAfter, comparison: BeforeAfter) -> float:
    """The weighted displacement quotient: the change of the buffer divided by that of the place, both as shares of the
    comparison.

    Above 0 the buffer changed the same way (a success spread), 0 not at all, between -1 and 0 part of what was
    won in the place was lost around it, below -1 more than was won. It has a meaning only where the place itself
    changed; NaN where it did not or the comparison is empty. Method: Bowers and Johnson (2003).
    """
    (a0, a1), (b0, b1), (c0, c1) = (
        (float(np.asarray(part.before)), float(np.asarray(part.after))) for part in (place, buffer, comparison)
    )
    if c0 == 0 or c1 == 0 or a1 / c1 == a0 / c0:
        return float("nan")
    return (b1 / c1 - b0 / c0) / (a1 / c1 - a0 / c0)


def displacement_limits(
    place: BeforeAfter, buffer: BeforeAfter, comparison: BeforeAfter, spread: Spread | None = None, level: float = 0.95
) -> tuple[float, float]:
    """Limits of the quotient, or NaN when the place's own change may be none: then the quotient can be anything.

    The two changes are differences of shares of the comparison; their variances and covariance follow from counts
    that vary `dispersion` times as much as Poisson. Method: Fieller (1954).
    """
    spread = spread or Spread()
    gain, moved, gain_var, moved_var, shared = _changes(place, buffer, comparison)
    reach = float(stats.t.ppf((1 + level) / 2, spread.degrees)) ** 2 * spread.dispersion
    a = gain**2 - reach * gain_var
    b = gain * moved - reach * shared
    c = moved**2 - reach * moved_var
    if not a > 0:
        return float("nan"), float("nan")
    root = float(np.sqrt(max(b**2 - a * c, 0.0)))
    return (b - root) / a, (b + root) / a


def _changes(
    place: BeforeAfter, buffer: BeforeAfter, comparison: BeforeAfter
) -> tuple[float, float, float, float, float]:
    """Both changes, their Poisson variances and covariance."""
    (a0, a1), (b0, b1), (c0, c1) = (
        (float(np.asarray(part.before)), float(np.asarray(part.after))) for part in (place, buffer, comparison)
    )
    if c0 == 0 or c1 == 0:
        nan = float("nan")
        return nan, nan, nan, nan, nan
    gain_var = a1 / c1**2 + a0 / c0**2 + a1**2 / c1**3 + a0**2 / c0**3
    moved_var = b1 / c1**2 + b0 / c0**2 + b1**2 / c1**3 + b0**2 / c0**3
    shared = a1 * b1 / c1**3 + a0 * b0 / c0**3
    return a1 / c1 - a0 / c0, b1 / c1 - b0 / c0, gain_var, moved_var, shared
