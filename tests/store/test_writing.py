"""Rows in, rows out, nothing half-done."""

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from lib.domain.faults import InputFault
from lib.store.data_versions import Versions, read_versions
from lib.store.database import open_database
from lib.store.editing import create, save
from lib.store.event_positions import read_timed_events
from lib.store.reading import (
    read_batches,
    read_monthly_events,
    read_rows,
)
from lib.store.tables import earlier_versions, events, quarantine
from lib.store.writing import add_batch, count_edited, find_batch, remove_batch
from tests.databases import KINDS, fresh_url
from tests.store.rows_for_tests import PLACE, batch, report, reports, three_events


def test_rows_come_back_as_they_went_in(engine):
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events()})
    rows = read_rows(engine, PLACE, "events")
    assert rows["event_from"].tolist() == three_events()["event_from"].tolist()
    assert rows["event_to"].isna().tolist() == [False, True, True]
    assert rows["area_code"].isna().tolist() == [False, True, False]
    assert rows["lon"].tolist()[::2] == [16.5, 16.6]
    assert rows["secrecy"].unique().tolist() == ["internal"]
    assert not rows["is_synthetic"].any()
    counted = read_monthly_events(engine, PLACE)
    assert counted["count"].sum() == 3 and counted["area_code"].isna().sum() == 1


def test_times_written_in_bulk_compare_like_times_asked_for(engine):
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events()})
        later = select(events.c.id).where(events.c.event_from >= datetime(2026, 1, 5, 22))
        assert len(connection.execute(later).all()) == 3
        earlier = select(events.c.id).where(events.c.event_from < datetime(2026, 1, 6, 1, 30))
        assert len(connection.execute(earlier).all()) == 1


def test_every_kind_of_value_and_its_absence(engine):
    values = pd.DataFrame(
        {
            "indicator": "x", "area_code": "A", "period": "2025", "sex": "all", "age": "all", "source": "åäö 🙂 \t\\N",
            "value": [1.5, float("nan")], "n": [None, 7.0], "data_date": [date(2025, 6, 30), None],
        }
    )  # fmt: skip
    held = pd.DataFrame(
        {"row_number": [2], "content": [{"a": "å\nb", "c": None}], "faults": [[{"where": "x"}]],
         "held_at": [datetime(2026, 1, 1)]}
    )  # fmt: skip
    with engine.begin() as connection:
        add_batch(connection, batch(), {"indicator_values": values, "quarantine": held})
        assert connection.execute(select(quarantine.c.content)).scalar_one() == {"a": "å\nb", "c": None}
    rows = read_rows(engine, PLACE, "indicator_values")
    assert rows["source"].unique().tolist() == ["åäö 🙂 \t\\N"]
    assert rows["data_date"].tolist() == [date(2025, 6, 30), None]
    assert rows["n"].isna().tolist() == [True, False] and rows["n"].tolist()[1] == 7
    assert rows["value"].isna().tolist() == [False, True]
    assert read_batches(engine, PLACE)["n_rows"].tolist() == [2], "a row held back is not a row"


def test_rows_go_in_by_hundreds(tmp_path):
    """Row by row an import stands still beside a busy thread; see `lib.store.bulk`."""
    engine, statements = open_database(fresh_url("sqlite", tmp_path)), []
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": pd.concat([three_events()] * 1_000)})
    engine.dispose()
    assert len([one for one in statements if one.startswith("INSERT INTO events")]) <= 10
    assert len(read_rows(engine, PLACE, "events")) == 3_000


def test_a_failed_write_leaves_nothing_behind(engine):
    broken = three_events().assign(category=[None, "ran", "ran"])
    with pytest.raises(IntegrityError), engine.begin() as connection:
        add_batch(connection, batch(), {"events": broken})
    assert read_batches(engine, PLACE).empty and read_versions(engine, PLACE).every_write == 0


@pytest.mark.parametrize(("text", "said"), [("x" * 61, "61 tecken"), ("a\0b", "inte går att lagra"), ("\ud83d", "går")])
def test_what_one_database_could_not_hold_neither_takes(engine, text, said):
    with pytest.raises(InputFault, match=said) as caught, engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events().assign(category=pd.Series([text] * 3, dtype=object))})
    assert caught.value.faults[0].where.endswith("tabellen events, kolumnen category")
    assert read_batches(engine, PLACE).empty


