"""Find the Chromium that is already on the machine: the tests never download one."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "Webbläsartesterna behöver Chromium: kör 'apt install chromium', "
    "'python -m playwright install chromium' eller sätt CHROMIUM till sökvägen."
)


def find_chromium() -> str | None:
    """Return the path from CHROMIUM, else the first browser on PATH, else Playwright's own, else None."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or _bundled()


def _bundled() -> str | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A headless browser for the length of the block. Raises RuntimeError where there is none."""
    executable = find_chromium()
    if executable is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=list(QUIET))
        yield browser
        browser.close()


if __name__ == "__main__":
    sys.exit(None if find_chromium() else MISSING)
