"""A file that comes anew never takes along what people have changed."""

from sqlalchemy import select

from lib.store.audit import verify
from lib.store.editing import create, read_row, save
from lib.store.health import find_incomplete_batches, find_orphans
from lib.store.reading import read_batches, read_rows
from lib.store.replacing import replace_file
from lib.store.tables import earlier_versions, metadata
from lib.store.writing import add_batch, count_edited
from tests.store.rows_for_tests import PLACE, batch, reports, three_events


def keyed(*texts):
    return reports(*({"report_key": f"r{n}", "description": text} for n, text in enumerate(texts)))


def replaced(engine, rows, sha="e"):
    with engine.begin() as connection:
        return replace_file(connection, batch(file_sha256=sha, is_synthetic=True), "reports", rows)


def edit(engine, row_id, **changes):
    with engine.begin() as connection:
        version = (read_row(connection, "reports", row_id) or {})["version"]
        save(connection, "reports", row_id, version, changes, "Ada")


def test_an_edited_row_stays_as_it_is_and_the_others_are_exchanged(engine):
    replaced(engine, keyed("a", "b", "c"), "d")
    row_id = int(read_rows(engine, PLACE, "reports")["id"].iloc[1])
    edit(engine, row_id, status="bedomd", description="Rättad")
    number = replaced(engine, keyed("A", "B", "C", "D"))
    rows = read_rows(engine, PLACE, "reports").set_index("report_key").sort_index()
    assert rows["description"].tolist() == ["A", "Rättad", "C", "D"]
    assert rows.loc["r1", "id"] == row_id and rows.loc["r1", "status"] == "bedomd" and rows.loc["r1", "version"] == 2
    assert rows["batch_id"].unique().tolist() == [number] and rows["is_synthetic"].all()
    assert read_batches(engine, PLACE)["n_rows"].tolist() == [4]
    with engine.connect().execution_options(reads_only=True) as connection:
        assert find_incomplete_batches(connection) == [] and find_orphans(connection) == {}
        assert count_edited(connection, number) == 1
        kept = connection.execute(select(earlier_versions.c.content)).scalars().all()
    assert [content["description"] for content in kept] == ["b"], "what stood there before the edit is still known"
    assert verify(engine).is_whole


def test_it_stays_through_every_later_version_and_when_the_file_no_longer_has_it(engine):
    replaced(engine, keyed("a"), "1")
    edit(engine, int(read_rows(engine, PLACE, "reports")["id"].iloc[0]), description="Rättad")
    for sha in ("2", "3"):
        replaced(engine, keyed("x"), sha)
    replaced(engine, keyed(), "4")
    assert read_rows(engine, PLACE, "reports")["description"].tolist() == ["Rättad"]
    assert read_batches(engine, PLACE)["n_rows"].tolist() == [1]


def test_an_edited_row_without_a_key_stays_beside_what_the_file_says(engine):
    replaced(engine, reports({"description": "a"}), "1")
    edit(engine, int(read_rows(engine, PLACE, "reports")["id"].iloc[0]), description="Rättad")
    replaced(engine, reports({"description": "b"}))
    assert sorted(read_rows(engine, PLACE, "reports")["description"]) == ["Rättad", "b"]


def test_other_files_and_other_municipalities_are_left_alone(engine):
    with engine.begin() as connection:
        add_batch(connection, batch(file_name="b.csv"), {"reports": keyed("b")})
        add_batch(connection, batch(municipality="0002-annan"), {"reports": keyed("c")})
    replaced(engine, keyed("a"))
    assert sorted(read_rows(engine, PLACE, "reports")["description"]) == ["a", "b"]
    assert read_rows(engine, "0002-annan", "reports")["description"].tolist() == ["c"]


def test_links_follow_to_the_row_that_comes_in_the_place_of_the_linked_one(engine):
    replaced(engine, keyed("a", "b", "c"), "d")
    old = read_rows(engine, PLACE, "reports").set_index("report_key")["id"].astype(str)
    with engine.begin() as connection:
        for ends in (("report", old["r0"], "problem", old["r1"]), ("promise", "1", "report", old["r2"])):
            fields = dict(zip(("from_kind", "from_id", "to_kind", "to_id"), ends, strict=True))
            create(connection, "links", PLACE, fields, "Ada")
    replaced(engine, keyed("A", "B"))
    new = read_rows(engine, PLACE, "reports").set_index("report_key")["id"].astype(str)
    assert not set(new) & set(old)
    rows = read_rows(engine, PLACE, "links").sort_values("id")
    assert rows[["from_id", "to_id"]].to_numpy().tolist() == [[new["r0"], old["r1"]], ["1", old["r2"]]]


def test_rows_that_nobody_edits_are_simply_exchanged(engine):
    with engine.begin() as connection:
        replace_file(connection, batch(), "events", three_events())
        replace_file(connection, batch(file_sha256="e"), "events", three_events().head(1))
    assert len(read_rows(engine, PLACE, "events")) == 1 and read_batches(engine, PLACE)["n_rows"].tolist() == [1]


def test_what_retention_takes_is_no_edit(engine):
    """Else an undo would warn of changes that nobody has made."""
    with engine.begin() as connection:
        number = add_batch(connection, batch(), {"reports": keyed("a", "b")})
        purged = metadata.tables["reports"]
        connection.execute(purged.update().values(description=None, version=purged.c.version + 1))
        assert count_edited(connection, number) == 0
        assert find_incomplete_batches(connection) == []


def test_a_batch_is_whole_with_reports_that_repeat_each_other(engine):
    with engine.begin() as connection:
        add_batch(connection, batch(), {"reports": keyed("a", "b")})
        merged = metadata.tables["reports"]
        connection.execute(merged.update().where(merged.c.report_key == "r1").values(duplicate_of="r0"))
        assert find_incomplete_batches(connection) == []
        connection.execute(merged.delete().where(merged.c.report_key == "r1"))
        assert find_incomplete_batches(connection) == [1], "a row that is gone shows"
