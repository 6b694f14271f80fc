"""Time and size of the first map, in a real browser."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, WebSocket

from tests.bench.told import tell
from tests.browser.app_server import running_app
from tests.browser.chromium import running_chromium
from tests.browser.settled import open_page

WIDE = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)


@dataclass
class Visit:
    """What one visitor with an empty browser cache waited for and received."""

    seconds: float = 0.0
    socket_bytes: int = 0
    file_bytes: int = 0

    def note_frame(self, payload: str | bytes) -> None:
        self.socket_bytes += len(payload)

    def listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self.note_frame)


def visit(browser: Browser, url: str, viewport: ViewportSize) -> Visit:
    """Open Översikt until page and map stand still."""
    seen = Visit()
    page = browser.new_page(viewport=viewport)
    page.on("websocket", seen.listen)
    start = time.perf_counter()
    open_page(page, url)
    seen.seconds = time.perf_counter() - start
    sizes = "() => performance.getEntriesByType('resource').reduce((sum, entry) => sum + entry.transferSize, 0)"
    seen.file_bytes = page.evaluate(sizes)
    page.close()
    return seen


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, running_chromium() as browser:
        start = time.perf_counter()
        with running_app(Path(folder)) as url:
            tell("Servern svarar efter", time.perf_counter() - start, "s")
            visit(browser, url, WIDE)
            tell("Första kartan efter start (ny databas)", time.perf_counter() - start, "s")
            later = visit(browser, url, WIDE)
            tell("Kartan för nästa besökare", later.seconds, "s")
            tell("Översikt över websocket", later.socket_bytes / 1000, "kB")
            tell("Filer vid ett första besök", later.file_bytes / 1000, "kB")
            tell("Kartan i en telefons bredd", visit(browser, url, PHONE).seconds, "s")
