import re
import time
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.workbook import is_workbook, read_workbook, words_in
from lib.intake.formats.workbook_cells import number_text
from lib.intake.reader import take_sample
from tests.intake.formats.written_files import write
from tests.intake.formats.written_tables import ods, ods_row, with_member, workbook, workbook_with, zipped

SHEET = "xl/worksheets/sheet1.xml"
STRICT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cells_of(folder: Path, content: bytes) -> list[list[str]]:
    (sheet,) = read_workbook(write(folder, content))
    return sheet.cells.to_numpy().tolist()


def message_of(folder: Path, content: bytes) -> str:
    with pytest.raises(InputFault) as refused:
        read_workbook(write(folder, content, "blad.xlsx"))
    return str(refused.value)


def test_every_kind_of_cell_becomes_text(tmp_path: Path) -> None:
    content = workbook(
        {"Blad1": [
            ["Område", " Råby ", None, True],
            [1, 2.5, -0.1, 1e-7],
            [datetime(2026, 8, 21, 8, 24), date(2026, 8, 21), clock(8, 24), "=cmd|' /C calc'!A0"],
        ]}
    )  # fmt: skip
    assert cells_of(tmp_path, content) == [
        ["Område", "Råby", "", "SANT"],
        ["1", "2.5", "-0.1", "0.0000001"],
        ["2026-08-21 08:24:00", "2026-08-21", "08:24:00", ""],
    ]


def test_a_formula_gives_the_value_that_was_saved(tmp_path: Path) -> None:
    empty = re.compile(rb"<v ?/>|<v></v>")  # openpyxl writes it in its own way when lxml is there
    content = with_member(workbook_with({"A1": "=1+1"}), SHEET, lambda xml: empty.sub(b"<v>2</v>", xml))
    assert cells_of(tmp_path, content) == [["2"]]


@pytest.mark.parametrize(("value", "text"), [(1.234, "1.2340"), (1234.0, "1234"), (0.5, "0.5"), (-12.125, "-12.1250")])
def test_a_number_never_looks_like_thousands(value: float, text: str) -> None:
    assert number_text(value) == text and float(text) == value


def test_rows_keep_their_numbers_and_empty_sheets_are_left_out(tmp_path: Path) -> None:
    (sheet,) = read_workbook(write(tmp_path, workbook({"Tomt": [], "Data": [[], [], ["x"], [], ["", "y"]]})))
    assert sheet.name == "Data"
    assert sheet.cells.index.tolist() == [3, 5] and sheet.cells.to_numpy().tolist() == [["x", ""], ["", "y"]]


def test_ods_is_read_as_well(tmp_path: Path) -> None:
    rows = (
        ods_row("Område", "Värde")
        + '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        + '<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="float"'
        ' office:value="1.234"/><table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    (sheet,) = read_workbook(write(tmp_path, ods(rows)))
    assert sheet.name == "Enkät" and sheet.cells.index.tolist() == [1, 5]
    assert sheet.cells.to_numpy().tolist() == [["Område", "Värde"], ["1.2340", "1.2340"]]


def test_a_workbook_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    sample = take_sample(write(tmp_path, workbook({"Klotter-NTU": [["Region", "Antal per 100\u00a0000"]]}), "bild.png"))
    assert is_workbook(sample) and {"klotter-ntu", "region", "antal per 100 000"} <= words_in(sample)
    assert words_in(take_sample(write(tmp_path, ods(ods_row("Fråga"))))) >= {"enkät", "fråga"}
    assert not is_workbook(take_sample(write(tmp_path, zipped({"a.txt": "xl/workbook.xml"}))))


@pytest.mark.parametrize("cells", [{"XFD1048576": "x"}, {"A1": "x", "XFD1048576": "y"}, {"ALM1": "x"}])
def test_a_cell_far_out_costs_neither_memory_nor_time(tmp_path: Path, cells: dict[str, str]) -> None:
    begun = time.monotonic()
    assert "CSV" in message_of(tmp_path, workbook_with(cells))
    assert time.monotonic() - begun < 10


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    blanks = b" " * 60_000_000
    bomb = with_member(
        workbook({"Blad1": [["x"]]}), SHEET, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + blanks)
    )
    assert len(bomb) < 200_000
    assert message_of(tmp_path, bomb).startswith("blad.xlsx: Kalkylbladet är för stort")


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    lol = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 9))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{lol}]>'
    body = (
        f'<worksheet xmlns="{STRICT}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a&l8;b&f;</t></is></c></row>'
    )
    xml = f'<?xml version="1.0"?>{doctype}{body}</sheetData></worksheet>'.encode()
    path = write(tmp_path, with_member(workbook({"Blad1": [["x"]]}), SHEET, lambda _: xml))
    try:
        cells = read_workbook(path)[0].cells.to_numpy().tolist()
    except InputFault:
        return
    assert "root" not in str(cells) and "lol" not in str(cells)


def test_damaged_locked_and_empty_workbooks_are_refused(tmp_path: Path) -> None:
    whole = workbook({"Blad1": [["x"]]})
    assert "inte ett helt kalkylblad" in message_of(tmp_path, whole[: len(whole) // 2])
    assert "skadat" in message_of(tmp_path, with_member(whole, "xl/workbook.xml", lambda xml: xml[:100]))
    assert "lösenordsskyddat" in message_of(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "tomt" in message_of(tmp_path, workbook({"Blad1": [[]]}))
    assert "fler än 100 blad" in message_of(tmp_path, workbook({f"B{i}": [["x"]] for i in range(101)}))
    assert "blad.xlsx" in message_of(tmp_path, zipped({"xl/workbook.xml": ""}))
