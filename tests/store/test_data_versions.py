"""The numbers that cached answers follow: what a write moves, and what a page sees while others write."""

from threading import Thread

import pytest

from lib.store.data_versions import Versions, count_the_edit, count_the_write, one_moment, read_versions
from tests.store.rows_for_tests import PLACE

NOTHING = Versions()


def counted(engine, count, *table):
    with engine.begin() as connection:
        count(connection, PLACE, *table)


@pytest.mark.parametrize(
    ("count", "table", "moved"),
    [(count_the_write, (), (1, 1, {})), (count_the_edit, ("reports",), (1, 0, {"reports": 1})),
     (count_the_edit, ("links",), (1, 0, {"links": 1}))],
)  # fmt: skip
def test_each_kind_of_write_moves_its_own_numbers(engine, count, table, moved):
    every_write, files, edits = moved
    assert read_versions(engine, PLACE) == NOTHING
    counted(engine, count, *table)
    assert read_versions(engine, PLACE) == Versions(every_write, files, edits)
    counted(engine, count, *table)
    twice = {name: 2 * n for name, n in edits.items()}
    assert read_versions(engine, PLACE) == Versions(2 * every_write, 2 * files, twice)


def test_a_page_is_of_one_moment_until_it_writes_itself(engine):
    both = Versions(2, 0, {"links": 2})
    with one_moment():
        assert read_versions(engine, PLACE) == NOTHING
        other = Thread(target=counted, args=(engine, count_the_edit, "links"))
        other.start()
        other.join()
        assert read_versions(engine, PLACE) == NOTHING
        counted(engine, count_the_edit, "links")
        assert read_versions(engine, PLACE) == both
    assert read_versions(engine, PLACE) == both


def test_the_next_page_sees_what_was_written_during_the_last(engine):
    for expected in (NOTHING, Versions(1, 1)):
        with one_moment():
            assert read_versions(engine, PLACE) == expected
        counted(engine, count_the_write)
