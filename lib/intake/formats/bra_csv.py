"""Brå's table of reported crimes in the municipalities: one CSV for each year."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.checked import checked_rows, given_faults, rejected_rows
from lib.intake.formats.heading import heading_of, plain_name, shown_names
from lib.intake.formats.numbers import WrittenNumbers, add_number_faults, read_numbers
from lib.intake.reader import Reader, ReadFile, Sample
from lib.intake.row_faults import RowFaults
from lib.intake.table_file import read_table_file

NAME = "Brå, anmälda brott i kommunerna (CSV)"
SOURCE = "Brå"
ALL_CRIMES = "Anmälda brott"
COLUMNS = {
    "rate": r"(antal )?(per |/ ?)100 ?000\b.*",
    "count": r"antal( anmälda)?( brott)?( \d{4})?( \(prel\.?\))?",
    "area": r"kommun(er)?|region|område|kommunnamn",
    "crime": r"brott|brottstyp|brottskategori|brottsgrupp",
    "year": r"år",
}
HEADINGS = {"area": "Kommun", "crime": "Brottstyp", "year": "År", "count": "Antal", "rate": "Antal per 100 000"}
"""What the columns are called when rejected rows come back: the year may have stood in the file's name only."""
AREA_TEXT = r"hela (landet|riket)|.+ (kommun|stad|län)"
NUMBER_TEXT = r"-|\.\.|[0-9 ]+(,[0-9]+)?"
YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
PER = 100_000


@dataclass(frozen=True, eq=False)
class _Table:
    """`cells` has the columns area, crime, year, count and rate, as far as the file has them, with text."""

    cells: pd.DataFrame
    overfull: pd.Index
    heading: str


def recognises(sample: Sample) -> bool:
    """By the heading, or by a first row that begins with a municipality followed by numbers."""
    heading = heading_of(sample)
    return _is_heading(heading) or _is_row(heading)


def read(path: Path) -> ReadFile:
    """The rate per 100 000 inhabitants, with the number of crimes as numerator; the number alone where no rate is."""
    table = _read_table(path)
    cells, faults = table.cells, RowFaults(path.name, table.cells.index)
    faults.add(_is_in(cells.index, table.overfull), "hela raden", "", "Raden har för många celler.", "Rätta raden.")
    faults.add(cells["area"] == "", "Kommun", "", "Kommunens namn saknas.", "Fyll i namnet.")
    count, rate = (_numbers(cells, name, faults) for name in ("count", "rate"))
    main = rate or count
    if main is None:
        raise InputFault(
            Fault(path.name, "Filen har inga tal.", shown_names([table.heading]), "Hämta filen på nytt från bra.se.")
        )
    columns = {
        "indicator": cells.get("crime", pd.Series(ALL_CRIMES, index=cells.index)),
        "area": cells["area"],
        "period": _years(path, table),
        "value": main.values,
        "status": main.status,
        "numerator": count.values if count else None,
        "denominator": _inhabitants(count, rate) if count and rate else None,
    }
    rows = checked_rows("values", columns, faults)
    own = cells.assign(year=columns["period"])[[name for name in HEADINGS if name in {*cells, "year"}]]
    own = own.rename(columns=HEADINGS)
    return ReadFile(
        "values", NAME, rows, given_faults(faults, path.name), _notes(table, rate is not None), source=SOURCE,
        attributes={"unit": "per_100000" if rate else "count"},
        n_rejected=int(faults.is_rejected.sum()), rejected=rejected_rows(faults, own), cells=own,
    )  # fmt: skip


