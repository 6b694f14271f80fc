"""SCB's map service, played by a small server on this machine: the right answer, and every wrong one."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.domain.faults import InputFault
from lib.geography import wfs
from lib.geography.wfs import fetch_scb_areas
from tests.geography.made_up import off_m2, wards

Answer = Callable[[BaseHTTPRequestHandler], None]


def collection(kind: str = "regso", code: str = "1980") -> dict:
    """Two areas in the shape of GeoServer's GeoJSON, in SWEREF 99 TM."""
    squares = wards().to_crs("EPSG:3006").geometry.iloc[:2]
    features = [
        {
            "type": "Feature",
            "id": f"RegSO_2025.{n}",
            "geometry": {"type": "MultiPolygon", "coordinates": [[list(map(list, square.exterior.coords))]]},
            "geometry_name": "geom",
            "properties": {"kommunkod": code, f"{kind}kod": f"{code}R00{n}", "regsonamn": f"Område {n}"},
        }
        for n, square in enumerate(squares, start=1)
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
    return {"type": "FeatureCollection", "features": features, "numberMatched": 2, "numberReturned": 2, "crs": crs}


def body(content: bytes | dict, status: int = 200) -> Answer:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(raw)))
        request.end_headers()
        request.wfile.write(raw)

    return answer


def cut_off(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    request.wfile.write(b'{"type": "FeatureColl')
    request.wfile.flush()
    request.connection.close()


def too_slow(request: BaseHTTPRequestHandler) -> None:
    time.sleep(1)


class Service:
    """Gives its answers in turn, the last one for ever, and remembers what was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.questions: list[dict[str, list[str]]] = []
        self.address = ""


@pytest.fixture
def service() -> Iterator[Service]:
    played = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            played.questions.append(parse_qs(urlsplit(self.path).query))
            answer = played.answers[min(len(played.questions), len(played.answers)) - 1]
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    played.address = f"http://127.0.0.1:{server.server_address[1]}/geoserver/stat/wfs"
    yield played
    server.shutdown()
    server.server_close()


def fetch(service: Service, kind: str = "regso", code: str = "1980", timeout_s: float = 5):
    return fetch_scb_areas(kind, code, service.address, timeout_s=timeout_s, pause_s=0)


def refused(service: Service, *answers: Answer, timeout_s: float = 5) -> str:
    service.answers = list(answers)
    with pytest.raises(InputFault) as caught:
        fetch(service, timeout_s=timeout_s)
    return str(caught.value)


def test_regso_comes_back_in_degrees_and_the_question_is_the_documented_one(service):
    service.answers = [body(collection())]
    read = fetch(service)
    assert read.areas["area_code"].tolist() == ["1980R001", "1980R002"]
    assert set(read.areas["kind"]) == {"regso"}
    assert off_m2(read.areas.geometry, wards().geometry.iloc[:2]) < 10
    assert service.questions == [
        {
            "service": ["WFS"],
            "version": ["2.0.0"],
            "request": ["GetFeature"],
            "typeNames": ["stat:RegSO_2025"],
            "outputFormat": ["application/json"],
            "srsName": ["EPSG:3006"],
            "cql_filter": ["kommunkod='1980'"],
        }
    ]


def test_deso_is_asked_for_by_its_own_layer(service):
    service.answers = [body(collection("deso"))]
    assert set(fetch(service, "deso").areas["kind"]) == {"deso"}
    assert service.questions[0]["typeNames"] == ["stat:DeSO_2025"]


@pytest.mark.parametrize("trouble", [body(b"", 500), body(b"", 503), cut_off])
def test_a_passing_trouble_is_waited_out(service, trouble):
    service.answers = [trouble, trouble, body(collection())]
    assert len(fetch(service).areas) == 2
    assert len(service.questions) == 3


@pytest.mark.parametrize(
    ("trouble", "said"),
    [(body(b"", 500), "felkod 500"), (cut_off, "bruten anslutning"), (too_slow, "tiden gick ut")],
)
def test_a_lasting_trouble_is_given_up_after_three_tries(service, trouble, said):
    message = refused(service, trouble, timeout_s=0.2)
    assert "svarar inte efter 3 försök" in message
    assert said in message
    assert len(service.questions) == 3


def test_a_service_that_is_not_there_is_a_fault():
    with pytest.raises(InputFault, match="bruten anslutning"):
        fetch_scb_areas("regso", "1980", "http://127.0.0.1:9/wfs", timeout_s=1, pause_s=0)


XML_ERROR = b'<?xml version="1.0"?><ows:ExceptionReport version="2.0.0"><ows:Exception/></ows:ExceptionReport>'


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (body({"type": "FeatureCollection", "features": []}), "inga områden för kommunkod 1980"),
        (body(XML_ERROR), "ett felmeddelande i XML"),
        (body(b"<html>under arbete</html>"), "inte GeoJSON"),
        (body(b"[" * 100_000), "inte GeoJSON"),
        (body(b""), "inte GeoJSON"),
        (body({"type": "Topology"}), "inte en samling"),
        (body(b"[]"), "inte en samling"),
        (body({"type": "FeatureCollection", "features": [7]}), "går inte att läsa"),
        (body({"type": "FeatureCollection", "features": [{"type": "Feature"}]}), "går inte att läsa"),
        (body({**collection(), "numberMatched": 50}), "2 av 50 områden"),
        (body(collection(code="0180")), "en annan kommun. Hittade: 0180R001"),
        (body(b"", 404), "felkod 404"),
        (body(b"", 302), "felkod 302"),
    ],
)
def test_an_answer_that_is_not_the_areas_is_a_fault_at_once(service, answer, said):
    assert said in refused(service, answer)
    assert len(service.questions) == 1


def test_an_endless_answer_is_stopped(service, monkeypatch):
    monkeypatch.setattr(wfs, "MAX_BYTES", 1_000)
    assert "för stort" in refused(service, body(collection()))


@pytest.mark.parametrize("code", ["", "198", "19800", "1980' or 1=1", "19b0"])
def test_a_code_that_is_no_code_is_never_sent(service, code):
    with pytest.raises(InputFault, match="fel form"):
        fetch(service, code=code)
    assert service.questions == []


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/wfs", "127.0.0.1", "http://127.0.0.1:x", "file:///etc/hosts"])
def test_an_address_that_is_no_web_address_is_a_fault(address):
    with pytest.raises(InputFault, match="går inte att använda"):
        fetch_scb_areas("regso", "1980", address, pause_s=0)