def test_every_write_moves_the_version_and_only_of_its_municipality(engine):
    with engine.begin() as connection:
        first = add_batch(connection, batch(), {"events": three_events()})
        assert find_batch(connection, PLACE, "f" * 64) == first
    assert (read_versions(engine, PLACE).every_write, read_versions(engine, "0002-annan").every_write) == (1, 0)
    with engine.begin() as connection:
        remove_batch(connection, PLACE, first, "Ada")
    assert read_versions(engine, PLACE).every_write == 2
    assert read_rows(engine, PLACE, "events").empty


def test_what_people_write_leaves_what_files_brought_as_it_was(engine):
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events()})
        row = {"title": "Mörk tunnel", "status": "nytt", "is_signal_crime": False}
        create(connection, "problems", PLACE, row, "Ada")
    assert read_versions(engine, PLACE) == Versions(2, 1, {"problems": 1})


def test_taking_out_one_import_leaves_the_others_and_never_gives_its_number_again(engine):
    with engine.begin() as connection:
        first = add_batch(connection, batch(), {"events": three_events()})
        second = add_batch(connection, batch(file_sha256="e" * 64), {"events": three_events()})
        assert not remove_batch(connection, "0002-annan", second, "Ada")
        assert remove_batch(connection, PLACE, second, "Ada")
        assert not remove_batch(connection, PLACE, second, "Ada")
        third = add_batch(connection, batch(file_sha256="d" * 64), {})
    assert read_rows(engine, PLACE, "events")["batch_id"].unique().tolist() == [first]
    assert third > second > first


def test_edits_of_imported_rows_are_counted_and_their_history_goes_with_the_import(engine):
    with engine.begin() as connection:
        number = add_batch(connection, batch(kind="reports"), {"reports": reports({}, {})})
        assert count_edited(connection, number) == 0
    row_id = int(read_rows(engine, PLACE, "reports")["id"].iloc[0])
    with engine.begin() as connection:
        save(connection, "reports", row_id, 1, {"status": "bedomd"}, "Ada")
        assert count_edited(connection, number) == 1
        remove_batch(connection, PLACE, number, "Ada")
        assert connection.execute(select(earlier_versions)).all() == []


def test_a_row_made_by_hand_is_read_with_the_imported_ones(engine):
    with engine.begin() as connection:
        add_batch(connection, batch(is_synthetic=True), {"reports": reports({})})
        create(connection, "reports", PLACE, report(description="Handskriven"), "Ada")
    rows = read_rows(engine, PLACE, "reports")
    assert rows["is_synthetic"].tolist() == [True, False]
    assert rows["reviewed_by"].isna().tolist() == [True, False]


def test_both_databases_give_the_same_frames(tmp_path):
    """Types, gaps and order: what is reckoned from them cannot differ."""
    both = []
    for kind in KINDS:
        engine = open_database(fresh_url(kind, tmp_path))
        with engine.begin() as connection:
            codes = three_events().assign(area_code=["B_a", None, "Ba"], category=["vald_hot", "valdtakt", "vald_hot"])
            add_batch(connection, batch(), {"events": pd.concat([three_events(), codes])})
            add_batch(
                connection, batch(is_synthetic=True), {"reports": reports({}, {"lon": None, "description": None})}
            )
            create(connection, "reports", PLACE, report(area_code="Å"), "Ada")
        frames = {
            "events": read_rows(engine, PLACE, "events"),
            "reports": read_rows(engine, PLACE, "reports").drop(columns="reviewed_at"),
            "measures": read_rows(engine, PLACE, "measures"),
            "months": read_monthly_events(engine, PLACE),
            "timed": read_timed_events(engine, PLACE),
            "batches": read_batches(engine, PLACE),
        }
        both.append(frames)
        engine.dispose()
    for name, frame in both[0].items():
        pd.testing.assert_frame_equal(frame, both[1][name], obj=name)
    assert len(both[0]["months"]) == 6
