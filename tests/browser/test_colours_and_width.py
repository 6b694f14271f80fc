"""What is already on the page follows when the machine's colours, or the window, change under it."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import WIDE
from tests.browser.settled import open_page, wait_until_settled

CHART_INK = "() => document.querySelector('[data-testid=stVegaLiteChart] svg text').getAttribute('fill')"
WIDEST = """
() => {
  window.widest = -Infinity
  const main = document.querySelector('[data-testid=stMain]')
  const look = () => {
    window.widest = Math.max(window.widest, main.scrollWidth - window.innerWidth)
    requestAnimationFrame(look)
  }
  look()
}
"""


@pytest.mark.parametrize("viewport", [WIDE], ids=["1440"])
def test_charts_are_drawn_anew_and_tables_are_never_wider_than_the_window(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="light")
    open_page(page, f"{server}/kontraster")
    on_light = page.evaluate(CHART_INK)
    for scheme, is_as_before in (("dark", False), ("light", True)):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"ink => (({CHART_INK})() === ink) === {str(is_as_before).lower()}", arg=on_light)
    wait_until_settled(page)
    page.evaluate(WIDEST)
    page.set_viewport_size({**WIDE, "width": 720})
    page.wait_for_timeout(300)
    assert page.evaluate("() => window.widest") <= 0, "in no frame, also before Streamlit has measured anew"
