"""One file, one transaction, once."""

from pathlib import Path

import pytest

from lib.actions.batches import list_batches
from lib.actions.import_plan import Wishes
from lib.actions.importing import import_file
from lib.domain.faults import InputFault
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store import bulk
from lib.store.data_versions import read_versions
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.made_up import SLUG, write_folder

ROWS = "datum;brott;lon;lat\n2026-02-01;ran;16.05;59.15\n2026-02-03 10:00;klotter;;\n2026-02-02;okänt;16.05;59.15\n"


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path)


@pytest.fixture
def settings(tmp_path):
    return Settings(root=tmp_path, database_url=f"sqlite:///{tmp_path / 'store.db'}")


def saved(folder, text: str = ROWS, name: str = "fil.csv") -> Path:
    path = folder.root / name
    path.write_text(text, encoding="utf-8")
    return path


def stored(settings):
    return read_rows(open_database(settings.database_url), SLUG, "events")


def test_good_rows_are_stored_and_bad_ones_told(settings, folder):
    report = import_file(settings, folder, saved(folder), Wishes(source="Polisen"), by=AT_THE_COMMAND_LINE)
    assert (report.n_rows, report.n_accepted, report.n_rejected, report.n_without_position) == (3, 2, 1, 1)
    assert {area.name: area.count for area in report.areas} == {"Norr": 1, "Söder": 0, "Öster": 0, "Väster": 0}
    rows = stored(settings)
    assert rows["category"].tolist() == ["ran", "klotter"] and not rows["is_synthetic"].any()
    assert rows["area_code"].tolist()[0] == "0001R001" and rows["secrecy"].unique().tolist() == ["internal"]
    batch = list_batches(settings, folder, by=AT_THE_COMMAND_LINE)[0]
    assert (batch.id, batch.source, batch.n_rows) == (report.batch_id, "Polisen", 2)
    assert str(batch.data_date)[:10] == "2026-02-03"


def test_the_same_content_under_another_name_adds_nothing(settings, folder):
    first = import_file(settings, folder, saved(folder), Wishes(), by=AT_THE_COMMAND_LINE)
    version = read_versions(open_database(settings.database_url), SLUG).every_write
    again = import_file(settings, folder, saved(folder, name="kopia.csv"), Wishes(), by=AT_THE_COMMAND_LINE)
    assert again.is_known and again.batch_id == first.batch_id and again.n_accepted == 0
    assert (
        len(stored(settings)) == 2 and read_versions(open_database(settings.database_url), SLUG).every_write == version
    )


def test_a_file_where_every_row_is_at_fault_writes_nothing(settings, folder):
    with pytest.raises(InputFault, match="Ingen rad gick att läsa in") as caught:
        import_file(settings, folder, saved(folder, "datum;brott\nx;ran\ny;ran\n"), Wishes(), by=AT_THE_COMMAND_LINE)
    assert len(caught.value.faults) == 3 and list_batches(settings, folder, by=AT_THE_COMMAND_LINE) == ()


def test_an_import_that_breaks_halfway_leaves_nothing(settings, folder, monkeypatch):
    monkeypatch.setattr(bulk, "ROWS_A_TIME", 1)
    write, calls = bulk._write, []

    def break_at_second(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise OSError("disken är full")
        write(*arguments)

    monkeypatch.setattr(bulk, "_write", break_at_second)
    with pytest.raises(OSError, match="full"):
        import_file(settings, folder, saved(folder), Wishes(), by=AT_THE_COMMAND_LINE)
    assert stored(settings).empty and list_batches(settings, folder, by=AT_THE_COMMAND_LINE) == ()
    monkeypatch.undo()
    assert import_file(settings, folder, saved(folder), Wishes(), by=AT_THE_COMMAND_LINE).n_accepted == 2


def test_no_more_than_twenty_faults_are_told(settings, folder):
    text = "datum;brott\n2026-01-01;ran\n" + "x;ran\n" * 30
    report = import_file(settings, folder, saved(folder, text), Wishes(), by=AT_THE_COMMAND_LINE)
    assert report.n_faults == 30 and len(report.faults) == 20


def test_areas_must_be_there_first(settings, folder):
    (folder.geo / "areas.geojson").unlink()
    with pytest.raises(InputFault, match="inga områden än"):
        import_file(settings, folder, saved(folder), Wishes(), by=AT_THE_COMMAND_LINE)


def test_a_file_name_that_is_no_text_does_no_harm(settings, folder):
    path = folder.root / b"r\xe5n.csv".decode("utf-8", "surrogateescape")
    path.write_text(ROWS, encoding="utf-8")
    assert import_file(settings, folder, path, Wishes(), by=AT_THE_COMMAND_LINE).n_accepted == 2
    assert list_batches(settings, folder, by=AT_THE_COMMAND_LINE)[0].file_name == "r?n.csv"
