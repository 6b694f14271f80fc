"""The guards of conftest.py hold."""

import socket
from pathlib import Path

import httpx
import pytest

from lib.domain.settings import Settings
from tests.conftest import OutsideReached


@pytest.mark.parametrize("address", ["http://example.com", "http://192.0.2.1", "http://[2001:db8::1]"])
def test_the_network_cannot_be_reached(address: str) -> None:
    with pytest.raises(OutsideReached, match="tried to reach"):
        httpx.get(address, trust_env=False)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_the_store_is_the_tests_own(tmp_path: Path) -> None:
    assert str(tmp_path) in Settings.from_environment().database_url
