"""Numbers as they are written in files."""

import math

import pandas as pd
import pytest

from lib.intake.written_numbers import read_numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [("16.5", 16.5), ("16,5", 16.5), ("-1,2", -1.2), ("−1,2", -1.2), ("6 608 123,4", 6608123.4),
     ("6\u00a0608\u00a0123", 6608123), ("0", 0), ("1e3", 1000)],
)  # fmt: skip
def test_numbers(text, number):
    assert read_numbers(pd.Series([text]))[0] == number


@pytest.mark.parametrize("text", ["", "-", "..", "NULL", "NaN", "na"])
def test_nothing_is_missing(text):
    assert math.isnan(read_numbers(pd.Series([text]))[0])


@pytest.mark.parametrize("text", ["x", "inf", "-inf", "1.234,5", "16°30'", "1e999", "=1"])
def test_what_is_not_a_number_is_nobodys_coordinate(text):
    assert read_numbers(pd.Series([text]))[0] == math.inf