def _read_table(path: Path) -> _Table:
    file = read_table_file(path)
    heading = tuple(plain_name(name) for name in file.rows.columns)
    if _is_heading(heading):
        cells = file.rows.set_axis([_meaning(name) for name in heading], axis="columns")
        return _Table(cells, file.overfull, " ".join(file.rows.columns))
    cells = file.rows.set_axis(range(file.rows.shape[1]), axis="columns")
    # Names that stood twice got their place added when they were taken for a heading.
    first = [re.sub(rf" \({place}\)$", "", name) for place, name in enumerate(file.rows.columns, 1)]
    if not _is_row([plain_name(text) for text in first]):
        found = shown_names(file.rows.columns)
        remedy = "Rubrikerna ska vara kommun, brott, år, antal och antal per 100 000."
        raise InputFault(Fault(path.name, "Filen ser inte ut som Brås tabell över kommunerna.", found, remedy))
    cells = pd.concat([pd.DataFrame([first], index=[cells.index.min() - 1]), cells])
    return _Table(cells.set_axis(_meanings_by_content(cells), axis="columns"), file.overfull, "")


def _is_heading(heading: tuple[str, ...]) -> bool:
    """Every column must be known: one that is not could split the numbers, by month or by sex."""
    meanings = [_meaning(name) for name in heading]
    is_complete = "area" in meanings and "count" in meanings
    is_of_crimes = "rate" in meanings or "crime" in meanings
    return is_complete and is_of_crimes and None not in meanings and len(set(meanings)) == len(meanings)


def _meaning(name: str) -> str | None:
    return next((meaning for meaning, pattern in COLUMNS.items() if re.fullmatch(pattern, name)), None)


def _is_row(heading: tuple[str, ...] | list[str]) -> bool:
    if len(heading) not in (3, 4, 5) or not re.fullmatch(AREA_TEXT, heading[0]):
        return False
    return all(re.fullmatch(NUMBER_TEXT, cell) for cell in heading[-2:])


def _meanings_by_content(cells: pd.DataFrame) -> list[str]:
    """Without heading: the municipality first, number and rate last, crime and year between them."""
    between = ["year" if cells[place].str.fullmatch(YEAR).all() else "crime" for place in range(1, cells.shape[1] - 2)]
    if len(set(between)) < len(between):
        between = ["crime", "year"]
    return ["area", *between, "count", "rate"]


def _numbers(cells: pd.DataFrame, name: str, faults: RowFaults) -> WrittenNumbers | None:
    if name not in cells:
        return None
    written = read_numbers(cells[name], decimal=",")
    column = {"count": "Antal", "rate": "Antal per 100 000"}[name]
    add_number_faults(written, cells[name], column, faults)
    faults.add(written.values < 0, column, cells[name], "Talet är mindre än noll.", "Rätta talet.")
    return written


def _inhabitants(count: WrittenNumbers, rate: WrittenNumbers) -> pd.Series:
    """The denominator that Brå divided by, as near as the rounded rate tells."""
    is_known = (count.values > 0) & (rate.values > 0)
    return (count.values.where(is_known) * PER / rate.values.where(is_known)).round()


def _years(path: Path, table: _Table) -> pd.Series:
    """From the column, else from the heading or the file's name."""
    cells = table.cells
    if "year" in cells:
        return cells["year"]
    found = re.search(YEAR, table.heading) or re.search(YEAR, path.stem)
    if found is None:
        remedy = "Ta med året i filens namn, till exempel Anmälda brott 2025.csv."
        raise InputFault(Fault(path.name, "Varken filen eller dess namn säger vilket år talen gäller.", remedy=remedy))
    return pd.Series(found.group(), index=cells.index)


def _is_in(index: pd.Index, rows: pd.Index) -> pd.Series:
    return pd.Series(np.isin(index, rows), index=index)


def _notes(table: _Table, has_rate: bool) -> tuple[str, ...]:
    notes = []
    if has_rate:
        notes.append("Värdet är antal per 100 000 invånare. Folkmängden har räknats fram ur antal och värde.")
    else:
        notes.append("Värdet är antal brott.")
    if "crime" not in table.cells:
        notes.append("Filen nämner ingen brottstyp. Talen gäller alla anmälda brott.")
    if not table.heading:
        notes.append("Filen saknar rubrikrad. Kolumnerna har tolkats efter sin ordning.")
    if "prel" in table.heading.casefold():
        notes.append("Talen är preliminära.")
    return tuple(notes)


READER = Reader("bra_csv", NAME, recognises, lambda path, _: read(path))
