"""One call after another: what is tried again, what is waited for, and what is refused at once."""

import re
import socket

import pytest

from lib.domain.faults import InputFault
from lib.intake.fetching import http_client
from lib.intake.fetching.http_client import Clock, host_of, web_service
from tests.intake.fetching.played import Service, Waited, answer, cut_off, endless

GOOD = answer({"ok": 1})


def ask(service: Service, waited: Waited, *answers: http_client.Any, path: str = "/x") -> object:
    service.answers = list(answers)
    with web_service("Provtjänsten", service.address, waited.clock, {}) as web:
        return web.ask(path)


def refused(service: Service, waited: Waited, *answers: http_client.Any) -> str:
    with pytest.raises(InputFault) as caught:
        ask(service, waited, *answers)
    return str(caught.value)


def test_an_answer_comes_back_as_json_from_under_the_base(service, waited):
    assert ask(service, waited, GOOD, path="/data/kpi/N1,N2/municipality/1980,0019") == {"ok": 1}
    assert service.paths == ["/v3/data/kpi/N1,N2/municipality/1980,0019"]
    assert waited.pauses == []


@pytest.mark.parametrize("status", [500, 501, 502, 503, 504, 429])
def test_two_troubles_are_waited_out_longer_each_time(service, waited, status):
    trouble = answer(b"", status)
    assert ask(service, waited, trouble, trouble, GOOD) == {"ok": 1}
    assert waited.pauses == [1, 2]
    assert len(service.paths) == 3


def test_a_cut_connection_is_tried_again(service, waited):
    assert ask(service, waited, cut_off, cut_off, GOOD) == {"ok": 1}


@pytest.mark.parametrize(("trouble", "said"), [(answer(b"", 500), "felkod 500"), (cut_off, "bruten anslutning")])
def test_after_three_tries_it_is_enough(service, waited, trouble, said):
    assert f"Inget svar efter 3 försök. Hittade: {said}" in refused(service, waited, trouble)
    assert len(service.paths) == 3


def test_a_service_that_is_not_there_is_a_fault(waited):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with web_service("Prov", address, waited.clock, {}) as web, pytest.raises(InputFault, match="ingen kontakt"):
            web.ask("/x")


@pytest.mark.parametrize(
    ("wanted", "pause"),
    [("7", 7), ("0", 1), ("86400", 60), ("-5", 1), ("snart", 1), ("Wed, 01 Apr 2026 10:00:09 GMT", 9), ("²", 1)],
)
def test_retry_after_is_honoured_up_to_a_minute(service, waited, monkeypatch, wanted, pause):
    header = wanted.encode("utf-8").decode("latin-1")
    limited = answer(b"", 429, Retry_After=header)

    def at_ten(request):
        request.date_time_string = lambda *_: "Wed, 01 Apr 2026 10:00:00 GMT"
        limited(request)

    ask(service, waited, at_ten, GOOD)
    assert waited.pauses == [pause]


@pytest.mark.parametrize(
    ("status", "said"),
    [(400, "avvisade frågan"), (401, "avvisade"), (403, "avvisade"), (404, "inte det som frågan gäller"),
     (410, "versionen av tjänsten är stängd"), (302, "avvisade"), (505, "avvisade"), (204, "avvisade")],
)  # fmt: skip
def test_a_refusal_is_not_asked_again(service, waited, status, said):
    message = refused(service, waited, answer(b"", status))
    assert said in message and f"felkod {status}" in message
    assert (len(service.paths), waited.pauses) == (1, [])


def test_the_reason_of_a_refusal_is_told_in_one_short_line(service, waited):
    problem = {"type": "about:blank", "title": "Missing selection for\nmandantory variable " + "x" * 500, "status": 400}
    message = refused(service, waited, answer(problem, 400))
    assert "felkod 400, Missing selection for mandantory" in message and len(message) < 200


