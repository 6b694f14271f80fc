"""report, as it is typed: the file, what stops it, and that nothing is left behind."""

import json

import pytest
from sqlalchemy import select

from lib.cli import report
from lib.store.database import open_database
from lib.store.tables import audit_log
from tests.versions import PERIOD, filled, frozen


@pytest.fixture
def settings(root, monkeypatch):
    settings, workspace = filled(root)
    frozen(settings, workspace)
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", settings.database_url)
    return settings


def exports(settings) -> list[dict]:
    query = select(audit_log.c.actor, audit_log.c.details).where(audit_log.c.action == "export")
    with open_database(settings.database_url).connect() as connection:
        return [{"actor": row.actor, **json.loads(row.details)} for row in connection.execute(query)]


def test_the_file_is_written_and_noted_or_refused_in_words_with_nothing_left(run, settings, root, monkeypatch):
    folder = root / "ut"
    folder.mkdir()

    def made(name, *more):
        return run("report", "--out", folder / name, *more)

    book = made("b.xlsx", "--format", "xlsx", "--audience", "internal", "--version", 1, "--json")
    again = made("b2.xlsx", "--format", "xlsx", "--audience", "internal", "--version", 1)
    now = made("nu.csv", "--format", "csv", "--audience", "council", "--period", PERIOD)
    assert [one.code for one in (book, again, now)] == [0, 0, 0], (book.err, again.err, now.err)
    assert book.json["bytes"] == (folder / "b.xlsx").stat().st_size and "kommunstyrelse" in now.out
    assert (folder / "b.xlsx").read_bytes() == (folder / "b2.xlsx").read_bytes()
    noted = exports(settings)
    assert [(one["format"], one["audience"]) for one in noted] == [
        ("xlsx", "internal"), ("xlsx", "internal"), ("csv", "council")
    ]  # fmt: skip
    assert noted[0]["actor"] == "driftansvarig på kommandoraden" and noted[0]["sha256"] == noted[1]["sha256"]

    wrong = {
        "inte publicerad": ("a.pdf", "--format", "pdf", "--audience", "public", "--version", 1),
        "filen finns redan": ("b.xlsx", "--format", "xlsx", "--audience", "internal"),
        "numret finns inte": ("c.csv", "--format", "csv", "--audience", "internal", "--version", 9),
        "perioden finns inte": ("c.csv", "--format", "csv", "--audience", "internal", "--period", "1812"),
        "inte i det formatet": ("c.csv", "--format", "csv", "--audience", "internal", "--report", "week"),
        "mappen finns inte": ("x/c.csv", "--format", "csv", "--audience", "internal"),
    }  # fmt: skip
    for told, typed in wrong.items():
        ran = made(*typed)
        assert ran.code == 1 and told in ran.err, (told, ran.err)
    assert made("c.csv", "--format", "odt", "--audience", "internal").code == 2

    def no_note(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(report, "note_export", no_note)
    full = made("d.csv", "--format", "csv", "--audience", "internal")
    assert full.code == 1 and "går inte att skriva" in full.err
    assert sorted(file.name for file in folder.iterdir()) == ["b.xlsx", "b2.xlsx", "nu.csv"]
    assert len(exports(settings)) == 3
