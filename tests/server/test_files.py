"""Only the listed files can be had, and they are the right ones."""

import httpx
import pytest

from lib.server.files import LEAFLET_FILES, LEAFLET_FOLDER


@pytest.mark.parametrize("name", LEAFLET_FILES)
def test_leaflet_is_served_and_may_be_kept_for_long(client: httpx.Client, name: str) -> None:
    response = client.get(f"{LEAFLET_FOLDER}/{name}")
    assert response.status_code == 200
    assert "immutable" in response.headers["cache-control"]
    kind = {"js": "javascript", "css": "text/css", "png": "image/png"}[name.rsplit(".", 1)[1]]
    assert kind in response.headers["content-type"]


def test_it_is_the_version_that_the_address_names(client: httpx.Client) -> None:
    version = LEAFLET_FOLDER.rsplit("/", 1)[1]
    assert f"Leaflet {version}" in client.get(f"{LEAFLET_FOLDER}/leaflet.js").text[:200]


@pytest.mark.parametrize(
    "address",
    [
        f"{LEAFLET_FOLDER}/leaflet-src.js",
        f"{LEAFLET_FOLDER}/",
        f"{LEAFLET_FOLDER}/images/",
        f"{LEAFLET_FOLDER}/%2e%2e/__init__.py",
        f"{LEAFLET_FOLDER}/images/..%2f..%2f__init__.py",
        "/filer/",
        "/filer/..%2fcharts.py",
    ],
)
def test_nothing_else_is_served(client: httpx.Client, address: str) -> None:
    response = client.get(address, follow_redirects=True)
    assert response.status_code in {400, 404}


def test_health_tells_that_it_is_up_and_nothing_of_the_inside(client: httpx.Client) -> None:
    response = client.get("/halsa")
    assert response.json().keys() == {"status", "version"}
    assert response.json()["status"] == "ok"
    assert response.headers["cache-control"] == "no-store"
