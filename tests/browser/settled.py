"""Waiting until Streamlit and its map have finished, and opening pages that way."""

from playwright.sync_api import Error, Frame, Page

MILLISECONDS = 60_000

# Idle for two looks in a row: a widget that corrects itself on its first run causes a second run.
IDLE = """
() => {
  const app = document.querySelector('[data-testid="stApp"]')
  const idle = app && app.dataset.testScriptState === 'notRunning' &&
    document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]') &&
    !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
  window.idleSince = idle ? (window.idleSince ?? performance.now()) : undefined
  return idle && performance.now() - window.idleSince > 400
}
"""
MAP_FRAME = 'iframe[src*="streamlit_folium"]'
MAP_DRAWN = "() => document.querySelector('.leaflet-container .leaflet-pane path, .leaflet-container canvas')"


def open_page(page: Page, url: str, patience: int = MILLISECONDS) -> None:
    """Go to an address and wait until the page and its map, when it has one, stand still."""
    page.goto(url, timeout=patience)
    wait_until_settled(page, patience)


def wait_until_settled(page: Page, patience: int = MILLISECONDS) -> None:
    page.evaluate("() => { window.idleSince = undefined }")  # idle before the click that is waited for does not count
    page.wait_for_function(IDLE, timeout=patience)
    for frame in map_frames(page):
        try:
            frame.wait_for_function(MAP_DRAWN, timeout=MILLISECONDS)
        except Error:
            if not frame.is_detached():  # a map that the page has taken away is not waited for
                raise


def map_frames(page: Page) -> list[Frame]:
    """The documents of the maps on the page, in page order."""
    frames = (element.content_frame() for element in page.query_selector_all(MAP_FRAME))
    return [frame for frame in frames if frame is not None]
