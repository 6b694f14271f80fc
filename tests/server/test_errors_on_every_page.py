"""An exception in any page: a number in the browser, the rest under the same number in the log."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.app_server import PROJECT, running_app
from tests.made_up import events, workspace_with, write_plan
from tests.server.signing_in import Person

DETAIL = "hemlig detalj"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The app with a fault in each page, and its log."""
    copy, root = tmp_path_factory.mktemp("broken"), tmp_path_factory.mktemp("whole")
    write_plan(workspace_with(root, events=events(("0001R001", "klotter", "2025-05", 20))).folder)
    for name in ("lib", "pages", ".streamlit"):
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "secrets.toml"))
    shutil.copyfile(PROJECT / "app.py", copy / "app.py")
    for page in copy.glob("pages/*/*.py"):
        page.write_text(f"raise RuntimeError('{DETAIL} i {page.stem}')\n", encoding="utf-8")
    own = {"LAGESBILD_ROOT": str(root), "LAGESBILD_DATABASE_URL": f"sqlite:///{root / 'store.db'}"}
    with running_app(copy / "server", copy / "app.py", environment=own) as url:
        yield url, copy / "server" / "server.log"


def test_a_fault_in_any_page_shows_a_number_that_finds_it_in_the_log(broken: tuple[str, Path]) -> None:
    url, log = broken
    with Person(url).tab() as tab:
        pages = sorted(tab.opens().pages)
        assert len(pages) > 25
        for page in pages:
            seen = tab.opens(page)
            told = [e.alert.body for e in seen.elements if e.WhichOneof("type") == "alert"]
            number = re.search(r"felnumret \*\*(\w{6})\*\*", told[0])
            assert number, (page, told)
            assert DETAIL not in seen and "Traceback" not in seen and "RuntimeError" not in seen
            logged = log.read_text(encoding="utf-8").split(f"Felnummer {number[1]} i /{page}")
            assert len(logged) == 2, page
            assert DETAIL in logged[1]
