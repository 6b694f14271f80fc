"""Matrix, network, grades and the two sexes: what the chart holds, as the drawing program reads it."""

import pandas as pd
import pytest

from lib.charts.grades import grades_chart
from lib.charts.matrix import matrix_chart
from lib.charts.network import network_chart
from lib.charts.sexes import sexes_chart
from lib.domain.palette import GROUPS
from lib.domain.sex_columns import GIRLS_BOYS

WORDS = {"a": "Kommunen", "b": "Myndigheter", "c": "Näringsliv"}
ROWS = pd.DataFrame({"row": ["X", "Y", "Y"], "column": ["A", "A", "B"], "group": ["a", "c", "c"]})


def datasets(chart) -> list[list[dict]]:
    return list(chart.to_dict()["datasets"].values())


def colours(chart, layer: int) -> dict:
    return chart.to_dict()["layer"][layer]["encoding"]["color"]["scale"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_group_keeps_its_colour_when_another_is_not_there(scheme):
    scale = colours(matrix_chart(ROWS, ["X", "Y"], ["A", "B"], WORDS, scheme), 1)
    assert scale["domain"] == ["Kommunen", "Näringsliv"]
    assert scale["range"] == [GROUPS[scheme][0], GROUPS[scheme][2]]


def test_a_matrix_shows_empty_meetings_too():
    chart = matrix_chart(ROWS, ["X", "Y"], ["A", "B", "C"], WORDS, "light")
    assert sorted(len(rows) for rows in datasets(chart)) == [3, 6]  # filled, and every place


def test_long_column_names_stand_on_a_slant_and_letters_upright():
    def angle(columns):
        chart = matrix_chart(ROWS, ["X", "Y"], columns, WORDS, "light").to_dict()
        return chart["layer"][0]["encoding"]["x"]["axis"]["labelAngle"]

    assert angle(["A", "B"]) == 0
    assert angle(["A", "Trygghetsrådet"]) < 0


def test_a_network_draws_each_meeting_from_actor_to_forum():
    links = pd.DataFrame({"actor": ["X"], "forum": ["F"], "type": ["a"], "at_left": [0.5], "at_right": [0.25]})
    sides = {"name": ["X", "F"], "side": ["left", "right"], "type": ["a", ""]}
    nodes = pd.DataFrame(sides | {"at": [0.5, 0.25], "links": [1, 1]})
    found = datasets(network_chart(nodes, links, WORDS, "light"))
    (line,) = next(rows for rows in found if "at_left" in rows[0])
    assert (line["x"], line["at_left"], line["x2"], line["at_right"], line["group"]) == (
        0.0,
        0.5,
        1.0,
        0.25,
        "Kommunen",
    )


def test_grades_show_the_whole_scale():
    rows = pd.DataFrame({"measure_name": ["P"], "period": ["2025"], "value": [3.4], "n_text": ["46 svar"]})
    chart = grades_chart(rows, "light").to_dict()
    assert chart["layer"][0]["encoding"]["y"]["scale"]["domain"] == [1, 5]


def test_the_sexes_differ_in_shape_and_place_too():
    rows = pd.DataFrame({"measure_name": ["M", "M"], "sex": ["women", "men"], "value": [70.0, 75.0],
                         "lower": [65.0, 70.0], "upper": [75.0, 80.0], "value_text": ["70 %", "75 %"]})  # fmt: skip
    layers = sexes_chart(rows, GIRLS_BOYS).to_dict()["layer"]
    points = [layer for layer in layers if layer["mark"]["type"] == "point"]
    assert len({layer["mark"]["yOffset"] for layer in points}) == 2
    scale = points[0]["encoding"]["shape"]["scale"]
    assert scale["domain"] == ["Flickor", "Pojkar"] and len(set(scale["range"])) == 2
