"""Is a monthly series rising or falling, apart from its season? Models of counts, with room for extra spread."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, stats

from lib.stats.log_linear import LogLinear, log_linear

Floats = NDArray[np.float64]

FEWEST_MONTHS = 24
"""Two of each calendar month: with fewer, season and trend cannot be told apart."""
FEWEST_EVENTS = 30
"""Fewer events in the whole series say nothing about a trend."""
_MOST_SPREAD = 10.0


@dataclass(frozen=True, eq=False)
class Trend:
    """Change in per cent a year with its limits. `extra_spread` is the variance beyond Poisson as a share of the
    squared mean, 0 where the counts vary no more than Poisson. `expected` is the model's mean for each month."""

    change_pct: float
    lower_pct: float
    upper_pct: float
    p_value: float
    extra_spread: float
    expected: Floats


class Season(NamedTuple):
    """Twelve factors from January with the mean 1, and the probability of so large differences by chance."""

    factors: Floats
    p_value: float


def monthly_trend(counts: ArrayLike, exposures: ArrayLike, first_month: int, level: float = 0.95) -> Trend:
    """Fit log mean = log exposure + one level for each calendar month + a straight trend.

    `counts` and `exposures` (persons, or ones) are consecutive months without gaps, `first_month` 1 for January.
    Poisson where the counts vary no more than that, otherwise negative binomial with the spread that makes
    Pearson's statistic equal to its degrees of freedom (Breslow 1984). Limits by t. Calendar months in which nothing
    ever happened are left out: they say nothing about a trend. Raises ValueError for fewer than 24 months or 30
    events. Method: McCullagh and Nelder (1989).
    """
    observed, exposed = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    design, used = _design(observed, first_month)
    offset = np.log(exposed)
    fit, spread = _fitted(observed[used], design[used], offset[used])
    width = float(stats.t.ppf((1 + level) / 2, fit.freedom)) * float(fit.errors[0])
    slope = float(fit.params[0])
    return Trend(
        change_pct=_percent(slope),
        lower_pct=_percent(slope - width),
        upper_pct=_percent(slope + width),
        p_value=float(2 * stats.t.sf(abs(slope / fit.errors[0]), fit.freedom)),
        extra_spread=spread,
        expected=np.where(used, np.exp(design @ fit.params + offset), 0.0),
    )


def monthly_season(counts: ArrayLike, first_month: int) -> Season:
    """The level of each calendar month apart from a straight trend; a month that never has events gets the factor 0.

    The p-value is that of the quasi-likelihood F test. Raises as `monthly_trend`.
    Method: McCullagh and Nelder (1989).
    """
    observed = np.asarray(counts, dtype=float)
    design, used = _design(observed, first_month)
    terms = design.shape[1] - 2
    if terms < 1:
        return Season(np.ones(12), 1.0)
    offset = np.zeros(int(used.sum()))
    fit = log_linear(observed[used], design[used], offset)
    plain = log_linear(observed[used], np.column_stack([design[used, 0], np.ones(len(offset))]), offset)
    dispersion = max(1.0, fit.pearson / fit.freedom)
    p_value = float(stats.f.sf((plain.deviance - fit.deviance) / terms / dispersion, terms, fit.freedom))
    factors = np.zeros(12)
    factors[_seen(observed, first_month)] = np.exp(fit.params[1:])
    return Season(factors / factors.mean(), p_value)


def _design(counts: Floats, first_month: int) -> tuple[Floats, NDArray[np.bool_]]:
    """Years from the middle and a column for each calendar month with events; and which rows those are."""
    if len(counts) < FEWEST_MONTHS or counts.sum() < FEWEST_EVENTS:
        raise ValueError("too few months or events for a trend")
    years = np.arange(len(counts)) / 12
    levels = _months(counts, first_month)[:, None] == _seen(counts, first_month)
    return np.column_stack([years - years.mean(), levels]).astype(float), levels.any(axis=1)


def _months(counts: Floats, first_month: int) -> NDArray[np.int_]:
    return (first_month - 1 + np.arange(len(counts))) % 12


def _seen(counts: Floats, first_month: int) -> NDArray[np.int_]:
    return np.flatnonzero(np.bincount(_months(counts, first_month), weights=counts, minlength=12) > 0)


def _fitted(counts: Floats, design: Floats, offset: Floats) -> tuple[LogLinear, float]:
    """The model and its extra spread."""
    fit = log_linear(counts, design, offset)
    if fit.pearson <= fit.freedom:
        return fit, 0.0

    def excess(log_spread: float) -> float:
        return float(log_linear(counts, design, offset, float(np.exp(log_spread))).pearson - fit.freedom)

    low, high = np.log(1e-5), np.log(_MOST_SPREAD)
    if excess(low) <= 0:
        return fit, 0.0
    spread = float(np.exp(optimize.brentq(excess, low, high, xtol=0.02))) if excess(high) < 0 else _MOST_SPREAD
    return log_linear(counts, design, offset, spread), spread


def _percent(slope: float) -> float:
    return float(np.expm1(slope) * 100)
