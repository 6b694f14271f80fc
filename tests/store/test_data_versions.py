"""The numbers that cached answers follow: what a write moves, and what a page sees while others write."""

from threading import Thread

import pytest

from lib.store.data_versions import count_the_edit, count_the_write, one_moment, read_versions
from tests.store.rows_for_tests import PLACE


def counted(engine, count, *table):
    with engine.begin() as connection:
        count(connection, PLACE, *table)


@pytest.mark.parametrize(
    ("count", "table", "moved"),
    [(count_the_write, (), (1, 1, 0)), (count_the_edit, ("reports",), (1, 0, 1)),
     (count_the_edit, ("links",), (1, 0, 0))],
)  # fmt: skip
def test_each_kind_of_write_moves_its_own_numbers(engine, count, table, moved):
    assert read_versions(engine, PLACE) == (0, 0, 0)
    counted(engine, count, *table)
    assert read_versions(engine, PLACE) == moved
    counted(engine, count, *table)
    assert read_versions(engine, PLACE) == tuple(2 * n for n in moved)


def test_a_page_is_of_one_moment_until_it_writes_itself(engine):
    with one_moment():
        assert read_versions(engine, PLACE) == (0, 0, 0)
        other = Thread(target=counted, args=(engine, count_the_edit, "links"))
        other.start()
        other.join()
        assert read_versions(engine, PLACE) == (0, 0, 0)
        counted(engine, count_the_edit, "links")
        assert read_versions(engine, PLACE) == (2, 0, 0)
    assert read_versions(engine, PLACE) == (2, 0, 0)


def test_the_next_page_sees_what_was_written_during_the_last(engine):
    for expected in ((0, 0, 0), (1, 1, 0)):
        with one_moment():
            assert read_versions(engine, PLACE) == expected
        counted(engine, count_the_write)
