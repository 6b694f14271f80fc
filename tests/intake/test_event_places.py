"""Positions, areas and what lies outside."""

import pandas as pd
import pytest
from pyproj import Transformer

from lib.domain.faults import InputFault
from tests.intake.checking import checked, faults

HEAD = "datum;lon;lat;områdeskod\n"


def placed(result):
    rows = result.rows[["area_code", "lon", "lat", "precision"]].astype(object)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.to_numpy().tolist()]


def lines(*positions):
    return HEAD + "".join(f"2026-02-01;{position}\n" for position in positions)


def test_a_position_decides_the_area_whatever_code_the_file_gives(tmp_path):
    result = checked(tmp_path, lines("16.05;59.15;", "16.05;59.05;0001R001", "16.15;59.05;9999R001"), "ran")
    assert placed(result) == [
        ("0001R001", 16.05, 59.15, "exact"),
        ("0001R002", 16.05, 59.05, "exact"),
        ("0001R003", 16.15, 59.05, "exact"),
    ]


def test_without_position_the_code_counts(tmp_path):
    result = checked(tmp_path, lines("16.05;59.15;", ";;0001R004", "0;0;0001R004_RegSO2025", ";59.1;", ";;"), "ran")
    assert [row[0] for row in placed(result)] == ["0001R001", "0001R004", "0001R004", None, None]
    assert placed(result)[1] == ("0001R004", None, None, "area")
    assert result.incoming.matched.is_without_position.tolist() == [False, True, True, True, True]
    assert not result.incoming.matched.is_outside.any()


def test_a_row_outside_is_kept_but_not_its_position(tmp_path):
    inside = ["16.05;59.15;"] * 3
    result = checked(tmp_path, lines(*inside, "18.0;59.3;", "18.0;59.3;0001R001"), "ran")
    assert placed(result)[3:] == [(None, None, None, "area")] * 2
    assert result.incoming.matched.is_outside.tolist() == [False, False, False, True, True] and len(result.rows) == 5


def test_a_name_stands_for_an_area_as_its_code_does(tmp_path):
    result = checked(tmp_path, lines(";;Norr", ";;söder", ";;Provby", ";;Ingenstans"), "ran")
    assert [row[0] for row in placed(result)] == ["0001R001", "0001R002", None]
    assert faults(result) == [("fil.csv, rad 5, områdeskod", "Området finns inte i kommunen.", "Ingenstans")]


def test_faults_of_places(tmp_path):
    result = checked(tmp_path, lines("16.05;59.15;", "x;59.15;", "16.05;inf;", ";;1980R001"), "ran")
    assert faults(result) == [
        ("fil.csv, rad 3, lon", "Koordinaten är inte ett tal.", "x"),
        ("fil.csv, rad 4, lat", "Koordinaten är inte ett tal.", "inf"),
        ("fil.csv, rad 5, områdeskod", "Området hör inte till kommunen.", "1980R001"),
    ]
    assert result.rows.index.tolist() == [2]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3006", "EPSG:3857"])
@pytest.mark.parametrize("is_swapped", [False, True])
def test_the_coordinate_system_is_found_from_where_the_points_fall(tmp_path, crs, is_swapped):
    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(16.05, 59.15)
    pair = f"{y};{x}" if is_swapped else f"{x};{y}"
    result = checked(tmp_path, f"datum;x;y\n2026-02-01;{pair}\n".replace(".", ","), "ran")
    assert placed(result) == [("0001R001", 16.05, 59.15, "exact")] and crs in result.notes[0]


def test_a_named_system_is_taken_at_its_word(tmp_path):
    x, y = Transformer.from_crs("EPSG:4326", "EPSG:3011", always_xy=True).transform(16.05, 59.15)
    text = f"datum;x;y\n2026-02-01;{x};{y}\n"
    with pytest.raises(InputFault, match="inte vid områdena"):
        checked(tmp_path, text, "ran")
    assert placed(checked(tmp_path, text, "ran", "EPSG:3011"))[0][0] == "0001R001"
    with pytest.raises(InputFault, match="okänt"):
        checked(tmp_path, text, "ran", "EPSG:99999")


def test_a_file_without_positions_says_so(tmp_path):
    result = checked(tmp_path, "datum\n2026-02-01\n", "ran")
    assert placed(result) == [(None, None, None, "area")] and result.notes == ("Filen har inga positioner.",)
