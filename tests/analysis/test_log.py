"""The audit log as the page shows it, what it is told of, and that every operation has its row."""

import random
from datetime import datetime

import pytest
from sqlalchemy import func, select

from lib.actions.looking import note_download, note_view
from lib.analysis.log import log_rows, proven_log
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.log_words import ACTIONS
from lib.domain.secrecy_change import CLASS_REASON
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.audit import verify, write_audit
from lib.store.database import open_database
from lib.store.editing import create, remove, save
from lib.store.tables import audit_log, problems
from lib.store.writing import add_batch, remove_batch
from tests.databases import database_url, engine
from tests.made_up import SLUG, workspace_with
from tests.store.rows_for_tests import PLACE, batch, three_events

__all__ = ["database_url", "engine"]
EVER = datetime(2000, 1, 1)
ADA = User("Ada", Role.POLICE)


@pytest.fixture
def workspace(tmp_path):
    opened = workspace_with(tmp_path)
    settings = Settings(root=tmp_path, database_url=opened.database_url)
    with open_database(opened.database_url).begin() as connection:
        row = create(connection, "problems", SLUG, {"title": "Hemligt namn", "status": "nytt"}, "Ada")
        changes = {"secrecy": "open", "title": "Annat", CLASS_REASON: "Beslut i rådet"}
        save(connection, "problems", row, 1, changes, "Bo")
        create(connection, "problems", "0002-annan", {"title": "x", "status": "nytt"}, "Cy")
        write_audit(connection, "Di", "sign_in", "inloggning", {"role": "police"})
    note_view(settings, opened.folder, "Otrygga platser", ADA)
    note_download(settings, opened.folder, "karta.png", ADA)
    return opened


def test_the_log_says_who_did_what_and_why_a_class_was_changed_but_quotes_no_text(workspace):
    rows = log_rows(workspace, EVER, Role.COORDINATOR)
    assert rows["actor"].tolist() == ["Ada", "Ada", "Di", "Bo", "Ada"]  # newest first, no other municipality's
    assert rows["action_text"].tolist() == [ACTIONS[one] for one in ("download", "view", "sign_in", "edit", "create")]
    assert rows["object_text"].tolist()[:2] == ["karta.png", "Otrygga platser"]
    assert "Klass: intern kommun → öppen. Skäl: Beslut i rådet" in rows["details_text"][3]
    assert "Hemligt" not in rows.to_csv()
    assert log_rows(workspace, datetime(2100, 1, 1), Role.COORDINATOR).empty


@pytest.mark.parametrize("role", [Role.BOARD, Role.READER, Role.PUBLIC, Role.OPERATOR])
def test_the_log_is_for_those_who_make_the_picture(workspace, role):
    assert log_rows(workspace, EVER, role).empty and proven_log(workspace, role) is None


def test_the_page_can_prove_the_whole_chain(workspace):
    found = proven_log(workspace, Role.POLICE)
    assert found is not None and found.is_whole and found.n_rows == 6


def test_random_operations_each_have_one_row_and_undone_ones_none(engine):
    """`python -m tests.bench operations` does a thousand."""
    done = random_operations(engine, 60)
    check = verify(engine)
    assert check.is_whole and check.n_rows == done


def random_operations(store, n_operations: int) -> int:
    """Make, change, take out, read in and undo at random, every fifth one broken off; how many were carried through."""
    chance, done = random.Random(n_operations), 0
    known: dict[int, int] = {}
    for n in range(n_operations):
        what = chance.choice(("create", "save", "class", "remove", "import"))
        with store.connect() as connection, connection.begin() as transaction:
            changed = one_operation(connection, what, known, chance, n)
            if chance.random() < 0.2:
                transaction.rollback()
                continue
            done += 1 if changed else 0
        known = rows_there(store)
    return done


def one_operation(connection, what, known, chance, n) -> bool:
    if what == "import":
        number = add_batch(connection, batch(file_sha256=str(n)), {"events": three_events()}, "Ada")
        return number > 0
    if what == "create" or not known:
        create(connection, "problems", PLACE, {"title": f"nr {n}", "status": "nytt"}, "Ada")
        return True
    row_id = chance.choice(sorted(known))
    if what == "remove":
        remove(connection, "problems", row_id, known[row_id], "Ada")
        return True
    changes = {"title": f"ny {n}"} if what == "save" else {"secrecy": chance.choice(["open", "internal"])}
    return save(connection, "problems", row_id, known[row_id], changes | {CLASS_REASON: "prov"}, "Ada") > known[row_id]


def rows_there(store) -> dict[int, int]:
    with store.connect().execution_options(reads_only=True) as connection:
        return {row.id: row.version for row in connection.execute(select(problems.c.id, problems.c.version))}


def test_looking_does_not_wait_for_a_long_writer(workspace, tmp_path):
    """A page is drawn while a file is read in; the look is noted the next time."""
    own = open_database(workspace.database_url)
    settings = Settings(root=tmp_path, database_url=workspace.database_url)
    with own.begin() as connection:
        remove_batch(connection, SLUG, 4711, "Ada")
        with pytest.raises(InputFault, match="upptagen"):
            note_view(settings, workspace.folder, "Översikt", ADA)
    note_view(settings, workspace.folder, "Översikt", ADA)
    with own.connect().execution_options(reads_only=True) as connection:
        assert connection.execute(select(func.count()).where(audit_log.c.object == "Översikt")).scalar() == 1
