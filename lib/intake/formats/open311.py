"""Service requests of Open311 GeoReport version 2, whatever they were written in.

Source: https://wiki.open311.org/GeoReport_v2/
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.item_columns import Column, number_column, shaped, text_column, time_column
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.reader import ReadFile, Setting

CRS = "EPSG:4326"
TEXTS = ("service_request_id", "status", "service_name", "service_code", "description", "address")
PERSONAL = ("first_name", "last_name", "requestor_name", "name", "email", "phone", "device_id", "account_id")
MENDED = {"report_key": "service_request_id", "reported_at": "requested_datetime", "x": "long", "y": "lat",
          "text": "description", "status": "status"}  # fmt: skip
"""What a request's fields are called when it comes back in a table of our own."""
LIMITS = {"lat": 90.0, "long": 180.0}
REMEDY = "Rätta ärendet i källan eller ta bort det ur filen."


def read_requests(file_name: str, format_name: str, items: Sequence[object], setting: Setting) -> ReadFile:
    """Rows of reports, one for each service request. Fields about the person who reported are not read."""
    if not items:
        raise InputFault(Fault(file_name, "Filen har inga ärenden.", remedy="Hämta ärendena på nytt."))
    faults = ItemFaults(file_name, np.arange(1, len(items) + 1), word="ärende")
    is_object = np.array([isinstance(item, Mapping) for item in items], dtype=bool)
    faults.reject(~is_object, "", items, "Posten är inte ett ärende.", REMEDY)
    requests = [item if isinstance(item, Mapping) else {} for item in items]
    texts = {field: _texts(requests, field, faults) for field in TEXTS}
    _need(texts, faults)
    reported_at = _reported_at(requests, faults, setting.time_zone)
    x, y = _position(requests, faults)
    columns = {
        "row": faults.numbers,
        "report_key": texts["service_request_id"],
        "category": texts["service_name"].fillna(texts["service_code"]),
        "reported_at": reported_at,
        "x": x,
        "y": y,
        "text": _description(texts, x),
        "status": texts["status"],
    }
    rows = shaped("reports", columns, ~faults.is_rejected)
    written = {ours: _values(requests, theirs) for ours, theirs in MENDED.items()}
    written["category"] = texts["service_name"].fillna(texts["service_code"]).astype(object).tolist()
    return ReadFile(
        "reports", format_name, rows, faults.faults, _notes(requests), CRS, n_rejected=faults.n_rejected,
        rejected=faults.rejected(written),
    )  # fmt: skip


def _values(requests: Sequence[Mapping[str, Any]], field: str) -> list[Any]:
    """What stands in the field. FixMyStreet's older servers put each value in a list of its own."""
    found = [request.get(field) for request in requests]
    return [value[0] if isinstance(value, list) and len(value) == 1 else value for value in found]


def _texts(requests: Sequence[Mapping[str, Any]], field: str, faults: ItemFaults) -> pd.Series:
    found = _values(requests, field)
    column = text_column(found)
    faults.reject(column.is_wrong, field, found, "Uppgiften är inte text.", REMEDY)
    return column.values


def _need(texts: Mapping[str, pd.Series], faults: ItemFaults) -> None:
    has_no_number = texts["service_request_id"].isna().to_numpy()
    nothing = [None] * len(has_no_number)
    faults.reject(has_no_number, "service_request_id", nothing, "Ärendet saknar nummer.", REMEDY)
    has_no_category = (texts["service_name"].isna() & texts["service_code"].isna()).to_numpy()
    faults.reject(has_no_category, "service_name", nothing, "Ärendet saknar kategori.", REMEDY)


def _reported_at(requests: Sequence[Mapping[str, Any]], faults: ItemFaults, time_zone: str) -> pd.Series:
    found = _values(requests, "requested_datetime")
    column = time_column(found, time_zone)
    remedy = "Skriv till exempel 2026-05-31T22:15:00+02:00."
    faults.reject(column.is_missing, "requested_datetime", found, "Tidpunkten saknas.", remedy)
    faults.reject(column.is_wrong, "requested_datetime", found, "Tidpunkten går inte att läsa.", remedy)
    return column.values


def _position(requests: Sequence[Mapping[str, Any]], faults: ItemFaults) -> tuple[pd.Series, pd.Series]:
    """Longitude and latitude, both missing unless both are there."""
    columns: dict[str, Column] = {}
    for field, limit in LIMITS.items():
        found = _values(requests, field)
        column = columns[field] = number_column(found)
        faults.reject(column.is_wrong, field, found, "Koordinaten är inte ett tal.", "Skriv grader med decimalpunkt.")
        is_outside = (column.values.abs() > limit).to_numpy()
        message = f"Koordinaten ligger utanför −{limit:.0f} till {limit:.0f} grader."
        faults.reject(is_outside, field, found, message, "Open311 anger position i WGS 84-grader.")
    x, y = columns["long"].values, columns["lat"].values
    return x.where(y.notna()), y.where(x.notna())


def _description(texts: Mapping[str, pd.Series], x: pd.Series) -> pd.Series:
    """The description, and the address where there is no position."""
    place = ("Adress: " + texts["address"]).where(x.isna().to_numpy())
    both = texts["description"] + "\n" + place
    return both.fillna(texts["description"]).fillna(place)


def _notes(requests: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    present = set().union(*(request.keys() for request in requests))
    personal = [field for field in PERSONAL if field in present]
    notes = []
    if personal:
        notes.append(f"Filen har fält om den som rapporterat ({', '.join(personal)}). De har inte lästs.")
    if "media_url" in present:
        notes.append("Ärendena länkar till bilder (media_url). De hämtas inte.")
    return tuple(notes)
