from pathlib import Path

import pandas as pd
import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.police_uk import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import write
from tests.intake.formats.written_tables import POLICE_UK, POLICE_UK_HEADING, POLICE_UK_ROWS, plain_rows


def read(folder: Path, *rows: str) -> ReadFile:
    path = write(folder, "\n".join((POLICE_UK_HEADING, *rows)) + "\n")
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_a_crime_has_its_month_as_window(tmp_path: Path) -> None:
    result = read(tmp_path, *POLICE_UK_ROWS)
    assert (result.kind, result.crs, result.faults) == ("events", "EPSG:4326", ())
    assert tuple(result.rows.columns) == COLUMNS["events"]
    december, january, february = (pd.Timestamp(day) for day in ("2025-12-01", "2026-01-01", "2026-02-01"))
    anti_social = [None, "Anti-social behaviour", december, january, -1.15, 52.95, "E01000001", "On or near Park"]
    assert plain_rows(result.rows) == [
        [2, "aa11", "Burglary", december, january, -1.15, 52.95, "E01000001", "On or near Park"],
        [3, *anti_social],
        [4, *anti_social],
        [5, "bb22", "Drugs", january, february, None, None, None, "No Location"],
    ]


def test_what_is_missing_is_counted_and_kept(tmp_path: Path) -> None:
    notes = " ".join(read(tmp_path, *POLICE_UK_ROWS).notes)
    assert "1 rader saknar position" in notes and "2 rader saknar id" in notes


def test_columns_in_another_order_windows_line_ends_and_a_mark(tmp_path: Path) -> None:
    frame = pd.read_csv(write(tmp_path, POLICE_UK), dtype=str)
    text = "\ufeff" + frame[sorted(frame.columns, reverse=True)].to_csv(index=False, lineterminator="\r\n")
    assert READER.read(write(tmp_path, text, "b.csv")).rows.equals(READER.read(write(tmp_path, POLICE_UK)).rows)


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        ("a,2025-13,P,P,-1.15,52.95,L,E1,N,Drugs,,", "Month", "2025-13"),
        ("a,,P,P,-1.15,52.95,L,E1,N,Drugs,,", "Month", ""),
        ("a,9999-12,P,P,-1.15,52.95,L,E1,N,Drugs,,", "Month", "9999-12"),
        ("a,2025-12,P,P,väst,52.95,L,E1,N,Drugs,,", "Longitude", "väst"),
        ("a,2025-12,P,P,-1.15,95,L,E1,N,Drugs,,", "Latitude", "95"),
        ("a,2025-12,P,P,-1.15,nan,L,E1,N,Drugs,,", "Latitude", "nan"),
        ("a,2025-12,P,P,inf,52.95,L,E1,N,Drugs,,", "Longitude", "inf"),
        ("a,2025-12,P", "hela raden", "3 celler"),
        ("a,2025-12,P,P,-1.15,52.95,L,E1,N,Drugs,,,,", "hela raden", "14 celler"),
    ],
)
def test_a_row_at_fault_is_told_and_the_others_keep_their_numbers(
    tmp_path: Path, row: str, column: str, found: str
) -> None:
    result = read(tmp_path, POLICE_UK_ROWS[0], "", row, POLICE_UK_ROWS[3])
    assert result.rows["row"].tolist() == [2, 5]
    assert [(fault.where, fault.found) for fault in result.faults] == [(f"fil.txt, rad 4, {column}", found)]
    assert result.faults[0].remedy


def test_half_a_position_is_none(tmp_path: Path) -> None:
    rows = read(tmp_path, "a,2025-12,P,P,-1.15,,L,E1,N,Drugs,,").rows
    assert rows[["x", "y"]].isna().all().all() and len(rows) == 1


def test_thousands_of_faults_are_summed_up(tmp_path: Path) -> None:
    result = read(tmp_path, *["a,x,P,P,-1.15,52.95,L,E1,N,Drugs,,"] * 1_500)
    assert len(result.faults) == 1_001 and "500 fel" in result.faults[-1].message and result.rows.empty


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (POLICE_UK.replace("Park", "Pärk").encode("latin-1"), "UTF-8"),
        (POLICE_UK.replace("Park", "Pärk").replace(",,\n", ",\n", 1).encode("latin-1"), "UTF-8"),
        (POLICE_UK_HEADING.encode(), "inga rader"),
        (POLICE_UK_HEADING.encode() + b"\r\n", "inga rader"),
        (POLICE_UK.replace("Context", "Month").encode(), "kolumner"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(InputFault, match=message):
        READER.read(write(tmp_path, content))
