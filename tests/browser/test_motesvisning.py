"""A meeting by the clicker: two windows that follow each other, a map that answers, a broken network, a decision."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from lib.actions.presentations import create_presentation
from lib.domain.codes import Role
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.browser.app_server import running_app
from tests.browser.settled import open_page
from tests.made_up import SLUG
from tests.versions import BEFORE, NORR, PERIOD, filled

DECK = {"title": "Mötet i mars", "audience": "internal", "problems": [1], "period": PERIOD, "comparison": BEFORE,
        "held_on": date(2026, 3, 5)}  # fmt: skip


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings, workspace = filled(tmp_path)
    create_presentation(settings, workspace.folder, DECK, User("prov", Role.COORDINATOR))
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", settings.database_url)
    return tmp_path


def slides(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title*="bildspel"]')


def title(page: Page) -> str:
    return slides(page).locator("h1").first.inner_text()


def at(page: Page, number: int) -> None:
    expect(slides(page).locator(".nummer").first).to_have_text(f"{number} (8)")


def test_a_meeting_from_the_first_slide_to_a_decision(chromium: Browser, prepared: Path) -> None:
    with running_app(prepared / "server") as url:
        context = chromium.new_context(locale="sv-SE", viewport={"width": 1024, "height": 768})
        outside: list[str] = []
        context.on("request", lambda one: None if urlsplit(one.url).netloc in (urlsplit(url).netloc, "")
                   else outside.append(one.url))  # fmt: skip
        screen, speaker = context.new_page(), context.new_page()
        for page, view in ((screen, "visa"), (speaker, "talare")):
            open_page(page, f"{url}/motesvisning?bildspel=1&vy={view}")
            at(page, 1)
        assert title(screen) == "Mötet i mars"
        expect(screen.get_by_test_id("stSidebar")).to_be_hidden()

        context.set_offline(True)  # all of it lies in the browser
        for key, number in (("PageDown", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("PageUp", 1), ("ArrowRight", 2)):
            screen.keyboard.press(key)
            at(screen, number)
            at(speaker, number)
        speaker.keyboard.press("PageDown")
        speaker.keyboard.press("PageDown")
        at(screen, 4)
        assert "Anmälda brott:" in title(screen)
        context.set_offline(False)

        slides(screen).locator(f'[data-kod="{NORR}"]').first.click()
        expect(slides(screen).locator(".svar")).to_contain_text("Norr")
        expect(slides(screen).locator(".svar")).to_contain_text("Antal: 72")
        screen.keyboard.press("Escape")
        expect(slides(screen).locator(".svar")).to_be_empty()
        screen.keyboard.press("b")
        expect(slides(screen).locator(".svart")).to_be_visible()
        screen.keyboard.press("b")
        sizes = (
            slides(screen)
            .locator("h1, .underrubrik, .forklaring")
            .evaluate_all("elements => elements.map(one => parseFloat(getComputedStyle(one).fontSize))")
        )
        assert sizes[0] >= 40 and min(sizes) >= 20

        screen.keyboard.press("End")
        at(speaker, 8)
        screen.get_by_label("Anteckna ett beslut").fill("Sanera oftare")
        screen.get_by_role("button", name="Spara beslutet").click()
        for page in (screen, speaker):
            expect(slides(page).locator(".noterat")).to_contain_text("Sanera oftare")
        screen.keyboard.press("Home")  # from the button: the keys work wherever the focus is
        at(screen, 1)
        screen.keyboard.press("Escape")
        screen.get_by_role("button", name="Visa för mötet").wait_for()
        expect(screen.get_by_test_id("stSidebar")).to_be_visible()
        context.close()
        assert outside == []
    made = read_rows(open_database(f"sqlite:///{prepared / 'store.db'}"), SLUG, "measures")
    assert "Sanera oftare" in made["title"].tolist()
