"""The operations guide's nginx, as it stands there, in front of the app: TLS, websocket, cookies and the name."""

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser.app_server import free_port, running_app
from tests.cli.test_handbok import blocks
from tests.server.test_whole_clicks import drawn

NAME = "lagesbild.example.se"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SECONDS_TO_START = 10


@pytest.fixture(scope="module")
def port(small_app: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where nginx answers, with the guide's block in which only ports and the places of files are others."""
    if NGINX is None or shutil.which("openssl") is None:
        pytest.skip("no nginx and openssl here")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    make = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN={NAME} -keyout {folder}/key -out {folder}/pem"
    subprocess.run(make.split(), check=True, capture_output=True)
    with running_app(folder / "store", small_app, environment={"LAGESBILD_HOSTS": NAME}) as app:
        (block,) = blocks("nginx")
        for said, here in (
            ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
            ("/etc/ssl/lagesbild.pem", f"{folder}/pem"),
            ("/etc/ssl/lagesbild.key", f"{folder}/key"),
            ("http://127.0.0.1:8501", app),
        ):
            assert said in block
            block = block.replace(said, here)
        file = folder / "nginx.conf"
        around = f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\nhttp {{\naccess_log off;\n"
        file.write_text(f"{around}{block}}}\n")
        with subprocess.Popen([NGINX, "-c", str(file), "-e", f"{folder}/log"]) as nginx:
            _wait_for(port)
            yield port
            nginx.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            ask(port, "/halsa")
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx does not answer")


def ask(port: int, path: str, host: str = NAME, **headers: str) -> httpx.Response:
    return httpx.get(
        f"https://127.0.0.1:{port}{path}", headers={"Host": host} | headers, verify=False, trust_env=False, timeout=20
    )


def test_a_page_comes_over_tls_with_hsts_and_only_secure_cookies(port: int) -> None:
    page = ask(port, "/")
    assert page.status_code == 200 and 'lang="sv"' in page.text
    assert "max-age=" in page.headers["Strict-Transport-Security"]
    cookies = [cookie for path in ("/", "/_stcore/health", "/_stcore/host-config")
               for cookie in ask(port, path).headers.get_list("Set-Cookie")]  # fmt: skip
    assert cookies and all("secure" in cookie.lower() for cookie in cookies)


def test_the_websocket_runs_a_page_and_only_for_pages_of_the_same_name(port: int) -> None:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    address = f"wss://{NAME}/_stcore/stream"

    def opened(origin: str) -> ClientConnection:
        line = socket.create_connection(("127.0.0.1", port))
        return connect(address, origin=origin, sock=line, ssl=trusting, subprotocols=["streamlit"], max_size=None)  # type: ignore[arg-type, list-item]

    with opened(f"https://{NAME}") as tab:
        tab.send(BackMsg(rerun_script={"query_string": ""}).SerializeToString())
        assert "Ett" in drawn(tab)
    with pytest.raises(InvalidStatus, match="403"):
        opened("https://elak.example")


def test_another_name_is_refused_and_a_visitor_cannot_say_http(port: int) -> None:
    assert ask(port, "/", host="elak.example").status_code == 421
    assert "Strict-Transport-Security" in ask(port, "/", **{"X-Forwarded-Proto": "http"}).headers
