"""Commands in a role that may less than the operator: refused where rows and files are read and written, in words."""

from argparse import _SubParsersAction
from pathlib import Path

import pytest

from lib.cli.main import build_parser
from lib.cli.who import at_the_command_line
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.report_asked import RIGHT_FOR
from lib.domain.right import Right
from lib.domain.settings import VIEWERS
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.domain.words import ROLES
from lib.privacy.rights import may
from tests.privacy.test_rights import rows_of
from tests.versions import PERIOD, filled, frozen

REPORTS = {f"report --format csv --audience {one} --out ny.csv": {Right.EXPORT_REPORTS, RIGHT_FOR[one]}
           for one in Audience}  # fmt: skip
ASKED = REPORTS | {
    "import brott.csv": {Right.IMPORT_FILES},
    "batches": {Right.READ_IMPORTS},
    "rejected 1 --out ny.csv": {Right.READ_IMPORTS},
    "undo 1": {Right.UNDO_IMPORTS},
    "areas load omraden.geojson": {Right.CHANGE_AREAS},
    "areas build": {Right.CHANGE_AREAS},
    "areas fetch --kind regso --url http://127.0.0.1:9": {Right.CHANGE_AREAS},
    "fetch kolada": {Right.FETCH_FIGURES},
    "fetch scb": {Right.FETCH_FIGURES},
    "version freeze 9": {Right.WRITE_VERSIONS},
    "version check": {Right.READ_WHOLE_VERSIONS},
    "municipality new ny --name Ny --code 0002": {Right.MAKE_MUNICIPALITY},
    "demo build 0001-provby": {Right.MAKE_MUNICIPALITY},
    "demo freeze 0001-provby": {Right.MAKE_MUNICIPALITY},
    "backup ny.zip": {Right.KEEP_STORE},
    "restore finns_inte.zip": {Right.KEEP_STORE},
    "check": {Right.KEEP_STORE},
    "purge --dry-run": {Right.KEEP_STORE},
}
"""What is typed, and what it takes. Nothing here would change anything even if it were let through."""
FOR_ALL = {"figures", "rights", "areas list", "municipality list", "municipality check", "version list"}
"""What a role may see, the table of rights, and what stands in the definition files."""


@pytest.fixture
def place(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings, workspace = filled(root)
    frozen(settings, workspace)
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", settings.database_url)
    monkeypatch.chdir(root)
    return root


def names(parser, before=()):
    """Every command's whole name."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for name, one in action.choices.items():
                yield from names(one, (*before, name))
            return
    yield " ".join(before)


def test_every_command_is_tried_or_said_to_be_for_all():
    assert {
        name for name in names(build_parser()) if not any(f"{typed} ".startswith(f"{name} ") for typed in ASKED)
    } == FOR_ALL


def test_each_role_is_refused_what_it_may_not_in_words_and_nothing_is_written(place, run):
    rows, files = rows_of(place), sorted(place.rglob("*"))
    for role in VIEWERS:
        for typed, rights in ASKED.items():
            told = f"din roll ({ROLES[role]}) får inte"
            if all(may(role, right) for right in rights):
                continue
            ran = run(*typed.split(), "--role", role)
            assert ran.code == 1 and told in ran.err and not ran.out, (role, typed, ran)
    assert rows_of(place) == rows and sorted(place.rglob("*")) == files


def test_a_role_that_may_is_answered_as_that_role(place, run, monkeypatch):
    ran = run("batches", "--role", "coordinator", "--json")
    assert ran.code == 0 and ran.json["batches"]
    made = ("report", "--format", "csv", "--audience", "council", "--period", PERIOD, "--out", "n.csv")
    assert run(*made, "--role", "board").code == 0
    assert [one["number"] for one in run("version", "list", "--json").json["versions"]] == [1]
    assert run("version", "list", "--json", "--role", "reader").json["versions"] == []
    assert run("check").code == 0, "without a role it is the operator who asks"
    monkeypatch.setenv("LAGESBILD_LOCAL_ROLE", "reader")
    ran = run("check")
    assert ran.code == 1 and "din roll (läsare) får inte sköta databasen" in ran.err
    assert run("batches", "--role", "police").code == 0, "what is typed goes before the environment"


def test_the_role_is_the_operators_unless_another_is_named():
    assert at_the_command_line(None, {}) == AT_THE_COMMAND_LINE
    assert at_the_command_line("board", {}).actor == AT_THE_COMMAND_LINE.actor
    assert at_the_command_line(None, {"LAGESBILD_LOCAL_ROLE": "public"}).role is Role.PUBLIC
