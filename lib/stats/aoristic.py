"""When did it happen, if all that is known is a window of time? Each window is shared out over its hours."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

LONGEST_WINDOW_HOURS = 7 * 24
"""A window longer than a week says nothing about the hour of the week."""

_HOURS_A_WEEK = 7 * 24


def weekday_hour_weights(start: pd.Series, end: pd.Series) -> NDArray[np.float64]:
    """Sum of weights by weekday (0 = Monday, rows) and hour (0–23, columns).

    `start` and `end` are local times, the end not before the start (a missing end means a point in time).
    Each event has the weight 1, spread over the hours that its window touches in proportion to the time in
    each. Windows longer than a week and missing starts are left out. Method: Ratcliffe (2000), aoristic analysis.
    """
    begin, stop = _hours_since_monday(start, end)
    usable = np.isfinite(begin) & (stop - begin <= LONGEST_WINDOW_HOURS)
    begin, stop = begin[usable], stop[usable]
    first = np.floor(begin).astype(int)
    touched = np.maximum(np.ceil(stop).astype(int) - first, 1)
    event = np.repeat(np.arange(len(begin)), touched)
    hour = first[event] + np.arange(touched.sum()) - np.repeat(np.cumsum(touched) - touched, touched)
    overlap = np.minimum(hour + 1, stop[event]) - np.maximum(hour, begin[event])
    length = (stop - begin)[event]
    weight = np.where(length > 0, overlap / np.where(length > 0, length, 1), 1.0)
    week = np.bincount(hour % _HOURS_A_WEEK, weights=weight, minlength=_HOURS_A_WEEK)
    return week.astype(float).reshape(7, 24)


def _hours_since_monday(start: pd.Series, end: pd.Series) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    begin = pd.to_datetime(start).reset_index(drop=True)
    stop = pd.to_datetime(end).reset_index(drop=True).fillna(begin)
    hours = begin.dt.day_of_week * 24 + begin.dt.hour + begin.dt.minute / 60 + begin.dt.second / 3600
    length = (stop - begin).dt.total_seconds() / 3600
    return hours.to_numpy(dtype=float), (hours + length.clip(lower=0)).to_numpy(dtype=float)
