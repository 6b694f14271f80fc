"""Near duplicates that a person has said are one: counted once, nothing lost, and undone with the import."""

from dataclasses import replace

import pytest

from lib.actions.batches import count_rejected, rejected_rows_csv, undo_batch
from lib.actions.import_merges import merge_of, near_pairs
from lib.actions.import_plan import Merge, Wishes
from lib.actions.importing import carry_out, import_file
from lib.actions.planning import plan_import
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.actions.imported import BOOKKEEPING, everything, folder_in
from tests.made_up import SLUG

HEAD = "report_id;reported_at;category;lon;lat;description\n"
FIRST = HEAD + "1;2026-02-01 10:00;miljo;16.05;59.15;Mörkt vid bron\n"
SECOND = (
    HEAD + "2;2026-02-01 12:00;miljo;16.0503;59.15;Lampan trasig\n3;2026-02-01 13:00;miljo;16.0504;59.15;Trasigt\n"
    "4;2026-02-01 13:00;trafik;16.0504;59.15;Fort\n"
)
WGS84 = "EPSG:4326"


@pytest.fixture
def own(tmp_path, database_url):
    return Settings(root=tmp_path, database_url=database_url), folder_in(tmp_path)


def saved(folder, content, name):
    path = folder.root / name
    path.write_text(content, encoding="utf-8")
    return path


def bring(own, content, name, merges=()):
    settings, folder = own
    return import_file(
        settings, folder, saved(folder, content, name), Wishes(crs=WGS84, merges=tuple(merges)), by=AT_THE_COMMAND_LINE
    )


def links(own):
    """Key of each report → key of the one that it repeats."""
    rows = read_rows(open_database(own[0].database_url), SLUG, "reports")
    keys = {f"#{row.id}": row.report_key for row in rows.itertuples()}
    return {row.report_key: keys.get(row.duplicate_of) for row in rows.itertuples()}


def planned(own, content=SECOND):
    settings, folder = own
    return plan_import(settings, folder, saved(folder, content, "b.csv"), Wishes(crs=WGS84), by=AT_THE_COMMAND_LINE)


def test_pairs_are_shown_with_what_they_say_and_never_merged_unasked(own):
    bring(own, FIRST, "a.csv")
    plan = planned(own)
    shown = near_pairs(plan, 0, 10)
    assert {(pair.new.text, pair.other.text) for pair in shown} == {
        ("Lampan trasig", "Mörkt vid bron"), ("Trasigt", "Mörkt vid bron"), ("Lampan trasig", "Trasigt"),
    }  # fmt: skip
    stored = next(pair for pair in shown if pair.merge.report_id is not None)
    assert stored.other.where == "Redan inläst, a.csv" and stored.category == "miljo"
    assert len(near_pairs(plan, 1, 1)) == 1 and near_pairs(plan, 3, 5) == ()
    unasked = (Merge(2, None, 4), Merge(2, 4711, None), Merge(99, None, 2))  # nobody proposed these
    carry_out(replace(plan, wishes=replace(plan.wishes, merges=unasked)), by=AT_THE_COMMAND_LINE)
    assert links(own) == {"1": None, "2": None, "3": None, "4": None}


def test_merged_rows_point_at_the_stored_report_until_either_import_is_undone(own):
    settings, folder = own
    first = bring(own, FIRST, "a.csv")
    before = everything(settings, without=BOOKKEEPING)
    proposed = planned(own).report.near_duplicates
    chained = [merge_of(pair) for pair in proposed if pair.report_id is None or pair.row == 2]
    done = bring(own, SECOND, "b.csv", chained)
    assert links(own) == {"1": None, "2": "1", "3": "1", "4": None}, "never at each other"
    undo_batch(settings, folder, done.batch_id, by=AT_THE_COMMAND_LINE)
    assert everything(settings, without=BOOKKEEPING) == before
    bring(own, SECOND, "b.csv", map(merge_of, proposed))
    undo_batch(settings, folder, first.batch_id, by=AT_THE_COMMAND_LINE)
    assert links(own) == {"2": None, "3": None, "4": None}, "without their original they count"


def test_rows_of_one_file_and_later_files_point_at_the_first_even_when_planned_anew(own):
    settings, folder = own
    (pair,) = planned(own).report.near_duplicates
    plan = plan_import(
        settings, folder, folder.root / "b.csv", Wishes(crs=WGS84, merges=(merge_of(pair),)), by=AT_THE_COMMAND_LINE
    )
    bring(own, HEAD + "9;2026-01-01 10:00;trafik;16.15;59.05;Annat\n", "annan.csv")
    carry_out(plan, by=AT_THE_COMMAND_LINE)
    assert (links(own)["2"], links(own)["3"]) == (None, "2")
    third = HEAD + "5;2026-02-02 12:30;miljo;16.0504;59.15;Igen\n"
    near = plan_import(
        settings, folder, saved(folder, third, "c.csv"), Wishes(crs=WGS84), by=AT_THE_COMMAND_LINE
    ).report.near_duplicates
    at_the_copy = next(pair for pair in near if pair.distance_m == 0)
    bring(own, third, "c.csv", [merge_of(at_the_copy)])
    assert links(own)["5"] == "2"


def test_rows_that_come_back_mended_no_longer_wait(own):
    settings, folder = own
    held = HEAD + "6;2026-02-01;miljo;16.05;59.15;Ok\n7;i går;miljo;16.05;59.05;Sen\n8;i går;miljo;16.15;59.05;Sen\n"
    done = bring(own, held, "c.csv")
    assert count_rejected(settings, folder, by=AT_THE_COMMAND_LINE) == {done.batch_id: 2}
    back = (
        rejected_rows_csv(settings, folder, done.batch_id, by=AT_THE_COMMAND_LINE)
        .decode("utf-8-sig")
        .replace("\r\n", "\n")
    )
    once = back.replace("i går", "2026-02-02", 1)
    second = bring(own, once, "rättad.csv")
    assert (second.n_accepted, second.n_rejected) == (1, 1)
    assert count_rejected(settings, folder, by=AT_THE_COMMAND_LINE) == {second.batch_id: 1}, (
        "what is still wrong waits with the new batch"
    )
    undo_batch(settings, folder, second.batch_id, by=AT_THE_COMMAND_LINE)
    assert count_rejected(settings, folder, by=AT_THE_COMMAND_LINE) == {done.batch_id: 2}
