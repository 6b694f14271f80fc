"""Asking one outside service: one host, not too often, not for ever, and never for more than it may answer."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.json_files import parse_json, shown

TIMEOUTS = httpx.Timeout(20, connect=5)
WHOLE_ANSWER_S = 120
TRIES = 3
FIRST_PAUSE_S = 1
LONGEST_PAUSE_S = 60
CALLS_PER_SECOND = 2
MAX_BYTES = 20_000_000
MAX_REASON_BYTES = 4_000
TRY_AGAIN = {429, 500, 501, 502, 503, 504}
HEADERS = {"User-Agent": "Lagesbild", "Accept": "application/json"}

LATER = "Försök senare."
MEANINGS = {
    404: ("Tjänsten har inte det som frågan gäller.", "Kontrollera adressen och indikatorns källa."),
    410: (
        "Den här versionen av tjänsten är stängd.",
        "Kontrollera adressen: den ska gälla den version som används nu.",
    ),
}
"""What an HTTP status means for the user: message and remedy."""


@dataclass(frozen=True)
class Clock:
    """Seconds of the machine, and waiting for some."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class _Unavailable(Exception):
    """No answer just now; another try may help, after `pause_s` if the service says so."""

    def __init__(self, found: str, pause_s: float = 0) -> None:
        self.pause_s = pause_s
        super().__init__(found)


@contextmanager
def web_service(
    name: str, base_url: str, clock: Clock, meanings: Mapping[int, tuple[str, str]]
) -> "Iterator[WebService]":
    """A service to ask. `name` is shown; `meanings` says what its statuses mean beyond the usual.

    Raises InputFault when `base_url` is no web address.
    """
    base = _checked(base_url)
    with httpx.Client(timeout=TIMEOUTS, headers=HEADERS) as client:
        yield WebService(name, base, client, clock, MEANINGS | dict(meanings))


def host_of(base_url: str) -> str:
    """Who is asked at an address. Raises InputFault when it is no web address."""
    return _checked(base_url).netloc.decode("ascii")


class WebService:
    """Asks for JSON. Raises InputFault for every answer that is not JSON, and for none at all.

    Tries again when the service is down, is asked too often or hangs up, never when it refuses.
    """

    def __init__(
        self, name: str, base: httpx.URL, client: httpx.Client, clock: Clock, meanings: Mapping[int, tuple[str, str]]
    ) -> None:
        self.name = name
        self._base = base
        self._client = client
        self._clock = clock
        self._meanings = meanings
        self._next_call_at = clock.now()

    def ask(self, path: str, body: object = None) -> Any:
        """The answer to GET, or with a body to POST, of a path under the service's address."""
        return self._json(httpx.URL(f"{self._base}{path}"), body)

    def follow(self, address: str) -> Any:
        """The answer at an address that the service gave itself. Refused when it leads to another host."""
        try:
            url = self._base.join(address)
        except (httpx.InvalidURL, ValueError) as error:
            raise InputFault(self.odd("Nästa sida har en adress som inte går att använda.", shown(address))) from error
        if url.host != self._base.host or url.port not in (None, self._base.port):
            message = "Tjänsten hänvisar till en annan värd, som inte får frågas."
            raise InputFault(self.odd(message, shown(url.netloc.decode("ascii", "replace"))))
        return self._json(url.copy_with(scheme=self._base.scheme, port=self._base.port, userinfo=b""), None)

    def odd(self, message: str, found: str = "", remedy: str = LATER) -> Fault:
        """A fault of this service's answer."""
        return Fault(self.name, message, found, remedy)

    def _json(self, url: httpx.URL, body: object) -> Any:
        content = self._with_retries(url, body)
        if content.lstrip()[:1] == b"<":
            raise InputFault(self.odd("Tjänsten svarade med en webbsida i stället för uppgifter."))
        return parse_json(content, f"Svaret från {self.name}")

    def _with_retries(self, url: httpx.URL, body: object) -> bytes:
        for attempt in range(1, TRIES + 1):
            try:
                return self._once(url, body)
            except _Unavailable as error:
                if attempt == TRIES:
                    raise InputFault(self.odd(f"Inget svar efter {TRIES} försök.", str(error))) from error
                backoff_s = FIRST_PAUSE_S * 2 ** (attempt - 1)
                self._clock.sleep(min(max(backoff_s, error.pause_s), LONGEST_PAUSE_S))
        raise AssertionError("the last attempt returns or raises")

    def _once(self, url: httpx.URL, body: object) -> bytes:
        self._wait_for_turn()
        try:
            with self._client.stream("GET" if body is None else "POST", url, json=body) as response:
                if response.status_code in TRY_AGAIN:
                    raise _Unavailable(f"felkod {response.status_code}", _wanted_pause_s(response.headers))
                if response.status_code != 200:
                    raise InputFault(self._refusal(response))
                return self._whole(response)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise _Unavailable("ingen kontakt") from error
        except httpx.TimeoutException as error:
            raise _Unavailable("tiden gick ut") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise _Unavailable("bruten anslutning") from error

    def _wait_for_turn(self) -> None:
        early_s = self._next_call_at - self._clock.now()
        if early_s > 0:
            self._clock.sleep(early_s)
        self._next_call_at = self._clock.now() + 1 / CALLS_PER_SECOND

    def _whole(self, response: httpx.Response) -> bytes:
        """The whole answer. A server that drips a byte at a time passes every single timeout, but not the deadline."""
        deadline = self._clock.now() + WHOLE_ANSWER_S
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > MAX_BYTES:
                raise InputFault(self.odd("Svaret är för stort.", f"mer än {MAX_BYTES // 1_000_000} MB"))
            if self._clock.now() > deadline:
                raise _Unavailable("tiden gick ut")
        return bytes(body)

    def _refusal(self, response: httpx.Response) -> Fault:
        message, remedy = self._meanings.get(response.status_code, ("Tjänsten avvisade frågan.", LATER))
        return self.odd(message, ", ".join([f"felkod {response.status_code}", *_reason(response)]), remedy)


def _checked(base_url: str) -> httpx.URL:
    try:
        url = httpx.URL(base_url.rstrip("/"))
        url.host.encode("idna")  # which looking the name up does without a word of warning
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InputFault(_bad_address(base_url)) from error
    is_host = url.host and "%" not in url.host  # httpx escapes what cannot stand in a name
    if url.scheme not in ("http", "https") or not is_host or url.query or url.fragment:
        raise InputFault(_bad_address(base_url))
    return url


def _bad_address(address: str) -> Fault:
    return Fault("Adress", "Adressen går inte att använda.", shown(address), "Börja med https:// och tjänstens namn.")


def _wanted_pause_s(headers: httpx.Headers) -> float:
    """What Retry-After asks for, in seconds or as a time of day by the service's own clock; 0 when it says nothing."""
    wanted = headers.get("Retry-After", "").strip()
    if wanted.isascii() and wanted.isdecimal():
        return float(wanted)
    with suppress(ValueError, TypeError):  # no date, or one with a time zone and one without
        return (parsedate_to_datetime(wanted) - parsedate_to_datetime(headers["Date"])).total_seconds()
    return 0


def _reason(response: httpx.Response) -> list[str]:
    """The title of the problem (RFC 9457) if the service tells it."""
    with suppress(httpx.HTTPError, ValueError, RecursionError):
        told = json.loads(next(response.iter_bytes(MAX_REASON_BYTES), b""))
        title = told.get("title") if isinstance(told, dict) else None
        return [shown(title)] if isinstance(title, str) and title else []
    return []
