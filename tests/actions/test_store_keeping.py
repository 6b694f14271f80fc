"""Copies that come back whole, and a look that sees what is wrong."""

import json
import threading
import zipfile
from datetime import datetime

import pandas as pd
import pytest
from sqlalchemy import text

from lib.actions.store_keeping import back_up, check_store, restore
from lib.domain.faults import InputFault
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.audit import verify
from lib.store.data_versions import read_versions
from lib.store.database import open_database
from lib.store.editing import create, save
from lib.store.reading import read_batches, read_rows
from lib.store.writing import add_batch
from tests.databases import KINDS, fresh_url
from tests.store.rows_for_tests import PLACE, batch, count_now, report, three_events

SECRET = "Mannen i gula huset"


@pytest.fixture
def settings(database_url):
    return Settings(root=PROJECT_ROOT, database_url=database_url)


@pytest.fixture
def full(engine):
    """A store with rows of many kinds."""
    held = {"row_number": [3], "content": [{"a": SECRET}], "faults": [[]], "held_at": [datetime(2026, 3, 1)]}
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events(), "quarantine": pd.DataFrame(held)}, "Ada")
        problem = create(connection, "problems", PLACE, {"title": "Mörkt", "status": "ny", "question": {"a": 1}}, "Ada")
        create(connection, "causes", PLACE, {"problem_id": problem, "side": "place", "description": "Lampor"}, "Ada")
        save(connection, "problems", problem, 1, {"status": "prioriterad"}, "Bo")
    return engine


def elsewhere(kind, folder):
    return Settings(root=PROJECT_ROOT, database_url=fresh_url(kind, folder))


def everything(settings):
    engine = open_database(settings.database_url)
    names = ("events", "problems", "causes", "quarantine")
    return [read_rows(engine, PLACE, name) for name in names] + [read_batches(engine, PLACE)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_comes_back_whole_in_either_database(full, settings, tmp_path, kind):
    file = tmp_path / "kopia.zip"
    made = back_up(settings, file, AT_THE_COMMAND_LINE)
    assert file.stat().st_mode & 0o077 == 0, "only for its owner"
    assert [path.name for path in tmp_path.iterdir() if "kopia" in path.name or "lagesbild" in path.name] == [
        "kopia.zip"
    ]
    target = elsewhere(kind, tmp_path)
    done = restore(target, file, AT_THE_COMMAND_LINE)
    assert done.audit.is_whole and done.counts == made.counts == done.counts | {"events": 3, "audit_log": 4}
    for before, after in zip(everything(settings), everything(target), strict=True):
        pd.testing.assert_frame_equal(before, after)
    engine = open_database(target.database_url)
    assert verify(engine).is_whole and verify(engine).n_rows == 5
    assert read_versions(engine, PLACE).every_write > read_versions(full, PLACE).every_write, "no cached answer fits"
    with engine.begin() as connection:  # new rows get numbers of their own
        assert add_batch(connection, batch(file_sha256="e"), {"events": three_events()}) == 2
        assert create(connection, "problems", PLACE, {"title": "x", "status": "ny"}, "Ada") == 2
    engine.dispose()


def test_backups_while_others_write_are_each_of_one_moment(engine, settings, tmp_path):
    stop = threading.Event()

    def write():
        n = 0
        while not stop.is_set():
            with engine.begin() as connection:
                add_batch(connection, batch(file_sha256=str(n)), {"events": three_events()})
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(settings, tmp_path / f"{n}.zip", AT_THE_COMMAND_LINE) for n in range(4)]
    finally:
        stop.set()
        writer.join()
    assert [one.counts["events"] for one in made] == [3 * one.counts["batches"] for one in made]
    assert made[0].counts["batches"] < made[-1].counts["batches"]
    target = elsewhere("sqlite", tmp_path)
    restore(target, tmp_path / "3.zip", AT_THE_COMMAND_LINE)
    assert check_store(target, by=AT_THE_COMMAND_LINE).is_sound


def test_a_backup_never_writes_over_a_file(full, settings, tmp_path):
    (tmp_path / "kopia.zip").write_text("viktigt")
    with pytest.raises(InputFault, match="finns redan"):
        back_up(settings, tmp_path / "kopia.zip", AT_THE_COMMAND_LINE)
    with pytest.raises(InputFault, match="mappen går inte att skriva i"):
        back_up(settings, tmp_path / "ingen" / "kopia.zip", AT_THE_COMMAND_LINE)
    assert (tmp_path / "kopia.zip").read_text() == "viktigt"


