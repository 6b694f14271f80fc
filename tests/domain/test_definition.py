"""Misfits between definitions: where, what, and a guess at what was meant."""

import pytest

from lib.domain.definition import Misfit, Misfits, placed, refuse, repeated, unknown
from lib.domain.plan import Board


def boards(*ids: str) -> list[Board]:
    return [Board(id=name, name=name, short=name) for name in ids]


def test_places_are_counted_from_the_path() -> None:
    assert list(placed("ab", "x", 3)) == [(("x", 3, 0), "a"), (("x", 3, 1), "b")]


def test_every_repetition_after_the_first_is_a_misfit() -> None:
    found = list(repeated(placed(boards("a", "b", "a", "a"), "boards"), "nämnd"))
    assert [misfit.path for misfit in found] == [("boards", 2, "id"), ("boards", 3, "id")]
    assert {misfit.found for misfit in found} == {"a"}


def test_an_unknown_name_gets_the_nearest_known_one_and_all_that_are_allowed() -> None:
    known = ["skola", "kultur"]
    near, far = unknown([(("a",), "skolan"), (("b",), "skola"), (("c",), "xyz")], known, "nämnd")
    assert near == Misfit(("a",), "okänd nämnd", "skolan", "Menade du skola? Tillåtna värden: skola, kultur.")
    assert far == Misfit(("c",), "okänd nämnd", "xyz", "Tillåtna värden: skola, kultur.")


def test_where_nothing_is_known_nothing_can_be_chosen() -> None:
    (only,) = unknown([((), "A")], [], "målområde")
    assert only.allowed == "Det finns inget att välja på."


def test_misfits_are_refused_together_and_none_is_fine() -> None:
    refuse([])
    with pytest.raises(Misfits) as caught:
        refuse(unknown([(("a",), "x"), (("b",), "y")], ["z"], "nämnd"))
    assert str(caught.value) == "okänd nämnd: x; okänd nämnd: y"
