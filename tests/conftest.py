"""No test reaches the network or the user's own store, not even by mistake."""

import ipaddress
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

settings.register_profile("suite", deadline=None, max_examples=50)  # a busy machine is slow, which is no fault
settings.load_profile("suite")


class OneBrowserForAll(LoadFileScheduling):
    """A file at a time to each worker, but all browser tests to one: they share a server and its loaded example."""

    def _split_scope(self, nodeid: str) -> str:
        return "tests/browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneBrowserForAll:
    return OneBrowserForAll(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's first: they take longest and mostly wait."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/browser/"))


class OutsideReached(BaseException):
    """Not an Exception: code that takes a failed connection in its stride must not hide the attempt."""


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of this test's own, found by the app through the environment."""
    store = tmp_path / "store"
    monkeypatch.setenv("LAGESBILD_STORE", str(store))
    monkeypatch.delenv("LAGESBILD_DATABASE_URL", raising=False)
    return store


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine can be connected to; a name that is not its own is not even looked up."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_outside(address[0] if isinstance(address, tuple) else "localhost")
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_outside(address[0] if isinstance(address, tuple) else "localhost")
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        _refuse_outside(host)
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


def _refuse_outside(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return
    try:
        is_own = ipaddress.ip_address(name).is_loopback
    except ValueError:
        is_own = False
    if not is_own:
        raise OutsideReached(f"a test tried to reach {name}")
