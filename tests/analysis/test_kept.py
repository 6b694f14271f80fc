"""Kept answers: they stay while nothing that they are made of is written, and never longer."""

import ast

import pytest
from sqlalchemy import select

from lib.analysis.kept import kept
from lib.analysis.tables_read import noting
from lib.analysis.workspace import DataKey, Workspace, of_one_moment
from lib.domain.codes import Role
from lib.domain.settings import PROJECT_ROOT
from lib.store.data_versions import count_the_edit, count_the_write
from lib.store.database import open_database
from lib.store.editing import save
from lib.store.tables import metadata
from tests.analysis.asked_by_roles import DEAREST, forget_answers, marked, questions, told

WRITTEN = {"problems": "title", "causes": "description", "measures": "title", "promises": "title",
           "reports": "description", "activity_reports": "done", "picture_entries": "symptom", "pictures": "summary",
           "agreements": "agreed_text", "assessments": "motive"}  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return marked(tmp_path_factory.mktemp("kept"))


class Made:
    """Two questions, one made of the other, that count how often they are answered."""

    def __init__(self) -> None:
        self.n = {"inner": 0, "outer": 0}
        self.outer = kept(4)(self._outer)
        self._inner_kept = kept(4)(self._inner)

    def _outer(self, key: DataKey, word: str) -> str:
        self.n["outer"] += 1
        key.engine_of("links")
        return word + self._inner_kept(key)

    def _inner(self, key: DataKey) -> str:
        self.n["inner"] += 1
        key.engine_of("causes")
        return "!"


def written_in(workspace: Workspace, table: str) -> DataKey:
    with open_database(workspace.database_url).begin() as connection:
        count_the_edit(connection, workspace.folder.slug, table)
    return workspace.data_key


def test_an_answer_stays_while_people_write_in_other_tables(workspace):
    made = Made()
    first = made.outer(workspace.data_key, "a")
    assert made.outer(written_in(workspace, "walks"), "a") is first
    assert made.n == {"inner": 1, "outer": 1}
    made.outer(written_in(workspace, "links"), "a")
    assert made.n == {"inner": 1, "outer": 2}, "what it is made of holds still"
    made.outer(written_in(workspace, "causes"), "a")
    assert made.n == {"inner": 2, "outer": 3}, "also what a part of it is made of counts"


def test_an_answer_that_takes_a_kept_part_is_made_of_what_the_part_is(workspace):
    made = Made()
    made.outer(workspace.data_key, "a")
    made.outer(workspace.data_key, "b")  # its part was there already
    assert made.n == {"inner": 1, "outer": 2}
    made.outer(written_in(workspace, "causes"), "b")
    assert made.n == {"inner": 2, "outer": 3}


def test_a_file_makes_every_answer_old_and_so_does_any_write_one_that_may_be_of_anything(workspace):
    asked = []
    of_one = kept(2)(lambda key: asked.append("one") or key.engine_of("news"))
    of_all = kept(2)(lambda key: asked.append("all") or key.engine)
    for _ in range(2):
        of_one(workspace.data_key), of_all(workspace.data_key)
    written_in(workspace, "walks")
    of_one(workspace.data_key), of_all(workspace.data_key)
    assert asked == ["one", "all", "all"]
    with open_database(workspace.database_url).begin() as connection:
        count_the_write(connection, workspace.folder.slug)
    of_one(workspace.data_key)
    assert asked[-1] == "one"


def test_what_was_read_before_a_failure_is_noted_too(workspace):
    def fails(key: DataKey) -> None:
        key.engine_of("pictures")
        raise ValueError("broken")

    with noting() as read, pytest.raises(ValueError, match="broken"):
        kept(2)(fails)(workspace.data_key)
    assert read == {"pictures"}


def test_only_the_last_answers_are_kept(workspace):
    made = Made()
    for word in ("a", "b", "c", "d", "e", "a"):
        made.outer(workspace.data_key, word)
    assert made.n["outer"] == 6
    made.outer(workspace.data_key, "e")
    assert made.n["outer"] == 6


def test_nobody_who_is_asked_with_a_key_keeps_answers_in_another_way():
    found = []
    for file in (PROJECT_ROOT / "lib").rglob("*.py"):
        for made in ast.walk(ast.parse(file.read_text())):
            if isinstance(made, ast.FunctionDef) and any(
                one.annotation is not None and ast.unparse(one.annotation) == "DataKey" for one in made.args.args
            ):
                kinds = {ast.unparse(one).split("(")[0] for one in made.decorator_list}
                found += [f"{file.name}: {made.name}"] if kinds & {"lru_cache", "cache", "kept_by_content"} else []
    assert found == []


@pytest.mark.parametrize("table", WRITTEN)
def test_what_is_kept_after_an_edit_is_what_would_be_answered_afresh(workspace, table):
    """Every question that takes a role, before and after a text is written over."""
    every = {name: one for name, one in questions(workspace).items() if DEAREST not in name}
    asked_all(every)
    write_over(workspace, table)
    with_kept = asked_all(every)
    forget_answers()
    afresh = asked_all(every)
    assert len(every) > 100
    assert {name: text for name, text in with_kept.items() if text != afresh[name]} == {}


def asked_all(every: dict) -> dict[str, str]:
    with of_one_moment():
        return {name: told(question, Role.COORDINATOR) for name, question in every.items()}


def write_over(workspace: Workspace, table: str) -> None:
    target = metadata.tables[table]
    with open_database(workspace.database_url).begin() as connection:
        row = connection.execute(select(target).order_by(target.c.id.desc())).mappings().first()
        text = {WRITTEN[table]: f"Skrivet över i {table}"}
        assert save(connection, table, row["id"], row["version"], text, "Ada") > row["version"]
