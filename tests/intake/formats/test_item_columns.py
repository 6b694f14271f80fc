from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.formats.item_columns import number_column, shaped, text_column, time_column
from lib.intake.reader import COLUMNS

DAY, CLOCK, ZONE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?", r"( ?(Z|[+-][0-9]{2}:?[0-9]{2}))?"
TIMES = st.from_regex(rf"{DAY}[T ]{CLOCK}{ZONE}", fullmatch=True)


@pytest.mark.parametrize(
    ("found", "texts"),
    [
        (["b", "a", "b", " "], ["b", "a", "b", None]),
        ([2, 1, 2], ["2", "1", "2"]),
        (["1", 1, None, "\0x\0"], ["1", "1", None, "x"]),
        ([], []),
    ],
)
def test_texts_keep_their_places(found: list[Any], texts: list[str | None]) -> None:
    column = text_column(found)
    assert column.values.astype(object).where(column.values.notna(), None).tolist() == texts
    assert column.is_missing.tolist() == [text is None for text in texts]
    assert not column.is_wrong.any()


@pytest.mark.parametrize("value", [True, 1.5, ["a"], {"a": 1}])
def test_what_is_no_text_is_wrong_and_not_missing(value: object) -> None:
    column = text_column(["a", value])
    assert (column.is_wrong.tolist(), column.is_missing.tolist()) == ([False, True], [False, False])


def test_numbers_missing_and_wrong_are_told_apart() -> None:
    column = number_column([1, 2.5, "3.5", None, " ", True, "1_000", "inf", "nan", 10**400, [1], "1,5"])
    assert column.values.tolist()[:3] == [1.0, 2.5, 3.5]
    assert column.is_missing.tolist() == [False] * 3 + [True] * 2 + [False] * 7
    assert column.is_wrong.tolist() == [False] * 5 + [True] * 7


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2026-07-01T00:30:00Z", "2026-07-01 02:30"),
        ("2026-01-01 8:24:32 +02:00", "2026-01-01 07:24:32"),
        ("2026-10-25T00:30:00Z", "2026-10-25 02:30"),
        ("2026-10-25T01:30:00Z", "2026-10-25 02:30"),
        ("2026-05-31", "2026-05-31"),
    ],
)
def test_times_become_swedish(written: str, local: str) -> None:
    """The hour that comes twice in October is two hours of the world and one of the clock on the wall."""
    assert time_column([written]).values[0] == pd.Timestamp(local)


@pytest.mark.parametrize("written", ["2026-05", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00Z", "2026-02-30", 5.0])
def test_other_times_are_wrong(written: object) -> None:
    column = time_column([written, None])
    assert (column.is_wrong.tolist(), column.is_missing.tolist()) == ([True, False], [False, True])


@given(written=st.lists(TIMES, min_size=1, max_size=20))
@settings(deadline=None)
def test_whatever_looks_like_a_time_is_read_or_wrong(written: list[str]) -> None:
    column = time_column(written)
    assert (column.values.notna().to_numpy() != column.is_wrong).all()


def test_the_columns_of_a_kind_come_in_order_and_only_kept_rows() -> None:
    rows = shaped("reports", {"row": np.array([1, 2]), "text": ["a", "b"]}, np.array([False, True]))
    assert tuple(rows.columns) == COLUMNS["reports"]
    assert rows["text"].tolist() == ["b"]
    assert rows["x"].dtype == float and rows["reported_at"].dtype == "datetime64[us]"
