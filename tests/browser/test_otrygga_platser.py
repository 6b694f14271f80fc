"""A report from a phone: the browser says where one is, a thumb does the rest."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Geolocation

from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.browser.app_server import running_app
from tests.browser.conftest import PHONE
from tests.browser.recorder import Recorder
from tests.browser.settled import map_frames, open_page, wait_until_settled
from tests.made_up import SLUG, workspace_with

HERE = Geolocation(latitude=59.15, longitude=16.05)
FITS = "() => document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    workspace_with(tmp_path)
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    return tmp_path


def test_my_place_a_category_and_a_reason_make_a_report(chromium: Browser, root: Path) -> None:
    with running_app(root / "server") as url:
        phone = chromium.new_context(viewport=PHONE, locale="sv-SE", geolocation=HERE, permissions=["geolocation"])
        recorder = Recorder(urlsplit(url).netloc)
        recorder.watch(phone)
        page = phone.new_page()
        open_page(page, f"{url}/otrygga_platser?vy=ny")
        (frame,) = map_frames(page)
        frame.get_by_role("button", name="Min plats").click()
        page.get_by_text("Tryck igen för att flytta.").wait_for()
        page.get_by_role("radio", name="Miljo").or_(page.get_by_role("button", name="Miljo")).first.click()
        page.get_by_text("Vad gör platsen otrygg?").wait_for()
        page.get_by_text("mörker", exact=True).click()
        page.get_by_label("Beskrivning").fill("Trasig lampa")
        wait_until_settled(page)
        assert page.evaluate(FITS)
        page.get_by_role("button", name="Spara rapporten").click()
        page.get_by_text("Tack!").wait_for()
        phone.close()
        assert recorder.outside == [] and not recorder.complaints
    (row,) = read_rows(open_database(f"sqlite:///{root / 'store.db'}"), SLUG, "reports").to_dict("records")
    assert (row["lat"], row["lon"], row["area_code"], row["precision"]) == (59.15, 16.05, "0001R001", "exact")
    assert (row["category"], row["reasons"], row["description"]) == ("miljo", "morker", "Trasig lampa")
