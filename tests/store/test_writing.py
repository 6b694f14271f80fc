"""Rows in, rows out, nothing half-done."""

from datetime import datetime

import pandas as pd
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from lib.store.database import open_database
from lib.store.reading import data_version, read_batches, read_monthly_events, read_rows
from lib.store.tables import metadata
from lib.store.writing import Batch, add_batch, find_batch, remove_file_batches


@pytest.fixture
def engine(tmp_path):
    return open_database(f"sqlite:///{tmp_path / 'test.db'}")


def batch(**changes):
    given = dict(municipality="0001-prov", kind="events", file_name="a.csv", file_sha256="f" * 64, source="Prov",
                 data_date=None, created_at=datetime(2026, 1, 2, 3, 4), is_synthetic=False)  # fmt: skip
    return Batch(**(given | changes))


def three_events():
    return pd.DataFrame(
        {
            "category": ["ran", "ran", "klotter"],
            "event_from": pd.to_datetime(["2026-01-05 22:00", "2026-01-06 01:30", "2026-02-01 00:00"]),
            "event_to": pd.to_datetime(["2026-01-05 23:00", None, None]),
            "month": [24312, 24312, 24313],
            "area_code": ["A", None, "A"],
            "lon": [16.5, None, 16.6],
            "lat": [59.6, None, 59.7],
            "precision": ["exact", "area", "street"],
        }
    )


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_rows_come_back_as_they_went_in(engine):
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events()})
    rows = read_rows(engine, "0001-prov", "events")
    assert rows["event_from"].tolist() == three_events()["event_from"].tolist()
    assert rows["area_code"].isna().tolist() == [False, True, False]
    assert rows["secrecy"].unique().tolist() == ["internal"]
    counted = read_monthly_events(engine, "0001-prov")
    assert counted["count"].sum() == 3 and counted["area_code"].isna().sum() == 1


def test_a_failed_write_leaves_nothing_behind(engine):
    broken = three_events().assign(category=[None, "ran", "ran"])
    with pytest.raises(Exception, match="NOT NULL"), engine.begin() as connection:
        add_batch(connection, batch(), {"events": broken})
    assert read_batches(engine, "0001-prov").empty and data_version(engine, "0001-prov") == 0


def test_every_write_moves_the_version_and_only_of_its_municipality(engine):
    with engine.begin() as connection:
        first = add_batch(connection, batch(), {"events": three_events()})
        assert find_batch(connection, "0001-prov", "f" * 64) == first
    assert (data_version(engine, "0001-prov"), data_version(engine, "0002-annan")) == (1, 0)
    with engine.begin() as connection:
        remove_file_batches(connection, "0001-prov", "a.csv")
    assert data_version(engine, "0001-prov") == 2
    assert read_rows(engine, "0001-prov", "events").empty


def test_sqlite_runs_with_the_safe_settings(engine):
    with engine.connect() as connection:
        read = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
    assert read == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}
