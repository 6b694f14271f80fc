"""Tables as text: separators, encodings, row numbers, and files that are no tables."""

import io

import numpy as np
import pandas as pd
import pytest

from lib.domain.faults import InputFault
from lib.intake import table_file
from lib.intake.table_file import read_table_file, read_table_head


@pytest.fixture
def saved(tmp_path):
    def save(content: str | bytes, encoding: str = "utf-8", name: str = "fil.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    return save


def cells(file):
    return [list(file.rows.columns), *file.rows.to_numpy().tolist()]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_separator_encoding_and_line_ending_gives_the_same_table(saved, separator, encoding, ending):
    lines = [["område", "värde"], ["Bäckby", "1"], ["Råby", "2"]]
    text = ending.join(separator.join(line) for line in lines) + ending
    assert cells(read_table_file(saved(text, encoding))) == lines


def test_a_decimal_comma_is_not_taken_for_a_separator(saved):
    file = read_table_file(saved("x;y\n16,5;59,6\n16,6;59,7\n"))
    assert cells(file) == [["x", "y"], ["16,5", "59,6"], ["16,6", "59,7"]]


def test_separators_and_line_breaks_inside_quotes_belong_to_the_cell(saved):
    file = read_table_file(saved('a,b\n"Torg, norra","två\nrader"\n1,2\n'))
    assert cells(file)[1:] == [["Torg, norra", "två\nrader"], ["1", "2"]]


def test_nothing_is_interpreted(saved):
    file = read_table_file(saved("a;b;c;d\n007;NA;1e5;null\n"))
    assert cells(file)[1] == ["007", "NA", "1e5", "null"]


def test_rows_are_numbered_as_in_the_file_and_empty_ones_are_left_out(saved):
    file = read_table_file(saved("\na;b\n1;2\n\n ; \n3;4\n"))
    assert list(file.rows.index) == [3, 6] and list(file.rows.columns) == ["a", "b"]


def test_cells_are_trimmed_also_from_no_break_spaces(saved):
    assert cells(read_table_file(saved("a;b\n 1 ;\u00a02\u00a0\n")))[1] == ["1", "2"]


def test_short_rows_end_in_empty_cells_and_long_ones_are_pointed_out(saved):
    file = read_table_file(saved("a;b;c\n1;2;3\n1\n1;2;3;4;5\n1;2;3;\n"))
    assert cells(file)[2] == ["1", "", ""]
    assert list(file.overfull) == [4]


def test_names_that_are_missing_or_repeated_are_made_distinct(saved):
    assert list(read_table_file(saved("a;;a\n1;2;3\n")).rows.columns) == ["a", "kolumn 2", "a (3)"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_head_of_a_large_table_is_that_of_the_table(saved, encoding):
    path = saved(("område;år\n" + "Råby;2025\n" * 40_000).encode(encoding))
    head, whole = read_table_head(path), read_table_file(path)
    assert list(head.rows) == list(whole.rows) == ["område", "år"] and 10 < len(head.rows) < 100
    assert head.rows.equals(whole.rows.head(len(head.rows)))


def zipped() -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, a=np.arange(3))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "tom"),
        (b" \n\n", "tom"),
        (b"a;b\n", "inga rader"),
        (b"a;b\n;\n", "inga rader"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "inte text"),
        (b"a;b\n1;\x00\n", "inte text"),
        (b"\x81\x8d\x8f;b\n1;2\n", "inte text"),
        (b"\xff\xfea", "inte text"),
        (zipped(), "Excelfil"),
        (b"%PDF-1.7\n", "PDF"),
        (b'{"type": "Topology"}', "JSON"),
        (b'[{"a": 1}]', "JSON"),
        (b"<?xml version='1.0'?>", "XML"),
        (b'a;b\n1;"2\n3;4\n', "citattecken"),
        (";".join(f"k{i}" for i in range(10_000)).encode() + b"\n1\n", "1000 kolumner"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(saved, content, message):
    with pytest.raises(InputFault, match=message) as caught:
        read_table_file(saved(content))
    assert caught.value.faults[0].where.startswith("fil.csv") and caught.value.faults[0].remedy


def test_an_open_quote_is_told_by_its_row(saved):
    with pytest.raises(InputFault, match=r"fil\.csv, rad 3"):
        read_table_file(saved('a;b\n1;2\n3;"4\n5;6\n'))


def test_a_file_that_is_too_big_is_not_even_read(saved, monkeypatch):
    monkeypatch.setattr(table_file, "MAX_BYTES", 10)
    with pytest.raises(InputFault, match="större än"):
        read_table_file(saved("a;b\n1;2\n3;4\n"))


@pytest.mark.parametrize("name", ["saknas.csv", "."])
def test_a_path_without_a_file_is_a_fault(tmp_path, name):
    with pytest.raises(InputFault, match="ingen fil"):
        read_table_file(tmp_path / name)


def test_a_cell_longer_than_the_part_looked_at_is_read_whole(saved):
    long = "x" * 200_000
    file = read_table_file(saved(f"a;b\n1;{long}\n2;y\n"))
    assert file.rows["b"].str.len().tolist() == [200_000, 1]


def test_a_wide_file_from_pandas_comes_back_the_same(saved):
    frame = pd.DataFrame({f"k{i}": [f"a{i}", 'med "citat"', "å,ä;ö"] for i in range(30)})
    assert cells(read_table_file(saved(frame.to_csv(index=False))))[1:] == frame.to_numpy().tolist()
