"""The table of rights, cell by cell: every action refused below the interface with nothing written, or not refused; and
the same table in SECURITY.md."""

from pathlib import Path

import pytest
from sqlalchemy import select

from lib.actions.measures import create_measure, save_measure
from lib.actions.permission import Refused, refuse_unless
from lib.analysis.workspace import Workspace
from lib.cli.main import main
from lib.domain.codes import Role, Secrecy
from lib.domain.faults import InputFault
from lib.domain.right import Right
from lib.domain.settings import PROJECT_ROOT, VIEWERS, Settings
from lib.domain.user import User
from lib.privacy.rights import RIGHTS, may, may_only_own
from lib.privacy.roles import readable_classes
from lib.store.database import open_database
from lib.store.tables import metadata
from tests.privacy.actions_asked import (
    ASKS_A_ROLE,
    BOARD,
    BY_FILE,
    EVERYBODY,
    RIGHT_OF,
    WITHIN_ANOTHER,
    actions,
    arguments,
    cells,
)
from tests.versions import TODAY, filled

ACTIONS = actions()
OF_ROLE = ("din roll", "du får bara", "ägs av någon annan")
QUIET = ("near_reports",)
"""Shown within a page that others may open: it answers with nothing."""
READ_HERE = {right for right in Right if right.startswith("read_")}
"""Tried in test_read_rights.py, but for those that an action asks about."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Workspace, Path]:
    root = tmp_path_factory.mktemp("rights")
    return *filled(root), root


def rows_of(root: Path) -> list[str]:
    """Everything in the store, read by the driver that wrote it: two SQLite libraries in one process would not see each
    other's locks."""
    with open_database(f"sqlite:///{root / 'store.db'}").connect().execution_options(reads_only=True) as connection:
        return [
            f"{table.name} {tuple(row)}"
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
        ]


def refusal(name: str, place: tuple[Settings, Workspace, Path], role: Role) -> str | None:
    """What the action says when the role may not; None when it says nothing of the role."""
    _, workspace, root = place
    try:
        answer = ACTIONS[name](**arguments(ACTIONS[name], workspace, root, role))
    except InputFault as problem:
        told = str(problem)
        return told if any(words in told for words in OF_ROLE) else None
    except Exception:  # it got past the question: what it was given is hollow
        return None
    return "inget" if name in QUIET and answer == () else None


def test_every_action_that_reads_or_writes_stands_in_the_table() -> None:
    named = {name for names in RIGHT_OF.values() for name in names} | {*BY_FILE, *WITHIN_ANOTHER, *EVERYBODY}
    asking = {name for name, action in ACTIONS.items() if ASKS_A_ROLE & set(action.__annotations__)}
    assert set(ACTIONS) - named == set()
    own = {"visit", "keep_draft", "forget_draft", "saved_with_its_draft", "note_view", "note_download"}
    assert asking & set(EVERYBODY) <= own


def test_every_right_to_change_is_asked_about_by_an_action() -> None:
    assert set(Right) - READ_HERE - set(RIGHT_OF) == {Right.WRITE_PICTURES}


@pytest.mark.parametrize("role", Role)
def test_every_cell_is_true_below_the_interface(place: tuple[Settings, Workspace, Path], role: Role) -> None:
    before = rows_of(place[2])
    wrong = []
    for name, right, asking in cells():
        if asking is role and not may(role, right) and refusal(name, place, role) is None:
            wrong.append(f"{name}: lets {role} in")
    assert not wrong, wrong
    assert rows_of(place[2]) == before
    turned_away = [
        f"{name}: {told}" for name, right, asking in cells()
        if asking is role and may(role, right) and name not in QUIET and (told := refusal(name, place, role))
    ]  # fmt: skip
    assert turned_away == []


@pytest.mark.parametrize("role", Role)
def test_a_picture_is_written_by_the_role_that_the_file_names(
    place: tuple[Settings, Workspace, Path], role: Role
) -> None:
    for actor in place[1].definitions.picture_actors.actors:
        key = type("Key", (), {"actor": actor.id, "period": "2026-1"})()
        for name in BY_FILE:
            given = arguments(ACTIONS[name], place[1], place[2], role) | {"key": key}
            try:
                ACTIONS[name](**given)
                told = ""
            except InputFault as problem:
                told = str(problem)
            except Exception:
                told = ""
            assert ("din roll" in told) == (role not in actor.written_by)
            assert may(role, Right.WRITE_PICTURES) or "din roll" in told


def test_a_board_writes_its_own_measures_and_no_others(place: tuple[Settings, Workspace, Path]) -> None:
    settings, workspace, root = place
    other, nobody = User("prov", Role.BOARD, "annan"), User("prov", Role.BOARD)
    own = User("prov", Role.BOARD, BOARD)
    before = rows_of(root)
    for editor in (other, nobody):
        with pytest.raises(InputFault, match=r"ägs av någon annan|nämnd"):
            save_measure(settings, workspace.folder, 1, 1, {"title": "Min"}, TODAY, editor)
    for fields, editor in (({"owner_board": BOARD}, other), ({}, nobody), ({"owner_board": None}, own)):
        with pytest.raises(InputFault, match="nämnd"):
            create_measure(settings, workspace.folder, {"title": "Lysa"} | fields, TODAY, editor)
    assert rows_of(root) == before
    assert save_measure(settings, workspace.folder, 1, 1, {"title": "Sanera mer"}, TODAY, own).version == 2
    assert create_measure(settings, workspace.folder, {"title": "Lysa"}, TODAY, own).version == 1


def test_nobody_and_the_unknown_may_nothing() -> None:
    assert not any(may(None, right) for right in Right)
    with pytest.raises(Refused, match=r"din roll \(läsare\) får inte läsa in filer"):
        refuse_unless(Role.READER, Right.IMPORT_FILES)
    assert set(RIGHTS) == set(Right)
    assert not any(may(Role.PUBLIC, right) for right in Right if right is not Right.READ_FIGURES)


def test_the_operator_keeps_the_files_and_reads_no_more_than_that_takes() -> None:
    assert Role.OPERATOR not in VIEWERS
    assert readable_classes(Role.OPERATOR) == {Secrecy.OPEN}
    assert not may(Role.OPERATOR, Right.READ_SMALL_COUNTS) and not may(Role.OPERATOR, Right.READ_POINTS)
    assert may_only_own(Role.BOARD, Right.WRITE_MEASURES) and not may_only_own(Role.POLICE, Right.WRITE_MEASURES)


def test_commands_say_in_the_log_that_they_are_commands(
    place: tuple[Settings, Workspace, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, _, root = place
    monkeypatch.setenv("LAGESBILD_ROOT", str(root))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", settings.database_url)
    assert main(["backup", str(root / "egen.zip")]) == 0
    log = [row for row in rows_of(root) if row.startswith("audit_log ") and "'backup'" in row]
    assert log and "'driftansvarig på kommandoraden'" in log[-1]
    assert main(["figures", "--indicator", "anmalda_brott", "--role", "operator"]) == 2
    capsys.readouterr()


def test_the_document_has_the_table_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rights"]) == 0
    table = capsys.readouterr().out.strip()
    written = (PROJECT_ROOT / "SECURITY.md").read_text(encoding="utf-8")
    told = written.split("<!-- rights -->")[1].split("<!-- /rights -->")[0].strip()
    assert told == table, "run: python -m lib rights, and put its answer between the marks"
