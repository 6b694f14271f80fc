"""Open311 GeoReport version 2 as XML: service requests."""

from pathlib import Path

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.open311 import read_requests
from lib.intake.formats.xml_files import load_xml, local_name, root_name
from lib.intake.reader import Reader, ReadFile, Sample, Setting

NAME = "Open311, XML"
ROOTS = {"service_requests", "requests"}


def _recognises(sample: Sample) -> bool:
    return root_name(sample) in ROOTS


def _read(path: Path, setting: Setting) -> ReadFile:
    root = load_xml(path)
    if local_name(root) not in ROOTS:
        remedy = "Hämta ärendena på nytt från tjänstens requests.xml."
        raise InputFault(Fault(path.name, "Filen har ingen lista med Open311-ärenden.", local_name(root), remedy))
    items = [{local_name(field): field.text for field in item} for item in root if local_name(item) == "request"]
    return read_requests(path.name, NAME, items, setting)


READER = Reader("open311_xml", "Open311-ärenden (XML)", _recognises, _read)
