"""Reports that repeat another: they point at it while it is there, and stand by themselves when it goes."""

import pandas as pd

from lib.store.duplicates import mark_duplicates, original_of, read_reports, report_ids
from lib.store.health import find_loose_links
from lib.store.reading import read_rows
from lib.store.writing import add_batch, remove_batch
from tests.store.rows_for_tests import PLACE, batch, reports


def brought(engine, name, n=2):
    with engine.begin() as connection:
        number = add_batch(connection, batch(file_name=name), {"reports": reports(*[{}] * n)})
        return number, report_ids(connection, number)


def links(engine):
    rows = read_rows(engine, PLACE, "reports")
    return {row.id: row.duplicate_of if isinstance(row.duplicate_of, str) else None for row in rows.itertuples()}


def test_ids_come_in_the_order_of_the_rows(engine):
    frame = reports(*[{}] * 40).assign(description=[f"nr {i}" for i in range(40)])
    with engine.begin() as connection:
        number = add_batch(connection, batch(), {"reports": frame})
        ids = report_ids(connection, number)
        said = read_reports(connection, PLACE, ids)
    assert [said[one]["description"] for one in ids] == [f"nr {i}" for i in range(40)]


def test_an_undone_original_frees_what_repeated_it_and_nothing_else(engine):
    first, (a, b) = brought(engine, "a.csv")
    _, (c, d) = brought(engine, "b.csv")
    with engine.begin() as connection:
        mark_duplicates(connection, {c: f"#{a}", d: f"#{c}"})
    with engine.begin() as connection:
        assert find_loose_links(connection) == {}
        assert (original_of(connection, c), original_of(connection, b)) == (f"#{a}", f"#{b}")
        remove_batch(connection, PLACE, first, "Ada")
    assert links(engine) == {c: None, d: f"#{c}"}


def test_an_undone_repetition_leaves_its_original_as_it_was(engine):
    _, (a, _b) = brought(engine, "a.csv")
    second, (c, _d) = brought(engine, "b.csv")
    before = read_rows(engine, PLACE, "reports").query(f"id == {a}")
    with engine.begin() as connection:
        mark_duplicates(connection, {c: f"#{a}"})
    with engine.begin() as connection:
        remove_batch(connection, PLACE, second, "Ada")
    pd.testing.assert_frame_equal(read_rows(engine, PLACE, "reports").query(f"id == {a}"), before)


def test_a_link_to_a_report_that_is_gone_is_found(engine):
    _, (a, _b) = brought(engine, "a.csv")
    with engine.begin() as connection:
        mark_duplicates(connection, {a: "#4711"})
        assert find_loose_links(connection) == {"reports.duplicate_of": 1}
