"""New, persistent, recurring or fading: the same places over one period after another."""

import numpy as np
from numpy.typing import NDArray

from lib.domain.hot_spot_codes import TimeClass
from lib.stats.change import count_change_p
from lib.stats.discoveries import is_discovery

FEWEST_PERIODS = 3
"""With fewer periods nobody can say what lasts."""
PERSISTENT_SHARE = 0.75


def time_classes(is_hot: NDArray[np.bool_], sums: NDArray[np.float64]) -> NDArray[np.object_]:
    """A TimeClass for each place. Both arrays are period × place, oldest period first, periods of equal length.

    `sums` are the events of the place with its neighbours. In order of precedence:
    persistent: hot now and in at least three quarters of the periods before;
    recurring: hot now and in some period before, but fewer;
    new: hot now, never before, and more events than in the periods before together, beyond chance;
    fading: hot in the period just before, not now, and fewer events than in the periods before, beyond chance;
    borderline: would be new or fading, but the change may be chance.
    Own definitions, after the categories of emerging hot spot analysis.
    """
    n_periods, n_places = is_hot.shape
    classes = np.full(n_places, TimeClass.NOT_HOT, dtype=object)
    now = is_hot[-1]
    if n_periods < FEWEST_PERIODS:
        classes[now] = TimeClass.UNKNOWN
        return classes
    before = is_hot[:-1]
    classes[now & before.any(axis=0)] = TimeClass.RECURRING
    classes[now & (before.mean(axis=0) >= PERSISTENT_SHARE)] = TimeClass.PERSISTENT
    came, went = now & ~before.any(axis=0), ~now & before[-1]
    more, fewer = _changed(sums, came | went)
    classes[came | went] = TimeClass.BORDERLINE
    classes[came & more] = TimeClass.NEW
    classes[went & fewer] = TimeClass.FADING
    return classes


def _changed(sums: NDArray[np.float64], asked: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where now is beyond chance more, or fewer, than the periods before; only the asked places are tested."""
    n_before = len(sums) - 1
    earlier = sums[:-1].sum(axis=0)
    p = np.where(asked, count_change_p(sums[-1], earlier, 1.0, n_before), np.nan)
    sure = is_discovery(p)
    return sure & (sums[-1] > earlier / n_before), sure & (sums[-1] < earlier / n_before)
