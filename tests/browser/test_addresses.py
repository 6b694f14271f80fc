"""An address says what is shown: it can be sent to a colleague and opened first thing in the morning."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.app_server import running_app
from tests.browser.conftest import WIDE
from tests.browser.settled import open_page, wait_until_settled
from tests.made_up import AREAS, events, workspace_with

_, SODER, *_ = AREAS
QUESTION = "omrade=1980R010&period=2025-01--2025-12"  # both exist in the demonstration municipality
wide = pytest.mark.parametrize("viewport", [WIDE], ids=["1440"])


def test_a_deep_link_works_as_the_first_request_of_a_fresh_server(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace_with(tmp_path, events=events((SODER, "ran", "2025-03", 7)))
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    with running_app(tmp_path / "fresh") as fresh:
        visitor = chromium.new_page()
        open_page(visitor, f"{fresh}/omrade?omrade={SODER}&tema=vald_hot")
        assert visitor.locator("h1").inner_text() == "Område"
        assert "Söder" in visitor.locator(".st-key-urval button").first.inner_text()
        assert query(visitor.url) == query(f"?omrade={SODER}&tema=vald_hot")
        visitor.close()


@wide
def test_the_question_stays_when_the_page_changes(page: Page, server: str) -> None:
    open_page(page, f"{server}/?{QUESTION}")
    page.locator("[data-testid='stSidebarNavLink'][href$='/omrade']").click()
    page.wait_for_url("**/omrade*")
    wait_until_settled(page)
    assert query(page.url) == query(f"?{QUESTION}")


@wide
def test_an_unknown_code_in_the_address_falls_back(page: Page, server: str) -> None:
    open_page(page, f"{server}/?omrade=%27%3B--&period=9999-99&kon=x&alder=%3Cscript%3E&tema=finns_inte")
    assert page.locator("[data-testid='stException'], [data-testid='stAlertContentError']").count() == 0
    assert page.locator("h1").count() == 1


def query(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)
