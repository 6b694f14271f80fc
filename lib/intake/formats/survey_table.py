"""Tables from surveys: a share or a mean for each question and group, with the number of answers behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.checked import checked_rows, given_faults
from lib.intake.formats.heading import heading_of, plain_name
from lib.intake.formats.numbers import WrittenNumbers, add_number_faults, read_numbers
from lib.intake.formats.workbook import is_workbook, read_workbook, words_in
from lib.intake.reader import Reader, ReadFile, Sample, take_sample
from lib.intake.row_faults import RowFaults
from lib.intake.table_file import read_table_file

NAME = "Enkättabell med antal svar (CSV, Excel eller ODS)"
SHARE = r"andel(en)?( \(?%\)?)?|%|procent|share( \(?%\)?)?|percent(age)?|per cent|proportion"
MEANINGS = {
    "share": SHARE,
    "value": r"värde(t)?|value|estimate|resultat|result|medelvärde|medel|mean|index",
    "n": r"n|antal svar(ande)?|antal respondenter|svarande|bas|antal \(n\)|number of (answers|respondents)|respondents"
         r"|sample size|base|unweighted n|n \(oviktat\)",
    "indicator": r"indikator|fråga|frågetext|variabel|påstående|indicator|question|item|variable|statement",
    "area": r"område|områdeskod|områdesnamn|stadsdel|distrikt|kommun|region|area( code| name)?|district|ward|regso"
            r"|deso|municipality",
    "sex": r"kön|sex|gender",
    "age": r"ålder|åldersgrupp|age( group| band)?",
    "margin": r"felmarginal(en)?( \(?(±|\+/-)?\)?)?|±|\+/-|margin( of error)?|moe",
    "period": r"år|mätår|undersökningsår|period|year|survey year|mätperiod|mätomgång",
}  # fmt: skip
PERIOD = r"(?:19|20|21)\d\d(?:-(?:0[1-9]|1[0-2])|/(?:\d\d|\d{4})|--?(?:19|20|21)\d\d)?"
LOOKED_AT_ROWS = 10
DEFAULT_SHEET_NAME = r"(blad|sheet|tabell|ark)\s*\d*"


@dataclass(frozen=True, eq=False)
class _Table:
    """`cells` has the file's own texts in columns named by meaning, `names` what the file calls them."""

    where: str
    cells: pd.DataFrame
    names: dict[str, str]
    sheet_name: str | None


def recognises(sample: Sample) -> bool:
    if is_workbook(sample):
        words = words_in(sample)
        return _is_survey(tuple(words)) and not any("antal per 100" in word for word in words)
    return _is_survey(heading_of(sample))


def read(path: Path) -> ReadFile:
    """Values with n and, where it is given, margin. Shares from 0 to 1 become per cent, and a note says so."""
    tables = list(_tables(path))
    if not tables:
        message = "Filen har ingen rubrikrad med värde, antal svar och fråga eller område."
        raise InputFault(Fault(path.name, message, remedy="Kalla kolumnerna fråga, område, andel, n och år."))
    parts: list[pd.DataFrame] = []
    faults: list[Fault] = []
    notes: list[str] = []
    for table in tables:
        found = RowFaults(table.where, table.cells.index)
        columns, sentences = _columns(table, found)
        parts.append(checked_rows("values", columns, found))
        faults += given_faults(found, table.where)
        notes += sentences
    rows = pd.concat(parts, ignore_index=True)
    return ReadFile("values", NAME, rows, tuple(faults), tuple(dict.fromkeys(notes)))


def _is_survey(names: Sequence[str]) -> bool:
    meanings = {_meaning(name) for name in names}
    return "n" in meanings and bool({"share", "value"} & meanings) and bool({"indicator", "area"} & meanings)


def _meaning(name: str) -> str | None:
    return next((meaning for meaning, pattern in MEANINGS.items() if re.fullmatch(pattern, name)), None)


def _tables(path: Path) -> Iterator[_Table]:
    if not path.is_file() or not is_workbook(take_sample(path)):
        file = read_table_file(path)
        if _is_survey([plain_name(name) for name in file.rows.columns]):
            yield _table(path.name, file.rows.drop(index=file.overfull), list(file.rows.columns), None)
        return
    for sheet in read_workbook(path):
        for number, texts in enumerate(sheet.cells.head(LOOKED_AT_ROWS).to_numpy().tolist()):
            if _is_survey([plain_name(text) for text in texts]):
                yield _table(f"{path.name}, {sheet.name}", sheet.cells.iloc[number + 1 :], texts, sheet.name)
                break


def _table(where: str, cells: pd.DataFrame, heading: list[str], sheet_name: str | None) -> _Table:
    """Of columns with the same meaning the first counts; a share goes before another value."""
    places: dict[str, int] = {}
    for place, name in enumerate(heading):
        places.setdefault(_meaning(plain_name(name)) or "", place)
    places.pop("", None)
    if "share" in places:
        places.pop("value", None)
    named = cells.iloc[:, list(places.values())].set_axis(list(places), axis="columns")
    return _Table(where, named, {meaning: heading[place] for meaning, place in places.items()}, sheet_name)


def _columns(table: _Table, faults: RowFaults) -> tuple[dict[str, pd.Series], list[str]]:
    cells = table.cells
    written = {name: _numbers(table, name, faults) for name in ("share", "value", "n", "margin") if name in cells}
    main = written.get("share") or written["value"]
    columns = {"value": main.values, "status": main.status, "n": written["n"].values}
    if "margin" in written:
        columns["margin"] = written["margin"].values
    notes: list[str] = []
    if "share" in written or main.is_percent.any():
        notes = _in_percent(table, main, columns, faults)
    _check_n(table, written["n"], faults)
    columns |= {name: cells[name] for name in ("indicator", "area", "sex", "age", "period") if name in cells}
    return columns, [*notes, *_fill_in(table, columns, faults)]


def _in_percent(table: _Table, written: WrittenNumbers, columns: dict[str, pd.Series], faults: RowFaults) -> list[str]:
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


def _numbers(table: _Table, name: str, faults: RowFaults) -> WrittenNumbers:
    texts = table.cells[name]
    written = read_numbers(texts.str.removeprefix("±") if name == "margin" else texts)
    add_number_faults(written, texts, table.names[name], faults)
    return written


def _is_from_0_to_1(written: WrittenNumbers) -> bool:
    """No value above 1 and at least one between: a column of shares in per cent would hardly look like that."""
    known = written.values.dropna()
    return bool(not written.is_percent.any() and (known <= 1).all() and ((known > 0) & (known < 1)).any())


def _check_n(table: _Table, n: WrittenNumbers, faults: RowFaults) -> None:
    is_wrong = n.values.notna() & ((n.values < 0) | (n.values % 1 != 0))
    message = "Antalet svar är inte ett helt tal från noll och uppåt."
    faults.add(is_wrong, table.names["n"], table.cells["n"], message, "Skriv hur många som svarat.")


def _fill_in(table: _Table, columns: dict[str, pd.Series], faults: RowFaults) -> list[str]:
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


READER = Reader("survey_table", NAME, recognises, read)
