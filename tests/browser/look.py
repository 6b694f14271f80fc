"""Take a picture of a page: `python -m tests.browser.look /oversikt --width 390 --dark --out page.png`."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page

from tests.browser.app_server import PROJECT, running_app
from tests.browser.chromium import running_chromium
from tests.browser.settled import open_page, wait_until_settled

CONTENT_HEIGHT = """
() => Math.max(...[...document.querySelectorAll('[data-testid="stMain"], [data-testid="stSidebarContent"]')]
  .map(element => element.scrollHeight))
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="path and query, such as /oversikt?omrade=1980R001")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, help="height of the window (default: as tall as the content)")
    parser.add_argument("--dark", action="store_true", help="as a browser set to dark mode sees it")
    parser.add_argument("--out", type=Path, default=Path("look.png"))
    parser.add_argument("--server", help="a server that already runs, such as http://127.0.0.1:8501")
    parser.add_argument("--store", type=Path, help="folder of the store (default: a new one)")
    parser.add_argument("--script", type=lambda path: Path(path).resolve(), default=PROJECT / "app.py")
    return parser.parse_args()


@contextmanager
def server(options: argparse.Namespace) -> Iterator[str]:
    if options.server:
        yield options.server.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as folder, running_app(options.store or Path(folder), options.script) as url:
        yield url


def stretch_to_content(page: Page) -> None:
    """Streamlit scrolls inside a container: only a window as tall as the content shows all of it."""
    width = page.viewport_size["width"] if page.viewport_size else 1440
    for _ in range(2):  # a taller window can show more, which makes the content taller still
        page.set_viewport_size({"width": width, "height": max(600, page.evaluate(CONTENT_HEIGHT))})
        page.wait_for_timeout(500)
        wait_until_settled(page)


def print_error(message: ConsoleMessage) -> None:
    if message.type == "error":
        print("console:", message.text, message.location["url"])


def main() -> None:
    options = arguments()
    with server(options) as url, running_chromium() as browser:
        page = browser.new_page(
            viewport={"width": options.width, "height": options.height or 900},
            color_scheme="dark" if options.dark else "light",
            locale="sv-SE",
        )
        page.on("console", print_error)
        page.on("pageerror", lambda error: print("page error:", error))
        page.on("requestfailed", lambda request: print("failed:", request.url, request.failure))
        open_page(page, url + options.address)
        if not options.height:
            stretch_to_content(page)
        page.screenshot(path=options.out)
        print(options.out)


if __name__ == "__main__":
    main()
