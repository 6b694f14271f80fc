"""axe-core on every page: light and dark, three widths, and with everything opened that opens."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.told import tell
from tests.browser.app_server import running_app
from tests.browser.axe import Finding, look_for_faults, own_grave
from tests.browser.chromium import running_chromium
from tests.browser.pages import address_of, page_names
from tests.browser.settled import open_page, wait_until_settled

SIZES = {1440: 900, 390: 844, 320: 640}
SCHEMES = ("light", "dark")
OPENERS = '[data-testid="stMain"] details:not([open]) > summary'
TABS = '[data-testid="stMain"] [role="tab"][aria-selected="false"]'
FIRST_VISIT = 300_000


def main() -> None:
    told: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder)) as url, running_chromium() as browser:
        page = browser.new_page(locale="sv-SE")
        for name in page_names():
            open_page(page, url + address_of(name), patience=FIRST_VISIT)
            for look, findings in _looks(page):
                ours = own_grave(findings)
                told |= {f"{name}: {one.rule} {one.html[:160]}" for one in ours}
                known = sum(one.is_grave for one in findings) - len(ours)
                lesser = sum(not one.is_grave for one in findings)
                beside = f"utöver {known} av Streamlits och {lesser} lindriga"
                tell(f"axe {name} {look}, {beside}", len(ours), "allvarliga", most=0)
    print(*sorted(told), sep="\n")


def _looks(page: Page) -> Iterator[tuple[str, list[Finding]]]:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for width, height in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(500)
            wait_until_settled(page)
            yield f"{scheme} {width}", look_for_faults(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    _open_all(page)
    yield "dark 1440 öppnat", look_for_faults(page)
    for tab in range(page.locator(TABS).count()):
        page.locator(TABS).nth(tab).evaluate("tab => tab.click()")
        wait_until_settled(page)
        _open_all(page)
        yield f"dark 1440 flik {tab + 2}", look_for_faults(page)


def _open_all(page: Page) -> None:
    page.locator(OPENERS).evaluate_all("closed => closed.forEach(one => one.click())")
    page.wait_for_timeout(400)
    wait_until_settled(page)
