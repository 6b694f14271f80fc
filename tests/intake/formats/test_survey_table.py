from pathlib import Path

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.survey_table import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import write
from tests.intake.formats.written_tables import (
    SURVEY,
    SURVEY_ENGLISH,
    SURVEY_ODS,
    SURVEY_WORKBOOK,
    plain_rows,
    workbook,
)  # fmt: skip

SHOWN = ["row", "indicator", "area", "period", "sex", "age", "value", "status", "n", "margin"]
NO_MEANS = "Andelarna går från 0 till 1"


def read(folder: Path, content: str | bytes) -> ReadFile:
    path = write(folder, content)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_swedish_headings(tmp_path: Path) -> None:
    result = read(tmp_path, SURVEY)
    assert (result.kind, result.faults, result.notes) == ("values", (), ())
    assert tuple(result.rows.columns) == COLUMNS["values"]
    question = "Avstår från att gå ut"
    assert plain_rows(result.rows[SHOWN]) == [
        [2, question, "Råby", "2025", "Kvinnor", "16-24", 23.5, "value", 210.0, 5.7],
        [3, question, "Råby", "2025", "Män", "16-24", 11.0, "value", 198.0, 4.4],
        [4, question, "Hökåsen", "2025", "Kvinnor", "16-24", None, "suppressed", 4.0, None],
    ]


def test_english_headings_and_shares_from_0_to_1(tmp_path: Path) -> None:
    result = read(tmp_path, SURVEY_ENGLISH)
    assert plain_rows(result.rows[SHOWN]) == [
        [2, "Feels unsafe", "Arboretum", "2025", "women", None, 41.0, "value", 120.0, 9.0]
    ]
    assert any(NO_MEANS in note for note in result.notes)


@pytest.mark.parametrize(
    ("heading", "cells", "values"),
    [
        ("andel", ["0,235", "1", "0"], [23.5, 100.0, 0.0]),
        ("andel", ["23,5 %", "0,4 %", "0"], [23.5, 0.4, 0.0]),
        ("andel", ["0,5", "1,5", "0"], [0.5, 1.5, 0.0]),
        ("andel", ["1", "0", "0"], [1.0, 0.0, 0.0]),
        ("medelvärde", ["0,5", "0,75", "1"], [0.5, 0.75, 1.0]),
    ],
)
def test_the_column_shows_how_shares_are_written(
    tmp_path: Path, heading: str, cells: list[str], values: list[float]
) -> None:
    lines = [f"område;{heading};n;år", *(f"Råby;{cell};50;2025" for cell in cells)]
    result = read(tmp_path, "\n".join(lines))
    assert result.rows["value"].tolist() == values
    assert any(NO_MEANS in note for note in result.notes) == (
        heading == "andel" and values[0] == 23.5 and "%" not in cells[0]
    )


def test_a_workbook_with_a_title_above_the_heading(tmp_path: Path) -> None:
    result = read(tmp_path, SURVEY_WORKBOOK)
    assert plain_rows(result.rows[SHOWN]) == [[4, "Otrygg ute", "Råby", None, None, None, 23.5, "value", 210.0, None]]
    assert any("vilket år" in note for note in result.notes)


def test_ods_and_what_the_file_leaves_out(tmp_path: Path) -> None:
    result = read(tmp_path, SURVEY_ODS)
    assert plain_rows(result.rows[SHOWN]) == [[2, "Otrygg", None, None, None, None, 23.5, "value", 210.0, None]]
    assert any("nämner inget område" in note for note in result.notes)


def test_each_sheet_that_is_a_survey_is_read(tmp_path: Path) -> None:
    heading = ["Fråga", "Andel", "n", "År"]
    sheets = {"Läs mig": [["hej"]], "A": [heading, ["f", 5, 10, 2025]], "B": [heading, ["g", "x", 10, 2025]]}
    result = read(tmp_path, workbook(sheets))
    assert plain_rows(result.rows[["indicator", "value", "period"]]) == [["f", 5.0, "2025"]]
    assert result.faults[0].where == "fil.txt, B, rad 2, Andel"


def test_rows_at_fault_are_told(tmp_path: Path) -> None:
    rows = [
        "Råby;101;50;2025",
        "Råby;-1;50;2025",
        "Råby;5;halva;2025",
        "Råby;5;1,5;2025",
        "Råby;5;50;i fjol",
        "Råby;5;50;2025",
    ]
    result = read(tmp_path, "\n".join(["område;andel (%);antal svar;år", *rows]))
    assert result.rows["row"].tolist() == [7]
    assert [(fault.where.rsplit(", ", 2)[-2:], fault.found) for fault in result.faults] == [
        (["rad 2", "andel (%)"], "101"),
        (["rad 3", "andel (%)"], "-1"),
        (["rad 4", "antal svar"], "halva"),
        (["rad 5", "antal svar"], "1,5"),
        (["rad 6", "år"], "i fjol"),
    ]


def test_windows_encoding_is_recognised(tmp_path: Path) -> None:
    assert len(read(tmp_path, SURVEY.encode("cp1252")).rows) == 3


def test_a_table_without_number_of_answers_is_no_survey(tmp_path: Path) -> None:
    path = write(tmp_path, "fråga;område;andel;år\nf;Råby;5;2025\n")
    assert not READER.recognises(take_sample(path))
    with pytest.raises(InputFault, match="antal svar"):
        READER.read(path)
