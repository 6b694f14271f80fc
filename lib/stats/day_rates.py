"""Are some days different from days like them? A rate ratio over strata of days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from lib.domain.hot_spot_codes import Level

Floats = NDArray[np.float64]
FEWEST_EVENTS = 10


@dataclass(frozen=True)
class DayRates:
    """Events per day on the special days for each on the days compared with, with 95 % limits; NaN where it cannot be
    told."""

    n_days: int
    n_events: float
    n_compared_days: int
    n_compared_events: float
    ratio: float
    lower: float
    upper: float
    p: float
    dispersion: float

    @property
    def level(self) -> Level:
        if self.n_events + self.n_compared_events < FEWEST_EVENTS or not np.isfinite(self.lower):
            return Level.TOO_FEW
        if self.lower > 1:
            return Level.MORE
        return Level.FEWER if self.upper < 1 else Level.MAYBE_CHANCE


def day_rates(counts: Floats, is_special: NDArray[np.bool_], stratum: NDArray[np.int64]) -> DayRates:
    """One row for each day: its events, whether it is special, and the stratum it is compared within (weekday and time
    of the year). A stratum without both kinds of days says nothing.

    Method: Mantel and Haenszel's ratio for person-time with the variance of Greenland and Robins (1985), here with days
    for persons; the variance grows by the dispersion of the compared days within their strata where that is over 1.
    """
    strata, place = np.unique(stratum, return_inverse=True)
    n = len(strata)
    days = [np.bincount(place[kind], minlength=n).astype(float) for kind in (is_special, ~is_special)]
    seen = [np.bincount(place[kind], weights=counts[kind], minlength=n) for kind in (is_special, ~is_special)]
    both = (days[0] > 0) & (days[1] > 0)
    a1, a0, t1, t0 = (part[both] for part in (*seen, *days))
    ratio, variance = _mantel_haenszel(a1, a0, t1, t0)
    dispersion = _dispersion(counts[~is_special], place[~is_special], n)
    spread = np.sqrt(variance * dispersion)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_ratio = np.log(ratio)
        limits = np.exp(log_ratio + np.array([-1, 1]) * stats.norm.ppf(0.975) * spread)
        p = 2 * stats.norm.sf(abs(log_ratio) / spread)
    return DayRates(
        int(t1.sum()), float(a1.sum()), int(t0.sum()), float(a0.sum()), float(ratio), float(limits[0]),
        float(limits[1]), float(p), dispersion,
    )  # fmt: skip


def _mantel_haenszel(a1: Floats, a0: Floats, t1: Floats, t0: Floats) -> tuple[float, float]:
    """The ratio and the variance of its logarithm; NaN without events on either side."""
    both = t1 + t0
    top, bottom = (a1 * t0 / both).sum(), (a0 * t1 / both).sum()
    if not (top > 0 and bottom > 0):
        return np.nan, np.nan
    return float(top / bottom), float(((a1 + a0) * t1 * t0 / both**2).sum() / (top * bottom))


def _dispersion(counts: Floats, place: NDArray[np.int64], n_strata: int) -> float:
    """Pearson's chi-square over its degrees of freedom within strata, at least 1."""
    size = np.bincount(place, minlength=n_strata)
    mean = np.bincount(place, weights=counts, minlength=n_strata) / np.maximum(size, 1)
    fitted = mean[place]
    used = fitted > 0
    freedom = int(used.sum()) - int((mean > 0).sum())
    if freedom < 1:
        return 1.0
    return max(1.0, float(((counts[used] - fitted[used]) ** 2 / fitted[used]).sum() / freedom))
