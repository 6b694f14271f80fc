"""A whole walk on a telephone, from proposal to feedback: with half a sentence, a reload and a second telephone."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import docx
import gpxpy
import pandas as pd
import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.browser.app_server import running_app
from tests.browser.conftest import PHONE
from tests.browser.settled import open_page, wait_until_settled
from tests.made_up import SLUG, workspace_with

FITS = "() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"
NOTHING_UNSENT = "() => !Object.keys(sessionStorage).some((name) => name.startsWith('skrivet '))"
SEEN, WANTED = "Vad ser ni?", "Vad vill ni ska göras?"


@pytest.fixture
def dark_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty reports of darkness, on three spots of Norr, in the latest months."""
    spots = [(16.04, 59.14, 20), (16.05, 59.143, 12), (16.045, 59.15, 8)]
    rows = [(lon, lat, datetime.now() - timedelta(days=20 + 6 * n)) for lon, lat, many in spots for n in range(many)]
    workspace_with(
        tmp_path,
        reports=pd.DataFrame(
            {"reported_at": [when for *_, when in rows], "event_from": [when.replace(hour=20) for *_, when in rows],
             "month": [when.year * 12 + when.month - 1 for *_, when in rows], "area_code": "0001R001",
             "lon": [lon for lon, *_ in rows], "lat": [lat for _, lat, _ in rows], "precision": "exact",
             "category": "miljo", "police_reported": "no", "reasons": "morker", "wishes": "belysning", "status": "ny"}
        ),
    )  # fmt: skip
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


def stored(folder: Path, table: str) -> list[dict]:
    return read_rows(open_database(f"sqlite:///{folder / 'store.db'}"), SLUG, table).to_dict("records")


def press(page: Page, name: str) -> None:
    page.get_by_test_id("stMain").get_by_role("button", name=name).first.click()
    wait_until_settled(page)


def choose(page: Page, key: str, answer: str) -> None:
    """A button in the row of buttons whose key has this in it."""
    page.locator(f'[class*="st-key-{key}"]').get_by_text(answer, exact=True).first.click()
    wait_until_settled(page)


