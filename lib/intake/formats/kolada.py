"""Kolada's API, version 3: values of indicators, and the catalogue of indicators.

Source: https://www.kolada.se/om-oss/api/
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.domain.codes import AgeBand, Sex, Status
from lib.domain.faults import Fault, InputFault
from lib.intake.formats.item_columns import number_column, shaped, text_column, time_column
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.formats.json_files import load_json, outline, shown
from lib.intake.reader import Reader, ReadFile, Sample

NAME = "Kolada"
SOURCE = "Källa: Kolada"
SEXES = {"T": Sex.ALL.value, "K": Sex.WOMEN.value, "M": Sex.MEN.value}
PAGE_KEYS = {"next_url", "previous_url", "next_page", "previous_page", "previous", "next"}
V2_PAGE_KEYS = {"next_page", "previous_page"}
CELL_FIELDS = ("kpi", "municipality", "period", "gender", "value", "status", "isdeleted")
MENDED = {"indicator": "kpi", "period": "period", "sex": "gender", "value": "value"}
"""What a post is called when it comes back in a table of our own."""
INDICATOR = ("id", "title", "description", "unit", "is_divided_by_gender", "publication_date")
REGION = re.compile(r"^00(\d\d)$")
"""Kolada numbers the country 0000 and the regions by their county, 0019; no municipality begins with 00."""

FETCH_V3 = "Hämta om uppgifterna från api.kolada.se/v3."
FETCH_AGAIN = "Hämta filen på nytt från Kolada."

Found = Mapping[str, Sequence[object]]
Mask = npt.NDArray[np.bool_]


def _recognises(sample: Sample) -> bool:
    """A list `values` of what only Kolada has, or an empty one with Kolada's page numbers."""
    found = outline(sample)
    top = {steps[0] for steps in found if len(steps) == 1}
    item = {steps[2] for steps in found if len(steps) == 3 and steps[:2] == ("values", "[]")}
    if found.get(("values",)) != "[":
        return False
    if {"kpi", "values"} <= item or {"id", "title", "is_divided_by_gender"} <= item:
        return True
    is_page = "count" in top and bool(top & PAGE_KEYS)
    return is_page and (not item or {"id", "title"} <= item)


def _read(path: Path) -> ReadFile:
    return read_answer(load_json(path), path.name)


def read_answer(data: Any, name: str) -> ReadFile:
    """Values or catalogue, whichever it is; `name` is what the answer is called in faults."""
    items = data.get("values") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise InputFault(Fault(name, "Filen har inte Koladas listor med värden.", remedy=FETCH_AGAIN))
    if not items:
        message = "Svaret från Kolada är tomt. En felskriven parameter i adressen ger tomma svar."
        raise InputFault(Fault(name, message, remedy="Kontrollera adressen och hämta igen."))
    first = next((item for item in items if isinstance(item, dict)), {})
    _refuse_others(name, data, first)
    read = _read_catalogue if "title" in first else _read_values
    return read(name, items, _page_notes(data))


def _refuse_others(file_name: str, data: dict[str, Any], first: dict[str, Any]) -> None:
    if V2_PAGE_KEYS & data.keys() or _is_v2(first):
        message = "Filen kommer från version 2 av Koladas API, som är stängd."
        raise InputFault(Fault(file_name, message, remedy=FETCH_V3))
    if "ou" in first:
        message = "Filen gäller enskilda enheter, till exempel skolor. Appen läser bara värden för kommuner och län."
        raise InputFault(Fault(file_name, message, f"ou {shown(first['ou'])}", "Hämta dem från api.kolada.se/v3/data."))
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
    broken: list[tuple[int, str, object]] = []
    cells = [cell for number, item in enumerate(items, 1) for cell in _cells(number, item, broken)]
    numbers, *fields = zip(*cells, strict=True) if cells else [()] * (len(CELL_FIELDS) + 1)
    found = dict(zip(CELL_FIELDS, fields, strict=True))
    faults = ItemFaults(file_name, numbers)
    for number, field, value in broken:
        faults.reject_item(number, field, value, "Posten är inte uppbyggd som Koladas värden.", FETCH_AGAIN)
    is_deleted = np.array([value is True for value in found["isdeleted"]], dtype=bool)
    columns = _value_columns(found, faults, is_deleted)
    rows = shaped("values", columns, ~is_deleted & ~faults.is_rejected)
    written = {ours: found[theirs] for ours, theirs in MENDED.items()}
    rejected = faults.rejected(written | {"area": columns["area"].astype(object).tolist()})
    if rows.empty and not faults.faults:
        raise InputFault(Fault(file_name, "Kolada har inga värden för det som filen gäller.", remedy=FETCH_AGAIN))
    is_missing = (rows["status"] == Status.MISSING).to_numpy()
    notes += _cell_notes(int(is_deleted.sum()), is_missing.sum(), found["status"])
    return ReadFile(
        "values", NAME, rows, faults.faults, notes, source=SOURCE, n_rejected=faults.n_rejected, rejected=rejected
    )


