"""Brå's workbook of indicators for one municipality: a sheet for each kind of crime, and for each question of NTU."""

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.domain.words import listing
from lib.intake.formats.checked import MOST_HELD, checked_rows, given_faults, rejected_rows
from lib.intake.formats.heading import plain_name, shown_names
from lib.intake.formats.numbers import WrittenNumbers, add_number_faults, read_numbers
from lib.intake.formats.workbook import Sheet, is_workbook, read_workbook, words_in
from lib.intake.reader import Reader, ReadFile, RejectedRow, Sample
from lib.intake.row_faults import RowFaults

NAME = "Brå, indikatorer för en kommun (Excel)"
SOURCE = "Brå"
RATE = r"antal per 100 ?000"
YEARS = r"(?<!\d)((?:19|20)\d\d)(?:\s*[/–-]\s*((?:19|20)?\d\d)(?!\d))?(?!\d)"
LOOKED_AT_ROWS = 10
PER = 100_000
NTU = "ntu"


@dataclass(frozen=True)
class _Column:
    place: int
    period: str
    is_rate: bool


@dataclass(frozen=True)
class _Heading:
    columns: tuple[_Column, ...]
    last_row: int


def recognises(sample: Sample) -> bool:
    """Numbers and rates beside each other for the whole country, which other tables in workbooks do not have."""
    if not is_workbook(sample):
        return False
    words = words_in(sample)
    has_rate = any(re.search(RATE, word) for word in words)
    has_country = bool({"hela riket", "hela landet", "riket"} & words)
    return has_rate and (has_country or any(re.search(rf"\b{NTU}$", word) for word in words))


def read(path: Path) -> ReadFile:
    """The sheet's name is the indicator. Values are per 100 000 with the number as numerator; of NTU, per cent."""
    tables: list[pd.DataFrame] = []
    rejected: list[RejectedRow] = []
    n_rejected = 0
    skipped: list[str] = []
    faults: list[Fault] = []
    for sheet in read_workbook(path):
        heading = _heading(sheet)
        if heading is None:
            skipped.append(sheet.name)
            continue
        rows, found, held, n_held = _read_sheet(path, sheet, heading)
        tables.append(rows)
        faults += found
        rejected += held
        n_rejected += n_held
    if not tables:
        remedy = "Välj den fil med indikatorer som Brå ger ut för en kommun."
        raise InputFault(Fault(path.name, "Inget blad har år i rubriken.", shown_names(skipped), remedy))
    notes = [
        "Värdet är antal per 100 000 invånare, i NTU-blad procent. Folkmängden har räknats fram ur antal och värde."
    ]
    if skipped:
        notes.append(f"Blad utan årtal har hoppats över: {listing(skipped)}.")
    rows = pd.concat(tables, ignore_index=True)
    return ReadFile(
        "values", NAME, rows, tuple(faults), tuple(notes), source=SOURCE,
        attributes={"unit": "per_100000" if rows["denominator"].notna().any() else "count"}, n_rejected=n_rejected,
        rejected=tuple(rejected[:MOST_HELD]),
    )  # fmt: skip


def _heading(sheet: Sheet) -> _Heading | None:
    """Years stand in the row with most of them, what the columns hold beside the years or in the row below."""
    head = sheet.cells.head(LOOKED_AT_ROWS)
    n_years = [sum(re.search(YEARS, text) is not None for text in row[1:]) for row in head.to_numpy().tolist()]
    if max(n_years) == 0:
        return None
    place = n_years.index(max(n_years))
    years, below = head.iloc[place], head.iloc[min(place + 1, len(head) - 1)]
    is_beside, is_below = (row.str.contains("antal", case=False).any() for row in (years, below))
    columns = _columns(years, below if is_below and not is_beside else years)
    return _Heading(columns, head.index[place + (is_below and not is_beside)])


def _columns(years: pd.Series, words: pd.Series) -> tuple[_Column, ...]:
    """A year counts for the columns after it too, until the next one: its cell may be merged."""
    columns, period = [], None
    for place in range(1, len(years)):
        found = re.search(YEARS, years.iloc[place])
        period = _period(found) if found else period
        word = plain_name(words.iloc[place])
        if period and (found or "antal" in word):
            columns.append(_Column(place, period, bool(re.search(RATE, word)) or "antal" not in word))
    return tuple(columns)


