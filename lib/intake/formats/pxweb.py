"""JSON from PxWeb's API, version 1: SCB and many municipalities and regions.

Source: https://www.scb.se/vara-tjanster/oppna-data/pxwebapi/
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.formats.json_files import load_json, outline, shown
from lib.intake.formats.statistics_cells import read_cells
from lib.intake.formats.statistics_table import Dimension, Role, StatisticsTable, read_statistics, role_of
from lib.intake.reader import Reader, ReadFile, Sample

NAME = "PxWeb, JSON version 1"
FETCH_AGAIN = "Hämta tabellen på nytt."
MAX_CONTENTS = 1_000


def _recognises(sample: Sample) -> bool:
    found = outline(sample)
    return ("columns", "[]", "code") in found and ("columns", "[]", "type") in found


def _read(path: Path) -> ReadFile:
    data = load_json(path)
    columns, items = (data.get("columns"), data.get("data")) if isinstance(data, dict) else (None, None)
    if not isinstance(columns, list) or not isinstance(items, list) or not all(_is_column(c) for c in columns):
        message = "Filen har inte PxWebs delar columns och data."
        raise InputFault(Fault(path.name, message, remedy=FETCH_AGAIN))
    keys = [column for column in columns if column["type"] != "c"]
    contents = [column for column in columns if column["type"] == "c"]
    _check_columns(path.name, keys, contents)
    return read_statistics(_table(path.name, keys, contents, items, _about(data)))


def _is_column(column: object) -> bool:
    return isinstance(column, dict) and all(isinstance(column.get(name), str) for name in ("code", "type"))


def _check_columns(file_name: str, keys: Sequence[Any], contents: Sequence[Any]) -> None:
    codes = [column["code"] for column in [*keys, *contents]]
    twice = next((code for code in codes if codes.count(code) > 1), None) if len(codes) <= MAX_CONTENTS else "…"
    if twice is not None:
        message = "Tabellen har för många kolumner, eller två som heter lika."
        raise InputFault(Fault(f"{file_name}, columns", message, shown(twice), FETCH_AGAIN))
    if not contents:
        raise InputFault(Fault(f"{file_name}, columns", "Tabellen har inget mått (typ c).", remedy=FETCH_AGAIN))


def _table(
    file_name: str, keys: Sequence[Any], contents: Sequence[Any], items: list[Any], about: dict[str, str]
) -> StatisticsTable:
    """One cell for each item and measure, in the order of the file."""
    is_whole = [_is_item(item, len(keys), len(contents)) for item in items]
    whole = [item for item, is_ok in zip(items, is_whole, strict=True) if is_ok]
    numbers = np.flatnonzero(is_whole) + 1
    faults = ItemFaults(file_name, np.repeat(numbers, len(contents)))
    for place in np.flatnonzero(~np.array(is_whole, dtype=bool)).tolist():
        message = f"Posten ska ha {len(keys)} delar i key och {len(contents)} i values."
        faults.reject_item(place + 1, "", items[place], message, FETCH_AGAIN)
    values = [value for item in whole for value in item["values"]]
    found, statuses, is_wrong = read_cells(values)
    faults.reject(is_wrong, "values", values, "Värdet är varken ett tal eller ett av SCB:s tecken.", FETCH_AGAIN)
    dimensions = [
        _dimension(column, [item["key"][i] for item in whole], len(contents)) for i, column in enumerate(keys)
    ]
    source = about.pop("source", None)
    return StatisticsTable(
        file_name, NAME, (*dimensions, _measures(contents, len(whole))), found, statuses, faults,
        values, f"Källa: {source}" if source else None, about,
    )  # fmt: skip


def _is_item(item: object, n_keys: int, n_values: int) -> bool:
    if not isinstance(item, dict):
        return False
    key, values = item.get("key"), item.get("values")
    if not isinstance(key, list) or not isinstance(values, list) or (len(key), len(values)) != (n_keys, n_values):
        return False
    return all(type(part) is str for part in key)


def _dimension(column: dict[str, Any], codes: list[str], n_contents: int) -> Dimension:
    at, found = pd.factorize(np.array(codes, dtype=object))
    label = _text(column.get("text"))
    role: Role = "time" if column["type"] == "t" else role_of(column["code"], label)
    return Dimension(column["code"], label, role, [str(code) for code in found], np.repeat(at, n_contents))


def _measures(contents: Sequence[Any], n_items: int) -> Dimension:
    codes = [column["code"] for column in contents]
    labels = {column["code"]: _text(column.get("text")) for column in contents}
    return Dimension("ContentsCode", "", "content", codes, np.tile(np.arange(len(codes)), n_items), labels)


def _about(data: dict[str, Any]) -> dict[str, str]:
    """Title, date of the last update and source, as far as the file tells."""
    metadata = data.get("metadata")
    first = metadata[0] if isinstance(metadata, list) and metadata else None
    if not isinstance(first, dict):
        return {}
    names = {"title": "label", "updated": "updated", "source": "source"}
    return {ours: text for ours, theirs in names.items() if (text := _text(first.get(theirs)))}


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


READER = Reader("pxweb", "SCB och andra PxWeb, JSON version 1", _recognises, lambda path, _: _read(path))
