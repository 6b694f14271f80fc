"""A store full of payloads: on no page does one of them run, or fetch anything."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.app_server import running_app
from tests.browser.conftest import WIDE, all_well
from tests.browser.hostile_store import hostile
from tests.browser.payloads import PAYLOADS, RUN
from tests.browser.recorder import Recorder
from tests.browser.settled import open_page, wait_until_settled

LINKS = "[data-testid='stSidebarNavLink']"
OPENED = {"problem": "?problem=10", "atgarder": "?atgard=x3", "otrygga_platser": "?rapport=5&vy=lista",
          "medborgarloften": "?lofte=5"}  # fmt: skip
LEAST_SEEN = 20
"""So many pages are sent at least one payload: else nothing has been tried."""


@pytest.mark.timeout(400)
def test_no_text_of_a_user_or_a_file_runs_or_fetches(tmp_path: Path, chromium: Browser) -> None:
    assert len(set(PAYLOADS)) >= 60
    settings = hostile(tmp_path / "root")
    own = {"LAGESBILD_ROOT": str(settings.root), "LAGESBILD_DATABASE_URL": settings.database_url}
    arrived: list[str] = []
    n_seen = 0
    with running_app(tmp_path / "server", environment=own) as url:
        recorder = Recorder(urlsplit(url).netloc)
        context = chromium.new_context(locale="sv-SE", viewport=WIDE)
        recorder.watch(context)
        page = context.new_page()
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: _note(frame, arrived)))
        open_page(page, url)
        paths = [str(one) for one in page.locator(LINKS).evaluate_all("links => links.map(l => l.pathname)")]
        for path in paths:
            link = page.locator(f"{LINKS}[href$='{path}']").first
            if link.count():
                link.evaluate("link => link.click()")
                page.wait_for_url(f"**{path}*")
                wait_until_settled(page)
            else:  # the page before shows no navigation
                open_page(page, f"{url}{path}")
            _refuse_harm(page, path)
            n_seen += bool(arrived)
            arrived.clear()
            if path.strip("/") in OPENED:
                open_page(page, f"{url}{path}{OPENED[path.strip('/')]}")
                _refuse_harm(page, path)
        all_well(recorder)
        context.close()
    assert n_seen >= LEAST_SEEN


def _note(frame: bytes | str, arrived: list[str]) -> None:
    """That the page was sent a payload: tables are drawn on a canvas, where no text can be read."""
    if isinstance(frame, bytes) and RUN.encode() in frame:
        arrived.append(RUN)


def _refuse_harm(page: Page, path: str) -> None:
    ran = [frame.evaluate("() => window.__ran || 0") for frame in page.frames if not frame.is_detached()]
    assert sum(ran) == 0, path
    assert page.locator("img[src*='evil.example'], a[href^='javascript:'], base, iframe[srcdoc]").count() == 0, path