def _period(found: re.Match[str]) -> str:
    """`2017`, or `2017/2018` for two years together."""
    first, second = found.groups()
    return first if second is None else f"{first}/{first[: 4 - len(second)]}{second}"


def _read_sheet(
    path: Path, sheet: Sheet, heading: _Heading
) -> tuple[pd.DataFrame, tuple[Fault, ...], list[RejectedRow], int]:
    """One row for each region and period; and the rejected ones, the first of them with their cells."""
    where = f"{path.name}, {shown_names([sheet.name])}"
    _check_once(where, heading)
    cells = sheet.cells[sheet.cells.index > heading.last_row]
    figures = cells[[column.place for column in heading.columns]]
    has_figures = figures.apply(lambda texts: texts.str.match(r"[-–.0-9]")).any(axis="columns")
    cells = cells[(cells[0] != "") & has_figures]
    parts: list[pd.DataFrame] = []
    faults: list[Fault] = []
    rejected: list[RejectedRow] = []
    n_rejected = 0
    for period in dict.fromkeys(column.period for column in heading.columns):
        found = RowFaults(where, cells.index)
        columns = [column for column in heading.columns if column.period == period]
        read_as = {column.is_rate: _numbers(cells, column, found) for column in columns}
        parts.append(checked_rows("values", _values(sheet, cells, period, read_as), found))
        faults += given_faults(found, where)
        rejected += rejected_rows(found, _written(sheet, cells, period, columns))
        n_rejected += int(found.is_rejected.sum())
    rows = pd.concat(parts, ignore_index=True)
    return rows.sort_values(["row", "period"], kind="stable", ignore_index=True), tuple(faults), rejected, n_rejected


def _written(sheet: Sheet, cells: pd.DataFrame, period: str, columns: list[_Column]) -> pd.DataFrame:
    """As a table of our own: in the unit of the sheet, which the rates in it have made per 100 000."""
    named = {"value" if column.is_rate or len(columns) == 1 else "numerator": column.place for column in columns}
    own = {name: cells[place] for name, place in named.items()}
    return pd.DataFrame({"indicator": sheet.name, "area": cells[0], "period": period} | own, index=cells.index)


def _check_once(where: str, heading: _Heading) -> None:
    """A year that comes back would be women and men, or the like, which this format does not have."""
    seen = [(column.period, column.is_rate) for column in heading.columns]
    if twice := sorted({period for period, is_rate in seen if seen.count((period, is_rate)) > 1}):
        remedy = "Ta bort bladet, eller behåll ett slags tal för varje år."
        raise InputFault(Fault(where, "Samma år står flera gånger i rubriken.", listing(twice[:5]), remedy))


def _numbers(cells: pd.DataFrame, column: _Column, faults: RowFaults) -> WrittenNumbers:
    texts = cells[column.place]
    written = read_numbers(texts)
    name = f"{column.period}, {'värde' if column.is_rate else 'antal'}"
    add_number_faults(written, texts, name, faults)
    faults.add(written.values < 0, name, texts, "Talet är mindre än noll.", "Rätta talet.")
    return written


def _values(
    sheet: Sheet, cells: pd.DataFrame, period: str, read_as: dict[bool, WrittenNumbers]
) -> dict[str, pd.Series | str | None]:
    count, rate = read_as.get(False), read_as.get(True)
    main = rate or count
    if main is None:
        raise ValueError("a period has at least one column")
    columns: dict[str, pd.Series | str | None] = {
        "indicator": sheet.name, "area": cells[0], "period": period, "value": main.values, "status": main.status,
    }  # fmt: skip
    if count is not None:
        columns["numerator"] = count.values
    if count is not None and rate is not None:
        is_known = (count.values > 0) & (rate.values > 0)
        columns["denominator"] = (count.values.where(is_known) * PER / rate.values.where(is_known)).round()
    return columns


READER = Reader("bra_workbook", NAME, recognises, lambda path, _: read(path))
