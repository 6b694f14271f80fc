"""What holds on every page of the app, wide and on a telephone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.app_server import PROJECT
from tests.browser.conftest import WIDE, all_well
from tests.browser.recorder import Recorder
from tests.browser.settled import open_page, wait_until_settled

FIRST = "oversikt"  # stands at the root: Streamlit gives the first page no address of its own
FOR_OTHER_PLANS = "fokusomrade"  # for focus areas without a page of their own: the demo's plan has none
PAGES = sorted({file.stem for file in PROJECT.glob("pages/*/*.py")} - {FOR_OTHER_PLANS})
LINKS = "[data-testid='stSidebarNavLink']"
ERROR = "[data-testid='stException'], [data-testid='stAlertContentError']"


@pytest.fixture(scope="module")
def walker(visitors: BrowserContext, viewport: ViewportSize, server: str) -> Iterator[Page]:
    """Somebody who goes from page to page by the navigation."""
    page = visitors.new_page()
    page.set_viewport_size(viewport)
    open_page(page, server)
    yield page
    page.close()


def paths(page: Page) -> list[str]:
    return [str(path) for path in page.locator(LINKS).evaluate_all("links => links.map(link => link.pathname)")]


def test_the_navigation_leads_to_every_page_and_no_other(walker: Page) -> None:
    assert {path.strip("/") or FIRST for path in paths(walker)} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_swedish_has_one_title_no_fault_and_nothing_that_sticks_out(
    walker: Page, recorder: Recorder, name: str
) -> None:
    path = "/" if name == FIRST else f"/{name}"
    recorder.forget()
    walker.locator(LINKS).nth(paths(walker).index(path)).evaluate("link => link.click()")
    walker.wait_for_url(f"**{path}*")
    wait_until_settled(walker)
    assert walker.locator(ERROR).all_inner_texts() == []
    expect(walker.locator("h1")).to_have_count(1)
    assert walker.locator("html").get_attribute("lang") == "sv"
    assert "Lägesbild" in walker.title()
    too_wide = walker.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth",
    )
    assert too_wide <= 0
    all_well(recorder)


@pytest.mark.parametrize("viewport", [WIDE], ids=["1440"])
def test_streamlits_own_words_are_swedish(page: Page, server: str) -> None:
    open_page(page, f"{server}/importera")
    assert page.get_by_role("button", name="Välj filer").count() >= 1
    open_page(page, server)
    page.locator(".st-key-urval button").first.click()
    page.get_by_role("combobox", name="Tema").click()
    page.keyboard.type("zzz")
    page.get_by_text("Inga träffar").wait_for()
    open_page(page, f"{server}/hjalpte_det")
    expect(page.get_by_role("button", name="Hjälp om Bedöms med")).to_have_count(1)
    assert page.locator("[aria-label^='Help']").count() == 0


def test_an_unknown_address_is_told_in_swedish(chromium: Browser, server: str) -> None:
    visitor = chromium.new_page()
    open_page(visitor, f"{server}/finns-inte")
    visitor.get_by_text("Sidan finns inte").wait_for()
    visitor.close()
