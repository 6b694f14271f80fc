from pathlib import Path

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.gpx import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import GPX, write


def read(folder: Path, text: str) -> ReadFile:
    path = write(folder, text)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_a_waypoint_is_a_note_at_local_time(tmp_path: Path) -> None:
    result = read(tmp_path, GPX)
    assert (result.kind, result.crs, result.faults) == ("notes", "EPSG:4326", ())
    assert tuple(result.rows.columns) == COLUMNS["notes"]
    rows = result.rows.astype({"time": str}).astype(object)
    assert rows.drop(columns="note_key").fillna("").to_numpy().tolist() == [
        [1, "2026-10-20 20:04:11", 16.54, 59.61, "Tunneln", "Mörk"],
        [2, "", 16.55, 59.62, "Parken", "Tät häck"],
    ]


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, GPX).notes == ("Bara vägpunkterna läses, inte filens spår (1).",)


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2026-01-20T18:04:11", "2026-01-20 19:04:11"),
        ("2026-01-20T18:04:11.500Z", "2026-01-20 19:04:11.500000"),
        ("2026-01-20T18:04:11+01:00", "2026-01-20 18:04:11"),
    ],
)
def test_a_time_without_zone_is_universal(tmp_path: Path, written: str, local: str) -> None:
    assert str(read(tmp_path, GPX.replace("2026-10-20T18:04:11Z", written)).rows["time"][0]) == local


def test_older_files_without_a_namespace_are_read(tmp_path: Path) -> None:
    assert len(read(tmp_path, '<gpx version="1.0"><wpt lat="1" lon="2"/></gpx>').rows) == 1


@pytest.mark.parametrize(
    ("old", "new", "where", "found"),
    [
        ('lat="59.61" lon="16.54"><time>', 'lon="16.54"><time>', "lat", "inget värde"),
        ('lat="59.61" lon="16.54"><time>', 'lat="59.61" lon="öst"><time>', "lon", "öst"),
        ('lat="59.61" lon="16.54"><time>', 'lat="91" lon="16.54"><time>', "lat", "91"),
        ("2026-10-20T18:04:11Z", "kväll", "time", "kväll"),
    ],
)
def test_a_bad_waypoint_is_a_fault(tmp_path: Path, old: str, new: str, where: str, found: str) -> None:
    result = read(tmp_path, GPX.replace(old, new))
    assert [(fault.where, fault.found) for fault in result.faults] == [(f"fil.txt, vägpunkt 1, {where}", found)]
    assert result.rows["name"].tolist() == ["Parken"]


def test_a_file_with_only_a_track_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="inga vägpunkter"):
        read(tmp_path, "<gpx><trk/></gpx>")
