"""Tables from surveys: a share or a mean for each question and group, with the number of answers behind it.

Where a column has the answers, each row tells how many gave one of them: rows of kind survey, else of kind values.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.domain.words import listing
from lib.intake.column_choices import column_choices
from lib.intake.formats.checked import MOST_HELD, checked_rows, given_faults, rejected_rows
from lib.intake.formats.heading import plain_name, shown_names
from lib.intake.formats.numbers import (
    WrittenNumbers,
    add_number_faults,
    read_margins,
    read_numbers,
    split_margins,
)
from lib.intake.formats.survey_cells import SHARE, SurveyTable, recognises, survey_tables
from lib.intake.reader import COLUMNS, Kind, Reader, ReadFile, RejectedRow
from lib.intake.row_faults import RowFaults
from lib.intake.table_file import TableFile

NAME = "Enkättabell med antal svar (CSV, Excel eller ODS)"
NUMBERS = ("share", "value", "n", "margin", "numerator", "denominator")
TEXTS = ("survey", "indicator", "answer", "area", "sex", "age", "period")
PERIOD = r"(?:19|20|21)\d\d(?:-(?:0[1-9]|1[0-2])|/(?:\d\d|\d{4})|--?(?:19|20|21)\d\d)?"
DEFAULT_SHEET_NAME = r"(blad|sheet|tabell|ark)\s*\d*"


def read(path: Path) -> ReadFile:
    """Values with n and, where it is given, margin. Shares from 0 to 1 become per cent, and a note says so."""
    tables = list(survey_tables(path))
    if not tables:
        message = "Filen har ingen rubrikrad med värde, antal svar och fråga eller område."
        raise InputFault(Fault(path.name, message, remedy="Kalla kolumnerna fråga, område, andel, n och år."))
    kinds = {table.kind for table in tables}
    if len(kinds) > 1:
        message = "Några blad har svarsalternativ och andra inte."
        raise InputFault(Fault(path.name, message, remedy="Spara bladen med och utan svarsalternativ var för sig."))
    return _read_tables(tables, kinds.pop())


def read_table_as(path: Path, file: TableFile, kind: Kind, columns: Mapping[str, str]) -> ReadFile:
    """A table whose columns somebody has told the meaning of: `columns` is field → heading."""
    named = {"indicator" if field == "question" else field: heading for field, heading in columns.items()}
    choices = column_choices("survey" if kind == "survey" else "values")
    if missing := [one.label for one in choices if one.required and one.id not in columns]:
        message = f"Ingen kolumn är vald för {listing([label.lower() for label in missing])}."
        raise InputFault(Fault(path.name, message, shown_names(file.rows.columns), "Välj kolumner för dem."))
    if kind == "values":
        named.pop("answer", None)
    if re.fullmatch(SHARE, plain_name(named["value"])):
        named["share"] = named.pop("value")
    cells = file.rows[list(named.values())].set_axis(list(named), axis="columns")
    read = _read_tables([SurveyTable(path.name, cells, named, None, file.overfull)], kind)
    return replace(read, columns=dict(columns))


def _read_tables(tables: Sequence[SurveyTable], kind: Kind) -> ReadFile:
    parts: list[pd.DataFrame] = []
    faults: list[Fault] = []
    notes: list[str] = []
    rejected: list[RejectedRow] = []
    n_rejected = 0
    for table in tables:
        found = RowFaults(table.where, table.cells.index)
        columns, sentences = _columns(table, found)
        parts.append(checked_rows(kind, _of_kind(kind, columns), found))
        faults += given_faults(found, table.where)
        notes += sentences
        rejected += rejected_rows(found, _mendable(table, kind, columns))
        n_rejected += int(found.is_rejected.sum())
    rows = pd.concat(parts, ignore_index=True)
    return ReadFile(
        kind, NAME, rows, tuple(faults), tuple(dict.fromkeys(notes)), n_rejected=n_rejected,
        rejected=tuple(rejected[:MOST_HELD]),
    )  # fmt: skip


def _of_kind(kind: Kind, columns: Mapping[str, Any]) -> dict[str, Any]:
    """The names that the kind has for them."""
    named = {"question" if name == "indicator" and kind == "survey" else name: c for name, c in columns.items()}
    return {name: column for name, column in named.items() if name in COLUMNS[kind]}


def _mendable(table: SurveyTable, kind: Kind, columns: Mapping[str, Any]) -> pd.DataFrame:
    """As a table of our own; a share is in per cent there, whatever it was here."""
    own = dict(table.cells.drop(columns=["share", "value"], errors="ignore").items())
    written = table.cells["share"] if "share" in table.cells else table.cells["value"]
    known = columns["value"].map(lambda value: f"{value:.10g}".replace(".", ","), na_action="ignore")
    filled = {name: columns[name] for name in ("indicator", "period") if name in columns}
    named = _of_kind(kind, own | filled | {"value": known.astype(object).where(known.notna(), written)})
    return pd.DataFrame(named, index=table.cells.index)


def _columns(table: SurveyTable, faults: RowFaults) -> tuple[dict[str, pd.Series], list[str]]:
    table = _with_own_margins(table)
    cells = table.cells
    is_overfull = pd.Series(cells.index.isin(table.overfull), index=cells.index)
    remedy = "Sätt citattecken runt celler som innehåller skiljetecken."
    faults.add(is_overfull, "sista kolumnen", "", "Raden har fler celler än rubrikraden.", remedy)
    written = {name: _numbers(table, name, faults) for name in NUMBERS if name in cells}
    main = written.get("share") or written["value"]
    columns = {"value": main.values, "status": main.status, "n": written["n"].values}
    columns |= {name: written[name].values for name in ("margin", "numerator", "denominator") if name in written}
    notes: list[str] = []
    if "share" in written or main.is_percent.any():
        notes = _in_percent(table, main, columns, faults)
    _check_n(table, written["n"], faults)
    columns |= {name: cells[name] for name in TEXTS if name in cells}
    return columns, [*notes, *_fill_in(table, columns, faults)]


def _with_own_margins(table: SurveyTable) -> SurveyTable:
    """Cells such as `78 ± 3` as two, where no column has the margins."""
    main = "share" if "share" in table.cells else "value"
    values, margins = split_margins(table.cells[main])
    if "margin" in table.cells or not (margins != "").any():
        return table
    names = table.names | {"margin": table.names[main]}
    return replace(table, cells=table.cells.assign(**{main: values, "margin": margins}), names=names)


def _in_percent(
    table: SurveyTable, written: WrittenNumbers, columns: dict[str, pd.Series], faults: RowFaults
) -> list[str]:
    """Shares from 0 to 1 multiplied, in `columns`, and told of; the margin with them when it is as small."""
    notes = []
    if _is_from_0_to_1(written):
        columns["value"] = (columns["value"] * 100).round(10)
        if "margin" in columns and (columns["margin"].dropna() <= 1).all():
            columns["margin"] = (columns["margin"] * 100).round(10)
        notes.append("Andelarna går från 0 till 1 i filen och har räknats om till procent.")
    column = "share" if "share" in table.cells else "value"
    is_outside = columns["value"].notna() & ~columns["value"].between(0, 100)
    message = "Andelen ligger utanför 0–100 procent."
    faults.add(is_outside, table.names[column], table.cells[column], message, "Rätta andelen.")
    return notes


def _numbers(table: SurveyTable, name: str, faults: RowFaults) -> WrittenNumbers:
    texts = table.cells[name]
    written = read_margins(texts) if name == "margin" else read_numbers(texts)
    add_number_faults(written, texts, table.names[name], faults)
    return written


def _is_from_0_to_1(written: WrittenNumbers) -> bool:
    """No value above 1 and at least one between: a column of shares in per cent would hardly look like that."""
    known = written.values.dropna()
    return bool(not written.is_percent.any() and (known <= 1).all() and ((known > 0) & (known < 1)).any())


def _check_n(table: SurveyTable, n: WrittenNumbers, faults: RowFaults) -> None:
    is_wrong = n.values.notna() & ((n.values < 0) | (n.values % 1 != 0))
    message = "Antalet svar är inte ett helt tal från noll och uppåt."
    faults.add(is_wrong, table.names["n"], table.cells["n"], message, "Skriv hur många som svarat.")


def _fill_in(table: SurveyTable, columns: dict[str, pd.Series], faults: RowFaults) -> list[str]:
    """What the rows leave out, from the sheet's name or as something to choose; and the period checked."""
    notes = []
    if "period" in columns:
        periods = columns["period"]
        is_wrong = ~periods.str.fullmatch(PERIOD).astype(bool)
        remedy = "Skriv ett årtal, till exempel 2025."
        faults.add(is_wrong, table.names["period"], periods, "Året går inte att läsa.", remedy)
    else:
        notes.append("Filen säger inte vilket år svaren gäller. Ange det.")
    if "indicator" not in columns:
        if table.sheet_name and not re.fullmatch(DEFAULT_SHEET_NAME, plain_name(table.sheet_name)):
            columns["indicator"] = pd.Series(table.sheet_name, index=table.cells.index)
        else:
            notes.append("Filen säger inte vilken fråga svaren gäller. Ange den.")
    if "area" not in columns:
        notes.append("Filen nämner inget område. Svaren gäller hela kommunen.")
    return notes


READER = Reader("survey_table", NAME, recognises, lambda path, _: read(path))
