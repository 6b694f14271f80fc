"""The main jobs by keys alone: nothing here points or clicks."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lib.actions.presentations import create_presentation
from lib.domain.codes import Role
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.browser.app_server import running_app
from tests.browser.conftest import WIDE
from tests.browser.settled import open_page, wait_until_settled
from tests.made_up import AREAS, SLUG
from tests.versions import BEFORE, PERIOD, filled
from tests.walk_rows import walk

MOST_STOPS = 120
NORR, *_ = AREAS
DECK = {"title": "Mötet i mars", "audience": "internal", "problems": [1], "period": PERIOD, "comparison": BEFORE,
        "held_on": date(2026, 3, 5)}  # fmt: skip


@pytest.fixture
def worked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Crimes, a problem with a measure, a walk with three stops and a deck of slides."""
    settings, workspace = filled(tmp_path)
    walk(tmp_path, settings.database_url)
    create_presentation(settings, workspace.folder, DECK, User("prov", Role.COORDINATOR))
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", settings.database_url)
    return tmp_path


def stored(folder: Path, table: str) -> list[dict]:
    return read_rows(open_database(f"sqlite:///{folder / 'store.db'}"), SLUG, table).to_dict("records")


def opened(page: Page, url: str) -> None:
    """The page, and the focus past the menu."""
    open_page(page, url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press Tab until the target, or something within it, has the focus."""
    target.wait_for(state="attached")
    for _ in range(MOST_STOPS):
        if target.evaluate("one => one === document.activeElement || one.contains(document.activeElement)"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} is not reached by {key}")


def press_on(page: Page, target: Locator, key: str = "Enter") -> None:
    tab_to(page, target)
    page.keyboard.press(key)
    wait_until_settled(page)


def mark(page: Page, group: Locator, name: str) -> None:
    """One of a row of buttons: Tab to the row, arrows within it, Space."""
    tab_to(page, group)
    for _ in range(MOST_STOPS):
        if page.evaluate("() => document.activeElement.textContent.trim()").endswith(name):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    wait_until_settled(page)


def choose(page: Page, label: str, text: str, key: str = "Tab") -> None:
    """An option of a box, by writing the beginning of it."""
    tab_to(page, page.locator(f'input[role="combobox"][aria-label="{label}"]'), key)
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    wait_until_settled(page)


@pytest.mark.timeout(240)
def test_the_main_jobs_without_a_mouse(chromium: Browser, worked: Path) -> None:
    with running_app(worked / "server") as url:
        page = chromium.new_page(locale="sv-SE", viewport=WIDE)
        an_area_by_the_filter(page, url)
        a_report(page, url)
        a_measure_moved(page, url, worked)
        an_observation(page, url, worked)
        the_slides(page, url)
        page.close()
    (report,) = stored(worked, "reports")
    assert (report["area_code"], report["description"]) == (NORR, "Trasig lampa")


def an_area_by_the_filter(page: Page, url: str) -> None:
    """Past the menu to the filters; the area comes from a list. R and C outside a field do nothing."""
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    opened(page, url)
    before = len(sent)
    for key in "rcRC":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert len(sent) == before and page.get_by_role("dialog").count() == 0
    chips = page.locator(".st-key-urval button").first
    press_on(page, chips)
    choose(page, "Område", "Norr")
    page.keyboard.press("Escape")
    expect(chips).to_contain_text("Norr")
    assert f"omrade={NORR}" in page.url


def a_report(page: Page, url: str) -> None:
    opened(page, f"{url}/otrygga_platser?vy=ny")
    mark(page, page.locator(".st-key-rapport-satt"), "Välj i listan")
    choose(page, "Plats eller område", "Norr")
    mark(page, page.locator('[class*="kategori"]'), "Miljo")
    tab_to(page, page.get_by_label("Beskrivning"))
    page.keyboard.type("Trasig lampa")
    press_on(page, page.get_by_role("button", name="Spara rapporten"))
    page.get_by_text("Tack!").wait_for()


def a_measure_moved(page: Page, url: str, folder: Path) -> None:
    """A card has no handle to drag: its status is a list. From the end of the page: Tab through the table of kinds
    chooses a cell of it, which filters the cards (lib/domain/accessibility.py)."""
    open_page(page, f"{url}/atgarder")
    choose(page, "Status för Sanera", "genomförd", "Shift+Tab")
    page.wait_for_timeout(300)
    (measure,) = stored(folder, "measures")
    assert measure["status"] == "genomford"


def an_observation(page: Page, url: str, folder: Path) -> None:
    (made,) = stored(folder, "walks")
    opened(page, f"{url}/trygghetsvandringar?vandring={made['id']}&steg=ga")
    mark(page, page.locator('[class*="st-key-ga-svar-"]').first, "Otrygg")
    tab_to(page, page.get_by_label("Vad ser ni?", exact=True))
    page.keyboard.type("Tre lampor är släckta")
    page.keyboard.press("Tab")
    wait_until_settled(page)
    page.get_by_text("Sparat ").first.wait_for()
    assert "Tre lampor är släckta" in [row["observation"] for row in stored(folder, "walk_observations")]


def the_slides(page: Page, url: str) -> None:
    open_page(page, f"{url}/motesvisning?bildspel=1&vy=visa")
    number = page.frame_locator('iframe[title*="bildspel"]').locator(".nummer").first
    for key, shown in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("Home", 1)):
        page.keyboard.press(key)
        expect(number).to_have_text(f"{shown} (8)")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Visa för mötet").wait_for()
