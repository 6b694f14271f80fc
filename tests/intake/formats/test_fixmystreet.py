from pathlib import Path

import pandas as pd
import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.fixmystreet import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import write
from tests.intake.formats.written_tables import FIXMYSTREET, FIXMYSTREET_HEADING, plain_rows

SHOWN = ["row", "report_key", "category", "reported_at", "x", "y", "area", "text", "status"]


def read(folder: Path, text: str) -> ReadFile:
    path = write(folder, text)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_each_row_is_a_report(tmp_path: Path) -> None:
    result = read(tmp_path, FIXMYSTREET)
    assert (result.kind, result.crs, result.faults) == ("reports", "EPSG:4326", ())
    assert tuple(result.rows.columns) == COLUMNS["reports"]
    assert plain_rows(result.rows[SHOWN]) == [
        [2, "1", "Belysning", pd.Timestamp("2026-05-01 10:15"), 16.54, 59.61, "Centrum", "Trasig lampa", "confirmed"],
        [3, "2", "Klotter", pd.Timestamp("2026-05-02 08:00"), None, None, None, "Klotter", "fixed - council"],
    ]


def test_details_and_names_are_not_read_and_the_note_says_so(tmp_path: Path) -> None:
    result = read(tmp_path, FIXMYSTREET)
    everything = result.rows.to_csv()
    assert not [text for text in ("Eva Prov", "070-1740605", "Provgatan 1", "Ring mig") if text in everything]
    assert any("Detail och User Name" in note and "personuppgifter" in note for note in result.notes)


def test_the_subcategory_says_more_than_its_group(tmp_path: Path) -> None:
    heading = "Report ID,Title,Category,Subcategory,Confirmed,Status,Easting,Northing\n"
    rows = "1,T,Väg,Gupp,2026-01-02,open,587000,6609000\n2,T,Park,,2026-01-02,open,587000,6609000\n"
    result = read(tmp_path, heading + rows)
    assert result.rows["category"].tolist() == ["Gupp", "Park"]
    assert result.crs is None and result.rows["x"].tolist() == [587000.0, 587000.0]


def test_rows_at_fault_are_told(tmp_path: Path) -> None:
    columns = FIXMYSTREET_HEADING.count(",") + 1

    def row(created: str, latitude: str, extra: str = "") -> str:
        cells = {0: "9", 1: "T", 4: "K", 5: created, 10: "open", 11: latitude, 12: "16.5"}
        return ",".join(cells.get(place, "") for place in range(columns)) + extra + "\n"

    text = (
        FIXMYSTREET + row("i går", "59.6") + row("", "59.6") + row("2026-01-01", "norr") + row("2026-01-01", "59", ",x")
    )
    result = read(tmp_path, text)
    assert [(fault.where, fault.found) for fault in result.faults] == [
        ("fil.txt, rad 4, Created", "i går"),
        ("fil.txt, rad 5, Created", ""),
        ("fil.txt, rad 6, Latitude", "norr"),
        ("fil.txt, rad 7, hela raden", ""),
    ]
    assert len(result.rows) == 2


def test_the_export_of_updates_is_another_format(tmp_path: Path) -> None:
    path = write(
        tmp_path, "Report ID,Update ID,Date,Status,Problem state,Text,User Name,Reported As\n1,2,2026,a,b,c,d,e\n"
    )
    assert not READER.recognises(take_sample(path))
    with pytest.raises(InputFault, match="FixMyStreet"):
        READER.read(path)
