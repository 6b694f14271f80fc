from pathlib import Path

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.bra_workbook import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import write
from tests.intake.formats.written_tables import BRA_SHEETS, plain_rows, workbook

SHOWN = ["row", "indicator", "area", "period", "value", "status", "numerator", "denominator"]


def read(folder: Path, content: bytes) -> ReadFile:
    path = write(folder, content, "fil.bin")
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_pairs_of_columns_and_years_of_the_survey(tmp_path: Path) -> None:
    result = read(tmp_path, workbook(BRA_SHEETS))
    assert (result.kind, result.source, result.faults) == ("values", "Brå", ())
    assert tuple(result.rows.columns) == COLUMNS["values"]
    assert plain_rows(result.rows[SHOWN]) == [
        [3, "Skadegörelse", "Provköping", "2023", 1250.5, "value", 2000.0, 159936.0],
        [3, "Skadegörelse", "Provköping", "2024", None, "suppressed", None, None],
        [4, "Skadegörelse", "Hela Riket", "2023", 1900.5, "value", 200000.0, 10523546.0],
        [4, "Skadegörelse", "Hela Riket", "2024", 0.0, "zero", 190000.0, None],
        [3, "Klotter-NTU", "Provköping", "2017/2018", 12.5, "value", None, None],
        [3, "Klotter-NTU", "Provköping", "2018/2019", 11.0, "value", None, None],
    ]
    assert "Blad utan årtal har hoppats över: Innehåll." in result.notes


def test_years_above_merged_cells_give_the_same(tmp_path: Path) -> None:
    sheets = dict(BRA_SHEETS)
    title, _, *rest = sheets["Skadegörelse"]
    above = [title, ["", "2023", "", "2024", ""], ["Region", *["Antal", "Antal per 100\u00a0000"] * 2], *rest]
    result = read(tmp_path, workbook(sheets | {"Skadegörelse": above}))
    expected = read(tmp_path, workbook(sheets))
    assert result.rows.drop(columns="row").equals(expected.rows.drop(columns="row"))


def test_a_cell_that_is_no_number_rejects_its_year_only(tmp_path: Path) -> None:
    sheets = {
        "Rån": [["Rån"], ["Region", "Antal 2023", "Antal per 100 000 2023", "Antal 2024"], ["Hela landet", "x", 1, 2]]
    }
    result = read(tmp_path, workbook(sheets))
    assert result.rows["period"].tolist() == ["2024"]
    assert [str(fault) for fault in result.faults] == [
        "fil.bin, Rån, rad 3, 2023, antal: Det är inte ett tal. Hittade: x. Skriv bara siffror, till exempel 1234,5."
    ]


def test_women_and_men_beside_each_other_are_not_mixed_up(tmp_path: Path) -> None:
    sheets = {"Rån": [["Rån"], ["Region", *["Antal per 100 000 2023"] * 2], ["Hela landet", 1, 2]]}
    with pytest.raises(InputFault, match=r"fil\.bin, Rån: Samma år står flera gånger i rubriken"):
        read(tmp_path, workbook(sheets))


def test_a_workbook_without_years_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="Inget blad har år"):
        read(tmp_path, workbook({"Rån": [["Rån"], ["Region", "Antal per 100 000"], ["Hela landet", 1]]}))
