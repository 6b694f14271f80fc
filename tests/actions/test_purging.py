"""A purge that no count notices."""

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import func, select

from lib.actions.store_keeping import check_store, purge_store
from lib.domain.faults import InputFault
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.data_versions import read_versions
from lib.store.database import open_database
from lib.store.drafts import keep_draft
from lib.store.editing import create, read_row, save
from lib.store.reading import read_monthly_events, read_rows
from lib.store.tables import audit_log, drafts, earlier_versions, problems, quarantine, walk_photos
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
        _walked(connection)
        connection.execute(earlier_versions.update().values(saved_at=datetime(2026, 8, 1)))
    return engine


def _walked(connection):
    """Two walks, of which the first has had its time."""
    for day in (datetime(2024, 8, 14), datetime(2024, 8, 15)):
        walk_id = create(connection, "walks", PLACE, {"title": "Runda", "starts_at": day, "status": "genomford"}, "Ada")
        said = {"walk_id": walk_id, "client_key": f"o{walk_id}", "observed_at": day, "cause": SECRET, "reason": "Mark"}
        create(connection, "walk_observations", PLACE, said, "Ada")
        photo = {"municipality": PLACE, "walk_id": walk_id, "client_key": f"f{walk_id}", "added_by": "Ada",
                 "added_at": day, "width": 2, "height": 1, "content": "aGVq"}  # fmt: skip
        connection.execute(walk_photos.insert().values(**photo))


def test_a_dry_run_counts_and_leaves_everything(aged, settings):
    before = count_now(aged)
    due = purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=True)[PLACE]
    assert vars(due) == {"report_texts": 1, "event_positions": 1, "quarantined_rows": 1, "earlier_versions": 1,
                         "walk_texts": 1, "walk_photos": 1, "report_positions": 0, "work_texts": 0,
                         "drafts": 0}  # fmt: skip
    assert count_now(aged) == before and SECRET in read_rows(aged, PLACE, "reports")["description"].tolist()


def test_a_purge_takes_what_the_dry_run_said_and_no_count_changes(aged, settings):
    months, planned = read_monthly_events(aged, PLACE), purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=True)
    version = read_versions(aged, PLACE).every_write
    assert purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=False) == planned
    pd.testing.assert_frame_equal(read_monthly_events(aged, PLACE), months)
    assert read_versions(aged, PLACE).every_write == version + 1
    events, rows = read_rows(aged, PLACE, "events"), read_rows(aged, PLACE, "reports")
    assert events["lon"].isna().tolist() == [True, False, False]
    assert events["precision"].tolist() == ["area", "exact", "exact"]
    assert events["area_code"].isna().tolist() == [False, True, False]
    assert rows["description"].isna().tolist() == [True, False] and rows["month"].tolist() == [24312, 24312]
    with aged.connect() as connection:
        assert connection.execute(select(quarantine.c.row_number)).scalars().all() == [2]
        told = connection.execute(select(audit_log.c.details).where(audit_log.c.action == "purge")).scalar_one()
        assert read_row(connection, "reports", 1)["version"] == 3, "an edit begun before is told"
        assert connection.execute(select(walk_photos.c.client_key)).scalars().all() == ["f2"]
    said = read_rows(aged, PLACE, "walk_observations")
    assert (said["cause"].isna().tolist(), said["reason"].tolist()) == ([True, False], ["Mark", "Mark"])
    assert '"report_texts":1' in told and SECRET not in told
    assert check_store(settings, by=AT_THE_COMMAND_LINE).is_sound


def test_a_second_purge_finds_nothing_and_writes_nothing(aged, settings):
    purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=False)
    before = count_now(aged)
    assert purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=False)[PLACE].is_nothing
    assert count_now(aged) == before


def test_a_purged_text_is_not_left_in_the_file(tmp_path):
    settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{tmp_path / 'lagesbild.db'}")
    engine = open_database(settings.database_url)
    old = reports(*({"reported_at": datetime(2020, 1, 1), "description": f"{SECRET} {n}" * 30} for n in range(50)))
    with engine.begin() as connection:
        add_batch(connection, batch(), {"reports": old})
    files = list(tmp_path.rglob("*.db*"))
    assert any(SECRET.encode() in path.read_bytes() for path in files)
    purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=False)
    assert not any(SECRET.encode() in path.read_bytes() for path in files if path.exists())
    engine.dispose()


