"""Report descriptions are ordinary sentences and tell of no person."""

import re

import pytest

from tests.demo.built import recipe, tables

TEXTS = tables()["reports"]["description"]


def test_texts_vary() -> None:
    assert TEXTS.nunique() > 1_500
    assert TEXTS.value_counts().iloc[0] < 15


def test_texts_are_short_whole_sentences() -> None:
    assert TEXTS.str.len().between(15, 200).all()
    assert TEXTS.str.fullmatch(r"[A-ZÅÄÖ].*\.").all()
    assert not TEXTS.str.contains("{", regex=False).any() and not TEXTS.str.contains("  ").any()


@pytest.mark.parametrize("pattern", [r"\d", r"@", r"https?:", r"\b[A-Z]{3} ?\d"])
def test_texts_hold_no_numbers_addresses_or_plates(pattern: str) -> None:
    assert not TEXTS.str.contains(pattern).any()


def test_no_word_inside_a_sentence_is_a_name() -> None:
    inside = re.compile(r"(?<![.!?]) ([A-ZÅÄÖ]\w+)")
    assert {name for text in TEXTS for name in inside.findall(text)} == set()


def test_every_kind_of_report_has_its_sentences() -> None:
    texts = recipe().texts
    assert set(texts.kinds) == set(recipe().themes["reports"])
    assert set(texts.organisations) == set(recipe().themes["reports"].values())