def test_nothing_is_put_over_rows_that_are_there(full, settings, tmp_path):
    back_up(settings, tmp_path / "kopia.zip", AT_THE_COMMAND_LINE)
    before = count_now(full)
    with pytest.raises(InputFault, match="redan rader"):
        restore(settings, tmp_path / "kopia.zip", AT_THE_COMMAND_LINE)
    assert count_now(full) == before


def rewrite(file, changes):
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, changes.get(name, lambda content: content)(content))


def in_manifest(**fields):
    return {"manifest.json": lambda content: json.dumps(json.loads(content) | fields)}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.unlink(), "finns inte"),
        (lambda file: file.write_bytes(b""), "ingen hel säkerhetskopia"),
        (lambda file: file.write_bytes(file.read_bytes()[:-100]), "ingen hel säkerhetskopia"),
        (lambda file: rewrite(file, {"lagesbild.db": lambda content: content[:-1] + b"x"}), "kontrollsumma"),
        (lambda file: rewrite(file, {"lagesbild.db": lambda content: content[:5000]}), "kontrollsumma"),
        (lambda file: rewrite(file, in_manifest(format=2)), "annan form"),
        (lambda file: rewrite(file, {"manifest.json": lambda content: b"{}"}), "går inte att tolka"),
    ],
)
def test_a_spoilt_backup_puts_nothing_back(full, settings, tmp_path, spoil, said):
    file = tmp_path / "kopia.zip"
    back_up(settings, file, AT_THE_COMMAND_LINE)
    spoil(file)
    target = elsewhere("sqlite", tmp_path)
    with pytest.raises(InputFault, match=said):
        restore(target, file, AT_THE_COMMAND_LINE)
    assert not any(count_now(open_database(target.database_url)).values())


def test_a_backup_with_a_log_that_was_tampered_with_comes_back_and_says_so(full, settings, tmp_path):
    off = "DROP TRIGGER audit_log_refuses_update"
    if full.dialect.name == "postgresql":
        off = "DROP TRIGGER audit_log_refuses_change ON audit_log"
    with full.begin() as connection:
        connection.execute(text(off))
        connection.execute(text("UPDATE audit_log SET actor = 'Cy' WHERE id = 2"))
    assert not back_up(settings, tmp_path / "kopia.zip", AT_THE_COMMAND_LINE).audit_is_whole
    done = restore(elsewhere("sqlite", tmp_path), tmp_path / "kopia.zip", AT_THE_COMMAND_LINE)
    assert done.audit.broken_at == 2


def test_a_sound_store(full, settings):
    health = check_store(settings, by=AT_THE_COMMAND_LINE)
    assert health.is_sound and health.warnings == () and health.loose_links == {}
    assert (health.database, health.counts["events"], health.audit.n_rows) == (full.dialect.name, 3, 4)


def test_what_a_look_finds(full, settings):
    with full.begin() as connection:
        connection.execute(text("DELETE FROM events WHERE id = 2"))
        create(connection, "reports", PLACE, report(measure_key="m9", duplicate_of="r9"), "Ada")
    health = check_store(settings, by=AT_THE_COMMAND_LINE)
    assert health.incomplete_batches == (1,)
    assert health.loose_links == {"reports.measure_key": 1, "reports.duplicate_of": 1}
    assert not health.is_sound


def test_rows_that_point_at_nothing_are_seen(full, settings):
    """Neither a foreign key nor the code lets them in; a file mended by hand may have them."""
    with full.connect() as connection:
        driver = connection.connection.driver_connection
        if full.dialect.name == "sqlite":
            driver.execute("PRAGMA foreign_keys=OFF")
            driver.execute("UPDATE causes SET problem_id = 99")
            driver.execute("PRAGMA foreign_keys=ON")
        else:
            driver.execute("ALTER TABLE causes DROP CONSTRAINT fk_causes_problem_id")
            driver.execute("UPDATE causes SET problem_id = 99")
            driver.commit()
    with full.begin() as connection:
        connection.execute(text("UPDATE events SET batch_id = 98 WHERE id = 2"))
    assert check_store(settings, by=AT_THE_COMMAND_LINE).orphans == {"causes.problem_id": 1, "events.batch_id": 1}
