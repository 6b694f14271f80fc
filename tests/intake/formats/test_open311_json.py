from pathlib import Path
from typing import Any

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.open311_json import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import OPEN311, changed, write

EXPECTED = [
    [1, "638344", "Trasig lampa", "2026-04-15 00:37:38", 16.54, 59.61, "Lampan är släckt.", "closed"],
    [2, "638345", "007", "2026-12-01 08:00:00", None, None, "Adress: Provgatan 2", "open"],
]
"""The time of the first is summer time across midnight; the second has no position and so keeps its address."""


def read(folder: Path, data: Any) -> ReadFile:
    path = write(folder, data)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def table(result: ReadFile) -> list[list[Any]]:
    names = ["row", "report_key", "category", "reported_at", "x", "y", "text", "status"]
    rows = result.rows[names].astype({"reported_at": str}).astype(object)
    return rows.where(rows.notna(), None).to_numpy().tolist()


def test_a_request_is_a_report_at_local_time(tmp_path: Path) -> None:
    result = read(tmp_path, OPEN311)
    assert (result.kind, result.crs, result.faults, result.notes) == ("reports", "EPSG:4326", (), ())
    assert tuple(result.rows.columns) == COLUMNS["reports"]
    assert table(result) == EXPECTED
    assert result.rows[["event_from", "event_to", "area"]].isna().all(axis=None)


def in_lists(request: dict[str, Any]) -> dict[str, Any]:
    return {field: [value] for field, value in request.items()}


@pytest.mark.parametrize(
    "data", [{"service_requests": OPEN311}, {"requests": [{"request": [in_lists(item) for item in OPEN311]}]}]
)
def test_the_lists_of_fixmystreet_give_the_same(tmp_path: Path, data: Any) -> None:
    assert table(read(tmp_path, data)) == EXPECTED


@pytest.mark.parametrize("field", ["first_name", "email", "phone", "device_id", "account_id", "requestor_name"])
def test_who_reported_is_never_read_but_told(tmp_path: Path, field: str) -> None:
    result = read(tmp_path, changed(OPEN311, 0, field, to="hemligt"))
    assert field in result.notes[0]
    assert "hemligt" not in result.rows.to_csv()


def test_pictures_are_told(tmp_path: Path) -> None:
    assert "media_url" in read(tmp_path, changed(OPEN311, 0, "media_url", to="https://example.org/a.jpg")).notes[0]


def test_numbers_may_be_written_as_text(tmp_path: Path) -> None:
    assert table(read(tmp_path, changed(changed(OPEN311, 0, "lat", to="59.61"), 0, "long", to=" 16.54 "))) == EXPECTED


def test_half_a_position_is_none(tmp_path: Path) -> None:
    rows = read(tmp_path, changed(OPEN311, 0, "lat", to=None)).rows
    assert rows[["x", "y"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("steps", "to", "where", "found"),
    [
        ((1,), "x", "ärende 2", "x"),
        ((1, "service_request_id"), None, "ärende 2, service_request_id", "inget värde"),
        ((1, "service_code"), "", "ärende 2, service_name", "inget värde"),
        ((1, "description"), ["a", "b"], "ärende 2, description", "en lista"),
        ((1, "requested_datetime"), None, "ärende 2, requested_datetime", "inget värde"),
        ((1, "requested_datetime"), "2026-13-01T00:00:00Z", "ärende 2, requested_datetime", "2026-13-01T00:00:00Z"),
        ((1, "lat"), "nord", "ärende 2, lat", "nord"),
        ((1, "lat"), 6580822, "ärende 2, lat", "6580822"),
        ((1, "long"), -180.5, "ärende 2, long", "-180.5"),
    ],
)
def test_a_bad_request_is_a_fault(tmp_path: Path, steps: tuple[Any, ...], to: Any, where: str, found: str) -> None:
    result = read(tmp_path, changed(OPEN311, *steps, to=to))
    assert [(fault.where, fault.found) for fault in result.faults] == [(f"fil.txt, {where}", found)]
    assert result.rows["report_key"].tolist() == ["638344"]


@pytest.mark.parametrize("data", [[], {"a": 1}, {"service_requests": "x"}])
def test_a_file_without_requests_is_refused(tmp_path: Path, data: Any) -> None:
    with pytest.raises(InputFault, match="ärenden"):
        READER.read(write(tmp_path, data))
