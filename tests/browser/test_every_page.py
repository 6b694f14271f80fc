"""What holds on every page of the app, wide and on a telephone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_server import PROJECT
from tests.browser.conftest import WIDE
from tests.browser.settled import open_page, wait_until_settled

FIRST = "oversikt"  # stands at the root: Streamlit gives the first page no address of its own
FOR_OTHER_PLANS = "fokusomrade"  # for focus areas without a page of their own: the demo's plan has none
PAGES = sorted({file.stem for file in PROJECT.glob("pages/*/*.py")} - {FOR_OTHER_PLANS})
ERROR = "[data-testid='stException'], [data-testid='stAlertContentError']"


def address(server: str, name: str) -> str:
    return f"{server}/{'' if name == FIRST else name}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_swedish_has_one_title_no_fault_and_nothing_that_sticks_out(
    page: Page, server: str, name: str
) -> None:
    open_page(page, address(server, name))
    assert page.locator(ERROR).all_inner_texts() == []
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "sv"
    assert "Lägesbild" in page.title()
    too_wide = page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth",
    )
    assert too_wide <= 0


@pytest.mark.parametrize("viewport", [WIDE], ids=["1440"])
def test_the_navigation_leads_to_every_page_and_no_other(page: Page, server: str) -> None:
    open_page(page, server)
    links = page.locator("[data-testid='stSidebarNavLink']")
    paths = links.evaluate_all("links => links.map(link => link.pathname)")
    assert {path.strip("/") or FIRST for path in paths} == set(PAGES)
    for number, path in enumerate(paths):
        links.nth(number).click()
        page.wait_for_url(f"**{path}*")
        wait_until_settled(page)
        expect(page.locator("h1")).to_have_count(1)
        assert page.locator(ERROR).all_inner_texts() == []


@pytest.mark.parametrize("viewport", [WIDE], ids=["1440"])
def test_streamlits_own_words_are_swedish(page: Page, server: str) -> None:
    open_page(page, f"{server}/importera")
    assert page.get_by_role("button", name="Välj filer").count() >= 1
    open_page(page, server)
    page.locator(".st-key-urval button").first.click()
    page.get_by_role("combobox", name="Tema").click()
    page.keyboard.type("zzz")
    page.get_by_text("Inga träffar").wait_for()


def test_an_unknown_address_is_told_in_swedish(chromium: Browser, server: str) -> None:
    visitor = chromium.new_page()
    open_page(visitor, f"{server}/finns-inte")
    visitor.get_by_text("Sidan finns inte").wait_for()
    visitor.close()
