"""Kolada's API, version 3: values of indicators, and the catalogue of indicators.

Source: https://www.kolada.se/om-oss/api/
"""

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from lib.domain.codes import Sex, Status
from lib.domain.faults import Fault, InputFault
from lib.intake.formats.item_columns import number_column, shaped, text_column, time_column
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.formats.json_files import load_json, outline
from lib.intake.reader import Reader, ReadFile, Sample

NAME = "Kolada"
SOURCE = "Källa: Kolada"
SEXES = {"T": Sex.ALL.value, "K": Sex.WOMEN.value, "M": Sex.MEN.value}
PAGE_KEYS = {"next_url", "previous_url", "next_page", "previous_page", "previous", "next"}
V2_PAGE_KEYS = {"next_page", "previous_page"}
FETCH_V3 = "Hämta om uppgifterna från api.kolada.se/v3."
FETCH_AGAIN = "Hämta filen på nytt från Kolada."


def _recognises(sample: Sample) -> bool:
    """A list `values` of what only Kolada has, or an empty one with Kolada's page numbers."""
    found = outline(sample)
    item = {steps[2] for steps in found if len(steps) == 3 and steps[:2] == ("values", "[]")}
    top = {steps[0] for steps in found if len(steps) == 1}
    is_list = found.get(("values",)) == "["
    is_empty = ("values", "[]") not in found and "count" in top and bool(top & PAGE_KEYS)
    is_known = {"kpi", "values"} <= item or {"id", "title"} <= item
    return is_list and (is_empty or (is_known and top <= {"values", "count"} | PAGE_KEYS))


def _read(path: Path) -> ReadFile:
    data = load_json(path)
    items = data.get("values") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise InputFault(Fault(path.name, "Filen har inte Koladas listor med värden.", remedy=FETCH_AGAIN))
    if not items:
        message = "Svaret från Kolada är tomt. En felskriven parameter i adressen ger tomma svar."
        raise InputFault(Fault(path.name, message, remedy="Kontrollera adressen och hämta igen."))
    first = next((item for item in items if isinstance(item, dict)), {})
    _refuse_others(path.name, data, first)
    read = _read_catalogue if "title" in first else _read_values
    return read(path.name, items, _page_notes(data))


def _refuse_others(file_name: str, data: dict[str, Any], first: dict[str, Any]) -> None:
    if V2_PAGE_KEYS & data.keys() or _is_v2(first):
        message = "Filen kommer från version 2 av Koladas API, som är stängd."
        raise InputFault(Fault(file_name, message, remedy=FETCH_V3))
    if "ou" in first:
        message = "Filen gäller enskilda enheter, till exempel skolor. Appen läser bara värden för kommuner och län."
        raise InputFault(Fault(file_name, message, f"ou {first['ou']!s:.20}", "Hämta dem från api.kolada.se/v3/data."))
    if "title" in first and "is_divided_by_gender" not in first:
        message = "Filen är en av Koladas förteckningar, till exempel den över kommuner, och har inga värden."
        remedy = "Hämta värden (v3/data) eller nyckeltal (v3/kpi)."
        raise InputFault(Fault(file_name, message, remedy=remedy))


def _is_v2(first: dict[str, Any]) -> bool:
    """Version 2 has no `isdeleted`, and 0 or 1 for yes and no."""
    inner = first.get("values")
    cells = [cell for cell in inner if isinstance(cell, dict)] if isinstance(inner, list) else []
    return any("isdeleted" not in cell for cell in cells[:1]) or type(first.get("is_divided_by_gender")) is int


def _page_notes(data: dict[str, Any]) -> tuple[str, ...]:
    if not any(data.get(key) for key in ("next_url", "previous_url")):
        return ()
    return ("Filen är en sida av flera. Hämta också de andra sidorna, annars blir uppgifterna ofullständiga.",)


def _read_values(file_name: str, items: list[Any], notes: tuple[str, ...]) -> ReadFile:
    faults = ItemFaults(file_name, [])
    cells, n_deleted = _cells(items, faults)
    numbers, kpi, municipality, period, gender, value, status = (list(column) for column in zip(*cells, strict=True)) if cells else [[]] * 7
    return _values_file(file_name, faults, notes)
