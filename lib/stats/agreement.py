"""How far several judges who place the same things on a short scale agree, beyond what chance would give."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import t

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Agreement:
    """`share` is the agreement in pairs of judges, averaged over things; `coefficient` is 0 when it is what chance
    gives and 1 when it is full, with its limits. `n_things` are those with at least two judges. All but `n_things` are
    NaN where nothing can be said."""

    share: float
    coefficient: float
    lower: float
    upper: float
    n_things: int


def agreement(levels: ArrayLike, n_levels: int, within: int = 0) -> Agreement:
    """Gwet's AC for any number of judges, some of whom have not judged everything.

    `levels` has a row for each thing and a column for each judge: 0 to `n_levels` - 1, NaN where nothing was said.
    Levels at most `within` steps apart agree. With `within` = 0 it is AC1, else AC2 with weights 1 and 0. Limits from
    the variance over things, t-distributed. Unlike Cohen's kappa and Krippendorff's alpha it does not fall to nothing
    when nearly all things are at the same level. Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.,
    chapters 4 to 6.
    """
    counts = _counts(np.asarray(levels, dtype=float), n_levels)
    n_judges = counts.sum(axis=1)
    is_shared = n_judges >= 2
    n_things, n_shared = len(counts), int(is_shared.sum())
    if n_shared < 2:
        return Agreement(np.nan, np.nan, np.nan, np.nan, n_shared)
    weights = (np.abs(np.subtract.outer(np.arange(n_levels), np.arange(n_levels))) <= within).astype(float)
    each = np.zeros(n_things)
    pairs = n_judges * (n_judges - 1)
    each[is_shared] = (counts * (counts @ weights - 1)).sum(axis=1)[is_shared] / pairs[is_shared]
    share = float(each[is_shared].mean())
    spread = counts / n_judges[:, None]
    usual = spread.mean(axis=0)
    scale = weights.sum() / (n_levels * (n_levels - 1))
    by_chance = float(scale * (usual * (1 - usual)).sum())
    if by_chance >= 1:
        return Agreement(share, np.nan, np.nan, np.nan, n_shared)
    coefficient = (share - by_chance) / (1 - by_chance)
    own = np.where(is_shared, n_things / n_shared * (each - by_chance) / (1 - by_chance), 0.0)
    own_chance = scale * (spread * (1 - usual)).sum(axis=1)
    own -= 2 * (1 - coefficient) * (own_chance - by_chance) / (1 - by_chance)
    error = np.sqrt(((own - coefficient) ** 2).sum() / (n_things * (n_things - 1)))
    reach = float(t.ppf((1 + CONFIDENCE) / 2, n_things - 1) * error)
    return Agreement(share, coefficient, coefficient - reach, min(1.0, coefficient + reach), n_shared)


def _counts(levels: np.ndarray, n_levels: int) -> np.ndarray:
    """How many judges put each thing at each level; things that nobody has judged are left out."""
    counts = (levels[:, :, None] == np.arange(n_levels)).sum(axis=1).astype(float)
    kept: np.ndarray = counts[counts.sum(axis=1) > 0]
    return kept