def test_a_municipality_chooses_its_own_times(aged, settings):
    chosen = {
        "report_text_months": 120,
        "event_position_months": 120,
        "quarantine_days": 1000,
        "walk_photo_months": 120,
        "work_text_months": 120,
    }
    with aged.begin() as connection:
        row_id = create(connection, "settings", PLACE, {"key": "retention", "value": chosen}, "Ada")
    due = purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=True)[PLACE]
    assert due.is_nothing
    with aged.begin() as connection:
        save(connection, "settings", row_id, 1, {"value": {"quarantine_days": "snart"}}, "Ada")
    with pytest.raises(InputFault, match="gallringstiderna"):
        purge_store(settings, NOW, AT_THE_COMMAND_LINE, is_dry_run=False)
    with aged.connect() as connection:
        assert connection.execute(select(func.count()).select_from(quarantine)).scalar_one() == 2


WORK_NOW = datetime(2031, 9, 1)
"""Five years and some days after the work was closed."""


@pytest.fixture
def closed_work(engine):
    """A problem with a cause, a measure and a promise, closed in July 2026, and the same still going on; a draft."""
    with engine.begin() as connection:
        for is_closed in (True, False):
            status = {"measures": "uppfoljd", "problems": "avslutat", "promises": "avslutat"} if is_closed else {
                "measures": "pagar", "problems": "nytt", "promises": "gallande"}  # fmt: skip
            told = {"title": "Mörkt vid bron", "description": SECRET, "status": status["problems"]}
            problem_id = create(connection, "problems", PLACE, told, "Ada")
            cause = {"problem_id": problem_id, "side": "place", "description": "Ingen lampa", "sources_used": SECRET}
            create(connection, "causes", PLACE, cause, "Ada")
            measure = {"measure_key": f"m{is_closed}", "title": "Lysa", "result": SECRET, "partners": SECRET,
                       "status": status["measures"], "status_date": date(2026, 7, 1), "is_quick": False}  # fmt: skip
            create(connection, "measures", PLACE, measure, "Ada")
            promise = {
                "promise_key": f"l{is_closed}", "title": "Ljus", "feedback": SECRET, "public_text": "Det ska lysa.",
                "period_from": date(2026, 1, 1), "period_to": date(2026, 7, 1), "status": status["promises"],
                "actions": [],
            }  # fmt: skip
            create(connection, "promises", PLACE, promise, "Ada")
        connection.execute(problems.update().values(reviewed_at=datetime(2026, 7, 1)))
        old_report = {
            "reported_at": datetime(2026, 7, 1),
            "description": SECRET,
            "place_name": SECRET,
            "area_code": "A",
        }
        add_batch(connection, batch(), {"reports": reports(old_report)})
        keep_draft(connection, PLACE, "Ada", "measure", {"written": {"result": SECRET}}, datetime(2026, 7, 1))
    return engine


def test_words_of_work_long_closed_go_and_titles_days_and_counts_stay(closed_work, settings):
    tables = ("problems", "causes", "measures", "promises", "reports")
    before = {name: read_rows(closed_work, PLACE, name) for name in tables}
    planned = purge_store(settings, WORK_NOW, AT_THE_COMMAND_LINE, is_dry_run=True)[PLACE]
    assert (planned.work_texts, planned.drafts, planned.report_texts, planned.report_positions) == (4, 1, 1, 1)
    assert SECRET in str({name: read_rows(closed_work, PLACE, name).to_dict() for name in tables}), "a dry run"
    assert purge_store(settings, WORK_NOW, AT_THE_COMMAND_LINE, is_dry_run=False)[PLACE] == planned
    after = {name: read_rows(closed_work, PLACE, name) for name in tables}
    for name in tables[:-1]:
        closed, going_on = (after[name].iloc[[place]].to_dict() for place in (0, 1))
        assert SECRET not in str(closed) and SECRET in str(going_on)
    counted = ["category", "area_code", "month", "status", "reasons"]
    pd.testing.assert_frame_equal(after["reports"][counted], before["reports"][counted])
    assert after["reports"][["description", "place_name", "lon", "lat"]].isna().all(axis=None)
    assert after["promises"]["public_text"].tolist() == ["Det ska lysa."] * 2
    assert [after[name]["title"].tolist() == before[name]["title"].tolist() for name in ("problems", "measures")]
    with closed_work.connect() as connection:
        assert connection.execute(select(func.count()).select_from(drafts)).scalar_one() == 0
    assert purge_store(settings, WORK_NOW, AT_THE_COMMAND_LINE, is_dry_run=True)[PLACE].is_nothing


def test_a_day_too_early_nothing_of_the_work_is_due(closed_work, settings):
    due = purge_store(settings, datetime(2031, 7, 1), AT_THE_COMMAND_LINE, is_dry_run=True)[PLACE]
    assert due.work_texts == 0 and due.report_texts == 1
