"""Tables with any headings: events, reports, figures, inhabitants, survey answers and notes from a walk.

The headings tell what the columns are, unless the user does; and rejected rows that were mended come back this way.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

import pandas as pd

from lib.domain.codes import Unit
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.words import listing
from lib.intake.column_choices import TableKind, column_choices
from lib.intake.column_guess import guessed_columns, guessed_kind, plain_heading, start_field
from lib.intake.formats import survey_table
from lib.intake.formats.checked import checked_rows, given_faults, rejected_rows
from lib.intake.formats.happened import read_column, read_happened, with_clock
from lib.intake.formats.heading import heading_of, plain_name, shown_names
from lib.intake.formats.numbers import (
    add_number_faults,
    read_coordinates,
    read_margins,
    read_numbers,
    split_margins,
)
from lib.intake.formats.workbook import is_workbook, words_in
from lib.intake.personal_rows import name_columns, refuse_personal_headings
from lib.intake.reader import COLUMNS, Kind, Reader, ReadFile, Sample, Setting
from lib.intake.row_faults import RowFaults
from lib.intake.table_file import TableFile
from lib.intake.workbook_table import read_table

NAME = "Tabell med valfria kolumner (CSV, Excel eller ODS)"
EVENTS_NAME = "Tabell med händelser (CSV, Excel eller ODS)"
KIND_COLUMN = "lagesbild slag"
"""Stands in files of rejected rows and tells their kind."""
TIMES = {"reported_at", "published_at", "time"}
COUNTS = {"n", "count"}
NUMBERS = {"value", "numerator", "denominator", "margin", "year", *COUNTS}
HAPPENED = {"date", "time", "month", "event_from", "event_to"}
MISSING = {
    "date": ("Ingen kolumn säger när det hände.", "Kalla kolumnen datum, månad eller event_from."),
    "reported_at": ("Ingen kolumn säger när det hände.", "Kalla kolumnen rapporterad eller datum."),
    "category": ("Ingen kolumn säger vad som hände.", "Kalla kolumnen kategori, eller ange en för hela filen."),
}  # fmt: skip


def is_mended(sample: Sample) -> bool:
    """A file of rejected rows that the app has written."""
    return KIND_COLUMN in heading_of(sample)


def recognises(sample: Sample) -> bool:
    names = tuple(words_in(sample)) if is_workbook(sample) else heading_of(sample)
    return KIND_COLUMN in names or guessed_kind(names) not in (None, "events")


def read(path: Path, setting: Setting) -> ReadFile:
    """Rows of the kind that the user says, else the one that the headings make them."""
    table = read_table(path, [heading for heading in setting.columns.values() if heading])
    refuse_personal_headings(path.name, table.rows.columns)
    if said := next((name for name in table.rows if plain_name(str(name)) == KIND_COLUMN), None):
        return _read_mended(path, table, table.rows[said], setting)
    kind = setting.kind if setting.kind in get_args(TableKind) else guessed_kind(tuple(table.rows.columns))
    return _read_as(path, table, cast(TableKind, kind or "events"), setting)


def _read_as(path: Path, table: TableFile, kind: TableKind, setting: Setting) -> ReadFile:
    columns = chosen_columns(path.name, table, kind, setting)
    if kind == "survey" or (kind == "values" and "n" in columns):
        return survey_table.read_table_as(path, table, kind, columns)
    _check_columns(path.name, table, kind, columns, setting)
    return _read(path, table, kind, columns, setting, EVENTS_NAME if kind == "events" else NAME)


def chosen_columns(file_name: str, table: TableFile, kind: TableKind, setting: Setting) -> dict[str, str]:
    """Field → heading: what the user says, and a guess for the fields that the user says nothing about.

    Raises InputFault for a field or a heading that does not exist.
    """
    fields = {choice.id for choice in column_choices(kind)}
    faults = []
    for field, heading in setting.columns.items():
        if field not in fields:
            remedy = f"Välj bland: {', '.join(sorted(fields))}."
            faults.append(Fault(f"{file_name}: kolumnerna", "Betydelsen finns inte.", field[:60], remedy))
        elif heading and heading not in table.rows:
            remedy = f"Filen har kolumnerna {shown_names(table.rows.columns)}."
            faults.append(Fault(f"{file_name}: kolumnen för {field}", "Kolumnen finns inte.", heading[:60], remedy))
    refuse_if(faults)
    taken = set(setting.columns.values())
    left = [str(heading) for heading in table.rows if heading not in taken]
    columns = guessed_columns(left, kind) | dict(setting.columns)
    return {field: heading for field, heading in columns.items() if heading}


def _check_columns(
    file_name: str, table: TableFile, kind: TableKind, columns: Mapping[str, str], setting: Setting
) -> None:
    faults = []
    for choice in column_choices(kind):
        is_there = any(field in columns for field in (choice.id, *choice.or_else))
        if not choice.required or is_there or (choice.id == "category" and setting.has_category):
            continue
        remedy = f"Välj en kolumn, eller kalla den {choice.label.lower()}."
        message, remedy = MISSING.get(choice.id, (f"Ingen kolumn är vald för {choice.label.lower()}.", remedy))
        faults.append(Fault(file_name, message, shown_names(table.rows.columns), remedy))
    refuse_if(faults)


def _read_mended(path: Path, table: TableFile, said: pd.Series, setting: Setting) -> ReadFile:
    """Headings are those that we wrote ourselves, and beside the kind may stand the unit of the figures."""
    kinds = said.unique()
    kind, _, unit = str(kinds[0]).partition(" ")
    if len(kinds) != 1 or kind not in COLUMNS or unit not in {"", *Unit}:
        remedy = "Låt kolumnen lagesbild slag stå orörd."
        raise InputFault(Fault(path.name, "Filen säger inte vilket slag raderna är.", shown_names(kinds), remedy))
    plain = {plain_heading(str(heading)): str(heading) for heading in table.rows}
    columns = {name: plain[name] for name in COLUMNS[kind][1:] if name in plain}
    read = _read(path, table, kind, columns, setting, NAME)
    return replace(read, attributes={"unit": unit}) if unit else read


def _read(
    path: Path, table: TableFile, kind: Kind, columns: dict[str, str], setting: Setting, format_name: str
) -> ReadFile:
    cells = table.rows
    faults = RowFaults(path.name, cells.index)
    is_overfull = pd.Series(cells.index.isin(table.overfull), index=cells.index)
    remedy = "Sätt citattecken runt celler som innehåller skiljetecken."
    faults.add(is_overfull, "sista kolumnen", "", "Raden har fler celler än rubrikraden.", remedy)
    found, notes = _columns(cells, kind, columns, setting, faults)
    rows = checked_rows(kind, found, faults)
    if names := name_columns(cells, set(columns.values())):
        notes += (f"Kan innehålla namn på personer och läses inte: {listing(names[:10])}.",)
    return ReadFile(
        kind, format_name, rows, given_faults(faults, path.name), notes, n_rejected=int(faults.is_rejected.sum()),
        rejected=rejected_rows(faults, cells), columns=columns, cells=cells,
    )  # fmt: skip


def _columns(
    cells: pd.DataFrame, kind: Kind, columns: dict[str, str], setting: Setting, faults: RowFaults
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The columns of the kind, and notes of how they were read."""
    is_timed = kind in ("events", "reports")
    found: dict[str, Any] = {}
    for field, heading in columns.items():
        if field in COLUMNS[kind] and not (is_timed and field in HAPPENED):
            found = _column(field, cells[heading], heading, setting, faults) | found
    if kind == "notes":
        found["time"] = _note_times(cells, columns, faults, setting)
    if "x" in columns and "y" in columns:
        found |= _points(found)
    if not is_timed or start_field(columns) is None:
        return found, ()
    happened = read_happened(cells, columns, faults, setting.time_zone, "reported_at" not in columns)
    found |= {"event_from": happened.start, "event_to": happened.end}
    if kind == "reports" and "reported_at" not in columns:
        found["reported_at"] = happened.start
    return found, happened.notes


