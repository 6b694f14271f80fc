"""Waypoints of a GPX file, such as the notes of a safety walk. The track itself is not read.

Source: https://www.topografix.com/GPX/1/1/
"""

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import numpy as np
import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.item_columns import Column, number_column, shaped, text_column, time_column
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.formats.xml_files import load_xml, local_name, root_name
from lib.intake.reader import Reader, ReadFile, Sample, Setting

NAME = "GPX, vägpunkter"
LIMITS = {"lat": 90.0, "lon": 180.0}
TEXTS = ("time", "name", "desc", "cmt")
REMEDY = "Rätta punkten eller ta bort den."


def _recognises(sample: Sample) -> bool:
    return root_name(sample) == "gpx"


def _read(path: Path, setting: Setting) -> ReadFile:
    root = load_xml(path)
    counts = Counter(local_name(part) for part in root)
    points = [part for part in root if local_name(part) == "wpt"]
    if not points:
        message = "Filen har inga vägpunkter. Spår och rutter läses inte."
        raise InputFault(Fault(path.name, message, remedy="Välj en fil med sparade punkter."))
    faults = ItemFaults(path.name, np.arange(1, len(points) + 1), word="vägpunkt")
    x, y = (_degrees(points, axis, faults) for axis in ("lon", "lat"))
    fields = [{local_name(field): field.text for field in point} for point in points]
    texts = {name: text_column([field.get(name) for field in fields]).values for name in TEXTS}
    time = _time(texts["time"], faults, setting.time_zone)
    text = texts["desc"].fillna(texts["cmt"])
    columns = {"row": faults.numbers, "time": time, "x": x, "y": y, "name": texts["name"], "text": text}
    rows = shaped("notes", columns, ~faults.is_rejected)
    written = {"time": texts["time"], "name": texts["name"], "text": text}
    rejected = faults.rejected(
        {axis: [point.get(name) for point in points] for axis, name in (("x", "lon"), ("y", "lat"))}
        | {name: column.astype(object).tolist() for name, column in written.items()}
    )
    return ReadFile(
        "notes", NAME, rows, faults.faults, _notes(counts), "EPSG:4326", n_rejected=faults.n_rejected,
        rejected=rejected,
    )  # fmt: skip


def _degrees(points: list[Element], axis: str, faults: ItemFaults) -> pd.Series:
    found = [point.get(axis) for point in points]
    column = number_column(found)
    message = "Koordinaten saknas eller är inte ett tal."
    faults.reject(column.is_absent_or_wrong, axis, found, message, REMEDY)
    limit = LIMITS[axis]
    is_outside = (column.values.abs() > limit).to_numpy()
    message = f"Koordinaten ligger utanför −{limit:.0f} till {limit:.0f} grader."
    faults.reject(is_outside, axis, found, message, "GPX anger position i WGS 84-grader.")
    return column.values


def _time(written: pd.Series, faults: ItemFaults, time_zone: str) -> pd.Series:
    """Local time. GPX times are UTC, also those that do not say so."""
    has_zone = written.str.contains(r"T.*(?:Z|[+-]\d{2}:?\d{2})$").fillna(value=True)
    found = written.where(has_zone, written + "Z").astype(object).where(written.notna(), None)
    column: Column = time_column(found.tolist(), time_zone)
    faults.reject(column.is_wrong, "time", written.tolist(), "Tidpunkten går inte att läsa.", REMEDY)
    return column.values


def _notes(counts: Counter[str]) -> tuple[str, ...]:
    words = {"trk": "spår", "rte": "rutter"}
    found = [f"{word} ({counts[tag]})" for tag, word in words.items() if counts[tag]]
    return (f"Bara vägpunkterna läses, inte filens {' och '.join(found)}.",) if found else ()


READER = Reader("gpx", "GPX med vägpunkter", _recognises, _read)
