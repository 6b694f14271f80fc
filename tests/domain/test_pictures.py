"""What actors together say: the rules, whoever is asked first; and whose pictures there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.picture_actors import POLICE_AND_MUNICIPALITY, PictureActors
from lib.domain.picture_sentences import agreement_sentence, blind_sentence, merge_sentence, progress_sentence
from lib.domain.picture_words import DIRECTIONS, SYMBOLS, VERDICTS
from lib.domain.pictures import Direction, MergeClass, Opinion, difference_words, merge_class

UP, SAME, DOWN, UNKNOWN = (Direction.INCREASING, Direction.SAME, Direction.DECREASING, Direction.UNKNOWN)
NAMES = {"a": "Polisen", "b": "Kommunen", "c": "Skolan"}


def said(*urgencies, directions=()):
    directions = directions or (UNKNOWN,) * len(urgencies)
    return [Opinion("abc"[place], *one) for place, one in enumerate(zip(urgencies, directions, strict=True))]


@pytest.mark.parametrize(
    ("opinions", "expected"),
    [
        (said(), MergeClass.NOBODY),
        (said(0), MergeClass.CALM),
        (said(0, 0), MergeClass.CALM),
        (said(2), MergeClass.ONE),
        (said(0, 1), MergeClass.ONE),  # within one step: the other has looked and sees nothing
        (said(1, 1), MergeClass.BOTH),
        (said(2, 3), MergeClass.BOTH),
        (said(2, 3, 1), MergeClass.DISAGREE),  # 1 and 3 are two steps apart, though 2 is near both
        (said(0, 2), MergeClass.DISAGREE),
        (said(2, 2, directions=(UP, DOWN)), MergeClass.DISAGREE),
        (said(2, 2, directions=(UP, SAME)), MergeClass.BOTH),
        (said(2, 2, directions=(UP, UNKNOWN)), MergeClass.BOTH),
        (said(1, 0, directions=(UP, DOWN)), MergeClass.ONE),  # who sees nothing says nothing of its direction
    ],
)
def test_what_it_comes_to(opinions, expected):
    assert merge_class(opinions) is expected


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(list(Direction))), max_size=3), st.randoms())
def test_the_order_does_not_matter_and_one_more_never_makes_peace(given_opinions, chance):
    opinions = [Opinion("abc"[place], *one) for place, one in enumerate(given_opinions)]
    mixed = list(opinions)
    chance.shuffle(mixed)
    assert merge_class(mixed) is merge_class(opinions)
    if opinions and merge_class(opinions[:-1]) is MergeClass.DISAGREE:
        assert merge_class(opinions) is MergeClass.DISAGREE


def test_the_difference_says_who_and_the_direction_only_where_that_parts_them():
    assert difference_words(said(0, 3), NAMES, DIRECTIONS) == "Kommunen: 3 av 3 · Polisen: 0 av 3"
    parted = difference_words(said(2, 2, directions=(UP, DOWN)), NAMES, DIRECTIONS)
    assert parted == "Kommunen: 2 av 3, ↓ minskar · Polisen: 2 av 3, ↑ ökar"


def test_every_class_has_a_word_and_a_symbol_of_its_own():
    assert set(VERDICTS) == set(SYMBOLS) == set(MergeClass) and len(set(SYMBOLS.values())) == len(MergeClass)


def test_sentences_leave_out_what_there_is_none_of_and_never_claim_from_too_few():
    assert merge_sentence({"both": 1, "disagree": 2}) == (
        "Båda eller flera ser ett område och tema och de är oense om 2."
    )
    assert merge_sentence({"nobody": 400}) == "Ingen ser något angeläget."
    assert progress_sentence(HalfYear(2026, 2), 1, ["Skolan"], 3) == (
        "Hösten 2026: 1 av 3 bilder är klara. Skolan skriver på sin."
    )
    assert blind_sentence(0, []) == ""
    assert "Ingen har skrivit något alls om Norr (2 teman)." in blind_sentence(3, [("Norr", 2)])
    nan = float("nan")
    few = agreement_sentence(nan, nan, nan, nan, 9, 10)
    assert few.startswith("För få") and "9" in few and "10" in few
    assert "80\u00a0% av paren" in agreement_sentence(0.8, 0.5, 0.1, 0.9, 12, 10)


def test_actors_are_named_once_and_somebody_writes_each():
    police, municipality = POLICE_AND_MUNICIPALITY.actors
    assert Role.POLICE in police.written_by and Role.POLICE not in municipality.written_by
    one = {"id": "a", "name": "A", "kind": "other", "written_by": ["board"]}
    with pytest.raises(ValueError, match="finns flera gånger"):
        PictureActors.model_validate({"actors": [one, one]})
    for wrong in ({"written_by": []}, {"written_by": ["chef"]}, {"kind": "annan"}):
        with pytest.raises(ValidationError):
            PictureActors.model_validate({"actors": [one | wrong, one | {"id": "b"}]})
