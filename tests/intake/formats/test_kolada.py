from pathlib import Path
from typing import Any

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.kolada import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import KOLADA, KOLADA_CATALOGUE, changed, write


def read(folder: Path, data: Any) -> ReadFile:
    path = write(folder, data)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def test_each_sex_of_each_post_is_a_row(tmp_path: Path) -> None:
    result = read(tmp_path, KOLADA)
    assert (result.kind, result.source, result.faults) == ("values", "Källa: Kolada", ())
    assert tuple(result.rows.columns) == COLUMNS["values"]
    rows = result.rows[["row", "indicator", "area", "period", "sex", "age", "value", "status"]].astype(object)
    assert rows.where(rows.notna(), None).to_numpy().tolist() == [
        [1, "N00001", "1980", "2024", "women", "all", 31.25, "value"],
        [1, "N00001", "1980", "2024", "men", "all", 0.0, "zero"],
        [1, "N00001", "1980", "2024", "all", "all", None, "missing"],
        [2, "N00001", "19", "2024", "all", "all", 12.0, "value"],
        [4, "N00001", "00", "2024", "all", "all", 8.5, "value"],
    ]


def test_what_is_left_out_and_what_is_missing_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, KOLADA).notes == (
        "Antal värden som Kolada har tagit bort och som hoppats över: 1.",
        "Antal värden som saknas i Kolada: 1. De räknas inte som noll.",
    )


def test_a_mark_of_kolada_is_told(tmp_path: Path) -> None:
    data = changed(KOLADA, "values", 0, "values", 2, "status", to="Privacy")
    assert "Kolada har märkt en del värden: Privacy (1)." in read(tmp_path, data).notes


@pytest.mark.parametrize("key", ["next_url", "previous_url"])
def test_one_page_of_several_is_told(tmp_path: Path, key: str) -> None:
    assert any("sida av flera" in note for note in read(tmp_path, KOLADA | {key: "https://api.kolada.se/x"}).notes)


def test_the_catalogue_gives_indicators(tmp_path: Path) -> None:
    result = read(tmp_path, KOLADA_CATALOGUE)
    assert (result.kind, result.faults) == ("catalogue", ())
    assert tuple(result.rows.columns) == COLUMNS["catalogue"]
    rows = result.rows.assign(publication_date=result.rows["publication_date"].dt.strftime("%Y-%m-%d")).astype(object)
    assert rows.where(rows.notna(), None).to_numpy().tolist() == [
        [1, "N00001", "Andel som provat, andel (%)", "Ett påhittat mått.", None, True, "2026-12-15"],
        [2, "U00002", "Antal prov, antal", None, None, False, None],
    ]


@pytest.mark.parametrize(
    ("steps", "to", "where", "found"),
    [
        (("values", 1), 7, "post 2", "7"),
        (("values", 1, "values"), None, "post 2, values", "inget värde"),
        (("values", 1, "values", 0), "x", "post 2, values", "x"),
        (("values", 1, "kpi"), None, "post 2, kpi", "inget värde"),
        (("values", 1, "municipality"), ["0180"], "post 2, municipality", "en lista"),
        (("values", 1, "period"), "2024-01", "post 2, period", "2024-01"),
        (("values", 1, "values", 0, "gender"), "X", "post 2, gender", "X"),
        (("values", 1, "values", 0, "value"), True, "post 2, value", "true"),
        (("values", 1, "values", 0, "value"), "tolv", "post 2, value", "tolv"),
        (("values", 1, "values", 0, "value"), 10**400, "post 2, value", "1" + "0" * 39 + "…"),
    ],
)
def test_a_bad_post_is_a_fault_and_the_others_are_read(
    tmp_path: Path, steps: tuple[Any, ...], to: Any, where: str, found: str
) -> None:
    result = read(tmp_path, changed(KOLADA, *steps, to=to))
    (fault,) = result.faults
    assert (fault.where, fault.found) == (f"fil.txt, {where}", found)
    assert fault.remedy
    assert sorted(result.rows["row"]) == [1, 1, 1, 4]


@pytest.mark.parametrize(
    ("steps", "to", "where"),
    [
        (("values", 1, "title"), None, "post 2, title"),
        (("values", 1, "is_divided_by_gender"), "ja", "post 2, is_divided_by_gender"),
        (("values", 1, "publication_date"), "snart", "post 2, publication_date"),
        (("values", 1), None, "post 2"),
    ],
)
def test_a_bad_indicator_is_a_fault(tmp_path: Path, steps: tuple[Any, ...], to: Any, where: str) -> None:
    result = read(tmp_path, changed(KOLADA_CATALOGUE, *steps, to=to))
    assert [fault.where for fault in result.faults] == [f"fil.txt, {where}"]
    assert result.rows["indicator"].tolist() == ["N00001"]


V2_CELL = {"gender": "T", "count": 1, "status": "", "value": 1.5}
V2 = {"count": 1, "values": [{"kpi": "N00001", "municipality": "1980", "period": 2009, "values": [V2_CELL]}]}
MUNICIPALITIES = {"values": [{"id": "1980", "title": "Västerås", "type": "K"}], "next_url": None, "count": 1}
UNITS = {"values": [{"kpi": "N1", "ou": "V15E1", "period": 2024, "values": KOLADA["values"][0]["values"]}], "count": 1}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (V2, "version 2"),
        (KOLADA | {"next_page": "https://api.kolada.se/v2/x"}, "version 2"),
        (changed(KOLADA_CATALOGUE, "values", 0, "is_divided_by_gender", to=1), "version 2"),
        (MUNICIPALITIES, "förteckningar"),
        (UNITS, "enskilda enheter"),
        ({"values": [], "next_url": None, "previous_url": None, "count": 0}, "tomt"),
        (KOLADA | {"values": [KOLADA["values"][2]]}, "inga värden"),
    ],
)
def test_other_answers_of_kolada_are_refused_with_the_reason(tmp_path: Path, data: Any, said: str) -> None:
    with pytest.raises(InputFault, match=said) as caught:
        read(tmp_path, data)
    assert caught.value.faults[0].remedy
