"""What the server sends to the public's browser: no true position and no text of any class, in any frame."""

import struct
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, WebSocket

from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.analysis.asked_by_roles import MARKS, marked
from tests.browser.app_server import running_app
from tests.browser.conftest import WIDE
from tests.browser.settled import open_page, wait_until_settled
from tests.made_up import AREAS, batch_of
from tests.made_up import events as crimes

LINKS = "[data-testid='stSidebarNavLink']"
REPORTED, CRIME = (16.0471234, 59.1432567), (16.0389765, 59.1298877)
NORR, *_ = AREAS
DECIMALS = (4, 5, 6, 7)
"""As text from about ten metres; a box of the municipality's own corners has fewer."""


def written(position: tuple[float, float]) -> set[bytes]:
    """Every way that one of the coordinates could be written: as text, rounded or cut, and as a binary number."""
    texts = {f"{degrees:.{n}f}".encode() for degrees, n in product(position, DECIMALS)}
    texts |= {f"{degrees:.9f}"[: 3 + n].encode() for degrees, n in product(position, DECIMALS)}
    return texts | {struct.pack(kind, degrees) for degrees, kind in product(position, ("<d", ">d", "<f"))}


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Rows of every class with their marks, thirty reports on one spot and thirty crimes on another."""
    workspace = marked(tmp_path)
    moment = pd.Timestamp("2025-11-02 20:00")
    reports = pd.DataFrame(
        {"reported_at": [moment] * 30, "event_from": moment, "month": 2025 * 12 + 10, "area_code": NORR,
         "lon": REPORTED[0], "lat": REPORTED[1], "precision": "exact", "category": "miljo", "police_reported": "no",
         "reasons": "morker", "wishes": "belysning", "status": "ny", "secrecy": "internal"}
    )  # fmt: skip
    near = crimes((NORR, "klotter", "2025-11", 30)).assign(lon=CRIME[0], lat=CRIME[1], secrecy="internal")
    with open_database(workspace.database_url).begin() as connection:
        add_batch(connection, batch_of("planted"), {"reports": reports, "events": near})
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", workspace.database_url)
    return tmp_path


def sent_to(role: str, chromium: Browser, folder: Path, *, only_first: bool = False) -> tuple[bytes, int]:
    """All that a visitor of the role is sent over the websocket on the pages of the menu, and how many pages those
    are."""
    frames: list[bytes] = []

    def keep(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: frames.append(frame if isinstance(frame, bytes) else frame.encode()))

    with running_app(folder / role, environment={"LAGESBILD_LOCAL_ROLE": role}) as url:
        page = chromium.new_page(locale="sv-SE", viewport=WIDE)
        page.on("websocket", keep)
        open_page(page, url)
        n_pages = page.locator(LINKS).count()
        for number in range(1, 1 if only_first else n_pages):
            link = page.locator(LINKS).nth(number)
            path = link.get_attribute("href") or ""
            link.evaluate("link => link.click()")
            page.wait_for_url(f"**/{path.strip('/').split('/')[-1]}*")
            wait_until_settled(page)
        page.close()
    return b"".join(frames), n_pages


@pytest.mark.timeout(300)
def test_the_public_is_sent_no_true_position_and_no_hidden_text(chromium: Browser, planted: Path) -> None:
    sent, _ = sent_to("coordinator", chromium, planted, only_first=True)
    assert any(found in sent for found in written(REPORTED))  # the search finds what is there
    sent, n_pages = sent_to("public", chromium, planted)
    assert n_pages >= 8 and len(sent) > 100_000
    for position in (REPORTED, CRIME):
        assert [found for found in written(position) if found in sent] == []
    assert [mark for mark in MARKS.values() if mark.encode() in sent] == []
