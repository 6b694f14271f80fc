"""A small app of its own behind the real host, so that these tests speak of the server and not of the pages."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.browser.app_server import PROJECT, running_app
from tests.server.visitor import visit

SCRIPT = f"""
import sys

sys.path.insert(0, {str(PROJECT)!r})
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from lib.server import hosting

    app = st.App(__file__, **hosting(first_page="oversikt", image_hosts=("https://tiles.example.se",)))
else:
    import time

    import streamlit_folium  # its frame is registered by the first run, never by the import of the server

    def one() -> None:
        st.title("Ett")
        if st.query_params.get("fel"):
            raise RuntimeError("hemlig detalj")
        st.button("Spara", key="spara", on_click=save_slowly)
        st.text(f"sparat {{st.session_state.get('n_saved', 0)}} gånger")

    def save_slowly() -> None:
        time.sleep(0.6)
        st.session_state["n_saved"] = st.session_state.get("n_saved", 0) + 1

    def two() -> None:
        st.title("Två")

    st.navigation([st.Page(one, title="Ett", default=True), st.Page(two, title="Två")]).run()
"""


@pytest.fixture(scope="session")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script of the small app, with the settings of the real one beside it."""
    folder = tmp_path_factory.mktemp("small")
    settings = folder / ".streamlit" / "config.toml"
    settings.parent.mkdir()
    settings.write_text((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"), encoding="utf-8")
    script = folder / "app.py"
    script.write_text(SCRIPT, encoding="utf-8")
    return script


@pytest.fixture(scope="session")
def small_server(small_app: Path) -> Iterator[str]:
    with running_app(small_app.parent / "store", small_app) as url:
        visit(url)
        yield url


@pytest.fixture
def client(small_server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=small_server, trust_env=False) as client:
        yield client
