"""What holds on every page of the app, wide and on a telephone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.axe import look_for_faults, own_grave
from tests.browser.conftest import WIDE, all_well
from tests.browser.pages import FIRST, address_of, page_names
from tests.browser.recorder import Recorder
from tests.browser.settled import open_page, wait_until_settled

PAGES = page_names()
LINKS = "[data-testid='stSidebarNavLink']"
ERROR = "[data-testid='stException'], [data-testid='stAlertContentError']"
TOO_WIDE = "() => document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
ENLARGED = {1440: 720, 390: 320}
"""Pixels that are left: of a wide screen at 200 %, and of 1 280 pixels at 400 %."""
UNNAMED = """
() => [...document.querySelectorAll("[data-testid='stVegaLiteChart']")]
  .filter((chart) => !chart.parentElement.querySelector("[aria-roledescription][aria-label]"))
  .length
"""
PICTURES = "[data-testid='stVegaLiteChart'], iframe[src*='streamlit_folium']"
BEHIND = "[data-testid='stDataFrame'], table, [data-testid='stMain'] ul, [role='tab']:has-text('Alla områden')"
"""What holds the same in words: a table, or a list."""


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
def test_a_page_is_swedish_has_one_title_no_fault_and_can_be_used_by_all(
    walker: Page, viewport: ViewportSize, recorder: Recorder, name: str
) -> None:
    path = address_of(name)
    recorder.forget()
    is_dark = (PAGES.index(name) + (viewport == WIDE)) % 2  # each page in both, the one wide and the other narrow
    walker.emulate_media(color_scheme="dark" if is_dark else "light")
    walker.locator(LINKS).nth(paths(walker).index(path)).evaluate("link => link.click()")
    walker.wait_for_url(f"**{path}*")
    wait_until_settled(walker)
    assert walker.locator(ERROR).all_inner_texts() == []
    expect(walker.locator("h1")).to_have_count(1)
    assert walker.locator("html").get_attribute("lang") == "sv"
    assert "Lägesbild" in walker.title()
    assert walker.evaluate(TOO_WIDE) <= 0
    assert [f"{one.rule}: {one.html[:200]}" for one in own_grave(look_for_faults(walker))] == []
    assert walker.evaluate(UNNAMED) == 0
    assert walker.locator(BEHIND).count() or not walker.locator(PICTURES).count()
    walker.set_viewport_size({**viewport, "width": ENLARGED[viewport["width"]]})
    walker.wait_for_timeout(200)
    assert walker.evaluate(TOO_WIDE) <= 0
    walker.set_viewport_size(viewport)
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
