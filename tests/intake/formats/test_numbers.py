import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.formats.numbers import Separator, add_number_faults, read_numbers
from lib.intake.row_faults import RowFaults

SPACES = " \u00a0\u2007\u2009\u202f"


def one(text: str, decimal: Separator | None = None) -> tuple[float | None, str]:
    written = read_numbers(pd.Series([text]), decimal)
    value = written.values[0]
    return (None if pd.isna(value) else float(value), str(written.status[0]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12.0),
        ("1 234,5", 1234.5),
        ("1\u00a0234\u00a0567", 1234567.0),
        ("1\u2009234,50", 1234.5),
        ("1\u202f234", 1234.0),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567.0),
        ("0,123", 0.123),
        ("1234.567", 1234.567),
        ("\u22123,5", -3.5),
        ("-3.5", -3.5),
        ("+7", 7.0),
        (" 12 % ", 12.0),
        ("12,5 procent", 12.5),
        ("1.5e3", 1500.0),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert one(text) == (value, "value")


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("..", None, "suppressed"),
        ("…", None, "suppressed"),
        ("-", 0.0, "zero"),
        ("–", 0.0, "zero"),
        ("0", 0.0, "zero"),
        ("-0,0", 0.0, "zero"),
        ("", None, "missing"),
        ("  ", None, "missing"),
        ("NaN", None, "missing"),
        ("Uppgift saknas", None, "missing"),
    ],
)
def test_zero_missing_and_suppressed_are_three_things(text: str, value: float | None, status: str) -> None:
    assert one(text) == (value, status)


@pytest.mark.parametrize(
    "text", ["abc", "inf", "-inf", "1e999", "12 34", "1,2,3", "1.23.456", "٣", "=1+1", "12*", "1" * 50, "--1", "1\n2"]
)
def test_what_is_no_number_is_unreadable(text: str) -> None:
    written = read_numbers(pd.Series([text]))
    assert written.is_unreadable.tolist() == [True] and written.values.isna().all()


@pytest.mark.parametrize(
    ("column", "decimal", "values"),
    [
        (["1.234", "5,5"], None, [1234.0, 5.5]),
        (["1,234", "5.5"], None, [1234.0, 5.5]),
        (["1.234", "1.234.567"], None, [1234.0, 1234567.0]),
        (["1.234"], ",", [1234.0]),
        (["1.234"], ".", [1.234]),
        (["1.234", "12"], None, [None, 12.0]),
        (["1.234", "5,5", "5.5"], None, [None, 5.5, 5.5]),
    ],
)
def test_the_column_shows_what_the_sign_means(
    column: list[str], decimal: Separator | None, values: list[float | None]
) -> None:
    written = read_numbers(pd.Series(column), decimal)
    assert [None if pd.isna(value) else value for value in written.values] == values
    assert written.is_ambiguous.tolist() == [value is None for value in values]


def test_the_faults_say_where_and_what_to_do() -> None:
    texts = pd.Series(["1.234", "x", ".."], index=[2, 3, 4])
    faults = RowFaults("tal.csv", texts.index)
    add_number_faults(read_numbers(texts), texts, "andel", faults)
    ambiguous, unreadable = faults.first(9)
    assert (ambiguous.where, ambiguous.found) == ("tal.csv, rad 2, andel", "1.234")
    assert "tusental" in ambiguous.message and "decimal" in ambiguous.remedy
    assert (unreadable.where, unreadable.found) == ("tal.csv, rad 3, andel", "x")


def slow_number(text: str, decimal: str) -> Any:
    """A plain twin, for one text in a column whose decimal sign is known."""
    text = re.sub(f"[{SPACES}]", " ", text)
    thousands = "." if decimal == "," else ","
    groups = rf"\d{{1,3}}(?:[ {thousands}]\d{{3}})+|\d+"
    if not re.fullmatch(rf"-?(?:{groups})(?:[{decimal}]\d+)?", text):
        return None
    return float(text.replace(" ", "").replace(thousands, "").replace(decimal, "."))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 99), st.sampled_from(["", *SPACES])),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(",."),
)
def test_written_numbers_come_back_and_the_slow_twin_agrees(parts: list[tuple[int, int, str]], decimal: Any) -> None:
    texts = [f"{whole:,d}".replace(",", space) + f"{decimal}{cents:02d}" for whole, cents, space in parts]
    written = read_numbers(pd.Series(texts))
    assert written.values.tolist() == [slow_number(text, decimal) for text in texts]
    assert not written.is_unreadable.any() and not written.is_ambiguous.any()


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=9))
def test_any_text_is_a_number_or_told(texts: list[str]) -> None:
    written = read_numbers(pd.Series(texts, dtype="str"))
    has_value = written.values.notna()
    assert has_value.eq(written.status.isin(["value", "zero"])).all()
    assert not (has_value & (written.is_unreadable | written.is_ambiguous)).any()
    assert (
        has_value | written.is_unreadable | written.is_ambiguous | written.status.isin(["missing", "suppressed"])
    ).all()
