"""Half-years follow each other, and are read as they are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.half_year import HalfYear

DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "written", "label", "last_day"),
    [
        (date(2026, 1, 1), "2026-1", "våren 2026", date(2026, 6, 30)),
        (date(2026, 6, 30), "2026-1", "våren 2026", date(2026, 6, 30)),
        (date(2026, 7, 1), "2026-2", "hösten 2026", date(2026, 12, 31)),
        (date(2026, 12, 31), "2026-2", "hösten 2026", date(2026, 12, 31)),
    ],
)
def test_a_day_belongs_to_its_half_year(day, written, label, last_day):
    half = HalfYear.of(day)
    assert (str(half), half.label, half.last_day) == (written, label, last_day)


@given(DAYS)
def test_what_is_written_is_read_again(day):
    assert HalfYear.parse(str(HalfYear.of(day))) == HalfYear.of(day)


@given(DAYS)
def test_the_day_after_the_last_is_the_next_half_year(day):
    half = HalfYear.of(day)
    assert HalfYear.of(half.last_day + timedelta(days=1)) == half.after
    assert half.after.before == half and half < half.after


@pytest.mark.parametrize("text", ["", "2026", "2026-0", "2026-3", "2026-01", " 2026-1", "26-1", "1800-1"])
def test_what_is_not_a_half_year(text):
    with pytest.raises(ValueError, match="not a half-year"):
        HalfYear.parse(text)
