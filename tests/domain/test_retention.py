"""How far back the limits lie."""

from datetime import datetime

import pytest
from pydantic import ValidationError

from lib.domain.retention import Retention

NOW = datetime(2026, 8, 31, 12, 30)


def test_the_limits_of_a_municipality_that_has_chosen_nothing() -> None:
    limits = Retention().limits(NOW)
    assert limits.report_text == datetime(2024, 8, 31, 12, 30)
    assert limits.event_position == datetime(2021, 8, 31, 12, 30)
    assert limits.quarantine == datetime(2026, 6, 2, 12, 30)


@pytest.mark.parametrize(
    ("months", "expected"),
    [(1, datetime(2026, 7, 31, 12, 30)), (2, datetime(2026, 6, 30, 12, 30)), (6, datetime(2026, 2, 28, 12, 30)),
     (8, datetime(2025, 12, 31, 12, 30)), (30, datetime(2024, 2, 29, 12, 30))],
)  # fmt: skip
def test_a_month_back_is_the_same_day_or_the_last_of_the_month(months: int, expected: datetime) -> None:
    assert Retention(report_text_months=months).limits(NOW).report_text == expected


@pytest.mark.parametrize("chosen", [{"quarantine_days": 0}, {"report_text_months": -3}, {"quarantine_day": 90}])
def test_a_choice_that_would_delete_everything_or_is_misspelt(chosen: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Retention.model_validate(chosen)
