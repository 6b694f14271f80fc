"""Which areas lie high by themselves, more than areas differ anyway?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from lib.stats.natural_spread import natural_spread


def standing_out_p(counts: ArrayLike, people: ArrayLike) -> NDArray[np.float64]:
    """One-sided p-values by area for a rate above the usual one, on the scale of ratios.

    The usual rate is the median. An area's distance from it is held against chance (a Poisson count) and against how
    much the areas differ anyway, of which odd areas tell nothing (`natural_spread`). That spread is itself estimated,
    so the tail is Student's with a degree of freedom less than there are areas. Half an event is added, so that areas
    without any take part. Method: Spiegelhalter (2005), additive random effects.
    """
    seen = np.asarray(counts, dtype=float) + 0.5
    log_rate = np.log(seen / np.asarray(people, dtype=float))
    away, chance = log_rate - np.median(log_rate), 1 / seen
    spread = natural_spread(away, chance)
    return np.asarray(stats.t.sf(away / np.sqrt(chance + spread**2), max(len(seen) - 1, 1)))
