"""Open311 GeoReport version 2 as JSON: service requests."""

from pathlib import Path
from typing import Any

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.json_files import Outline, load_json, outline
from lib.intake.formats.open311 import read_requests
from lib.intake.reader import Reader, ReadFile, Sample, Setting

NAME = "Open311, JSON"
PLACES: tuple[tuple[str, ...], ...] = (
    ("[]",),
    ("service_requests", "[]"),
    ("requests", "[]", "request", "[]"),
)
"""Where the requests stand: as the standard says, and in newer and older FixMyStreet."""


def _recognises(sample: Sample) -> bool:
    found = outline(sample)
    return any(_is_request(found, place) for place in PLACES)


def _is_request(found: Outline, place: tuple[str, ...]) -> bool:
    fields = {steps[-1] for steps in found if steps[:-1] == place}
    return "requested_datetime" in fields and bool({"service_request_id", "service_code", "service_name"} & fields)


def _read(path: Path, setting: Setting) -> ReadFile:
    items = _requests(load_json(path))
    if items is None:
        remedy = "Hämta ärendena på nytt från tjänstens requests.json."
        raise InputFault(Fault(path.name, "Filen har ingen lista med Open311-ärenden.", remedy=remedy))
    return read_requests(path.name, NAME, items, setting)


def _requests(data: Any) -> list[Any] | None:
    if isinstance(data, dict):
        data = data.get("service_requests", data.get("requests"))
    if not isinstance(data, list):
        return None
    if len(data) == 1 and isinstance(data[0], dict) and isinstance(data[0].get("request"), list):
        return data[0]["request"]
    return data


READER = Reader("open311_json", "Open311-ärenden (JSON)", _recognises, _read)
