"""The map answers clicks and keys, keeps its place, and runs no text that it is given."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from lib.ui.plain_text import WORD_JOINER
from tests.browser.app_server import running_app
from tests.browser.conftest import WIDE
from tests.browser.settled import map_frames, open_page, wait_until_settled
from tests.made_up import AREAS, SLUG, events, workspace_with

wide = pytest.mark.parametrize("viewport", [WIDE], ids=["1440"])
CHIPS = ".st-key-urval button"
DRAWN = "() => Object.values(map._layers).filter((l) => l.feature).map((l) => l.feature.properties.name)"
SPOT = """(code) => {
  const layer = Object.values(window.map._layers).find((l) => l.feature && l.feature.properties.code === code)
  const at = window.map.latLngToContainerPoint(layer.feature.properties.middle)
  return [at.x, at.y]
}"""


def map_of(page: Page) -> Frame:
    return map_frames(page)[0]


def click_area(page: Page, code: str) -> None:
    x, y = map_of(page).evaluate(SPOT, code)
    map_of(page).locator("#map_div").click(position={"x": x, "y": y})
    page.wait_for_timeout(600)  # streamlit-folium waits a quarter of a second before it tells
    wait_until_settled(page)


def chips(page: Page) -> str:
    return page.locator(CHIPS).first.inner_text().replace("\n", " ").replace(WORD_JOINER, "")


@wide
def test_a_click_chooses_the_area_and_a_second_click_lets_go(page: Page, server: str) -> None:
    open_page(page, server)
    click_area(page, "1980R045")
    assert "Önsta-Norra Gryta-Stenby" in chips(page)
    assert "omrade=1980R045" in page.url
    click_area(page, "1980R045")
    assert "Hela Västerås" in chips(page)


@wide
def test_the_keyboard_chooses_too(page: Page, server: str) -> None:
    open_page(page, server)
    area = map_of(page).locator("path[aria-label^='Malmaberg']")
    assert re.search(r"Malmaberg, \d", area.get_attribute("aria-label") or "")
    area.focus()
    area.press("Enter")
    page.wait_for_timeout(600)
    wait_until_settled(page)
    assert "Malmaberg" in chips(page)


@wide
def test_escape_lets_go_and_the_map_is_not_drawn_anew(page: Page, server: str) -> None:
    open_page(page, f"{server}/?omrade=1980R020")
    map_of(page).evaluate("() => { window.sameMap = true; window.map.setZoom(13) }")
    page.wait_for_timeout(500)
    map_of(page).locator("#map_div").press("Escape")
    page.wait_for_timeout(600)
    wait_until_settled(page)
    assert "Hela Västerås" in chips(page)
    assert map_of(page).evaluate("() => window.sameMap === true && window.map.getZoom() === 13")


@wide
def test_another_indicator_repaints_the_same_map(page: Page, server: str) -> None:
    open_page(page, server)
    map_of(page).evaluate("() => { window.sameMap = true }")
    before = map_of(page).locator(".lb-legend summary").first.inner_text()
    page.get_by_role("combobox", name="Visa på kartan").click()
    page.get_by_role("option", name="Valdeltagande").first.click()
    wait_until_settled(page)
    page.wait_for_timeout(500)
    assert map_of(page).locator(".lb-legend summary").first.inner_text() != before
    assert map_of(page).evaluate("() => window.sameMap === true")


@wide
def test_the_legend_counts_all_fifty_areas(page: Page, server: str) -> None:
    open_page(page, server)
    counts = map_of(page).locator(".lb-legend details").first.locator(".lb-legend-count").all_inner_texts()
    assert sum(int(count) for count in counts) == 50


HOSTILE = (
    "<img src=x onerror=window.top.hacked=1> ${window.top.hacked=1}",
    "` </script><script>window.top.hacked=1</script>",
    "C:\\1 {{ 'map_div' }} ![](https://example.com/a.png)",
    "'); window.top.hacked=1; (' :material/map: [a](https://example.com)",
)


def test_hostile_area_names_are_only_names(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace_with(tmp_path, events=events(*((code, "ran", "2025-03", 7) for code in AREAS)))
    name_areas(tmp_path, HOSTILE)
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    with running_app(tmp_path / "store") as url:
        visitor = chromium.new_page()
        asked: list[str] = []
        visitor.on("request", lambda request: asked.append(request.url))
        for code, name in zip(AREAS, HOSTILE, strict=True):
            open_page(visitor, f"{url}/?omrade={code}")
            assert name in chips(visitor)
            drawn = (
                "() => Object.values(window.map._layers).filter((l) => l.feature).map((l) => l.feature.properties.name)"
            )
            assert set(HOSTILE) <= set(map_of(visitor).evaluate(drawn))
            visitor.locator("[data-testid='stSidebarNavLink'][href$='/omrade']").click()
            visitor.wait_for_url("**/omrade*")
            wait_until_settled(visitor)
            assert name in chips(visitor)
            assert visitor.evaluate("() => window.hacked") is None
        assert not [address for address in asked if not address.startswith((url, "data:", "blob:"))]
        visitor.close()


def name_areas(root: Path, names: tuple[str, ...]) -> None:
    path = root / "geo" / SLUG / "areas.geojson"
    areas = json.loads(path.read_text(encoding="utf-8"))
    for feature, name in zip(areas["features"], names, strict=True):
        feature["properties"]["name"] = name
    path.write_text(json.dumps(areas), encoding="utf-8")
