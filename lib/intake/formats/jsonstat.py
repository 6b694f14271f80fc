"""JSON-stat, version 2: SCB's PxWeb API version 2, and other statistical databases.

Source: https://json-stat.org/full/
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.formats.json_files import load_json, outline, shown
from lib.intake.formats.statistics_cells import read_cells
from lib.intake.formats.statistics_table import Dimension, Role, StatisticsTable, read_statistics, role_of
from lib.intake.reader import Reader, ReadFile, Sample

NAME = "JSON-stat version 2"
MAX_CELLS = 2_000_000
MAX_DIMENSIONS = 20
ROLES: dict[str, Role] = {"time": "time", "geo": "place", "metric": "content"}
FETCH_AGAIN = "Hämta tabellen på nytt som json-stat2."


def _recognises(sample: Sample) -> bool:
    """A dataset or collection, or the older kind, that is refused when it is read."""
    found = outline(sample)
    top = {steps[0] for steps in found if len(steps) == 1}
    has_categories = any(len(steps) == 3 and steps[::2] == ("dimension", "category") for steps in found)
    is_named = found.get(("class",)) in {'"dataset"', '"collection"'} and bool({"version", "id", "link"} & top)
    return is_named or {"id", "size"} <= top or has_categories or ("dataset", "dimension") in found


def _read(path: Path) -> ReadFile:
    return read_dataset(load_json(path), path.name)


def read_dataset(data: Any, name: str) -> ReadFile:
    """Values or populations, whichever the table holds; `name` is what it is called in faults."""
    _refuse_others(name, data)
    codes, sizes = _shape(name, data)
    categories = [_categories(name, data, code, size) for code, size in zip(codes, sizes, strict=True)]
    n_cells = math.prod(sizes)
    if n_cells == 0:
        raise InputFault(Fault(name, "Tabellen har inga värden.", remedy="Välj fler värden och hämta igen."))
    values = _spread(name, "value", data.get("value"), n_cells)
    signs = _signs(name, data.get("status"), n_cells)
    faults = ItemFaults(name, np.arange(1, n_cells + 1), word="cell")
    numbers, statuses, is_wrong = read_cells(values, signs)
    faults.reject(is_wrong, "value", values, "Värdet är varken ett tal eller ett av SCB:s tecken.", FETCH_AGAIN)
    dimensions = _dimensions(data, codes, sizes, categories)
    source = _text(data.get("source"))
    about = {"title": _text(data.get("label")), "updated": _text(data.get("updated"))}
    return read_statistics(
        StatisticsTable(
            name, NAME, dimensions, numbers, statuses, faults, values, f"Källa: {source}" if source else None,
            {key: text for key, text in about.items() if text},
        )
    )  # fmt: skip


def _refuse_others(file_name: str, data: Any) -> None:
    if not isinstance(data, dict):
        raise InputFault(Fault(file_name, "Filen är inte en JSON-stat-tabell.", shown(data), FETCH_AGAIN))
    if "dataset" in data:
        message = "Filen är JSON-stat version 1, som appen inte läser."
        raise InputFault(Fault(file_name, message, remedy=FETCH_AGAIN))
    if data.get("class") not in (None, "dataset"):
        message = "Filen är en JSON-stat-lista utan egna värden."
        raise InputFault(Fault(file_name, message, shown(data["class"]), "Hämta en av tabellerna i listan."))


def _shape(file_name: str, data: Mapping[str, Any]) -> tuple[list[str], list[int]]:
    """Names and sizes of the dimensions."""
    codes, sizes = _list(data.get("id")), _list(data.get("size"))
    is_codes = all(isinstance(code, str) and code for code in codes)
    is_sizes = _are_whole(sizes) and all(size >= 0 for size in sizes)
    if not (codes and is_codes and is_sizes and len(codes) == len(sizes) == len(set(codes))):
        message = "Tabellens variabler (id) och storlekar (size) hör inte ihop."
        raise InputFault(Fault(f"{file_name}, id och size", message, remedy=FETCH_AGAIN))
    if len(codes) > MAX_DIMENSIONS or math.prod(sizes) > MAX_CELLS:
        message = f"Tabellen har fler än {MAX_CELLS} celler eller {MAX_DIMENSIONS} variabler."
        found = " × ".join(shown(size) for size in sizes[:MAX_DIMENSIONS])
        raise InputFault(Fault(f"{file_name}, size", message, shown(found), "Dela upp uttaget i flera filer."))
    return codes, sizes


def _categories(file_name: str, data: Mapping[str, Any], code: str, size: int) -> list[str]:
    """The codes of one dimension in their order: of a list, of an object with positions, or of the only label."""
    category = _part(_part(data.get("dimension")).get(code)).get("category")
    index, labels = _part(category).get("index"), _part(_part(category).get("label"))
    where = f"{file_name}, dimension {shown(code)}"
    if isinstance(index, dict):
        if set(index.values() if _are_whole(index.values()) else ()) != set(range(len(index))):
            message = "Kategoriernas ordning (index) har luckor eller dubbletter."
            raise InputFault(Fault(where, message, remedy=FETCH_AGAIN))
        codes = sorted(index, key=lambda name: index[name])
    elif index is None:
        codes = list(labels) if len(labels) == 1 else []
    else:
        codes = index if isinstance(index, list) and all(isinstance(name, str) for name in index) else []
    if len(codes) != size or len(set(codes)) != size:
        message = "Antalet kategorier stämmer inte med storleken (size)."
        raise InputFault(Fault(where, message, f"{len(codes)} kategorier, storlek {size}", FETCH_AGAIN))
    return codes


def _are_whole(values: Iterable[object]) -> bool:
    return all(type(value) is int for value in values)


def _spread(file_name: str, field: str, found: object, n_cells: int) -> list[object]:
    """One for each cell, of a list of all or an object of some by their number from 0."""
    if isinstance(found, list) and len(found) == n_cells:
        return found
    if not isinstance(found, dict):
        length = f"{len(found)} av {n_cells}" if isinstance(found, list) else shown(found)
        message = f"Antalet celler i {field} stämmer inte med storleken (size)."
        raise InputFault(Fault(f"{file_name}, {field}", message, length, FETCH_AGAIN))
    cells: list[object] = [None] * n_cells
    for place, value in found.items():
        if not (place.isdecimal() and len(place) <= len(str(n_cells)) and int(place) < n_cells):
            message = "Cellens nummer ligger utanför tabellen."
            remedy = f"Numren går från 0 till {n_cells - 1}. Hämta tabellen på nytt."
            raise InputFault(Fault(f"{file_name}, {field}", message, shown(place), remedy))
        cells[int(place)] = value
    return cells


def _signs(file_name: str, found: object, n_cells: int) -> Sequence[object] | None:
    """The sign of each cell; one sign may stand for all."""
    if found is None:
        return None
    signs = [found] * n_cells if isinstance(found, str) else _spread(file_name, "status", found, n_cells)
    return [sign if isinstance(sign, str) else None for sign in signs]


def _dimensions(
    data: Mapping[str, Any], codes: Sequence[str], sizes: Sequence[int], categories: Sequence[list[str]]
) -> tuple[Dimension, ...]:
    """The last dimension varies fastest. A table without a measure is one measure, named as the table."""
    n_cells = math.prod(sizes)
    places = np.unravel_index(np.arange(n_cells), tuple(sizes))
    about = _part(data.get("dimension"))
    dimensions = [
        _dimension(code, _part(about.get(code)), _part(data.get("role")), names, at)
        for code, names, at in zip(codes, categories, places, strict=True)
    ]
    if not any(dimension.role == "content" for dimension in dimensions):
        title = _text(data.get("label")) or "Värde"
        dimensions.append(Dimension("", "", "content", [title], np.zeros(n_cells, dtype=np.int64)))
    return tuple(dimensions)


def _dimension(
    code: str, about: Mapping[str, Any], roles: Mapping[str, Any], codes: list[str], at: npt.NDArray[np.int64]
) -> Dimension:
    label = _text(about.get("label"))
    given = [ours for theirs, ours in ROLES.items() if code in _list(roles.get(theirs))]
    labels = {name: _text(text) for name, text in _part(_part(about.get("category")).get("label")).items()}
    return Dimension(code, label, given[0] if given else role_of(code, label), codes, at, labels)


def _part(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


READER = Reader("jsonstat", "JSON-stat version 2 (SCB och andra)", _recognises, lambda path, _: _read(path))
