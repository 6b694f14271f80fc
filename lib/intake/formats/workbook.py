"""Spreadsheets, XLSX and ODS, as sheets of text."""

import html
import json
import lzma
import re
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.heading import plain_name, shown_names
from lib.intake.reader import Sample, take_sample

MEGABYTE = 1_000_000
MAX_UNPACKED_BYTES = 150 * MEGABYTE
MAX_MEMBERS = 1_000
MAX_RATIO = 200
SMALL_BYTES = MEGABYTE
"""Members up to this size may be packed as tightly as they like."""
MAX_FILLED = 5_000_000
"""Cells in a sheet when every row is filled out to the widest one."""
TIME_LIMIT_S = 30
CELLS_PROGRAM = Path(__file__).with_name("workbook_cells.py")
PEEKED_BYTES = 200_000
PEEKED_MEMBERS = re.compile(r"xl/(workbook|sharedStrings|worksheets/[^/]+)\.xml|content\.xml")
MOST_PEEKED = 6
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, KeyError, ValueError, RuntimeError)
"""What zipfile was seen to raise on damaged archives; RuntimeError for protected and unknown ones."""
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
SAVE_AS = "Spara det som .xlsx, eller bladet som CSV."


@dataclass(frozen=True, eq=False)
class Sheet:
    """`cells` has trimmed text, "" where there is none; its index is the row in the sheet, its columns 0, 1, 2 …"""

    name: str
    cells: pd.DataFrame


def is_workbook(sample: Sample) -> bool:
    return "xl/workbook.xml" in sample.members or {"content.xml", "mimetype"} <= set(sample.members)


def words_in(sample: Sample) -> frozenset[str]:
    """Sheet names and texts from the beginning of each part, as `plain_name`: enough to recognise a workbook by."""
    if not is_workbook(sample):
        return frozenset()
    try:
        with zipfile.ZipFile(sample.path) as archive:
            parts = [name for name in sample.members if PEEKED_MEMBERS.fullmatch(name)][:MOST_PEEKED]
            texts = [_beginning(archive, name) for name in parts]
    except DAMAGED:
        return frozenset()
    found = re.findall(r'>([^<>]+)<|<(?:sheet|table:table) [^>]*?name="([^"]*)"', "".join(texts))
    return frozenset(plain_name(html.unescape(text or name)) for text, name in found)


def _beginning(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        return part.read(PEEKED_BYTES).decode("utf-8", errors="ignore")


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Every sheet that holds something. Raises InputFault for a damaged, protected or oversized workbook."""
    _check_zip(path)
    sheets = tuple(_sheet(path.name, name, rows) for name, rows in _cells(path) if rows)
    if not sheets:
        raise InputFault(Fault(path.name, "Kalkylbladet är tomt.", remedy="Välj en fil med en rubrikrad och rader."))
    return sheets


def _check_zip(path: Path) -> None:
    """Measure the archive before anything in it is unpacked. `zipfile` never gives more than a member declares."""
    if not path.is_file():
        raise InputFault(Fault(str(path), "Filen finns inte.", remedy="Kontrollera sökvägen."))
    if take_sample(path).head.startswith(OLD_EXCEL):
        message = "Filen är ett äldre eller lösenordsskyddat kalkylblad."
        raise InputFault(Fault(path.name, message, remedy=SAVE_AS))
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except DAMAGED as error:
        raise InputFault(Fault(path.name, "Filen är inte ett helt kalkylblad.", remedy=SAVE_AS)) from error
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES or any(map(_is_bomb, members)):
        found = f"{len(members)} delar, {unpacked / MEGABYTE:.0f} MB uppackat"
        raise InputFault(Fault(path.name, "Kalkylbladet är för stort för att läsas.", found, SAVE_AS))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(SMALL_BYTES, MAX_RATIO * member.compress_size)


def _cells(path: Path) -> list[tuple[str, list[tuple[int, list[str]]]]]:
    """-I keeps the program to itself: no modules from this folder, no settings from the environment."""
    command = [sys.executable, "-I", str(CELLS_PROGRAM), str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT_S, check=False)  # noqa: S603  # nosec B603
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        message = "Kalkylbladet tar för mycket tid eller minne att läsa."
        remedy = "Ta bort celler långt utanför tabellen, eller spara bladet som CSV."
        raise InputFault(Fault(path.name, message, remedy=remedy)) from error
    if "fault" in answer:
        message, found, remedy = answer["fault"]
        raise InputFault(Fault(path.name, message, shown_names([found]), remedy))
    sheets: list[tuple[str, list[tuple[int, list[str]]]]] = answer["sheets"]
    return sheets


def _sheet(file_name: str, name: str, rows: list[tuple[int, list[str]]]) -> Sheet:
    width = max(len(cells) for _, cells in rows)
    if width * len(rows) > MAX_FILLED:
        message = "Ett blad har både många rader och mycket breda rader."
        raise InputFault(
            Fault(f"{file_name}, {shown_names([name])}", message, f"{len(rows)} rader, {width} kolumner", SAVE_AS)
        )
    texts = [cells + [""] * (width - len(cells)) for _, cells in rows]
    return Sheet(name, pd.DataFrame(texts, index=[number for number, _ in rows], dtype="str"))
