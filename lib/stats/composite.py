"""An index of many figures, only as a help to sort: how sure is an area's place, and what decides it?"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Normalisation = Literal["z", "min_max"]

DRAWS = 1_000
SEED = 2008
"""The year of the handbook; the same question always gives the same answer."""
CERTAINTY = 4.0
"""Of the weights: a Dirichlet distribution of this much for each figure lets a weight vary by about half of itself."""
LEVEL = 0.95


@dataclass(frozen=True, eq=False)
class RankSpread:
    """`rank` by the index as it was asked for (1 is the highest), with the middle and the limits of the ranks that
    the draws gave; NaN for an area that lacks a figure. `index` is in standard deviations or in parts of the range."""

    index: Floats
    rank: Floats
    middle: Floats
    lower: Floats
    upper: Floats


def normalised(values: ArrayLike, how: Normalisation) -> Floats:
    """Columns on a common scale: z-scores, or 0 for the lowest and 1 for the highest. NaN stays; a column without
    spread is 0 everywhere. The last two axes are areas and figures. Method: OECD and JRC (2008), step 5."""
    v = np.asarray(values, dtype=float)
    if how == "z":
        middle, width = np.nanmean(v, axis=-2, keepdims=True), np.nanstd(v, axis=-2, keepdims=True)
    else:
        middle = np.nanmin(v, axis=-2, keepdims=True)
        width = np.nanmax(v, axis=-2, keepdims=True) - middle
    return (v - middle) / np.where(width > 0, width, np.inf)


def index_of(values: ArrayLike, signs: ArrayLike, weights: ArrayLike, how: Normalisation) -> Floats:
    """The weighted mean of the normalised figures, each with its sign (+1 or -1), for each area (row).

    Weights are 0 or more and need not sum to one; a figure of weight 0 is left out. An area that lacks one of the
    others has no index: nothing is filled in. Method: linear aggregation, OECD and JRC (2008), step 6.
    """
    w = np.asarray(weights, dtype=float)
    used = w > 0
    if not used.any():
        return np.full(np.shape(values)[0], np.nan)
    signed = normalised(np.asarray(values, dtype=float)[:, used], how) * np.asarray(signs, dtype=float)[used]
    return signed @ (w[used] / w[used].sum())


def rank_spread(
    values: ArrayLike, errors: ArrayLike, signs: ArrayLike, weights: ArrayLike, how: Normalisation, draws: int = DRAWS
) -> RankSpread:
    """How the places move when the figures, the weights and the normalisation are varied at once.

    `errors` are standard errors of the values (NaN as none). Each draw takes figures from normal distributions,
    weights from a Dirichlet distribution around those asked for, and z-scores or min–max by the toss of a coin.
    Ranks are among the areas that have all figures. Method: OECD and JRC (2008), step 7; Saisana, Saltelli and
    Tarantola (2005).
    """
    v, e = np.asarray(values, dtype=float), np.nan_to_num(np.asarray(errors, dtype=float))
    w, s = np.asarray(weights, dtype=float), np.asarray(signs, dtype=float)
    index = index_of(v, s, w, how)
    whole, used = np.isfinite(index), w > 0
    places = np.full((4, len(index)), np.nan)
    if whole.any():
        v, e, s, w = v[np.ix_(whole, used)], e[np.ix_(whole, used)], s[used], w[used]
        drawn = _drawn_ranks(v, e, s, w, draws)
        tails = [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2]
        lower, middle, upper = np.quantile(drawn, tails, axis=0, method="nearest")
        places[:, whole] = ranks(index[whole]), middle, lower, upper
    return RankSpread(index, *places)


def ranks(index: ArrayLike) -> Floats:
    """1 for the highest along the last axis; ties by their order."""
    order = np.argsort(-np.asarray(index, dtype=float), axis=-1, kind="stable")
    return np.argsort(order, axis=-1, kind="stable").astype(float) + 1


def rank_shifts(
    values: ArrayLike, signs: ArrayLike, weights: ArrayLike, how: Normalisation, groups: ArrayLike
) -> dict[str, float]:
    """For each group of figures (one label for each column): how many places the areas move on average when it is
    left out; NaN for a group of weight 0, and where nothing would be left. Only areas that have all figures.

    Method: average shift in ranking, OECD and JRC (2008), step 7.
    """
    v, w, labels = np.asarray(values, dtype=float), np.asarray(weights, dtype=float), np.asarray(groups)
    whole = np.isfinite(index_of(v, signs, w, how))
    reference = ranks(index_of(v[whole], signs, w, how))
    shifts = {}
    for label in dict.fromkeys(labels.tolist()):
        without = np.where(labels == label, 0.0, w)
        is_told = whole.any() and without.any() and (without != w).any()
        moved = np.abs(ranks(index_of(v[whole], signs, without, how)) - reference) if is_told else np.array([np.nan])
        shifts[label] = float(moved.mean())
    return shifts


def _drawn_ranks(values: Floats, errors: Floats, signs: Floats, weights: Floats, draws: int) -> Floats:
    """Draws × areas. Figures are centred and scaled within each draw: only the place among the areas counts."""
    chance = np.random.default_rng(SEED)
    figures = values + errors * chance.standard_normal((draws, *values.shape))
    drawn = chance.dirichlet(CERTAINTY * len(weights) * weights / weights.sum(), size=draws)
    is_z = chance.random(draws) < 0.5
    lowest, highest = figures.min(axis=1), figures.max(axis=1)
    width = np.where(is_z[:, None], figures.std(axis=1), highest - lowest)
    slopes = signs * drawn / np.where(width > 0, width, np.inf)
    return ranks(np.einsum("daf,df->da", figures, slopes))
