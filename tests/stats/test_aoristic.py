"""Windows of time shared out over the week."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.stats.aoristic import weekday_hour_weights


def weights(*windows):
    frame = pd.DataFrame(windows, columns=["start", "end"])
    return weekday_hour_weights(pd.to_datetime(frame["start"]), pd.to_datetime(frame["end"]))


def test_a_window_over_two_hours_is_shared_by_its_minutes():
    # Monday 2 March 2026, 22.30 to 00.30: a quarter before 23, half between 23 and 24, a quarter on Tuesday.
    grid = weights(("2026-03-02 22:30", "2026-03-03 00:30"))
    assert (grid[0, 22], grid[0, 23], grid[1, 0]) == pytest.approx((0.25, 0.5, 0.25))


def test_sunday_night_runs_into_monday_morning():
    grid = weights(("2026-03-08 23:00", "2026-03-09 01:00"))
    assert (grid[6, 23], grid[0, 0]) == pytest.approx((0.5, 0.5))


def test_a_point_in_time_keeps_its_hour_and_a_missing_end_is_a_point():
    grid = weights(("2026-03-04 14:20", "2026-03-04 14:20"), ("2026-03-04 14:00", None))
    assert grid[2, 14] == 2 and grid.sum() == 2


def test_longer_than_a_week_and_missing_starts_are_left_out():
    assert weights(("2026-03-01", "2026-03-09"), (None, None)).sum() == 0


@given(st.lists(st.tuples(st.integers(0, 60 * 24 * 14), st.integers(0, 60 * 24 * 6)), min_size=1, max_size=20))
def test_every_event_weighs_one_and_agrees_with_counting_minutes(windows):
    origin = pd.Timestamp("2026-01-05")
    start = pd.Series([origin + pd.Timedelta(minutes=a) for a, _ in windows])
    end = pd.Series([origin + pd.Timedelta(minutes=a + b) for a, b in windows])
    slow = np.zeros((7, 24))
    for a, b in windows:
        minutes = range(a, a + b) if b else [a]
        for minute in minutes:
            slow[minute // 1440 % 7, minute // 60 % 24] += 1 / len(minutes)
    assert weekday_hour_weights(start, end) == pytest.approx(slow, abs=1e-9)
    assert weekday_hour_weights(start, end).sum() == pytest.approx(len(windows))
