"""How much more than by chance do counts vary from month to month, where nothing has changed?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FEWEST_YEARS = 2
"""With one year, the season and the spread cannot be told apart."""
FEWEST_EVENTS = 30
"""A series with fewer events in all its years says nothing of how much it varies."""
_MOST = 10.0
_HALVINGS = 30


def month_spread(counts: ArrayLike) -> float:
    """The variance of a month beyond Poisson as a share of the squared mean, 0 where chance alone explains it.

    `counts` are series × years × 12 months. Each series has its own level in each year and its own season, so that
    neither a change between years nor a season counts as spread; all share the one spread, which makes Pearson's
    statistic of independence between year and month, with negative binomial variances, equal to its degrees of
    freedom. 0 for fewer than two years, or where no series has 30 events. Methods: Breslow (1984); McCullagh
    and Nelder (1989).
    """
    observed = np.asarray(counts, dtype=float)
    observed = observed[observed.sum(axis=(1, 2)) >= FEWEST_EVENTS]
    if observed.shape[0] == 0 or observed.shape[1] < FEWEST_YEARS:
        return 0.0
    total = observed.sum(axis=(1, 2), keepdims=True)
    expected = observed.sum(axis=2, keepdims=True) * observed.sum(axis=1, keepdims=True) / total
    years, months = ((observed.sum(axis=axis) > 0).sum(axis=1) for axis in (2, 1))
    # Given its margins a table varies a little more than its degrees of freedom.
    freedom = float(((years - 1) * (months - 1) * (total.ravel() / (total.ravel() - 1))).sum())
    known = expected > 0
    squares, mean = (observed[known] - expected[known]) ** 2 / expected[known], expected[known]
    if freedom <= 0 or squares.sum() <= freedom:
        return 0.0
    low, high = 0.0, _MOST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if (squares / (1 + middle * mean)).sum() > freedom else (low, middle)
    return (low + high) / 2


def dispersion_of(spread: ArrayLike, events: ArrayLike, months: ArrayLike) -> NDArray[np.float64]:
    """How many times the Poisson variance so many events in so many months vary, at least 1; arrays of one shape."""
    monthly = np.asarray(events, dtype=float) / np.asarray(months, dtype=float)
    return 1 + np.asarray(spread, dtype=float) * np.nan_to_num(monthly)