def _column(field: str, texts: pd.Series, heading: str, setting: Setting, faults: RowFaults) -> dict[str, pd.Series]:
    if field in ("x", "y"):
        written = read_coordinates(texts)
        remedy = "Skriv bara siffror, med punkt eller komma för decimaler."
        faults.add(written.is_unreadable, heading, texts, "Koordinaten är inte ett tal.", remedy)
        return {field: written.values}
    if field == "value":
        texts, margins = split_margins(texts)
        if (margins != "").any():
            return _column("margin", margins, heading, setting, faults) | _number(field, texts, heading, faults)
    if field in NUMBERS:
        return _number(field, texts, heading, faults)
    if field in TIMES:
        dates = read_column(texts.to_frame(heading), heading, faults, setting.time_zone, field != "time")
        return {field: dates.start}
    return {field: texts}


def _number(field: str, texts: pd.Series, heading: str, faults: RowFaults) -> dict[str, pd.Series]:
    written = read_margins(texts) if field == "margin" else read_numbers(texts)
    add_number_faults(written, texts, heading, faults)
    if field in COUNTS:
        is_wrong = written.values.notna() & ((written.values < 0) | (written.values % 1 != 0))
        faults.add(is_wrong, heading, texts, "Antalet är inte ett helt tal från noll.", "Rätta antalet.")
    return {field: written.values} | ({"status": written.status} if field == "value" else {})


def _note_times(cells: pd.DataFrame, columns: Mapping[str, str], faults: RowFaults, setting: Setting) -> pd.Series:
    """From a date with or without a clock of its own; a lone column of times, which we write ourselves, has both."""
    if "date" not in columns:
        return read_column(cells, columns["time"], faults, setting.time_zone, False).start
    dates = read_column(cells, columns["date"], faults, setting.time_zone, False)
    return (with_clock(cells, columns["time"], dates, faults) if "time" in columns else dates).start


def _points(found: Mapping[str, pd.Series]) -> dict[str, pd.Series]:
    """Both or none."""
    has_both = found["x"].notna() & found["y"].notna()
    return {axis: found[axis].where(has_both) for axis in ("x", "y")}


def read_events(path: Path, setting: Setting) -> ReadFile:
    """Events, unless the user says what else the rows are."""
    return read(path, setting if setting.kind is not None else replace(setting, kind="events"))


READER = Reader("own_table", NAME, recognises, read)
EVENTS = Reader("event_table", EVENTS_NAME, lambda _: False, read_events)
"""What a table is taken for when nothing else recognises it."""
