"""Tables from statistical databases, whatever they were written in: cells by place, time, sex, age and measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.domain.codes import AgeBand, Sex, Status
from lib.domain.faults import Fault, InputFault
from lib.geography.naming import SCB_SUFFIX
from lib.intake.formats import statistics_words as words
from lib.intake.formats.item_columns import shaped
from lib.intake.formats.item_faults import ItemFaults
from lib.intake.formats.json_files import shown
from lib.intake.reader import COLUMNS, ReadFile

Role = Literal["place", "time", "sex", "age", "content", ""]


@dataclass(frozen=True, eq=False)
class Dimension:
    """One variable of a table. `at` is the place in `codes` of each cell; codes without a label have none in it."""

    code: str
    label: str
    role: Role
    codes: Sequence[str]
    at: npt.NDArray[np.int64]
    labels: Mapping[str, str] = field(default_factory=dict)

    def label_of(self, code: str) -> str:
        return self.labels.get(code, "")

    def column(self, texts: Sequence[str]) -> npt.NDArray[np.object_]:
        """The text of each cell, given one for each code."""
        return np.array(texts, dtype=object)[self.at]

    @property
    def is_only_total(self) -> bool:
        return len(self.codes) == 1 and words.is_total(self.codes[0], self.label_of(self.codes[0]))


@dataclass(frozen=True, eq=False)
class StatisticsTable:
    """`numbers` (NaN where nothing is known) and `statuses` (Status) of the cells, wrong cells being in `faults`.

    `written` is what stands in each cell.
    """

    file_name: str
    format_name: str
    dimensions: tuple[Dimension, ...]
    numbers: npt.NDArray[np.float64]
    statuses: npt.NDArray[np.object_]
    faults: ItemFaults
    written: Sequence[object]
    source: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


def role_of(code: str, label: str) -> Role:
    """What a variable is about, from its name; empty for anything but place, time, sex, age and measure."""
    patterns: tuple[tuple[Role, Any], ...] = (
        ("place", words.PLACE), ("time", words.TIME), ("sex", words.SEX), ("age", words.AGE),
        ("content", words.CONTENT),
    )  # fmt: skip
    for text in (code, label):
        for role, pattern in patterns:
            if pattern.fullmatch(text):
                return role
    return ""


def read_statistics(table: StatisticsTable) -> ReadFile:
    """Rows of populations when the table counts inhabitants by sex or age and year, else rows of values."""
    by_role: dict[Role, Dimension] = {}
    for dimension in table.dimensions:
        if dimension.role:
            by_role.setdefault(dimension.role, dimension)
    extra = [d for d in table.dimensions if by_role.get(d.role) is not d and not d.is_only_total]
    _check_roles(table, by_role)
    if _counts_inhabitants(by_role, extra):
        return _populations(table, by_role)
    return _values(table, by_role, extra)


def _check_roles(table: StatisticsTable, by_role: Mapping[Role, Dimension]) -> None:
    missing = {"place": "region", "time": "tid", "content": "mått"}
    for role, word in missing.items():
        if role not in by_role:
            found = ", ".join(shown(dimension.code) for dimension in table.dimensions)
            message = f"Tabellen saknar en variabel för {word}."
            raise InputFault(Fault(table.file_name, message, found, "Hämta tabellen på nytt med den variabeln med."))
    if not len(table.numbers) and not table.faults.faults:
        raise InputFault(Fault(table.file_name, "Tabellen har inga värden.", remedy="Välj fler värden och hämta igen."))


def _counts_inhabitants(by_role: Mapping[Role, Dimension], extra: Sequence[Dimension]) -> bool:
    content = by_role["content"]
    if extra or len(content.codes) != 1 or not ({"sex", "age"} & by_role.keys()):
        return False
    code = content.codes[0]
    return words.is_population(code, content.label_of(code)) and all(words.is_year(c) for c in by_role["time"].codes)


def _populations(table: StatisticsTable, by_role: Mapping[Role, Dimension]) -> ReadFile:
    years = np.array([int(code) for code in by_role["time"].codes], dtype=np.int64)
    columns = _people(table, by_role) | {"year": years[by_role["time"].at], "count": table.numbers}
    return _file("populations", table, by_role, columns, ())


def _values(table: StatisticsTable, by_role: Mapping[Role, Dimension], extra: Sequence[Dimension]) -> ReadFile:
    time = by_role["time"]
    columns = _people(table, by_role) | {
        "indicator": _indicators(by_role["content"], extra),
        "period": time.column([words.period_text(code) for code in time.codes]),
        "value": table.numbers,
        "status": table.statuses,
    }
    if not extra:
        return _file("values", table, by_role, columns, ())
    names = ", ".join(shown(dimension.label or dimension.code) for dimension in extra)
    note = f"Tabellen delas också upp efter {names}. Den uppdelningen står efter måttets namn."
    return _file("values", table, by_role, columns, (note,))


def _people(table: StatisticsTable, by_role: Mapping[Role, Dimension]) -> dict[str, Any]:
    place, sex, age = by_role["place"], by_role.get("sex"), by_role.get("age")
    areas = place.column([SCB_SUFFIX.sub("", code.strip()) for code in place.codes])
    people: dict[str, Any] = {
        "row": table.faults.numbers,
        "area": areas,
        "sex": Sex.ALL.value,
        "age": AgeBand.ALL.value,
    }
    if sex:
        people["sex"] = sex.column([words.sex_text(code, sex.label_of(code)) for code in sex.codes])
    if age:
        people["age"] = age.column([words.age_text(code, age.label_of(code)) for code in age.codes])
    return people


def _indicators(content: Dimension, extra: Sequence[Dimension]) -> npt.NDArray[np.object_]:
    """The code of the measure, with what the table divides it by that has no column of its own."""
    texts, at = list(content.codes), content.at
    for dimension in extra:
        found, at = np.unique(at * len(dimension.codes) + dimension.at, return_inverse=True)
        parts = [divmod(both, len(dimension.codes)) for both in found.tolist()]
        name = dimension.label or dimension.code
        texts = [
            f"{texts[i]}, {name}: {dimension.label_of(dimension.codes[j]) or dimension.codes[j]}" for i, j in parts
        ]
    return np.array(texts, dtype=object)[at]


def _file(
    kind: Literal["values", "populations"],
    table: StatisticsTable,
    by_role: Mapping[Role, Dimension],
    columns: dict[str, Any],
    notes: tuple[str, ...],
) -> ReadFile:
    is_kept = ~table.faults.is_rejected
    attributes = dict(table.attributes) | _attributes(by_role)
    notes += _missing_notes(table.statuses[is_kept])
    rows = shaped(kind, columns, is_kept)
    amount = {"value" if kind == "values" else "count": table.written}
    named = {name: columns[name] for name in COLUMNS[kind][1:] if name in columns and name != "status"}
    rejected = table.faults.rejected(named | amount)
    return ReadFile(
        kind, table.format_name, rows, table.faults.faults, notes, None, table.source, attributes,
        table.faults.n_rejected, rejected,
    )  # fmt: skip


def _attributes(by_role: Mapping[Role, Dimension]) -> dict[str, str]:
    """The version of the areas, and the name of each measure by its code."""
    content, place = by_role["content"], by_role["place"]
    versions = sorted({match[1] for code in place.codes if (match := SCB_SUFFIX.search(code.strip()))})
    names = {f"indicator:{code}": content.label_of(code) for code in content.codes if content.label_of(code)}
    return names | ({"area_version": ", ".join(versions)} if versions else {})


def _missing_notes(statuses: npt.NDArray[np.object_]) -> tuple[str, ...]:
    counts = pd.Series(statuses, dtype=object).value_counts()
    words_of = {Status.MISSING.value: "utan uppgift", Status.SUPPRESSED.value: "dolda av sekretess"}
    told = [f"Celler {word}: {counts[status]}." for status, word in words_of.items() if status in counts]
    return (f"{' '.join(told)} De räknas inte som noll.",) if told else ()
