"""Margins of error as surveys write them."""

import pandas as pd
import pytest

from lib.intake.column_guess import guessed_columns
from lib.intake.formats.numbers import read_margins, split_margins
from lib.intake.formats.survey_table import READER
from tests.intake.formats.written_files import write


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("3", 3.0),
        ("±3,5", 3.5),
        ("± 2 %", 2.0),
        ("+/-4", 4.0),
        ("75–81", 3.0),
        ("[75,5 - 81,5]", 3.0),
        ("", float("nan")),
    ],
)
def test_a_margin_is_a_half_width_or_half_of_a_span(text, half):
    read = read_margins(pd.Series([text]))
    assert not read.is_unreadable.any()
    assert read.values.tolist() == pytest.approx([half], nan_ok=True)


def test_what_is_no_margin_is_unreadable():
    assert read_margins(pd.Series(["stor", "75 till", "±"])).is_unreadable.tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("78 ± 3", ("78", "3")), ("78,5 % (±3,1)", ("78,5 %", "3,1")), ("78±3 %", ("78%", "3")), ("78", ("78", ""))],
)
def test_a_value_and_its_margin_in_one_cell(cell, parts):
    assert tuple(part.iloc[0].strip() for part in split_margins(pd.Series([cell]))) == parts


@pytest.mark.parametrize(
    "heading", ["Felmarginal", "±", "Felmarginal (±)", "Margin of error", "KI", "95 % KI", "Konfidensintervall 95 %"]
)
def test_headings_that_mean_the_margin(heading):
    assert guessed_columns(["Indikator", "År", "Värde", heading], "values")["margin"] == heading


@pytest.mark.parametrize("heading", ["Felmarginal (±)", "±", "95 % KI", "Konfidensintervall (95 %)", "95%-igt KI"])
def test_headings_in_a_survey_table(tmp_path, heading):
    path = write(tmp_path, f"område;andel;n;år;{heading}\nRåby;78;210;2025;75–81\n")
    assert READER.read(path).rows["margin"].tolist() == [3.0]


def test_a_survey_table_with_the_margin_in_the_cell(tmp_path):
    path = write(tmp_path, "område;andel;n;år\nRåby;0,78 ± 0,03;210;2025\nÖst;0,5;200;2025\n")
    rows = READER.read(path).rows
    assert rows["value"].tolist() == [78.0, 50.0]
    assert rows["margin"].tolist() == pytest.approx([3.0, float("nan")], nan_ok=True)
