"""A foreign name is refused on every way in; the names of the installation are let in."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.browser.app_server import running_app

FOREIGN = ("example.com", "localhost.example.com", "127.0.0.1.nip.io", "localhost:8501:80", "a b", "", "[::2]")
KNOWN = ("localhost", "LOCALHOST:8501", "127.0.0.1:1", "[::1]:8501")


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_is_refused(client: httpx.Client, host: str) -> None:
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 421
    assert "content-security-policy" in response.headers


@pytest.mark.parametrize("host", KNOWN)
def test_names_of_this_machine_are_let_in(client: httpx.Client, host: str) -> None:
    assert client.get("/halsa", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(("host", "status"), [("example.com", "403"), ("localhost", "101")])
def test_the_websocket_is_guarded_too(small_server: str, host: str, status: str) -> None:
    assert handshake(small_server, host) == status


def test_the_environment_names_more_hosts(small_app: Path, tmp_path: Path) -> None:
    names = {"LAGESBILD_HOSTS": "lage.example.se, lage2.example.se"}
    with running_app(tmp_path / "store", small_app, environment=names) as url:
        statuses = [httpx.get(url, headers={"Host": h}, trust_env=False).status_code for h in (*KNOWN, *FOREIGN)]
        named = httpx.get(url, headers={"Host": "Lage2.example.se:443"}, trust_env=False).status_code
    assert statuses == [200] * len(KNOWN) + [421] * len(FOREIGN)
    assert named == 200


def handshake(url: str, host: str) -> str:
    """Ask for a websocket under the name `host` and return the status of the answer."""
    address = urlsplit(url)
    lines = (
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "\r\n",
    )
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall("\r\n".join(lines).encode())
        return connection.recv(1024).decode().split()[1]
