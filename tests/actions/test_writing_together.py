"""A big import and people who save meanwhile: they wait for each other, and nobody is turned away."""

import threading
import time

import pytest

from lib.actions import importing
from lib.actions.import_plan import Wishes
from lib.actions.importing import carry_out, import_file
from lib.actions.planning import plan_import
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store import bulk
from lib.store.database import open_database
from lib.store.editing import create, read_row, save
from lib.store.health import find_incomplete_batches
from lib.store.reading import read_rows
from tests.actions.imported import folder_in, settings_in, stored
from tests.made_up import SLUG

N_ROWS = 400


@pytest.fixture
def folder(tmp_path, monkeypatch, database_url):
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", database_url)
    return folder_in(tmp_path)


@pytest.fixture
def plan(folder):
    return plan_of(folder, N_ROWS)


@pytest.fixture
def problem(folder):
    """A row that people edit, and the way to save it."""
    engine = open_database(settings_in(folder.root).database_url)
    with engine.begin() as connection:
        row_id = create(connection, "problems", SLUG, {"title": "x", "status": "nytt"}, "Ada")

    def edit(title):
        with engine.begin() as connection:
            version = (read_row(connection, "problems", row_id) or {})["version"]
            save(connection, "problems", row_id, version, {"title": title}, "Ada")

    return edit


def plan_of(folder, n_rows):
    path = folder.root / "stor.csv"
    path.write_text("datum;brott\n" + "".join(f"2026-01-{1 + n % 28:02};ran\n" for n in range(n_rows)))
    return plan_import(settings_in(folder.root), folder, path, Wishes(), by=AT_THE_COMMAND_LINE)


def title(folder):
    return read_rows(open_database(settings_in(folder.root).database_url), SLUG, "problems")["title"].tolist()


def test_how_much_is_written_is_told_on_the_way(plan, monkeypatch):
    monkeypatch.setattr(bulk, "ROWS_A_TIME", 150)
    told = []
    assert carry_out(plan, progress=told.append, by=AT_THE_COMMAND_LINE).n_stored == N_ROWS
    assert told == [150 / N_ROWS, 300 / N_ROWS, 1.0]


def test_whoever_saves_during_an_import_waits_and_is_heard(folder, problem, monkeypatch):
    plan = plan_of(folder, N_ROWS)
    monkeypatch.setattr(bulk, "ROWS_A_TIME", 100)
    saved = []

    def edit():
        problem("ändrad")
        saved.append(time.monotonic())

    editor = threading.Thread(target=edit)

    def in_the_middle(share):
        if share == 0.25:
            editor.start()
            editor.join(timeout=0.3)
            assert not saved, "the import has the lock"

    carry_out(plan, progress=in_the_middle, by=AT_THE_COMMAND_LINE)
    written = time.monotonic()
    editor.join(timeout=20)
    assert saved and saved[0] >= written - 0.3
    assert title(folder) == ["ändrad"] and len(stored(folder, "events")) == N_ROWS


def test_edits_of_other_things_leave_the_plan_as_it_is(folder, problem, monkeypatch):
    plan = plan_of(folder, N_ROWS)
    problem("ändrad")
    monkeypatch.setattr(importing, "plan_import", None)
    assert carry_out(plan, by=AT_THE_COMMAND_LINE).n_stored == N_ROWS and title(folder) == ["ändrad"]


def test_another_import_since_the_plan_has_it_made_anew_once_however_eager_others_are(folder, problem, monkeypatch):
    plan, n_plans, editors = plan_of(folder, N_ROWS), [], []
    other = folder.root / "annan.csv"
    other.write_text("datum;brott;id\n2026-01-01;ran;x\n")
    import_file(settings_in(folder.root), folder, other, Wishes(), by=AT_THE_COMMAND_LINE)

    def plan_beside_an_eager_editor(*arguments, by):
        n_plans.append(1)
        editors.append(threading.Thread(target=problem, args=("under",)))
        editors[-1].start()
        editors[-1].join(timeout=0.2)
        return plan_import(*arguments, by=by)

    monkeypatch.setattr(importing, "plan_import", plan_beside_an_eager_editor)
    assert carry_out(plan, by=AT_THE_COMMAND_LINE).n_stored == N_ROWS and n_plans == [1]
    editors[0].join(timeout=20)
    assert title(folder) == ["under"] and len(stored(folder, "events")) == N_ROWS + 1
    with open_database(settings_in(folder.root).database_url).connect() as connection:
        assert find_incomplete_batches(connection) == []


def test_the_same_file_twice_at_once_comes_in_once(folder):
    one, other = plan_of(folder, 5), plan_of(folder, 5)
    assert carry_out(one, by=AT_THE_COMMAND_LINE).n_stored == 5 and carry_out(other, by=AT_THE_COMMAND_LINE).is_known
    assert len(stored(folder, "events")) == 5
