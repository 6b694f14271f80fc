from pathlib import Path
from typing import Any

import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.pxweb import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import PXWEB, changed, write

POPULATION: dict[str, Any] = {
    "columns": [
        {"code": "Region", "text": "region", "type": "d"},
        {"code": "Alder", "text": "ålder", "type": "d"},
        {"code": "Kon", "text": "kön", "type": "d"},
        {"code": "Tid", "text": "år", "type": "t"},
        {"code": "BE0101N1", "text": "Folkmängd", "type": "c"},
    ],
    "data": [
        {"key": ["1980A0010_DeSO2025", "80-", "1", "2024"], "values": ["72"]},
        {"key": ["1980A0010_DeSO2025", "totalt", "2", "2024"], "values": ["-"]},
        {"key": ["1980A0010_DeSO2025", "-4", "1+2", "2024"], "values": [".."]},
        {"key": ["00", "45-64", "1+2", "2024"], "values": ["2500000"]},
    ],
}


def read(folder: Path, data: Any) -> ReadFile:
    path = write(folder, data)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def table(result: ReadFile, *columns: str) -> list[list[Any]]:
    rows = result.rows[list(columns)].astype(object)
    return rows.where(rows.notna(), None).to_numpy().tolist()


def test_every_measure_of_every_item_is_a_row(tmp_path: Path) -> None:
    result = read(tmp_path, PXWEB)
    assert (result.kind, result.source, result.faults) == ("values", "Källa: SCB", ())
    assert tuple(result.rows.columns) == COLUMNS["values"]
    assert table(result, "row", "indicator", "area", "period", "sex", "age", "value", "status") == [
        [1, "X1", "1980R001", "2023", "all", "all", 12.0, "value"],
        [1, "X2", "1980R001", "2023", "all", "all", 3.5, "value"],
        [2, "X1", "1980R001", "2024", "all", "all", 0.0, "zero"],
        [2, "X2", "1980R001", "2024", "all", "all", None, "missing"],
        [3, "X1", "1980R002", "2023", "all", "all", 0.0, "zero"],
        [3, "X2", "1980R002", "2023", "all", "all", -1.25, "value"],
    ]
    assert result.notes == ("Celler utan uppgift: 1. De räknas inte som noll.",)


def test_the_names_of_the_measures_and_the_version_of_the_areas_are_kept(tmp_path: Path) -> None:
    assert read(tmp_path, PXWEB).attributes == {
        "title": "Prov efter region",
        "updated": "2025-05-09T06:00:00Z",
        "indicator:X1": "Antal prov",
        "indicator:X2": "Andel prov",
        "area_version": "RegSO2025",
    }


def test_inhabitants_by_sex_and_age_are_a_population(tmp_path: Path) -> None:
    result = read(tmp_path, POPULATION)
    assert (result.kind, result.faults) == ("populations", ())
    assert tuple(result.rows.columns) == COLUMNS["populations"]
    assert table(result, *COLUMNS["populations"]) == [
        [1, "1980A0010", 2024, "men", "80+", 72.0],
        [2, "1980A0010", 2024, "women", "all", 0.0],
        [3, "1980A0010", 2024, "all", "0-4", None],
        [4, "00", 2024, "all", "45-64", 2500000.0],
    ]


@pytest.mark.parametrize(
    ("steps", "to"),
    [
        (("columns", 4, "text"), "Folkökning"),
        (("columns", 4, "text"), "Folkmängd, förändring"),
        (("data", 0, "key", 3), "2024M01"),
    ],
)
def test_other_measures_and_months_are_values(tmp_path: Path, steps: tuple[Any, ...], to: str) -> None:
    assert read(tmp_path, changed(POPULATION, *steps, to=to)).kind == "values"


def test_a_month_is_written_as_we_do(tmp_path: Path) -> None:
    data = changed(PXWEB, "data", 0, "key", 1, to="2024M03")
    assert read(tmp_path, data).rows["period"].tolist()[:2] == ["2024-03", "2024-03"]


def test_a_further_variable_stands_after_the_name_of_the_measure(tmp_path: Path) -> None:
    """Else two kinds of inhabitants would look like the same cell twice."""
    data = changed(POPULATION, "columns", 1, to={"code": "Fodelseregion", "text": "födelseregion", "type": "d"})
    result = read(tmp_path, data)
    assert result.kind == "values"
    assert result.rows["indicator"].tolist() == [
        "BE0101N1, födelseregion: 80-",
        "BE0101N1, födelseregion: totalt",
        "BE0101N1, födelseregion: -4",
        "BE0101N1, födelseregion: 45-64",
    ]
    assert "födelseregion" in result.notes[0]


def test_a_variable_that_is_only_its_total_changes_nothing(tmp_path: Path) -> None:
    data = changed(POPULATION, "columns", 1, to={"code": "Fodelseregion", "text": "födelseregion", "type": "d"})
    for place in range(4):
        data = changed(data, "data", place, "key", 1, to="totalt")
    assert read(tmp_path, data).kind == "populations"


@pytest.mark.parametrize(
    ("steps", "to", "where", "found"),
    [
        (("data", 1), "x", "post 2", "x"),
        (("data", 1, "key"), ["1980"], "post 2", "ett objekt"),
        (("data", 1, "key", 0), 1980, "post 2", "ett objekt"),
        (("data", 1, "values"), ["1", "2", "3"], "post 2", "ett objekt"),
        (("data", 1, "values", 0), "många", "post 2, values", "många"),
        (("data", 1, "values", 0), "1e999", "post 2, values", "1e999"),
        (("data", 1, "values", 0), {}, "post 2, values", "ett objekt"),
    ],
)
def test_a_bad_item_is_a_fault_and_the_others_are_read(
    tmp_path: Path, steps: tuple[Any, ...], to: Any, where: str, found: str
) -> None:
    result = read(tmp_path, changed(PXWEB, *steps, to=to))
    (fault,) = result.faults
    assert (fault.where, fault.found) == (f"fil.txt, {where}", found)
    assert {1, 3} <= set(result.rows["row"])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PXWEB | {"data": []}, "inga värden"),
        (PXWEB | {"data": "x"}, "columns och data"),
        (changed(PXWEB, "columns", 0, "code", to="Bransch"), "variabel för region"),
        (changed(PXWEB, "columns", 1, to={"code": "Kon", "text": "kön", "type": "d"}), "variabel för tid"),
        (PXWEB | {"columns": PXWEB["columns"][:2]}, "inget mått"),
        (PXWEB | {"columns": PXWEB["columns"] + PXWEB["columns"]}, "heter lika"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, data: Any, said: str) -> None:
    if said == "variabel för region":
        data = changed(data, "columns", 0, "text", to="bransch")
    with pytest.raises(InputFault, match=said):
        read(tmp_path, data)