@pytest.mark.parametrize("reason", [b"<html>", b'{"title": 7}', b"[]", b'{"title": "' + b"x" * 9_000 + b'"}'])
def test_a_refusal_without_a_readable_reason_tells_its_number(service, waited, reason):
    assert "Hittade: felkod 400. " in refused(service, waited, answer(reason, 400))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE html><html>under arbete</html>", "webbsida"),
        (b"\n  <?xml version='1.0'?><a/>", "webbsida"),
        (b'{"values": [{"kpi": "N0', "Svaret från Provtjänsten, rad 1"),
        (b"", "Svaret från Provtjänsten, rad 1"),
        (b'{"value": NaN}', "inget tal"),
        (b"[" * 100_000, "nivåer"),
        (b'{"a": "\xff"}', "UTF-8"),
    ],
)
def test_an_answer_that_is_no_json_is_a_fault_at_once(service, waited, content, said):
    assert said in refused(service, waited, answer(content))
    assert len(service.paths) == 1


def test_an_endless_answer_is_stopped(service, waited, monkeypatch):
    monkeypatch.setattr(http_client, "MAX_BYTES", 3_000_000)
    assert "Svaret är för stort. Hittade: mer än 3 MB" in refused(service, waited, endless)


def test_an_answer_that_drips_for_ever_is_given_up(service):
    ticking = iter(range(0, 10_000_000, 50))
    slow = Clock(lambda: float(next(ticking)), lambda _: None)
    service.answers = [endless]
    with web_service("Prov", service.address, slow, {}) as web, pytest.raises(InputFault, match="tiden gick ut"):
        web.ask("/x")


def test_calls_keep_their_distance(service, waited):
    service.answers = [GOOD]
    with web_service("Prov", service.address, waited.clock, {}) as web:
        for _ in range(3):
            web.ask("/x")
        waited.at += 10
        web.ask("/x")
    assert waited.pauses == [0.5, 0.5]


@pytest.mark.parametrize(
    "form", ["{address}/y?page=2", "/v3/y?page=2", "y?page=2", "http://bo:hemligt@{host}/v3/y?page=2"]
)
def test_a_next_page_on_the_same_host_is_followed(service, waited, form):
    service.answers = [GOOD]
    host = service.address.removeprefix("http://").removesuffix("/v3")
    with web_service("Prov", service.address, waited.clock, {}) as web:
        assert web.follow(form.format(address=service.address, host=host)) == {"ok": 1}
    assert service.paths[0] in {"/v3/y?page=2", "/y?page=2"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.2/v3/y", "127.0.0.2"),
        ("https://example.org/v3/y", "example.org"),
        ("//example.org/v3/y", "example.org"),
        ("http://127.0.0.1:1/v3/y", "127.0.0.1:1"),
        ("http://127.0.0.1@example.org/y", "example.org"),
        ("file:///etc/passwd", "annan värd"),
        ("http://[", "värd"),
        ("http://" + "x" * 70_000, "inte går att använda"),
    ],
)
def test_a_next_page_somewhere_else_is_never_asked_for(service, waited, address, said):
    service.answers = [GOOD]
    with web_service("Prov", service.address, waited.clock, {}) as web, pytest.raises(InputFault) as caught:
        web.follow(address)
    assert said in str(caught.value) and len(str(caught.value)) < 250
    assert service.paths == []


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/x", "127.0.0.1", "http://127.0.0.1:x", "file:///etc/hosts", "", "http://",
                "http://127.0.0.1/v3?a=1", "http://127.0.0.1/v3#a", "http://" + "a" * 300]
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_a_fault(waited, address):
    with (
        pytest.raises(InputFault, match="går inte att använda"),
        web_service("Prov", address, waited.clock, {}) as web,
    ):
        web.ask("/x")


def test_the_host_is_told_without_name_and_password():
    assert host_of("https://bo:hemligt@api.kolada.se/v3/") == "api.kolada.se"
    assert re.fullmatch(r"127\.0\.0\.1:\d+", host_of("http://127.0.0.1:8080/v3"))
