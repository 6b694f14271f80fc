"""What figures are made of, and one against another: how many times as large, or how many points more."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from lib.analysis.counted import SCALE
from lib.domain.codes import Difference, LimitsFrom, Polarity, Standing, Unit
from lib.domain.indicator import Indicator
from lib.stats.change import Limited, count_change_p, rate_ratio, share_change_p, share_difference
from lib.stats.intervals import answers_behind
from lib.stats.parts import part_difference, part_ratio

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Hits:
    """What values are made of: `hits` of `base` (persons, person-years or answers). A value is `per` × hits / base.

    NaN where the row has no value, or its value is not made of counts: means, and bare counts, which places of
    different size cannot be compared by.
    """

    hits: Floats
    base: Floats
    per: float
    is_share: bool

    @classmethod
    def of(cls, rows: pd.DataFrame, indicator: Indicator) -> Self:
        """From the answer table's columns."""
        unit = Unit(rows["unit"].dropna().iloc[0]) if rows["unit"].notna().any() else indicator.unit
        is_share = indicator.kind in ("register_share", "survey_share")
        base = rows["denominator"].astype(float)
        base = _answers(rows, base.fillna(rows["n"].astype(float))) if is_share else base
        base = base.where(rows["value"].notna() & (base > 0) & (is_share or unit in SCALE))
        hits = (rows["value"] / 100 * base).clip(upper=base) if is_share else rows["numerator"].where(base.notna())
        per = 100.0 if is_share else SCALE.get(unit, 1.0)
        return cls(hits.to_numpy(dtype=float), base.to_numpy(dtype=float), per, is_share)

    @property
    def values(self) -> Floats:
        return self.hits / np.where(self.base > 0, self.base, np.nan) * self.per

    def together(self, places: NDArray[np.int64]) -> "Hits":
        """For each row of `places` the sum of those places, where -1 is none; those without a value are left out."""
        is_there = (places >= 0) & ~np.isnan(self.base[places])
        sums = [np.where(is_there, part[places], 0.0).sum(axis=1) for part in (self.hits, self.base)]
        nothing = ~is_there.any(axis=1)
        hits, base = (np.where(nothing, np.nan, part) for part in sums)
        return Hits(hits, base, self.per, self.is_share)

    def sum(self) -> "Hits":
        known = ~np.isnan(self.base)
        return Hits(np.array([self.hits[known].sum()]), np.array([self.base[known].sum()]), self.per, self.is_share)


def _answers(rows: pd.DataFrame, counted: pd.Series) -> pd.Series:
    """How many answers the source's own margin of error is worth, where it gives one."""
    if "limits_from" not in rows:
        return counted
    share, reach = rows["value"].astype(float), (rows["upper"] - rows["value"], rows["value"] - rows["lower"])
    worth = answers_behind(share / 100, np.maximum(*(part.astype(float) for part in reach)) / 100)
    return counted.mask(rows["limits_from"] == LimitsFrom.SOURCE, pd.Series(worth, index=rows.index).fillna(counted))


def against_other(own: Hits, other: Hits, dispersion: ArrayLike = 1.0) -> Limited:
    """Ratio of rates, or difference of shares in percentage points, to others that are independent of them."""
    if own.is_share:
        return Limited(*(100 * part for part in share_difference(own.hits, own.base, other.hits, other.base)))
    return Limited(*_finite(rate_ratio(own.hits, other.hits, own.base, other.base, dispersion=dispersion)))


def against_whole(own: Hits, whole: Hits) -> Limited:
    """The same to a whole that they are parts of."""
    if own.is_share:
        return Limited(*(100 * part for part in part_difference(own.hits, own.base, whole.hits, whole.base)))
    return Limited(*_finite(part_ratio(own.hits, own.base, whole.hits, whole.base)))


def against_fixed(rows: pd.DataFrame, value: float, is_share: bool) -> Limited:
    """The same to a value that is taken as exact, because what it was counted from is not known."""
    parts = [rows[name].to_numpy(dtype=float) for name in ("value", "lower", "upper")]
    return Limited(*(part - value if is_share else part / (value or np.nan) for part in parts))


def rest_p(own: Hits, whole: Hits) -> Floats:
    """p-values of each part being like the rest of its whole."""
    x, t, y, u = own.hits, own.base, whole.hits - own.hits, whole.base - own.base
    usable = (u > 0) & (y >= 0)
    y, u = np.where(usable, y, np.nan), np.where(usable, u, np.nan)
    return share_change_p(x, t, np.minimum(y, u), u) if own.is_share else count_change_p(x, y, t, u)


def standing(difference: pd.Series, polarity: Polarity) -> pd.Series:
    """Better or worse where a high value is said to be good or bad; else only higher or lower."""
    if polarity is Polarity.NEUTRAL:
        return difference.map(lambda code: Standing(code))
    good = Difference.HIGHER if polarity is Polarity.HIGH_IS_GOOD else Difference.LOWER
    sides = {Difference.HIGHER, Difference.LOWER}
    return difference.map(
        lambda code: (Standing.BETTER if code == good else Standing.WORSE) if code in sides else Standing(code)
    )


def _finite(limited: Limited) -> Limited:
    """A ratio to nothing is not a number that can be read or drawn."""
    return Limited(*(np.where(np.isfinite(part), part, np.nan) for part in limited))
