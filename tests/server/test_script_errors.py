"""A page that fails tells the user a number, and the log the rest under the same number."""

import re
from pathlib import Path

from tests.server.visitor import alerts, visit


def test_the_user_sees_a_number_and_the_log_has_the_rest(small_server: str, small_app: Path) -> None:
    messages = visit(small_server, "fel=1")
    [text] = alerts(messages)
    number = re.search(r"felnumret \*\*(\w{6})\*\*", text)
    assert number is not None
    log = (small_app.parent / "store" / "server.log").read_text()
    assert re.search(rf"Felnummer {number[1]} i /\nTraceback.*RuntimeError: hemlig detalj", log, re.DOTALL)


def test_nothing_of_the_fault_reaches_the_browser(small_server: str) -> None:
    frames = b"".join(message.SerializeToString() for message in visit(small_server, "fel=1"))
    for secret in (b"hemlig", b"RuntimeError", b"Traceback"):
        assert secret not in frames


def test_two_faults_have_two_numbers(small_server: str) -> None:
    assert alerts(visit(small_server, "fel=1")) != alerts(visit(small_server, "fel=1"))


def test_a_page_that_works_shows_no_number(small_server: str) -> None:
    assert alerts(visit(small_server)) == []
