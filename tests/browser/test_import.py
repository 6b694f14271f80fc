"""A file from the desk to the map and back again."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.app_server import running_app
from tests.browser.settled import open_page, wait_until_settled
from tests.made_up import write_folder

FILE = """datum;kategori;longitude;latitude;text
2025-03-01 20:15;Klotter;16,05;59,15;ren
2025-03-02 21:30;Rån;16,15;59,05;ren
2025-04-11 08:00;Klotter;16,05;59,05;ren
2025-04-12 08:00;Rån;;;ren
i fredags;Klotter;16,05;59,15;trasig
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_folder(tmp_path)
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


def drop(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.wait_for_timeout(500)
    wait_until_settled(page)


def test_a_file_is_shown_read_in_seen_on_the_map_and_undone(chromium: Browser, desk: Path) -> None:
    with running_app(desk / "server") as url:
        page = chromium.new_page(locale="sv-SE")
        open_page(page, f"{url}/importera")
        drop(page, "brott.csv", FILE.encode())
        said = page.locator("[data-testid='stMain']").inner_text()
        assert "i fredags" in said and "1 fel" in said
        page.get_by_role("button", name="Läs in 4 rader").click()
        page.get_by_text("brott.csv är inläst som omgång 1: 4 rader.").wait_for()
        wait_until_settled(page)
        page.get_by_text("Filen är redan inläst (omgång 1).").wait_for()

        open_page(page, url)
        assert "Provby: 4" in page.locator("[data-testid='stMain']").inner_text()

        open_page(page, f"{url}/importera")
        page.get_by_role("button", name="Ångra").click()
        page.get_by_text("Omgång 1 är ångrad.").wait_for()
        page.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.csv", b""),
        ("../../bild.csv", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("topo.json", b'{"type": "Topology", "objects": {}, "arcs": []}'),
    ],
)
def test_a_bad_file_is_refused_in_words(chromium: Browser, desk: Path, name: str, content: bytes) -> None:
    with running_app(desk / "server") as url:
        page = chromium.new_page(locale="sv-SE")
        open_page(page, f"{url}/importera")
        drop(page, name, content)
        assert page.locator("[data-testid='stAlertContentWarning']").count() == 1
        assert page.locator("[data-testid='stException']").count() == 0
        assert page.get_by_role("button", name="Läs in").count() == 0
        page.close()
