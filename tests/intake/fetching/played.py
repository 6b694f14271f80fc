"""A service on this machine, played answer by answer, and a clock that nobody has to wait for."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from lib.intake.fetching.http_client import Clock

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Service:
    """Gives its answers in turn, the last one for ever, and remembers what was asked."""

    address: str = ""
    answers: list[Answer] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    bodies: list[object] = field(default_factory=list)


@dataclass
class Waited:
    """`clock` moves only when somebody sleeps; `pauses` are how long, in seconds."""

    pauses: list[float] = field(default_factory=list)
    at: float = 0.0

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.at, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.pauses.append(round(seconds, 3))
        self.at += seconds


@contextmanager
def played_service() -> Iterator[Service]:
    played = Service()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._give()

        def do_POST(self) -> None:
            self._give()

        def _give(self) -> None:
            played.paths.append(self.path)
            length = int(self.headers.get("Content-Length", 0))
            if length:
                played.bodies.append(json.loads(self.rfile.read(length)))
            played.answers[min(len(played.paths), len(played.answers)) - 1](self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    played.address = f"http://127.0.0.1:{server.server_address[1]}/v3"
    yield played
    server.shutdown()
    server.server_close()


def answer(content: object, status: int = 200, **headers: str) -> Answer:
    """JSON of the content, or the bytes as they are."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()

    def give(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(raw)))
        request.end_headers()
        request.wfile.write(raw)

    return give


def cut_off(request: BaseHTTPRequestHandler) -> None:
    """The line breaks in the middle of the answer."""
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    request.wfile.write(b'{"values": [{"kpi": "N0')
    request.wfile.flush()
    request.close_connection = True


def endless(request: BaseHTTPRequestHandler) -> None:
    """Sends until the other side hangs up."""
    request.send_response(200)
    request.end_headers()
    request.close_connection = True
    try:
        while True:
            request.wfile.write(b" " * 65_536)
    except OSError:
        return


def post(kpi: str, place: str, year: int, **values: float | None) -> dict[str, object]:
    """One item as Kolada writes it: post("N00001", "1980", 2024, T=31.5, K=30)."""
    cells = [
        {"gender": gender, "count": 1, "status": "" if value is not None else "Missing", "value": value,
         "isdeleted": False}
        for gender, value in values.items()
    ]  # fmt: skip
    return {"values": cells, "kpi": kpi, "period": year, "municipality": place}


def page(*posts: dict[str, object], next_url: str | None = None) -> dict[str, object]:
    return {"values": list(posts), "next_url": next_url, "previous_url": None, "count": len(posts)}


def dataset(values: list[float | None], **dimensions: list[str]) -> dict[str, object]:
    """A table as SCB gives it in json-stat2: dimensions in order, the last varying fastest."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Prov",
        "source": "SCB",
        "updated": "2026-02-20T07:00:00Z",
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "dimension": {
            name: {"label": name, "category": {"index": {code: i for i, code in enumerate(codes)}}}
            for name, codes in dimensions.items()
        },
        "value": values,
    }