def _cells(number: int, item: Any, broken: list[tuple[int, str, object]]) -> list[tuple[Any, ...]]:
    """One tuple for each sex. What is not built like Kolada's posts goes to `broken`."""
    inner = item.get("values") if isinstance(item, dict) else None
    if not isinstance(inner, list):
        broken.append((number, "values" if isinstance(item, dict) else "", inner if isinstance(item, dict) else item))
        return []
    broken.extend((number, "values", cell) for cell in inner if not isinstance(cell, dict))
    outer = (number, item.get("kpi"), item.get("municipality"), item.get("period"))
    return [
        (*outer, cell.get("gender"), cell.get("value"), cell.get("status"), cell.get("isdeleted"))
        for cell in inner
        if isinstance(cell, dict)
    ]


def _value_columns(found: Found, faults: ItemFaults, is_deleted: Mask) -> dict[str, Any]:
    """The columns of kind values. Faults go to `faults`; deleted values have none."""
    texts = {field: text_column(found[field]) for field in ("kpi", "municipality", "period", "gender")}
    for field, column in texts.items():
        is_wrong = column.is_absent_or_wrong & ~is_deleted
        faults.reject(is_wrong, field, found[field], "Uppgiften saknas eller är inte text.", FETCH_AGAIN)
    period, gender = texts["period"].values, texts["gender"].values
    is_year = period.str.fullmatch(r"[12]\d{3}").fillna(value=False).to_numpy(bool)
    faults.reject(~is_year & ~is_deleted, "period", found["period"], "Perioden är inte ett årtal.", FETCH_AGAIN)
    is_sex = gender.isin(SEXES).to_numpy()
    remedy = "Kolada skriver T (alla), K (kvinnor) eller M (män)."
    faults.reject(~is_sex & ~is_deleted, "gender", found["gender"], "Könet är okänt.", remedy)
    numbers = number_column(found["value"])
    faults.reject(numbers.is_wrong & ~is_deleted, "value", found["value"], "Värdet är inte ett tal.", FETCH_AGAIN)
    zero_or_value = np.where(numbers.values == 0, Status.ZERO.value, Status.VALUE.value)
    return {
        "row": faults.numbers,
        "indicator": texts["kpi"].values,
        "area": _areas(texts["municipality"].values),
        "period": period,
        "sex": gender.map(SEXES),
        "age": AgeBand.ALL.value,
        "value": numbers.values,
        "status": np.where(numbers.is_missing, Status.MISSING.value, zero_or_value),
    }


def _areas(municipalities: pd.Series) -> pd.Series:
    return municipalities.map({code: REGION.sub(r"\1", code) for code in municipalities.dropna().unique()})


def _cell_notes(n_deleted: int, n_missing: int, statuses: Sequence[object]) -> tuple[str, ...]:
    notes = []
    if n_deleted:
        notes.append(f"Antal värden som Kolada har tagit bort och som hoppats över: {n_deleted}.")
    if n_missing:
        notes.append(f"Antal värden som saknas i Kolada: {n_missing}. De räknas inte som noll.")
    written = Counter(status for status in statuses if isinstance(status, str) and status)
    if written:
        kinds = ", ".join(f"{shown(status)} ({n})" for status, n in written.most_common(3))
        notes.append(f"Kolada har märkt en del värden: {kinds}.")
    return tuple(notes)


def _read_catalogue(file_name: str, items: list[Any], notes: tuple[str, ...]) -> ReadFile:
    faults = ItemFaults(file_name, np.arange(1, len(items) + 1))
    is_object = np.array([isinstance(item, dict) for item in items], dtype=bool)
    faults.reject(~is_object, "", items, "Posten är inte ett nyckeltal.", FETCH_AGAIN)
    found = {field: [item.get(field) if isinstance(item, dict) else None for item in items] for field in INDICATOR}
    texts = {field: text_column(found[field]) for field in ("id", "title", "description", "unit")}
    for field, column in texts.items():
        is_wrong = column.is_absent_or_wrong if field in ("id", "title") else column.is_wrong
        faults.reject(is_wrong, field, found[field], "Uppgiften saknas eller är inte text.", FETCH_AGAIN)
    by_sex = found["is_divided_by_gender"]
    is_unclear = np.array([not isinstance(value, bool) for value in by_sex], dtype=bool)
    faults.reject(is_unclear, "is_divided_by_gender", by_sex, "Uppgiften ska vara true eller false.", FETCH_AGAIN)
    published = time_column(found["publication_date"])
    message = "Datumet går inte att läsa."
    faults.reject(published.is_wrong, "publication_date", found["publication_date"], message, FETCH_AGAIN)
    columns = {
        "row": faults.numbers,
        "indicator": texts["id"].values,
        "title": texts["title"].values,
        "description": texts["description"].values,
        "unit": texts["unit"].values,
        "is_divided_by_gender": [value is True for value in by_sex],
        "publication_date": published.values,
    }
    rows = shaped("catalogue", columns, ~faults.is_rejected)
    return ReadFile(
        "catalogue", f"{NAME}, nyckeltal", rows, faults.faults, notes, source=SOURCE, n_rejected=faults.n_rejected
    )


READER = Reader("kolada", "Kolada (version 3)", _recognises, lambda path, _: _read(path))
