"""Every outside value is met to its last figure."""

import pytest

from tests.reference.known import Reference, topics

ALL = [pytest.param(one, id=f"{topic}: {one.what}") for topic, references in topics() for one in references]


@pytest.mark.parametrize("reference", ALL)
def test_ours_is_the_outside_value(reference: Reference) -> None:
    assert reference.difference() <= reference.within, (reference.expected(), reference.worked_out())


def test_each_says_where_it_is_written() -> None:
    assert all(one.source and one.what for _, references in topics() for one in references)
