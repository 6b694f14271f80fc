"""The document around the pages is ours, whole and Swedish, on every address that is a page."""

import re

import httpx
import pytest


@pytest.mark.parametrize("address", ["/", "/two", "/two?period=2026-01", "/finns-inte"])
def test_the_document_is_swedish_and_loads_our_style_sheet(client: httpx.Client, address: str) -> None:
    html = client.get(address).text
    assert '<html lang="sv">' in html
    assert "<title>Lägesbild</title>" in html
    assert "./filer/lagesbild.css?v=" in html
    assert "Slå på det i webbläsaren" in html
    assert "</html>" in html


def test_nothing_of_the_foreign_document_is_left(client: httpx.Client) -> None:
    html = client.get("/").text
    assert not re.search(r"https?://|agent|JavaScript to run|<script>|>Streamlit", html)
    assert '<div id="root"></div>' in html
    assert re.search(r'<script type="module" crossorigin src="\./static/js/index\.[\w-]+\.js">', html)


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_length_and_encoding_are_those_of_our_document(client: httpx.Client, encoding: str) -> None:
    response = client.get("/two", headers={"Accept-Encoding": encoding})
    assert "content-encoding" not in response.headers
    assert int(response.headers["content-length"]) == len(response.content)


def test_a_copy_kept_from_another_app_on_the_same_port_is_not_confirmed(client: httpx.Client) -> None:
    conditions = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "Range": "bytes=0-10"}
    response = client.get("/", headers=conditions)
    assert response.status_code == 200
    assert 'lang="sv"' in response.text


def test_head_has_the_headers_and_no_body(client: httpx.Client) -> None:
    response = client.head("/")
    assert response.content == b""
    assert int(response.headers["content-length"]) == len(client.get("/").content)