def pick(page: Page, label: str, option: str) -> None:
    """An option of a select box."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    box.press("Enter")
    wait_until_settled(page)


def photo_with_a_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera 17"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 8.0, 24.0), 3: "E", 4: (16.0, 2.0, 24.0)})
    content = io.BytesIO()
    Image.new("RGB", (1600, 1200), "navy").save(content, "JPEG", exif=exif)
    return content.getvalue()


def test_a_walk_from_proposal_to_feedback_on_a_telephone(chromium: Browser, dark_place: Path) -> None:
    with running_app(dark_place / "server") as url:
        ada = chromium.new_page(locale="sv-SE", timezone_id="Europe/Stockholm", viewport=PHONE)
        open_page(ada, f"{url}/trygghetsvandringar")
        walk_id = planned(ada, dark_place)
        half_a_sentence_is_kept(ada, url, walk_id)
        a_second_telephone(chromium, ada, url, walk_id)
        to_the_end(ada, dark_place)
        decided_and_told(ada, dark_place)
        assert ada.evaluate(FITS)
        ada.close()


def planned(page: Page, folder: Path) -> int:
    """The app proposes area, stops and time; they are taken as they are."""
    press(page, "Planera en vandring")
    page.get_by_text("Mest talar för Norr").wait_for()
    press(page, "Gör ett utkast")
    page.get_by_role("heading", name="Trygghetsvandring i Norr").wait_for()
    (walk,) = stored(folder, "walks")
    assert walk["starts_at"].date() > date.today()
    assert len(stored(folder, "walk_stops")) >= 2
    return int(walk["id"])


def half_a_sentence_is_kept(page: Page, url: str, walk_id: int) -> None:
    """Saved in a pause though the field is never left; what had not been sent comes back after a reload."""
    open_page(page, f"{url}/trygghetsvandringar?vandring={walk_id}&steg=ga")
    assert page.evaluate(FITS)
    choose(page, "ga-svar-", "Otrygg")
    choose(page, "ga-punkter", "Nej")
    page.get_by_text("Sparat ").first.wait_for()
    page.get_by_label(SEEN, exact=True).click()
    page.keyboard.type("Tre lampor")
    page.wait_for_function(NOTHING_UNSENT)
    page.keyboard.type(" är släckta")
    page.reload()
    wait_until_settled(page)
    page.wait_for_function("() => document.querySelector('textarea').value === 'Tre lampor är släckta'")
    page.wait_for_function(NOTHING_UNSENT)
    wait_until_settled(page)


def a_second_telephone(chromium: Browser, ada: Page, url: str, walk_id: int) -> None:
    """It sees what the first group has half-written, and both end up in the protocol."""
    bo = chromium.new_page(locale="sv-SE", timezone_id="Europe/Stockholm", viewport=PHONE)
    open_page(bo, f"{url}/trygghetsvandringar?vandring={walk_id}&steg=ga&grupp=2&stopp=1")
    bo.get_by_text("Tre lampor är släckta").wait_for()
    choose(bo, "ga-svar-", "Trygg")
    bo.get_by_label(SEEN, exact=True).fill("Porten står öppen")
    press(bo, "Klar, skriv en ny")
    bo.close()
    ada.get_by_label(WANTED, exact=True).fill("Byt lamporna")
    ada.locator("input[type=file]").set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo_with_a_place()}
    )
    ada.get_by_text("Foto, bara internt").wait_for()
    wait_until_settled(ada)
    ada.get_by_text("Porten står öppen").wait_for()
    press(ada, "Klar, skriv en ny")


def to_the_end(page: Page, folder: Path) -> None:
    while page.get_by_role("button", name="Vandringen är klar").count() == 0:
        page.get_by_role("button", name="Nästa: ").click()
        wait_until_settled(page)
    press(page, "Vandringen är klar")
    (walk,) = stored(folder, "walks")
    assert walk["status"] == "genomford"
    said = {row["observation"]: row for row in stored(folder, "walk_observations") if row["observation"]}
    lamps, gate = said["Tre lampor är släckta"], said["Porten står öppen"]
    assert (lamps["proposal"], lamps["group_number"], gate["group_number"]) == ("Byt lamporna", 1, 2)
    assert not lamps["is_draft"]


def decided_and_told(page: Page, folder: Path) -> None:
    choose(page, "steg", "Protokoll")
    page.get_by_text("Deltagarna har inte fått återkoppling än").wait_for()
    pick(page, "Iakttagelse", "Stopp 1: Tre lampor är släckta")
    pick(page, "Vem gör det?", "Trafikverket")
    press(page, "Gör till åtgärd")
    choose(page, "beslut-", "Inte möjligt")
    page.get_by_label("Skäl").fill("Ägaren bestämmer på egen mark")
    press(page, "Spara skälet")
    page.get_by_text("2 iakttagelser: 1 blir åtgärd och 1 är inte möjlig.").wait_for()
    choose(page, "protokolldel", "Återkoppling")
    page.get_by_label("Återkoppling till deltagarna").fill("Lamporna byts före april. Porten är en privat fråga.")
    press(page, "Deltagarna har fått återkoppling i dag")
    page.get_by_text(f"Deltagarna fick återkoppling {date.today()}").wait_for()
    choose(page, "protokolldel", "Filer")
    paper = docx.Document(downloaded(page, "Protokoll (DOCX)", folder))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert {"Byt lamporna", "Trafikverket", "Ägaren bestämmer på egen mark"} <= set(cells)
    assert len(paper.inline_shapes) == 2  # the map and the photo
    pages = pypdf.PdfReader(downloaded(page, "Protokoll (PDF)", folder)).pages
    assert "Ägaren bestämmer på egen mark" in " ".join(" ".join(one.extract_text() for one in pages).split())
    route = gpxpy.parse(downloaded(page, "Rutt (GPX)", folder).read_text(encoding="utf-8"))
    assert len(route.waypoints) == len(stored(folder, "walk_stops"))
    (measure,) = stored(folder, "measures")
    assert (measure["title"], measure["owner_board"]) == ("Byt lamporna", "Trafikverket")


def downloaded(page: Page, name: str, folder: Path) -> Path:
    wait_until_settled(page)  # a click while the page is drawn anew is lost
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path
