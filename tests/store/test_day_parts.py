"""Events by the part of the day they surely fell in, the same on both databases as in plain Python."""

from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from lib.store.day_parts import read_day_parts
from lib.store.writing import add_batch
from tests.store.rows_for_tests import PLACE, batch

MIDDAY = datetime(2026, 1, 5, 12)


def stored(engine, windows, area="A"):
    rows = pd.DataFrame(windows, columns=["event_from", "event_to"])
    frame = rows.assign(category="ran", month=24312, area_code=area, lon=None, lat=None, precision="area")
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": frame})
    counted = read_day_parts(engine, PLACE)
    return dict(zip(counted["part"], counted["count"], strict=True))


@pytest.mark.parametrize(
    ("start", "stop", "part"),
    [
        ("2026-01-05 06:00", "2026-01-05 17:59", "day"),
        ("2026-01-05 12:00", None, "day"),
        ("2026-01-05 18:00", "2026-01-05 23:59", "evening"),
        ("2026-01-05 01:00", "2026-01-05 05:30", "evening"),
        ("2026-01-05 22:00", "2026-01-06 05:59", "evening"),
        ("2025-12-31 23:00", "2026-01-01 00:30", "evening"),
        ("2026-01-05 02:00", "2026-01-05 22:00", None),  # over the whole day
        ("2026-01-05 17:00", "2026-01-05 18:30", None),
        ("2026-01-05 22:00", "2026-01-07 05:00", None),  # two nights and a day
        ("2026-01-05 12:00", "2026-01-06 12:00", None),
        ("2026-01-05 21:00", "2026-01-05 20:00", None),  # ends before it begins
    ],
)
def test_a_window_belongs_to_a_part_only_when_all_of_it_does(engine, start, stop, part):
    window = (pd.Timestamp(start), pd.Timestamp(stop) if stop else pd.NaT)
    assert stored(engine, [window]) == ({part: 1} if part else {})


def test_many_windows_are_counted_as_plain_python_does(engine):
    rng = np.random.default_rng(2)
    starts = [datetime(2026, 1, 1) + timedelta(minutes=int(m)) for m in rng.integers(0, 60 * 24 * 28, 300)]
    windows = [
        (start, start + timedelta(minutes=int(m))) for start, m in zip(starts, rng.exponential(400, 300), strict=True)
    ]
    plain = [slow_part(start, stop) for start, stop in windows]
    assert stored(engine, windows) == {part: plain.count(part) for part in ("day", "evening")}


def slow_part(start, stop):
    """Walk the window minute by minute: day, evening, or both."""
    minutes = int((stop - start).total_seconds() // 60)
    if minutes >= 12 * 60:
        return None
    seen = {"day" if 6 <= (start + timedelta(minutes=m)).hour < 18 else "evening" for m in range(minutes + 1)}
    return seen.pop() if len(seen) == 1 else None


def test_events_without_an_area_are_left_out(engine):
    assert stored(engine, [(MIDDAY, MIDDAY)], area=None) == {}
