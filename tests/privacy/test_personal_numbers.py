"""Check digits against Luhn's method written plainly, and numbers that stand in other people's papers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.privacy.finding import Kind
from lib.privacy.personal_numbers import personal_numbers
from tests.privacy.written_values import check_digit, person_digits


def kinds(text):
    return [finding.kind for finding in personal_numbers(text)]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("811228-9874", Kind.PERSONAL_NUMBER),  # Skatteverket's own example
        ("701063-2391", Kind.COORDINATION_NUMBER),  # Skatteverket's own example
        ("880320-0016", Kind.PERSONAL_NUMBER),  # python-stdnum's documentation
    ],
)
def test_published_examples(number, kind):
    assert kinds(number) == [kind]
    assert check_digit(number.replace("-", "")[:9]) == int(number[-1])


@pytest.mark.parametrize("days_added", [0, 60])
def test_of_ten_last_digits_only_the_one_that_luhn_gives_is_right(days_added):
    chance = random.Random(5)
    for _ in range(200):
        digits = person_digits(chance, days_added)
        accepted = [last for last in range(10) if kinds(f"{digits[:11]}{last}")]
        assert accepted == [check_digit(digits[2:11])]


def test_a_leap_day_belongs_to_its_century():
    assert kinds(f"20000229-001{check_digit('000229001')}")
    assert not kinds(f"19000229-001{check_digit('000229001')}")


def test_digits_beside_it_make_it_another_number():
    assert not kinds("18112289874")
    assert not kinds("81122898741")
    assert not kinds("8112289874a")


@given(st.from_regex(r"(personnr )?[0-9]{10}([0-9]{2})?", fullmatch=True))
def test_digits_that_are_announced_need_a_date_and_others_a_check_digit_too(text):
    digits = text.removeprefix("personnr ")
    day = int(digits[-6:-4])
    if kinds(text):
        assert 1 <= int(digits[-8:-6]) <= 12
        assert 1 <= day <= 31 or 61 <= day <= 91
        assert text != digits or check_digit(digits[-10:-1]) == int(digits[-1])
