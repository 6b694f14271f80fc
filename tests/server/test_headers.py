"""Every kind of response carries the headers that keep the browser in hand."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from lib.server.security_headers import SecurityHeaders, document_policy

FRAME = "/component/streamlit_folium.st_folium/index.html"
KINDS = {
    "index": ("/", 200),
    "page": ("/two", 200),
    "static file": ("/favicon.png", 200),
    "missing script": ("/static/js/none.js", 200),  # Streamlit answers with its index page
    "trailing slash": ("/two/", 301),
    "traversal": ("/..%2f..%2fetc/passwd", 400),
    "component frame": (FRAME, 200),
    "missing component": ("/component/none/index.html", 404),
    "leaflet": ("/leaflet/1.9.3/leaflet.js", 200),
    "missing leaflet file": ("/leaflet/1.9.3/none.js", 404),
    "style sheet": ("/filer/lagesbild.css", 200),
    "icon": ("/filer/lagesbild.svg", 200),
    "health": ("/halsa", 200),
    "health of Streamlit": ("/_stcore/health", 200),
    "missing media": ("/media/none.png", 404),
    "metrics": ("/_stcore/metrics", 404),
    "agent description": ("/_stcore/agent/openapi.json", 404),
}


@pytest.mark.parametrize(("address", "status"), KINDS.values(), ids=KINDS.keys())
def test_every_response_carries_the_headers(client: httpx.Client, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert_guarded(response.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_other_methods_carry_them_too(client: httpx.Client, method: str) -> None:
    for address in ("/", "/halsa", "/_stcore/upload_file/a/b"):
        assert_guarded(client.request(method, address).headers)


def assert_guarded(headers: httpx.Headers) -> None:
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=(self)" in headers["permissions-policy"]
    assert headers.get_list("content-security-policy")[0].startswith("default-src")
    assert len(headers.get_list("content-security-policy")) == 1


def directives(response: httpx.Response) -> dict[str, list[str]]:
    parts = (part.split() for part in response.headers["content-security-policy"].split(";"))
    return {name: sources for name, *sources in parts}


def test_a_page_runs_no_script_written_into_it_and_names_no_outside_host_but_the_tiles(client: httpx.Client) -> None:
    policy = directives(client.get("/two"))
    assert policy["script-src"] == ["'self'", "'unsafe-eval'"]
    assert policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["frame-ancestors"] == policy["form-action"] == policy["connect-src"] == ["'self'"]
    outside = {(name, source) for name, sources in policy.items() for source in sources if "//" in source}
    assert outside == {("img-src", "https://tiles.example.se")}


def test_only_the_frame_of_the_map_may_run_scripts_written_into_it(client: httpx.Client) -> None:
    assert "'unsafe-inline'" in directives(client.get(FRAME))["script-src"]
    assert directives(client.get("/media/none.svg"))["default-src"] == ["'none'"]


@pytest.mark.parametrize("host", ["tiles.example.se", "https://a.se; script-src *", "https://a.se/path", "*", ""])
def test_an_image_host_that_is_not_an_origin_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="not an origin"):
        document_policy("'self'", (host,))


def test_https_is_remembered_only_where_the_request_came_by_it(client: httpx.Client) -> None:
    assert "strict-transport-security" not in client.get("/halsa").headers
    assert "strict-transport-security" in client.get("/halsa", headers={"X-Forwarded-Proto": "https"}).headers


def test_an_exception_in_a_route_gives_a_number_the_headers_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    def broken(request: object) -> None:
        raise RuntimeError("hemlig detalj")

    app = Starlette(routes=[Route("/", broken)], middleware=[Middleware(SecurityHeaders)])
    with ThreadPoolExecutor(1) as thread:  # the browser tests leave a running loop in the main thread
        response = thread.submit(asyncio.run, answer(app)).result()
    assert response.status_code == 500
    assert_guarded(response.headers)
    number = response.text.removeprefix("Något gick fel. Felnummer: ")
    assert len(number) == 6
    assert number in caplog.text
    assert "hemlig detalj" in caplog.text
    assert "hemlig" not in response.text


async def answer(app: Starlette) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        return await client.get("/")
