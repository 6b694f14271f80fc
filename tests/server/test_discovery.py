"""`streamlit run app.py` finds our host: a mere `app = create()` would start without headers or routes."""

from streamlit.web.server.app_discovery import discover_asgi_app

from tests.browser.app_server import PROJECT


def test_streamlit_finds_the_app() -> None:
    assert discover_asgi_app(PROJECT / "app.py").import_string == "app:app"
