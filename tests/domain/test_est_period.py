"""Weeks, fortnights and months, over the turn of the year too."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lib.domain.est_period import EstPeriod, periods_between

CADENCES = ("weekly", "biweekly", "monthly")


@given(some.dates(date(1990, 1, 1), date(2100, 1, 1)), some.sampled_from(CADENCES))
def test_a_day_lies_in_one_period_which_is_found_again_by_its_key(day, cadence):
    period = EstPeriod.of(day, cadence)
    assert day in period and EstPeriod.parse(period.key) == period and period.cadence == cadence
    assert period.before.last == period.first - timedelta(days=1) and period.after.before == period


@pytest.mark.parametrize(
    ("day", "cadence", "key", "label", "days"),
    [
        (date(2026, 10, 25), "weekly", "2026-W43", "v. 43 2026", "19–25 okt 2026"),
        (date(2027, 1, 1), "weekly", "2026-W53", "v. 53 2026", "28 dec 2026–3 jan 2027"),
        (date(2026, 10, 25), "monthly", "2026-10", "oktober 2026", "1–31 okt 2026"),
    ],
)
def test_names_follow_the_iso_calendar(day, cadence, key, label, days):
    period = EstPeriod.of(day, cadence)
    assert (period.key, period.label, period.days_label) == (key, label, days)


def test_fortnights_do_not_slip_where_a_year_has_53_weeks():
    found = periods_between(date(2026, 12, 1), date(2027, 2, 1), "biweekly")
    assert {period.days for period in found} == {14}
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))


@pytest.mark.parametrize("key", ["", "2026-W60", "2026-13", "2026W01", "'; DROP"])
def test_what_is_no_period_is_refused(key):
    with pytest.raises(ValueError, match=r"not a|Invalid week"):
        EstPeriod.parse(key)
