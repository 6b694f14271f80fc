"""A half-filled walk, report and picture in the real browser: page change, reload, a minute offline, a new server.

`python -m tests.bench half_written 60` gives the seconds offline. Told is how much of each text is there afterwards.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import BrowserContext, Error, Page

from tests.bench.told import tell
from tests.browser.app_server import free_port, running_app
from tests.browser.chromium import running_chromium
from tests.browser.settled import open_page, wait_until_settled
from tests.made_up import workspace_with
from tests.walk_rows import walk

SECONDS_OFFLINE = 60
PATIENCE_MS, PAUSE_MS = 20_000, 2_000
FORMS = {
    "vandring": ("trygghetsvandringar?vandring=1&steg=ga", "Vad ser ni?"),
    "rapport": ("otrygga_platser?vy=ny", "Beskrivning"),
    "bild": ("tva_bilder?bildvy=skriv", "Hur ser det ut? (symptom)"),
}
STANDS = "([label, text]) => document.querySelector(`textarea[aria-label='${label}']`)?.value === text"


def main(seconds: int = SECONDS_OFFLINE) -> None:
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder / 'store.db'}"
        opened.enter_context(patch.dict(os.environ, {"LAGESBILD_ROOT": str(folder), "LAGESBILD_DATABASE_URL": url}))
        workspace_with(folder)
        walk(folder, url)
        browser = opened.enter_context(running_chromium())
        for name, (address, label) in FORMS.items():
            context = browser.new_context(locale="sv-SE")
            _outlive(name, Form(context.new_page(), address, label), context, folder, seconds)
            context.close()


class Form:
    """One text that is written bit by bit, never with the field left first."""

    def __init__(self, page: Page, address: str, label: str) -> None:
        self.page, self.address, self._label, self.text = page, address, label, ""

    def open(self, url: str) -> None:
        open_page(self.page, f"{url}/{self.address}")

    def write(self, more: str) -> None:
        field = self.page.get_by_label(self._label, exact=True)
        field.focus()
        field.press("End")
        field.press_sequentially(more)
        self.text += more

    def share_there(self) -> float:
        """How much of the text stands in the field, from its beginning."""
        try:
            self.page.wait_for_function(STANDS, arg=[self._label, self.text], timeout=PATIENCE_MS)
        except Error:
            there = self.page.get_by_label(self._label, exact=True)
            stands = there.input_value() if there.count() else ""
            return sum(one == other for one, other in zip(stands, self.text, strict=False)) / len(self.text)
        return 1.0


def _outlive(name: str, form: Form, context: BrowserContext, folder: Path, seconds: int) -> None:
    def told(what: str, happens: Callable[[], object]) -> None:
        happens()
        tell(f"Halvskriven {name}, {what}: saknas", 100 * (1 - form.share_there()), "%", 0)

    port = free_port()
    with running_app(folder / "server", port=port) as url:
        form.open(url)
        form.write("Tre lampor")
        told("byte av sida", lambda: _away_and_back(form.page, form.address.split("?")[0]))
        form.write(" är släckta")
        told("omladdning", form.page.reload)
        wait_until_settled(form.page)
        form.write(" vid tunneln")
        told(f"{seconds} s utan nät", lambda: _offline(form, context, seconds))
        wait_until_settled(form.page)
        form.page.wait_for_timeout(PAUSE_MS)
    form.page.wait_for_timeout(PAUSE_MS)  # without a server the field is closed: nothing more can be written
    with running_app(folder / "server", port=port) as url:
        told("ny server, samma flik", lambda: None)
        form.page.wait_for_timeout(PAUSE_MS)
        wait_until_settled(form.page)
        form.page.close()
        form.page = context.new_page()
        told("ny server, ny flik", lambda: form.open(url))


def _away_and_back(page: Page, own: str) -> None:
    page.wait_for_timeout(PAUSE_MS)
    for path in ("kallor", own):
        wait_until_settled(page)
        page.locator(f'[data-testid="stSidebarNavLink"][href$="/{path}"]').click()
        page.wait_for_url(f"**/{path}*")
    wait_until_settled(page)


def _offline(form: Form, context: BrowserContext, seconds: int) -> None:
    context.set_offline(True)
    form.write(", skriver utan nät")
    form.page.wait_for_timeout(seconds * 1_000)
    context.set_offline(False)
