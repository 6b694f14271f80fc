import itertools
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.domain.faults import InputFault
from lib.intake.formats.jsonstat import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import JSON_STAT, changed, write

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, data: Any) -> ReadFile:
    path = write(folder, data)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def table(result: ReadFile, *columns: str) -> list[list[Any]]:
    rows = result.rows[list(columns)].astype(object)
    return rows.where(rows.notna(), None).to_numpy().tolist()


def as_values(**changes: Any) -> dict[str, Any]:
    """The example with a measure that is no population."""
    return changed(JSON_STAT, "dimension", "ContentsCode", "category", to={"label": {"M1": "Andel prov"}}) | changes


def codes_of(category: dict[str, Any]) -> list[str]:
    index = category.get("index", list(category.get("label", {})))
    return sorted(index, key=index.__getitem__) if isinstance(index, dict) else index


def slow_twin(data: dict[str, Any]) -> list[tuple[str, ...]]:
    """Area, sex code, age code, year and value, by counting through the dimensions one by one."""
    names = data["id"]
    found = []
    for number, codes in enumerate(itertools.product(*(codes_of(data["dimension"][n]["category"]) for n in names))):
        value = data["value"].get(str(number)) if isinstance(data["value"], dict) else data["value"][number]
        at = dict(zip(names, codes, strict=True))
        found.append((at["Region"], at["Kon"], at["Alder"], at["Tid"], "" if value is None else str(float(value))))
    return found


def quick_rows(result: ReadFile) -> list[tuple[str, ...]]:
    sexes, ages = {"men": "1", "women": "2"}, {"16-24": "16-24", "80+": "80+"}
    rows = result.rows[["area", "sex", "age", "period", "value"]].itertuples(index=False)
    return [
        (area, sexes[sex], ages[age], period, "" if np.isnan(value) else str(value))
        for area, sex, age, period, value in rows
    ]


def test_the_last_dimension_varies_fastest(tmp_path: Path) -> None:
    result = read(tmp_path, JSON_STAT)
    assert (result.kind, result.source, result.faults) == ("populations", "Källa: SCB", ())
    assert tuple(result.rows.columns) == COLUMNS["populations"]
    assert table(result, *COLUMNS["populations"])[:10] == [
        [1, "00", 2023, "men", "16-24", 100.0],
        [2, "00", 2024, "men", "16-24", 101.0],
        [3, "00", 2023, "men", "80+", 102.0],
        [4, "00", 2024, "men", "80+", 103.0],
        [5, "00", 2023, "women", "16-24", 104.0],
        [6, "00", 2024, "women", "16-24", 105.0],
        [7, "00", 2023, "women", "80+", 106.0],
        [8, "00", 2024, "women", "80+", 107.0],
        [9, "1980", 2023, "men", "16-24", 0.0],
        [10, "1980", 2024, "men", "16-24", None],
    ]
    assert result.attributes["indicator:BE0101N1"] == "Folkmängd"


@given(numbers=st.lists(st.none() | st.integers(0, 999), min_size=16, max_size=16), is_sparse=st.booleans())
@QUICK
def test_dense_and_sparse_agree_with_counting_one_by_one(
    tmp_path: Path, numbers: list[int | None], is_sparse: bool
) -> None:
    sparse = {str(place): number for place, number in enumerate(numbers) if number is not None}
    data = as_values(value=sparse if is_sparse else numbers)
    assert quick_rows(read(tmp_path, data)) == slow_twin(data)


@given(order=st.permutations(range(5)))
@QUICK
def test_the_order_of_the_dimensions_does_not_matter(tmp_path: Path, order: list[int]) -> None:
    data = as_values(value=list(range(16)), status=None)
    cells = np.arange(16).reshape(data["size"]).transpose(order)
    turned = data | {
        "id": [data["id"][i] for i in order],
        "size": [data["size"][i] for i in order],
        "value": cells.ravel().tolist(),
    }
    assert sorted(quick_rows(read(tmp_path, turned))) == sorted(quick_rows(read(tmp_path, data)))


def test_zero_missing_and_secret_are_kept_apart(tmp_path: Path) -> None:
    data = as_values(value=[5, 0, None, None, None, None, "-", "..", *range(1, 9)])
    data["status"] = {"0": "p", "2": "..", "3": "c", "4": "-", "5": "?"}
    result = read(tmp_path, data)
    assert table(result, "value", "status")[:8] == [
        [5.0, "value"],
        [0.0, "zero"],
        [None, "missing"],
        [None, "suppressed"],
        [0.0, "zero"],
        [None, "missing"],
        [0.0, "zero"],
        [None, "missing"],
    ]
    assert result.notes == ("Celler utan uppgift: 3. Celler dolda av sekretess: 1. De räknas inte som noll.",)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("c", "suppressed"), ([None] * 9 + ["c"] + [None] * 6, "suppressed"), (None, "missing")],
)
def test_one_sign_may_stand_for_all(tmp_path: Path, status: Any, expected: str) -> None:
    assert read(tmp_path, as_values(status=status)).rows["status"][9] == expected


