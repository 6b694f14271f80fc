"""Undoing, bringing back what was rejected, replacing, and importing again."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from lib.actions.batches import list_batches, rejected_rows_csv, undo_batch
from lib.actions.import_plan import Wishes
from lib.actions.importing import carry_out, import_file
from lib.actions.planning import plan_import
from lib.domain.faults import InputFault
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.intake.map_file import ImportMap, read_map
from lib.store.audit import verify
from lib.store.database import open_database
from tests.actions.imported import bring_in, cells, everything, folder_in, settings_in, stored
from tests.databases import migrated_url

EVENTS = "datum;brott;lon;lat;anmärkning\n2026-02-01;ran;16.05;59.15;a\n2026-02-02;okänt;16.05;59.05;=cmd|' /C x'!A0\n"
REPORTS = (
    "report_id;reported_at;category;lon;lat;description\n1;2026-02-01 10:00;miljo;16.05;59.15;Mörkt\n"
    "2;2026-02-01 12:00;miljo;16.0503;59.15;Mörkt vid bron\n3;2026-02-01 12:00;trafik;16.0503;59.15;Fort\n"
    "4;2026-02-03 12:00;miljo;16.0503;59.15;Mörkt\n5;2026-02-01 12:00;miljo;16.06;59.15;Ring Anna på 070-174 06 35 nu\n"
)


@pytest.fixture
def folder(tmp_path):
    return folder_in(tmp_path)


def test_undo_gives_back_exactly_what_was_there(folder):
    own = settings_in(folder.root)
    bring_in(folder, REPORTS, "r.csv")
    before = everything(own)
    report = bring_in(folder, EVENTS, "e.csv")
    assert everything(own) != before
    undone = undo_batch(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE)
    assert everything(own) == before and undone.batch.n_rows == 1
    log = verify(open_database(own.database_url))
    assert log.is_whole and log.n_rows == 3


def test_what_is_not_there_cannot_be_undone(folder):
    own = settings_in(folder.root)
    report = bring_in(folder, EVENTS)
    undo_batch(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE)
    with pytest.raises(InputFault, match="ingen sådan omgång"):
        undo_batch(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE)
    assert bring_in(folder, EVENTS).n_accepted == 1


def test_edits_are_not_undone_unasked(folder):
    own = settings_in(folder.root)
    report = bring_in(folder, REPORTS)
    with open_database(own.database_url).begin() as connection:
        connection.execute(text("UPDATE reports SET version = 2, reviewed_by = 'Ada' WHERE report_key = '1'"))
    with pytest.raises(InputFault, match="ändrat i omgångens rader"):
        undo_batch(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE)
    with pytest.raises(InputFault, match="har rader som någon har ändrat"):
        bring_in(folder, REPORTS + "6;2026-02-01;miljo;;;\n", replaces=True)
    assert undo_batch(own, folder, report.batch_id, with_edits=True, by=AT_THE_COMMAND_LINE).n_edited == 1


def test_a_plan_changes_nothing_and_shows_what_would_come(folder):
    own = settings_in(folder.root)
    bring_in(folder, EVENTS)
    before = everything(own, without=set())
    path = folder.root / "r.csv"
    path.write_text(REPORTS, encoding="utf-8")
    plan = plan_import(own, folder, path, Wishes(), by=AT_THE_COMMAND_LINE)
    assert everything(own, without=set()) == before
    assert plan.report.format == "own_table" and len(plan.report.preview) == 4
    assert plan.report.preview[0]["category"] == "miljo" and plan.report.preview[0]["area_code"] == "0001R001"


def test_a_plan_is_made_anew_when_somebody_was_faster(folder):
    path = folder.root / "r.csv"
    path.write_text(REPORTS, encoding="utf-8")
    plan = plan_import(settings_in(folder.root), folder, path, Wishes(), by=AT_THE_COMMAND_LINE)
    bring_in(folder, REPORTS, "samma.csv")
    done = carry_out(plan, by=AT_THE_COMMAND_LINE)
    assert done.is_known and len(stored(folder, "reports")) == 4
    plan = plan_import(settings_in(folder.root), folder, path, Wishes(replaces=True), by=AT_THE_COMMAND_LINE)
    bring_in(folder, EVENTS, "e.csv")
    assert carry_out(plan, by=AT_THE_COMMAND_LINE).n_stored == 4 and len(stored(folder, "reports")) == 4


def test_near_duplicates_are_proposed_and_both_kept(folder):
    report = bring_in(folder, REPORTS)
    (pair,) = report.near_duplicates
    assert (pair.row, pair.other_row, pair.report_id, pair.category, pair.hours_apart) == (2, 3, None, "miljo", 2.0)
    assert 15 < pair.distance_m < 19 and len(stored(folder, "reports")) == 4
    later = bring_in(folder, REPORTS.splitlines()[0] + "\n9;2026-02-04 11:00;miljo;16.0503;59.15;\n", "ny.csv")
    assert [(pair.row, pair.hours_apart) for pair in later.near_duplicates] == [(2, 23.0)]
    stored_id = int(stored(folder, "reports").query("report_key == '4'")["id"].iloc[0])
    assert later.near_duplicates[0].report_id == stored_id


def test_personal_data_is_held_back_and_never_stored(folder):
    report = bring_in(folder, REPORTS)
    assert report.n_rejected == 1
    assert any("telefonnummer" in fault.message for fault in report.faults)
    kept = str(everything(settings_in(folder.root), without=set())) + str(report)
    assert "174 06 35" not in kept and "Ring" in kept
    back = rejected_rows_csv(settings_in(folder.root), folder, report.batch_id, by=AT_THE_COMMAND_LINE).decode(
        "utf-8-sig"
    )
    assert "174 06 35" not in back and "Mörkt vid bron" not in back


def test_rejected_rows_come_back_when_they_are_mended(folder):
    own = settings_in(folder.root)
    report = bring_in(folder, EVENTS)
    content = rejected_rows_csv(own, folder, report.batch_id, by=AT_THE_COMMAND_LINE).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content), delimiter=";")
    assert (
        row["brott"] == "okänt"
        and row["anmärkning"].startswith("'=cmd")
        and "Kategorin finns inte" in [*row.values()][-1]
    )
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in row.values())
    mended = bring_in(folder, content.replace(";okänt;", ";klotter;").replace("\r\n", "\n"), "rättade.csv")
    assert (mended.n_accepted, mended.n_rejected) == (1, 0)
    assert cells(folder, "events", "category", "area_code") == [("ran", "0001R001"), ("klotter", "0001R002")]


def test_rejected_items_of_json_come_back_as_a_table(folder):
    post = '[{"service_request_id": "A1", "status": "open", "service_name": "Miljo", '
    post += '"description": "Ring 070-174 06 35 nu", '
    post += '"requested_datetime": "2026-02-01T10:00:00+01:00", "lat": 59.15, "long": 16.05}, '
    post += '{"service_request_id": "A2", "status": "open", "service_name": "Miljo", '
    post += '"requested_datetime": "2026-02-01T10:00:00+01:00", "lat": 59.15, "long": 16.05}]'
    report = bring_in(folder, post, "r.json")
    content = rejected_rows_csv(settings_in(folder.root), folder, report.batch_id, by=AT_THE_COMMAND_LINE).decode(
        "utf-8-sig"
    )
    assert bring_in(folder, content, "rättade.csv").n_accepted == 1
    assert [key for (key,) in cells(folder, "reports", "report_key")] == ["A2", "A1"]


def test_no_rejected_rows_is_told(folder):
    report = bring_in(folder, EVENTS.splitlines()[0] + "\n2026-02-01;ran;16.05;59.15;\n")
    with pytest.raises(InputFault, match="Inga rader hölls tillbaka"):
        rejected_rows_csv(settings_in(folder.root), folder, report.batch_id, by=AT_THE_COMMAND_LINE)


def test_an_updated_file_adds_what_is_new_or_replaces_when_asked(folder):
    head = "datum;brott;lon;lat\n"
    first = bring_in(folder, head + "2026-02-01;ran;16.05;59.15\n2026-02-01;ran;16.05;59.15\n", "e.csv")
    more = head + "2026-02-01;ran;16.05;59.15\n" * 3 + "2026-02-04;klotter;;\n"
    second = bring_in(folder, more, "e.csv")
    assert (second.n_accepted, second.n_duplicates, second.earlier_batch) == (2, 2, first.batch_id)
    assert any("--replace" in note for note in second.notes) and len(stored(folder, "events")) == 4
    other_name = bring_in(folder, more + "2026-02-05;klotter;;\n", "annan.csv")
    assert other_name.n_accepted == 5, "rows without id in a file of another name may be other crimes"
    third = bring_in(folder, more + "2026-02-06;ran;;\n", "e.csv", replaces=True)
    assert third.is_replacing and second.batch_id not in [
        one.id for one in list_batches(settings_in(folder.root), folder, by=AT_THE_COMMAND_LINE)
    ]


def test_the_same_id_in_another_file_is_the_same_thing(folder):
    head = "id;datum;brott\n"
    bring_in(folder, head + "a;2026-02-01;ran\nb;2026-02-01;ran\n", "jan.csv")
    report = bring_in(folder, head + "b;2026-02-01;ran\nb;2026-02-03;ran\nc;2026-02-01;ran\n", "feb.csv")
    assert (report.n_accepted, report.n_duplicates) == (2, 1)


def test_a_map_file_translates_columns_and_words(folder, tmp_path):
    path = tmp_path / "karta.yaml"
    path.write_text("columns: {category: Vad, date: När}\ncategories: {Stöldförsök: ran}\n", encoding="utf-8")
    report = bring_in(folder, "När;Vad\n2026-02-01;stöldförsök\n", "x.csv", translations=read_map(path))
    assert report.columns["category"] == "Vad" and cells(folder, "events", "category") == [("ran",)]
    again = bring_in(folder, "När;Vad\n2026-02-02;Stöldförsök\n", "y.csv")
    assert again.n_accepted == 1, "the next file with the same columns is read the same way"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("colums: {a: b}", "okänd nyckel"),
        ("columns: [a]", "columns"),
        ("columns: {what: Vad}", "Betydelsen finns inte"),
        ("columns: {category: Borta}", "Kolumnen finns inte"),
        ("categories: {x: finns_inte}", "Kategorin finns inte"),
        ("a: &x [*x]", "YAML"),
    ],
)
def test_a_map_that_does_not_hold_is_told_of(folder, tmp_path, content, message):
    path = tmp_path / "karta.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputFault, match=message):
        bring_in(folder, EVENTS, translations=read_map(path))


def test_an_empty_map_is_no_map():
    assert ImportMap().is_empty and not ImportMap(areas={"a": "b"}).is_empty


CELL = st.sampled_from(
    ["2026-02-01", "ran", "klotter", "16.05", "59.15", "", "x", "2026-13-01", "a", "=1", "9999-01-01"]
)


@given(rows=st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_importing_twice_is_importing_once(rows, tmp_path_factory):
    folder = folder_in(Path(tmp_path_factory.mktemp("tva")))
    own = Settings(root=folder.root, database_url=migrated_url("sqlite", folder.root))
    path = folder.root / "fil.csv"
    path.write_text("id;datum;brott;lon;lat\n" + "".join(";".join(row) + "\n" for row in rows), encoding="utf-8")
    try:
        first = import_file(own, folder, path, Wishes(), by=AT_THE_COMMAND_LINE)
    except InputFault:
        assert list_batches(own, folder, by=AT_THE_COMMAND_LINE) == ()
        return
    assert first.n_rows == first.n_accepted + first.n_rejected + first.n_duplicates
    before = everything(own, without=set())
    again = import_file(own, folder, path, Wishes(), by=AT_THE_COMMAND_LINE)
    assert again.is_known and everything(own, without=set()) == before
