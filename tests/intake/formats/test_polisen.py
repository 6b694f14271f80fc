from pathlib import Path
from typing import Any

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.polisen import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import POLISEN, changed, write


def read(folder: Path, data: Any) -> ReadFile:
    path = write(folder, data)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_a_notice_is_news_and_its_place_is_the_last_part_of_its_name(tmp_path: Path) -> None:
    result = read(tmp_path, POLISEN)
    assert (result.kind, result.faults, result.crs) == ("news", (), None)
    assert tuple(result.rows.columns) == COLUMNS["news"]
    rows = result.rows.astype({"published_at": str}).astype(object)
    assert rows.where(rows.notna(), None).to_numpy().tolist() == [
        [1, "1", "2026-08-21 08:24:32", "Rån, försök", "Provby", "21 augusti 07.47, Rån, försök, Provby",
         "En påhittad notis.", "https://polisen.se/aktuellt/handelser/1/"],
        [2, "2", "2026-01-05 23:59:59", "Brand", "Provköping", "05 januari 23.10, Brand, Provköping", None, None],
    ]  # fmt: skip


def test_that_it_is_no_statistics_is_told(tmp_path: Path) -> None:
    (note,) = read(tmp_path, POLISEN).notes
    assert "inte statistik" in note and "ritas aldrig" in note


def test_the_position_of_the_feed_is_nowhere_in_the_rows(tmp_path: Path) -> None:
    written = read(tmp_path, POLISEN).rows.to_csv()
    assert "59.67" not in written and "Provlän" not in written


def test_a_time_of_another_zone_becomes_swedish(tmp_path: Path) -> None:
    data = changed(POLISEN, 0, "datetime", to="2026-08-21 23:30:00 +00:00")
    assert str(read(tmp_path, data).rows["published_at"][0]) == "2026-08-22 01:30:00"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//example.org/x", "/\\example.org", "https://polisen.se.example.org/", "x"]
)
def test_only_pages_of_the_police_become_links(tmp_path: Path, address: str) -> None:
    assert read(tmp_path, changed(POLISEN, 0, "url", to=address)).rows["url"].isna().all()


def test_a_name_without_parts_has_no_municipality(tmp_path: Path) -> None:
    assert read(tmp_path, changed(POLISEN, 0, "name", to="Provby")).rows["municipality"].isna().tolist() == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("steps", "to", "where", "found"),
    [
        ((1,), 7, "post 2", "7"),
        ((1, "id"), None, "post 2, id", "inget värde"),
        ((1, "name"), {"a": 1}, "post 2, name", "ett objekt"),
        ((1, "datetime"), "i går", "post 2, datetime", "i går"),
        ((1, "datetime"), "2026-02-30 08:00:00 +01:00", "post 2, datetime", "2026-02-30 08:00:00 +01:00"),
        ((1, "datetime"), None, "post 2, datetime", "inget värde"),
        ((1, "summary"), ["x"], "post 2, summary", "en lista"),
    ],
)
def test_a_bad_notice_is_a_fault(tmp_path: Path, steps: tuple[Any, ...], to: Any, where: str, found: str) -> None:
    result = read(tmp_path, changed(POLISEN, *steps, to=to))
    assert [(fault.where, fault.found) for fault in result.faults] == [(f"fil.txt, {where}", found)]
    assert result.rows["news_key"].tolist() == ["1"]


@pytest.mark.parametrize("data", [[], {"a": 1}])
def test_a_file_without_notices_is_refused(tmp_path: Path, data: Any) -> None:
    with pytest.raises(InputFault, match="inga notiser"):
        READER.read(write(tmp_path, data))
