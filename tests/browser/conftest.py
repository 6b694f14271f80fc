"""The real app in a real browser that can reach nothing else."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.app_server import running_app
from tests.browser.chromium import running_chromium
from tests.browser.recorder import Recorder
from tests.browser.settled import open_page

WIDE = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
FIRST_VISIT = 150_000
"""Milliseconds: the first visit to a new store reads in the example municipality."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[str]:
    """The address of the app with a new store, after a first visitor for whom the example was read in."""
    with running_app(tmp_path_factory.mktemp("browser")) as url:
        first = chromium.new_page()
        open_page(first, url, patience=FIRST_VISIT)
        first.close()
        yield url


@pytest.fixture(scope="session", params=[WIDE, PHONE], ids=["1440", "390"])
def viewport(request: pytest.FixtureRequest) -> ViewportSize:
    size: ViewportSize = request.param
    return size


@pytest.fixture(scope="session")
def recorder(server: str) -> Recorder:
    return Recorder(urlsplit(server).netloc)


@pytest.fixture(scope="session")
def visitors(chromium: Browser, recorder: Recorder) -> Iterator[BrowserContext]:
    """One browser for all, so that Streamlit's own files are fetched and read once."""
    context = chromium.new_context(locale="sv-SE", timezone_id="Europe/Stockholm")
    recorder.watch(context)
    yield context
    context.close()


@pytest.fixture
def page(visitors: BrowserContext, viewport: ViewportSize, recorder: Recorder) -> Iterator[Page]:
    """A new visitor. Afterwards: something was asked of our server, nothing of any other, and nothing was wrong."""
    recorder.forget()
    visitor = visitors.new_page()
    visitor.set_viewport_size(viewport)
    yield visitor
    visitor.close()
    visitors.clear_cookies()
    all_well(recorder)


def all_well(recorder: Recorder) -> None:
    assert recorder.requested
    assert recorder.outside == []
    assert not recorder.complaints, "\n".join(recorder.complaints)
