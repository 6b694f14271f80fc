"""The doors of the server: this machine only, no start that leaves one open, a quota of files for each session."""

import asyncio
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config

from lib.server.open_doors import OwnMachineOnly, refuse_open_door
from lib.server.signed_in_files import claims_in
from lib.server.upload_quota import UploadQuota

FILE = "/_stcore/upload_file/session/"


async def taken(request: Request) -> PlainTextResponse:
    await request.body()
    return PlainTextResponse("ok")


INSIDE = Starlette(routes=[Route("/{path:path}", taken, methods=["GET", "PUT", "DELETE"])])


@pytest.mark.parametrize("address", ["0.0.0.0", "", None, "192.168.1.4", "::", "lagesbild.example.se"])
def test_without_sign_in_no_start_on_another_address(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", lambda name: {"server.address": address}[name])
    with pytest.raises(SystemExit, match="inloggning är av"):
        refuse_open_door(signs_in=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_machine_is_let_in(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", lambda name: {"server.address": address}[name])
    refuse_open_door(signs_in=False)


@pytest.mark.parametrize(
    ("server", "status"), [(("127.0.0.1", 1), 200), (("::1", 1), 200), (("10.0.0.4", 1), 403), (("example.se", 1), 403)]
)
def test_what_came_to_another_address_is_refused_whatever_server_runs_the_app(
    server: tuple[str, int], status: int
) -> None:
    assert answered(OwnMachineOnly(INSIDE), {"type": "http", "server": server}) == status


def test_a_websocket_to_another_address_is_closed() -> None:
    assert answered(OwnMachineOnly(INSIDE), {"type": "websocket", "server": ("10.0.0.4", 1)}) == 1008


def answered(app: Any, scope: dict[str, Any]) -> int:
    """The status of the answer, or the code with which a websocket was closed."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    whole = {"path": "/x", "method": "GET", "headers": [], "query_string": b"", "root_path": "", "scheme": "http"}
    with ThreadPoolExecutor(1) as beside:  # a browser that another test has open runs a loop in this thread
        beside.submit(asyncio.run, app(whole | scope, receive, send)).result()
    return int(sent[0].get("status", sent[0].get("code", 0)))


def test_a_session_lays_no_more_than_its_quota_however_many_files() -> None:
    client = TestClient(UploadQuota(INSIDE, most_bytes=1_000))

    def laid(session: str, file: str, size: int) -> int:
        return client.put(f"/_stcore/upload_file/{session}/{file}", content=b"x" * size).status_code

    assert [laid("a", str(number), 300) for number in range(5)] == [200, 200, 200, 413, 413]
    assert laid("a", "0", 300) == 200  # the same file again takes no more room
    assert laid("b", "0", 900) == 200
    assert laid("b", "1", 101) == 413
    assert client.delete(f"{FILE.replace('session', 'a')}1").status_code == 200
    assert laid("a", "9", 300) == 200
    assert client.put(f"{FILE}x", content=iter([b"x"])).status_code == 413  # does not say how long it is


@pytest.mark.parametrize(
    "cookies",
    ["", "a=b", "_streamlit_user=x", "_streamlit_user=eyJzdWIiOiJ4In0.x.y", "_streamlit_user=" + "x" * 5000, ";;=;"],
)
def test_a_cookie_that_we_have_not_signed_says_nothing(cookies: str) -> None:
    assert claims_in(cookies) is None


def test_settings_of_the_server_are_those_that_were_proved() -> None:
    """XSRF and CORS on, no telemetry, no details of faults, an upload limit."""
    written = tomllib.loads((Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text("utf-8"))
    server, browser, client = written["server"], written["browser"], written["client"]
    assert server["enableCORS"] and server["enableXsrfProtection"] and server["maxUploadSize"] <= 50
    assert server["address"] == "127.0.0.1" and not browser["gatherUsageStats"]
    assert client["showErrorDetails"] == "none" and client["disableDataExport"]