@pytest.mark.parametrize(
    ("code", "label", "expected"),
    [
        ("1", "16-24 år", "16-24"),
        ("85+", "85+ år", "85+"),
        ("0-4", "0-4 år", "0-4"),
        ("-4", "", "0-4"),
        ("80-", "", "80+"),
        ("7", "80 år och äldre", "80+"),
        ("TOT", "totalt ålder", "all"),
        ("tot", "", "all"),
        ("017", "17 år", "17"),
        ("tot16-74", "totalt 16-74 år", "totalt 16-74"),
        ("x", "förskolebarn", "förskolebarn"),
    ],
)
def test_ages_become_ours_only_when_they_are(tmp_path: Path, code: str, label: str, expected: str) -> None:
    category = {"index": [code, "45-64"], "label": {code: label} if label else {}}
    result = read(tmp_path, changed(as_values(), "dimension", "Alder", "category", to=category))
    assert sorted({*result.rows["age"]} - {"45-64"}) == [expected]


@pytest.mark.parametrize(
    ("code", "label", "expected"),
    [
        ("1", "", "men"),
        ("2", "", "women"),
        ("1+2", "", "all"),
        ("1", "kvinnor", "women"),
        ("9", "totalt", "all"),
        ("3", "annat", "annat"),
    ],
)
def test_the_word_for_a_sex_goes_before_its_number(tmp_path: Path, code: str, label: str, expected: str) -> None:
    category = {"index": [code, "zz"], "label": {code: label} if label else {}}
    result = read(tmp_path, changed(as_values(), "dimension", "Kon", "category", to=category))
    assert sorted({*result.rows["sex"]} - {"zz"}) == [expected]


def test_roles_go_before_names(tmp_path: Path) -> None:
    text = json.dumps(as_values()).replace('"Region"', '"A"').replace('"Tid"', '"B"').replace('"ContentsCode"', '"C"')
    result = read(tmp_path, text)
    assert set(result.rows["area"]) == {"00", "1980"}
    assert set(result.rows["period"]) == {"2023", "2024"}
    assert set(result.rows["indicator"]) == {"M1"}


def test_a_table_without_a_measure_is_one_measure(tmp_path: Path) -> None:
    data = as_values(id=["Region", "Kon", "Alder", "Tid"], size=[2, 2, 2, 2], label="Andel prov")
    assert set(read(tmp_path, data).rows["indicator"]) == {"Andel prov"}


@pytest.mark.parametrize(
    ("steps", "to", "where"),
    [
        (("size",), [2, 2, 2, 1, 3], "dimension Tid"),
        (("size",), [2, 2, 2, 1], "id och size"),
        (("size",), [2, 2, 2, 1, -2], "id och size"),
        (("size",), [2, 2, 2, True, 2], "id och size"),
        (("size",), [10**6, 10**6, 2, 1, 2], "size"),
        (("size",), [2, 2, 2, 1, 0], "dimension Tid"),
        (("id",), ["Region", "Kon", "Alder", "ContentsCode", "Kon"], "id och size"),
        (("id",), [], "id och size"),
        (("id",), [["Region"], "Kon", "Alder", "ContentsCode", "Tid"], "id och size"),
        (("value",), [1, 2], "value"),
        (("value",), None, "value"),
        (("value",), {"16": 1}, "value"),
        (("value",), {"-1": 1}, "value"),
        (("value",), {"x": 1}, "value"),
        (("status",), ["a"], "status"),
        (("dimension",), {}, "dimension Region"),
        (("dimension", "Tid", "category", "index"), {"2023": 0, "2024": 2}, "dimension Tid"),
        (("dimension", "Tid", "category", "index"), {"2023": 0, "2024": [1]}, "dimension Tid"),
        (("dimension", "Tid", "category", "index"), ["2023", "2023"], "dimension Tid"),
        (("dimension", "Tid", "category", "index"), 7, "dimension Tid"),
        (("dimension", "Tid", "category"), {"label": {"2023": "", "2024": ""}}, "dimension Tid"),
    ],
)
def test_parts_that_do_not_match_are_refused(tmp_path: Path, steps: tuple[str, ...], to: Any, where: str) -> None:
    with pytest.raises(InputFault) as caught:
        read(tmp_path, changed(JSON_STAT, *steps, to=to))
    assert [fault.where for fault in caught.value.faults] == [f"fil.txt, {where}"]
    assert caught.value.faults[0].remedy


def test_a_cell_that_is_no_number_is_a_fault(tmp_path: Path) -> None:
    result = read(tmp_path, as_values(value=[[1], "många", True, 10**400, *range(12)]))
    assert [(fault.where, fault.found) for fault in result.faults] == [
        ("fil.txt, cell 1, value", "en lista"),
        ("fil.txt, cell 2, value", "många"),
        ("fil.txt, cell 3, value", "true"),
        ("fil.txt, cell 4, value", "1" + "0" * 39 + "…"),
    ]
    assert len(result.rows) == 12


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"dataset": {"dimension": {"id": ["a"], "size": [1]}, "value": [1]}}, "version 1"),
        ({"version": "2.0", "class": "collection", "link": {"item": []}}, "lista utan egna värden"),
        (as_values() | {"id": ["Kon", "Tid"], "size": [2, 2], "value": [1, 2, 3, 4], "status": None}, "region"),
    ],
)
def test_other_tables_are_refused_with_the_reason(tmp_path: Path, data: Any, said: str) -> None:
    with pytest.raises(InputFault, match=said):
        read(tmp_path, data)


def test_the_example_has_as_many_cells_as_its_size() -> None:
    assert len(JSON_STAT["value"]) == math.prod(JSON_STAT["size"])
