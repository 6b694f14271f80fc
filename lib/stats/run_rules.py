"""Signals in a control chart: which points are more than a steady process's own variation."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

RUN_LENGTH = 8
"""Points in a row on the same side of the centre."""
TREND_LENGTH = 6
"""Points in a row that all rise, or all fall."""
RULES = ("beyond_limits", "run_of_eight", "trend_of_six", "two_of_three")


def run_signals(values: ArrayLike, centre: ArrayLike, sigma: ArrayLike) -> pd.DataFrame:
    """One row for each point and a boolean column for each rule: outside three sigma; one of eight or more in a row on
    one side of the centre; one of six or more in a row that rise or fall; beyond two sigma on the same side as
    another of three neighbouring points.

    A missing value, and a value on the centre itself, breaks a run. Rules: Western Electric (1956), Nelson (1984).
    """
    observed, middle, unit = np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (values, centre, sigma)))
    distance = observed - middle
    with np.errstate(invalid="ignore"):
        side = np.nan_to_num(np.sign(distance))
        direction = np.nan_to_num(np.sign(np.diff(observed)))
        far = np.where(np.abs(distance) > 2 * unit, side, 0.0)
        beyond = np.abs(distance) > 3 * unit
    steps = _in_runs(direction, TREND_LENGTH - 1)
    trend = np.zeros(len(observed), dtype=bool)
    trend[:-1] |= steps
    trend[1:] |= steps
    columns = (beyond, _in_runs(side, RUN_LENGTH), trend, _two_of_three(far))
    return pd.DataFrame(dict(zip(RULES, columns, strict=True)))


def _in_runs(signs: NDArray[np.float64], length: int) -> NDArray[np.bool_]:
    """Which places lie in a run of at least `length` equal signs; 0 is never in one."""
    starts = (
        np.flatnonzero(np.concatenate([[True], signs[1:] != signs[:-1]])) if len(signs) else np.array([], dtype=int)
    )
    lengths = np.diff(np.append(starts, len(signs)))
    long_enough = (lengths >= length) & (signs[starts] != 0)
    return np.repeat(long_enough, lengths)


def _two_of_three(far: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Far points that have another far one, on the same side, at most two steps away."""
    marked = np.zeros(len(far), dtype=bool)
    for step in (1, 2):
        if len(far) > step:
            pair = (far[step:] != 0) & (far[step:] == far[:-step])
            marked[step:] |= pair
            marked[:-step] |= pair
    return marked
