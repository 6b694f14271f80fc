"""A file from the desk to the map and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.app_server import running_app
from tests.browser.settled import map_frames, open_page, wait_until_settled
from tests.made_up import write_folder

TALL = ViewportSize(width=1440, height=3000)
"""Nothing has to scroll: an open list of choices closes when the page moves under it."""
FILE = """stund;sort;longitude;latitude;handläggare
2025-03-01 20:15;Klotter;16,05;59,15;A
2025-03-02 21:30;Rån;16,15;59,05;B
2025-04-11 08:00;Klottrat;16,05;59,05;A
2025-04-12 08:00;Rån;;;A
i fredags;Klotter;16,05;59,15;B
2025-04-13 10:00;Rån;17,5;59,15;B
"""
REPORTS = """rapportid;rapporterad;kategori;longitude;latitude;beskrivning
1;2025-05-01 20:00;Miljo;16,05;59,15;Lampan vid tunneln är sönder
2;2025-05-02 08:00;Miljo;16,0502;59,15;Mörkt i tunneln
3;2025-05-02 08:00;Trafik;16,1502;59,15;Ring Anna på 070-174 06 35
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with the made-up municipality and an empty store, for this module only."""
    root = tmp_path_factory.mktemp("import")
    write_folder(root)
    own = {"LAGESBILD_ROOT": str(root), "LAGESBILD_DATABASE_URL": f"sqlite:///{root / 'store.db'}"}
    with running_app(root / "server", environment=own) as url:
        yield url


@pytest.fixture
def visitor(chromium: Browser, server: str) -> Iterator[Page]:
    page = chromium.new_page(viewport=TALL, locale="sv-SE")
    page.set_default_timeout(15_000)
    open_page(page, f"{server}/importera")
    yield page
    assert page.locator("[data-testid='stException']").count() == 0
    page.close()


def drop(page: Page, *files: tuple[str, str | bytes]) -> None:
    page.locator("input[type=file]").set_input_files(
        [
            {"name": name, "mimeType": "text/csv", "buffer": content.encode() if isinstance(content, str) else content}
            for name, content in files
        ]
    )
    page.wait_for_timeout(300)
    wait_until_settled(page)


def choose(page: Page, label: str, option: str) -> None:
    page.locator("[data-testid='stSelectbox']").filter(has_text=label).locator("input").click()
    page.get_by_role("option", name=option, exact=True).click()
    wait_until_settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    wait_until_settled(page)


def said(page: Page) -> str:
    return page.locator("[data-testid='stMain']").inner_text()


def test_a_file_is_mapped_seen_read_in_mended_and_undone(visitor: Page, server: str, tmp_path: Path) -> None:
    page = visitor
    drop(page, ("brott.csv", FILE))
    assert "Välj kolumn för Datum och Brottskategori" in said(page)
    choose(page, "Datum (måste väljas)", "stund")
    choose(page, "Brottskategori (måste väljas)", "sort")
    assert "4 av 6 rader läses in. 2 har fel och hålls tillbaka." in said(page)
    assert "i fredags" in said(page) and "Utanför områdena: rad 7" in said(page)
    choose(page, "Klottrat (1 rad)", "Klotter")
    assert "5 av 6 rader läses in. 1 har fel och hålls tillbaka." in said(page)
    (shown,) = map_frames(page)
    assert "Punkter: 3" in shown.locator(".lb-legend").inner_text()

    press(page, "Läs in 5 rader")
    expect(page.get_by_text("brott.csv är inläst som omgång 1: 5 rader.")).to_be_visible()
    with page.expect_download() as found:
        page.get_by_role("button", name="Hämta 1 rad att rätta").click()
    held = found.value.path().read_bytes().decode("utf-8-sig")
    drop(page, ("rättade.csv", held.replace("i fredags", "2025-05-05 12:00")))
    assert "1 rad läses in." in said(page)
    press(page, "Läs in 1 rad")
    assert page.get_by_role("button", name="att rätta").count() == 0

    open_page(page, f"{server}/importera")
    drop(page, ("brott-maj.csv", FILE.replace("2025-04", "2025-05")))
    assert "Samma kolumner som filen brott.csv den " in said(page)
    open_page(page, server)
    assert "Provby: 6" in said(page)
    open_page(page, f"{server}/importera")
    page.get_by_role("button", name="Ångra").last.click()
    expect(page.get_by_text("Omgång 1 är ångrad.")).to_be_visible()


def test_several_files_at_once_and_reports_that_may_be_the_same(visitor: Page, server: str) -> None:
    page = visitor
    drop(page, ("tom.csv", b""), ("est.csv", REPORTS), ("brott2.csv", FILE.replace("stund;sort", "datum;kategori")))
    assert "Går inte att läsa in: Filen är tom." in said(page)
    choose(page, "Granska en fil i taget", "est.csv")
    assert "174 06 35" not in said(page) and "telefonnummer" in said(page)
    assert "11 m och 12,0 timmar isär" in said(page)
    page.get_by_text("Slå ihop", exact=True).click()
    wait_until_settled(page)
    assert "1 av 1 par slås ihop" in said(page)
    press(page, "Läs in alla 2 filer")
    text = said(page)
    assert "est.csv är inläst" in text and "1 par räknas som samma sak" in text and "brott2.csv är inläst" in text
    open_page(page, server)
    assert "1 på kartan" in map_frames(page)[0].locator(".lb-legend").inner_text()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("../../bild.csv", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("topo.json", b'{"type": "Topology", "objects": {}, "arcs": []}'),
    ],
)
def test_a_bad_file_is_refused_in_words(visitor: Page, name: str, content: bytes) -> None:
    drop(visitor, (name, content))
    assert "Filen går inte att läsa in så här" in said(visitor)
    assert visitor.get_by_role("button", name="Läs in").count() == 0
