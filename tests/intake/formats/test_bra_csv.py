from pathlib import Path

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.bra_csv import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import write
from tests.intake.formats.written_tables import BRA, BRA_BY_CRIME, BRA_ROWS, BRA_WITHOUT_HEADING, plain_rows

NAME = "Anmälda brott i kommunerna 2024.csv"
SHOWN = ["row", "indicator", "area", "period", "value", "status", "numerator", "denominator"]


def read(folder: Path, text: str, name: str = NAME) -> ReadFile:
    path = write(folder, text, name)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_rates_numbers_and_the_four_kinds_of_cell(tmp_path: Path) -> None:
    result = read(tmp_path, BRA)
    assert (result.kind, result.source, result.faults) == ("values", "Brå", ())
    assert tuple(result.rows.columns) == COLUMNS["values"]
    assert plain_rows(result.rows[SHOWN]) == [
        [2, "Anmälda brott", "Hela landet", "2024", 14100.0, "value", 1480000.0, 10496454.0],
        [3, "Anmälda brott", "Ale kommun", "2024", 9950.5, "value", 3210.0, 32260.0],
        [4, "Anmälda brott", "Västerås kommun", "2024", 13200.0, "value", 21000.0, 159091.0],
        [5, "Anmälda brott", "Dorotea kommun", "2024", 0.0, "zero", 0.0, None],
        [6, "Anmälda brott", "Bjurholms kommun", "2024", None, "suppressed", None, None],
    ]
    assert "Talen är preliminära." in result.notes


def test_the_year_without_heading_gives_the_same_values(tmp_path: Path) -> None:
    result = read(tmp_path, BRA_WITHOUT_HEADING)
    assert result.rows["row"].tolist() == [1, 2, 3, 4, 5]
    assert result.rows.drop(columns="row").equals(read(tmp_path, BRA).rows.drop(columns="row"))
    assert any("saknar rubrikrad" in note for note in result.notes)


def test_a_first_row_with_the_same_number_twice_keeps_it(tmp_path: Path) -> None:
    rows = read(tmp_path, "Dorotea kommun;-;-\r\nAle kommun;5;5\r\n").rows
    assert rows[["value", "status", "numerator"]].to_numpy().tolist() == [[0.0, "zero", 0.0], [5.0, "value", 5.0]]


def test_crimes_and_years_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = read(tmp_path, BRA_BY_CRIME, "brott.csv").rows
    assert plain_rows(rows[SHOWN]) == [
        [2, "Skadegörelsebrott", "Västerås stad", "2023", 1250.0, "value", 2000.0, 160000.0],
        [3, "Narkotikabrott", "Västerås stad", "2024", None, "suppressed", None, None],
    ]


def test_numbers_alone_are_the_values(tmp_path: Path) -> None:
    result = read(tmp_path, "Kommun;Brott;Antal\r\nAle kommun;Rån;1 234\r\n")
    assert plain_rows(result.rows[SHOWN]) == [[2, "Rån", "Ale kommun", "2024", 1234.0, "value", 1234.0, None]]
    assert "Värdet är antal brott." in result.notes


def test_a_file_that_does_not_say_its_year_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match=r"vilket år talen gäller.*filens namn"):
        read(tmp_path, BRA, "kommuner.csv")


def test_the_year_may_stand_in_the_heading(tmp_path: Path) -> None:
    text = "Kommun;Antal 2023;Per 100 000 inv.\r\nAle kommun;1;2\r\n"
    assert read(tmp_path, text, "kommuner.csv").rows["period"].tolist() == ["2023"]


def test_a_row_that_cannot_be_read_is_told_and_left_out(tmp_path: Path) -> None:
    text = BRA + "Örebro kommun;många;1,5\r\n;1;2\r\nSala kommun;-5;2\r\nSala kommun;1;2;3\r\n"
    result = read(tmp_path, text)
    assert len(result.rows) == len(BRA_ROWS)
    assert [(fault.where, fault.found) for fault in result.faults] == [
        (f"{NAME}, rad 7, Antal", "många"),
        (f"{NAME}, rad 8, Kommun", ""),
        (f"{NAME}, rad 9, Antal", "-5"),
        (f"{NAME}, rad 10, hela raden", ""),
    ]


@pytest.mark.parametrize("heading", ["Kommun;Månad;Antal;Per 100 000 inv.", "Kommun;Antal", "Kommun;Antal;Antal;Brott"])
def test_other_columns_are_not_guessed_at(tmp_path: Path, heading: str) -> None:
    path = write(tmp_path, f"{heading}\r\nAle kommun;1;2;3\r\n", NAME)
    assert not READER.recognises(take_sample(path))
    with pytest.raises(InputFault):
        READER.read(path)
