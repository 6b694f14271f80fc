"""Time and size of the first map, in a real browser: one line per measure."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, WebSocket

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


def report(what: str, amount: float, unit: str) -> None:
    print(f"{what:<42}{amount:>8.1f} {unit}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, running_chromium() as browser:
        start = time.perf_counter()
        with running_app(Path(folder)) as url:
            report("Servern svarar efter", time.perf_counter() - start, "s")
            visit(browser, url, WIDE)
            report("Första kartan efter start (ny databas)", time.perf_counter() - start, "s")
            later = visit(browser, url, WIDE)
            report("Kartan för nästa besökare", later.seconds, "s")
            report("Översikt över websocket", later.socket_bytes / 1000, "kB")
            report("Filer vid ett första besök", later.file_bytes / 1000, "kB")
            report("Kartan i en telefons bredd", visit(browser, url, PHONE).seconds, "s")
