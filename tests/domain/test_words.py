"""Figures as a Swedish reader expects them."""

import math

import pytest

from lib.domain import words
from lib.domain.codes import AgeBand, Change, Difference, Sex, Status, Unit
from lib.domain.words import figure, interval, listing, number, percent_change


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (1234.5, 1, "1\u00a0234,5"),
        (1234567, 0, "1\u00a0234\u00a0567"),
        (-12.34, 1, "−12,3"),
        (-0.04, 1, "0,0"),
        (None, 0, "–"),
        (math.nan, 2, "–"),
    ],
)
def test_number(value: float | None, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "unit", "status", "written"),
    [
        (63.4, Unit.PERCENT, Status.VALUE, "63\u00a0%"),
        (3.44, Unit.PERCENT, Status.VALUE, "3,4\u00a0%"),
        (12.44, Unit.PER_1000, Status.VALUE, "12,4"),
        (0.051, Unit.PER_1000, Status.VALUE, "0,05"),
        (1500, Unit.COUNT, Status.VALUE, "1\u00a0500"),
        (0, Unit.PERCENT, Status.ZERO, "0,0\u00a0%"),
        (3, Unit.COUNT, Status.SUPPRESSED, "·"),
        (None, Unit.PERCENT, Status.MISSING, "–"),
        (None, Unit.PERCENT, Status.VALUE, "–"),
        (5, Unit.COUNT, Status.NOT_APPLICABLE, "e.t."),
    ],
)
def test_zero_missing_and_suppressed_are_written_differently(
    value: float | None, unit: Unit, status: Status, written: str
) -> None:
    assert figure(value, unit, status) == written


def test_both_limits_have_the_decimals_of_the_upper_one() -> None:
    assert interval(0.9, 10.04, Unit.PER_1000) == "(0,9–10,0)"
    assert interval(61.7, 64.2, Unit.PERCENT) == "(62–64)"
    assert interval(None, 1.0, Unit.PER_1000) == interval(0.0, math.nan, Unit.PER_1000) == ""


@pytest.mark.parametrize(
    ("change", "written"),
    [(-26.2, "−26\u00a0%"), (4.4, "+4\u00a0%"), (0.4, "0\u00a0%"), (-0.4, "0\u00a0%"), (None, ""), (math.nan, "")],
)
def test_percent_change(change: float | None, written: str) -> None:
    assert percent_change(change) == written


@pytest.mark.parametrize(
    ("items", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_listing(items: list[str], written: str) -> None:
    assert listing(items) == written


@pytest.mark.parametrize(
    ("codes", "texts"),
    [
        (Unit, words.UNITS),
        (Sex, words.SEXES),
        (AgeBand, words.AGES),
        (Difference, words.DIFFERENCES),
        (Change, words.CHANGES),
        (Status, words.STATUSES),
    ],
)
def test_every_code_has_its_own_words(codes: type, texts: dict[str, str]) -> None:
    assert set(texts) == set(codes)
    assert len(set(texts.values())) == len(texts)
