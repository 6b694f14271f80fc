"""The operations guide's nginx and Caddy, as they stand there, in front of the app: TLS, websocket, cookies and the
name."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
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
CADDY = shutil.which("caddy")
SECONDS_TO_START = 10


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def port(request: pytest.FixtureRequest, small_app: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where the proxy answers, with the guide's block in which only ports and the places of files are others."""
    folder = tmp_path_factory.mktemp(request.param)
    with running_app(folder / "store", small_app, environment={"LAGESBILD_HOSTS": NAME}) as app:
        (block,) = blocks(request.param)
        proxy = {"nginx": _nginx, "caddy": _caddy}[request.param]
        with proxy(folder, _here(block, ("127.0.0.1:8501", app.removeprefix("http://")))) as port:
            yield port


@contextmanager
def _nginx(folder: Path, said: str) -> Iterator[int]:
    """Run with what the guide says; which server each visit went to stands in the folder's `visits`."""
    if NGINX is None or shutil.which("openssl") is None:
        pytest.skip("no nginx and openssl here")
    port, file = free_port(), folder / "nginx.conf"
    _make_certificate(folder)
    said = _here(
        said,
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/lagesbild.pem", f"{folder}/pem"),
        ("/etc/ssl/lagesbild.key", f"{folder}/key"),
    )
    around = f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\nhttp {{\n"
    around += f"log_format went_to '$http_user_agent $upstream_addr';\naccess_log {folder}/visits went_to;\n"
    file.write_text(f"{around}{said}}}\n")
    with subprocess.Popen([NGINX, "-c", str(file), "-e", f"{folder}/log"]) as nginx:
        _wait_for(port)
        yield port
        nginx.terminate()


@contextmanager
def _caddy(folder: Path, said: str) -> Iterator[int]:
    """Run with what the guide says and a certificate of our own: its own comes from outside."""
    if CADDY is None or shutil.which("openssl") is None:
        pytest.skip("no caddy and openssl here")
    port, file = free_port(), folder / "Caddyfile"
    _make_certificate(folder)
    site = _here(said, (f"{NAME} {{", f"https://{NAME}:{port} {{\n    tls {folder}/pem {folder}/key"))
    file.write_text(f"{{\n    admin off\n    auto_https disable_redirects\n}}\n{site}")
    command = [CADDY, "run", "--config", str(file), "--adapter", "caddyfile"]
    own_places = os.environ | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "log").open("w") as log, subprocess.Popen(command, env=own_places, stderr=log) as caddy:
        _wait_for(port)
        yield port
        caddy.terminate()


def _make_certificate(folder: Path) -> None:
    names = f"-subj /CN={NAME} -addext subjectAltName=DNS:{NAME}"
    make = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 {names} -keyout {folder}/key -out {folder}/pem"
    subprocess.run(make.split(), check=True, capture_output=True)


def _here(block: str, *places: tuple[str, str]) -> str:
    for said, here in places:
        assert said in block
        block = block.replace(said, here)
    return block


def _wait_for(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            ask(port, "/halsa")
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the proxy does not answer")


def ask(port: int, path: str, host: str = NAME, **headers: str) -> httpx.Response:
    with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=False, trust_env=False, timeout=20) as visitor:
        return visitor.get(path, headers={"Host": host} | headers, extensions={"sni_hostname": NAME})


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
    other = ask(port, "/", host="elak.example")
    assert other.status_code == 421 or not other.content  # Caddy itself answers names that it does not know
    assert "Strict-Transport-Security" in ask(port, "/", **{"X-Forwarded-Proto": "http"}).headers


def test_with_two_servers_each_visitor_stays_at_one_and_both_are_used(small_app: Path, tmp_path: Path) -> None:
    (block,), (above,), (instead,) = blocks("nginx"), blocks("nginx two servers"), blocks("nginx instead")
    named = {"LAGESBILD_HOSTS": NAME, "LAGESBILD_STORE": str(tmp_path / "store")}
    with (
        running_app(tmp_path / "one", small_app, environment=named) as one,
        running_app(tmp_path / "two", small_app, environment=named) as two,
    ):
        both = _here(above, ("127.0.0.1:8501", one.removeprefix("http://")))
        both = _here(both, ("127.0.0.1:8502", two.removeprefix("http://")))
        with _nginx(tmp_path, both + _here(block, ("        proxy_pass http://127.0.0.1:8501;\n", instead))) as port:
            address = f"https://127.0.0.1:{port}"
            for number in range(12):
                name = {"Host": NAME, "User-Agent": f"visitor-{number}"}
                with httpx.Client(base_url=address, headers=name, verify=False, trust_env=False, timeout=20) as visitor:
                    assert all(visitor.get(path).status_code == 200 for path in ("/", "/halsa", "/", "/halsa"))
        went_to = defaultdict(list)
        for line in (tmp_path / "visits").read_text().splitlines():
            visitor_name, server = line.split()
            went_to[visitor_name].append(server)
        visits = {name: set(servers) for name, servers in went_to.items() if name.startswith("visitor-")}
        assert len(visits) == 12 and all(len(servers) == 1 for servers in visits.values())
        assert set.union(*visits.values()) == {one.removeprefix("http://"), two.removeprefix("http://")}
