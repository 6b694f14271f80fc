"""`streamlit run app.py` finds our host: a mere `app = create()` would start without headers or routes."""

import httpx
from streamlit.web.server.app_discovery import discover_asgi_app

from tests.browser.app_server import PROJECT


def test_streamlit_finds_the_app() -> None:
    assert discover_asgi_app(PROJECT / "app.py").import_string == "app:app"


def test_the_first_page_is_also_found_by_its_name(client: httpx.Client) -> None:
    answer = client.get("/oversikt?omrade=1980R046")
    assert answer.status_code == 307
    assert answer.headers["location"] == "./?omrade=1980R046"
    assert client.get("/oversikt", follow_redirects=True).status_code == 200
