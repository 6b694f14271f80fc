"""Histories show what a row said before, to those who may read both what it was then and what it is now."""

from datetime import datetime
from itertools import product

import pytest
from sqlalchemy import insert, select

from lib.analysis.activity_history import earlier_versions
from lib.analysis.measures import measure_history
from lib.analysis.promises import promise_history
from lib.domain.codes import Role, Secrecy
from lib.domain.right import Right
from lib.domain.settings import VIEWERS
from lib.privacy.rights import may
from lib.privacy.roles import readable_classes
from lib.store.database import open_database
from lib.store.plain_rows import to_plain
from lib.store.tables import earlier_versions as kept
from lib.store.tables import metadata
from tests.made_up import SLUG
from tests.marked_rows import MARKS, plant
from tests.versions import filled

HISTORIES = {
    "promises": (promise_history, "public_text", Right.WRITE_PROMISES),
    "measures": (measure_history, "title", Right.WRITE_MEASURES),
    "activity_reports": (earlier_versions, "done", Right.READ_ACTIVITY_TEXTS),
}


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """A row of each class in each table, that has had each class before; what it said then is marked with both."""
    _, workspace = filled(tmp_path_factory.mktemp("earlier"))
    engine = open_database(workspace.database_url)
    ids = plant(engine)
    with engine.begin() as connection:
        for table, (_, text, _) in HISTORIES.items():
            target = metadata.tables[table]
            for row_id, now in zip(ids[table], MARKS, strict=True):
                row = connection.execute(select(target).where(target.c.id == row_id)).mappings().one()
                for version, before in enumerate(Secrecy, start=1):
                    content = to_plain(dict(row)) | {"secrecy": before, text: f"{before} > {now}", "version": version}
                    values = {"municipality": SLUG, "table_name": table, "row_id": row_id, "version": version}
                    connection.execute(insert(kept).values(**values, content=content, saved_at=datetime(2026, 1, 1)))
    return workspace, ids


@pytest.mark.parametrize("table", HISTORIES)
def test_what_was_written_in_a_stricter_class_is_not_in_the_history(edited, table):
    workspace, ids = edited
    history, text, right = HISTORIES[table]
    for role in VIEWERS:
        told = {one for row_id in ids[table] for one in history(workspace, row_id, role)[text]}
        readable = readable_classes(role) if may(role, right) else ()
        assert told == {f"{before} > {now}" for before, now in product(readable, readable)}, role
    assert may(Role.BOARD, right) or table == "promises", "somebody reads some of it and not all"


def test_a_row_that_is_gone_has_no_history(edited):
    workspace, ids = edited
    assert measure_history(workspace, max(ids["measures"]) + 99, Role.COORDINATOR).empty
