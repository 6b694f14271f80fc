"""The pictures of two sources and of unsure places: what is drawn is what stands in the table."""

import pandas as pd
import pytest

from lib.charts.four_field import against_expected_chart, four_field_chart
from lib.charts.rank_intervals import rank_chart
from lib.domain.contrast import Verdict

ROWS = pd.DataFrame(
    {
        "x": [10.0, 40.0, 0.0, None],
        "y": [30.0, 5.0, 0.0, 3.0],
        "name": ["Norr", "Söder", "Öster", "Väster"],
        "verdict": [Verdict.MORE, Verdict.LESS, Verdict.NONE, Verdict.MISSING],
        "words": "ord",
        "text": "siffror",
        "is_chosen": [False, False, True, False],
    }
)
BAND = pd.DataFrame({"x": [1.0, 50.0], "usual": [1.0, 50.0], "lower": [0.2, 35.0], "upper": [5.0, 70.0]})


def drawn(chart):
    """Every data row of the chart with the mark that draws it."""
    spec = chart.to_dict()
    datasets = spec["datasets"]
    return [(layer["mark"], row) for layer in spec["layer"] for row in datasets[layer["data"]["name"]]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_known_area_is_a_point_and_contradictions_differ_in_shape(scheme):
    chart = against_expected_chart(ROWS, BAND, ("Väntat", "Antal"), True, scheme)
    shapes = {row["name"]: mark["shape"] for mark, row in drawn(chart) if mark["type"] == "point" and "shape" in mark}
    assert shapes == {"Norr": "triangle-up", "Söder": "triangle-down", "Öster": "circle"}


def test_the_fields_meet_where_the_municipality_lies():
    corners = ("a", "b", "c", "d")
    chart = four_field_chart(ROWS, (20.0, 12.0), corners, ("Brott", "Trygga"), "light")
    rules = [row for mark, row in drawn(chart) if mark["type"] == "rule"]
    assert rules == [{"x": 20.0}, {"y": 12.0}]
    texts = {row["text"] for _, row in drawn(chart) if set(row) == {"x", "y", "text"}}
    assert texts == set(corners)


def test_what_is_pointed_out_and_what_is_chosen_is_named():
    many = pd.concat([ROWS, ROWS.assign(verdict=Verdict.NONE, is_chosen=False)] * 3, ignore_index=True)
    named = {row["name"] for mark, row in drawn(against_expected_chart(many, BAND, ("x", "y"), False, "light"))
             if mark["type"] == "text"}  # fmt: skip
    assert named == {"Norr", "Söder", "Öster"}


def test_a_place_is_drawn_with_its_whole_interval():
    rows = pd.DataFrame(
        {"area_name": ["Norr", "Söder"], "rank": [1.0, 2.0], "rank_lower": [1.0, 1.0], "rank_upper": [2.0, 4.0],
         "is_chosen": [False, True]}
    )  # fmt: skip
    spans = {row["area_name"]: (row["rank_lower"], row["rank_upper"])
             for mark, row in drawn(rank_chart(rows, 4, "dark")) if mark["type"] == "rule"}  # fmt: skip
    assert spans == {"Norr": (1.0, 2.0), "Söder": (1.0, 4.0)}
