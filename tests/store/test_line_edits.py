"""One value is changed, and every other byte stays."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lib.store.line_edits import with_new_value

PLAIN = b"# first\nid: a  # kept\npolarity: high_is_good\nnote: >-\n  polarity: not this one\n"


def changed(content, comment="why"):
    return with_new_value(content, "polarity", "neutral", comment)


def test_only_the_line_and_a_comment_above_it_are_new():
    assert changed(PLAIN) == PLAIN.replace(b"polarity: high_is_good", b"# why\npolarity: neutral")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"polarity: a\r\nid: b\r\n", b"# why\r\npolarity: neutral\r\nid: b\r\n"),
        (b"polarity:   a   # said by X\n", b"# why\npolarity:   neutral   # said by X\n"),
        (b"id: b\npolarity: 'a'", b"id: b\n# why\npolarity: neutral"),
        (b"\xef\xbb\xbfpolarity: a\n", b"\xef\xbb\xbf# why\npolarity: neutral\n"),
        (b"polarity: a \n", b"# why\npolarity: neutral \n"),
    ],
)
def test_line_ends_spaces_comments_and_byte_order_mark_stay(before, after):
    assert changed(before) == after


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id: b\n",
        b"  polarity: a\n",
        b"polarity:\n  a\n",
        b"polarity:a\n",
        b"polarity: # a\n",
        b"{id: b, polarity: a}\n",
        b"polarity: a\npolarity: b\n",
        b"note: polarity: a\n",
    ],
)
def test_a_line_that_is_not_there_once_is_not_guessed(content):
    assert changed(content) is None


def test_a_long_reason_is_wrapped():
    lines = changed(PLAIN, "ord " * 100).decode().splitlines()
    assert max(len(line) for line in lines) <= 112
    assert sum(line.count("ord") for line in lines if line.startswith("#")) == 100


@given(st.text(max_size=300))
def test_no_reason_gets_out_of_its_comment(reason):
    new = changed(PLAIN, f"x {reason}")
    assert yaml.load(new, Loader=yaml.BaseLoader) == yaml.load(PLAIN, Loader=yaml.BaseLoader) | {"polarity": "neutral"}
    assert new.endswith(PLAIN.partition(b"high_is_good")[2])
