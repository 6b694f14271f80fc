"""A purge that no count notices."""

from datetime import datetime

import pandas as pd
import pytest
from sqlalchemy import func, select

from lib.actions.store_keeping import check_store, purge_store
from lib.domain.faults import InputFault
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.store.database import open_database
from lib.store.editing import create, read_row, save
from lib.store.reading import read_monthly_events, read_rows, read_versions
from lib.store.tables import audit_log, earlier_versions, quarantine
from lib.store.writing import add_batch
from tests.store.rows_for_tests import PLACE, batch, count_now, reports, three_events

NOW = datetime(2026, 8, 15)
SECRET = "Mannen i gula huset"


@pytest.fixture
def settings(database_url):
    return Settings(root=PROJECT_ROOT, database_url=database_url)


@pytest.fixture
def aged(engine):
    """Half of each kind has had its time on NOW, by days."""
    moments = pd.to_datetime(["2021-08-14 23:59", "2021-08-15 00:00", "2026-08-01 00:00"])
    old = three_events().assign(event_from=moments, lon=16.5, lat=59.5, precision="exact")
    texts = reports(
        {"reported_at": datetime(2024, 8, 14, 23, 59), "description": SECRET},
        {"reported_at": datetime(2024, 8, 15), "description": "Klotter på muren"},
    )
    days = [datetime(2026, 5, 16), datetime(2026, 5, 18)]
    held = pd.DataFrame({"row_number": [1, 2], "content": [{"a": SECRET}, {}], "faults": [[], []], "held_at": days})
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": old, "reports": texts, "quarantine": held})
        save(connection, "reports", 1, 1, {"status": "bedomd"}, "Ada")
        save(connection, "reports", 2, 1, {"status": "bedomd"}, "Ada")
        connection.execute(earlier_versions.update().values(saved_at=datetime(2026, 8, 1)))
    return engine


def test_a_dry_run_counts_and_leaves_everything(aged, settings):
    before = count_now(aged)
    due = purge_store(settings, NOW, "Ada", is_dry_run=True)[PLACE]
    assert vars(due) == {"report_texts": 1, "event_positions": 1, "quarantined_rows": 1, "earlier_versions": 1}
    assert count_now(aged) == before and SECRET in read_rows(aged, PLACE, "reports")["description"].tolist()


def test_a_purge_takes_what_the_dry_run_said_and_no_count_changes(aged, settings):
    months, planned = read_monthly_events(aged, PLACE), purge_store(settings, NOW, "Ada", is_dry_run=True)
    version = read_versions(aged, PLACE)[0]
    assert purge_store(settings, NOW, "Ada", is_dry_run=False) == planned
    pd.testing.assert_frame_equal(read_monthly_events(aged, PLACE), months)
    assert read_versions(aged, PLACE)[0] == version + 1
    events, rows = read_rows(aged, PLACE, "events"), read_rows(aged, PLACE, "reports")
    assert events["lon"].isna().tolist() == [True, False, False]
    assert events["precision"].tolist() == ["area", "exact", "exact"]
    assert events["area_code"].isna().tolist() == [False, True, False]
    assert rows["description"].isna().tolist() == [True, False] and rows["month"].tolist() == [24312, 24312]
    with aged.connect() as connection:
        assert connection.execute(select(quarantine.c.row_number)).scalars().all() == [2]
        told = connection.execute(select(audit_log.c.details).where(audit_log.c.action == "purge")).scalar_one()
        assert read_row(connection, "reports", 1)["version"] == 3, "an edit begun before is told"
    assert '"report_texts":1' in told and SECRET not in told
    assert check_store(settings).is_sound


def test_a_second_purge_finds_nothing_and_writes_nothing(aged, settings):
    purge_store(settings, NOW, "Ada", is_dry_run=False)
    before = count_now(aged)
    assert purge_store(settings, NOW, "Ada", is_dry_run=False)[PLACE].is_nothing
    assert count_now(aged) == before


def test_a_purged_text_is_not_left_in_the_file(tmp_path):
    settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{tmp_path / 'lagesbild.db'}")
    engine = open_database(settings.database_url)
    old = reports(*({"reported_at": datetime(2020, 1, 1), "description": f"{SECRET} {n}" * 30} for n in range(50)))
    with engine.begin() as connection:
        add_batch(connection, batch(), {"reports": old})
    files = list(tmp_path.rglob("*.db*"))
    assert any(SECRET.encode() in path.read_bytes() for path in files)
    purge_store(settings, NOW, "Ada", is_dry_run=False)
    assert not any(SECRET.encode() in path.read_bytes() for path in files if path.exists())
    engine.dispose()


def test_a_municipality_chooses_its_own_times(aged, settings):
    chosen = {"report_text_months": 120, "event_position_months": 120, "quarantine_days": 1000}
    with aged.begin() as connection:
        row_id = create(connection, "settings", PLACE, {"key": "retention", "value": chosen}, "Ada")
    due = purge_store(settings, NOW, "Ada", is_dry_run=True)[PLACE]
    assert due.is_nothing
    with aged.begin() as connection:
        save(connection, "settings", row_id, 1, {"value": {"quarantine_days": "snart"}}, "Ada")
    with pytest.raises(InputFault, match="gallringstiderna"):
        purge_store(settings, NOW, "Ada", is_dry_run=False)
    with aged.connect() as connection:
        assert connection.execute(select(func.count()).select_from(quarantine)).scalar_one() == 2
