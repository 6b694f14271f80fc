"""Every page by its address, in every role: refused where the role may not, drawn where it may."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.codes import Role
from lib.domain.right import Right
from lib.privacy.rights import may
from lib.privacy.roles import readable_classes
from tests.analysis.asked_by_roles import MARKS, marked

PROJECT = Path(__file__).resolve().parents[2]
REFUSED = "får inte öppna den här sidan"
FIRST = "pages/lagesbild/oversikt.py"
OUTSIDE = (Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC)
DRAWN = (Role.READER, Role.PUBLIC)
"""Roles whose open pages are drawn too; the others are refused more or fewer pages, and draw the same ones."""


def entries() -> Iterator[tuple[str, Right]]:
    """Files and rights as app.py and the focus areas' pages name them."""
    for node in ast.walk(ast.parse((PROJECT / "app.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PageEntry":
            said = [word.value for word in node.keywords if word.arg == "right"]
            right = Right[said[0].attr] if said and isinstance(said[0], ast.Attribute) else Right.READ_PROBLEMS
            assert isinstance(node.args[0], ast.Constant)
            yield f"pages/{node.args[0].value}", right
    for file in sorted(PROJECT.glob("pages/fokusomraden/*.py")):
        yield file.relative_to(PROJECT).as_posix(), Right.READ_ANALYSES


PAGES = dict(entries())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pages")
    marked(root)
    return root


@pytest.fixture
def as_role(root: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Role:
    monkeypatch.setenv("LAGESBILD_ROOT", str(root))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{root / 'store.db'}")
    monkeypatch.setenv("LAGESBILD_LOCAL_ROLE", str(request.param))
    role: Role = request.param
    return role


def words(test: AppTest) -> str:
    """Everything on the page."""
    return "\n".join(str(getattr(element, "value", "")) + str(getattr(element, "label", "")) for element in test)


def test_every_page_names_what_it_takes() -> None:
    files = {path.relative_to(PROJECT).as_posix() for path in PROJECT.glob("pages/*/*.py")}
    assert set(PAGES) == files
    assert PAGES["pages/arbete/problem.py"] is Right.READ_PROBLEMS


@pytest.mark.parametrize("as_role", OUTSIDE, indirect=True)
def test_pages_follow_the_rights_also_by_their_address(as_role: Role) -> None:
    test = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    test.query_params["problem"], test.query_params["atgard"], test.query_params["post"] = "10", "m11", "2"
    test.run()
    for page, right in PAGES.items():
        is_open = may(as_role, right)
        if is_open and as_role not in DRAWN:
            continue
        if page != FIRST:
            test.switch_page(page).run()
        told = [error.value for error in test.error]
        assert not test.exception, (page, [fault.value for fault in test.exception])
        assert any(REFUSED in text for text in told) == (not is_open), page
        if not is_open:
            assert len(test.main.children) <= 3, page
        shown = words(test)
        assert not [
            mark for secrecy, mark in MARKS.items() if mark in shown and secrecy not in readable_classes(as_role)
        ], page


@pytest.mark.parametrize("as_role", [Role.POLICE], indirect=True)
def test_the_frame_says_who_you_are_and_that_only_this_machine_is_answered(as_role: Role) -> None:
    test = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert any("Lokal användare: polis" in said.value and "127.0.0.1" in said.value for said in test.sidebar.caption)
