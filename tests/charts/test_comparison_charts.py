"""What the pictures of Jämför are made of."""

import pandas as pd
import pytest

from lib.charts.funnel import funnel_chart
from lib.charts.interval_rows import RATIOS, interval_rows_chart
from lib.charts.panels import panel_chart
from lib.charts.theme import styled
from lib.domain.palette import STANDINGS

ROWS = pd.DataFrame(
    {
        "name": ["Norr", "Söder", "Öster"], "area_name": ["Norr", "Söder", "Öster"], "base": [1000.0, 2000.0, 500.0],
        "value": [30.0, 10.0, 12.0], "lower": [25.0, 8.0, 9.0], "upper": [36.0, 12.0, 400.0],
        "text": ["30", "10", "12"],
        "standing": ["worse", "better", "similar"], "difference": ["higher", "lower", "similar"],
        "label": ["Norr", "", ""], "is_chosen": [False, True, False],
    }
)  # fmt: skip
LINES = pd.DataFrame(
    {"base": [500, 2000], "target": 15.0, "lower_95": [9, 13], "upper_95": [21, 17], "lower_998": [5, 11],
     "upper_998": [25, 19]}
)  # fmt: skip


def scales(spec: dict) -> dict[str, tuple]:
    """Domain, colours and shapes of the legend."""
    found = [layer["encoding"] for layer in spec["layer"] if "shape" in layer.get("encoding", {})]
    color, shape = found[0]["color"]["scale"], found[0]["shape"]["scale"]
    return {
        word: (colour, mark) for word, colour, mark in zip(color["domain"], color["range"], shape["range"], strict=True)
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_difference_has_the_same_mark_in_both_pictures(scheme):
    funnel = scales(funnel_chart(ROWS, LINES, "Personår", scheme).to_dict())
    rows = scales(interval_rows_chart(ROWS, 15.0, scheme).to_dict())
    assert funnel == rows == {
        "sämre (högre)": (STANDINGS["worse"][scheme], "triangle-up"),
        "ingen säker skillnad": (STANDINGS["similar"][scheme], "circle"),
        "bättre (lägre)": (STANDINGS["better"][scheme], "triangle-down"),
    }  # fmt: skip


def test_without_better_or_worse_only_the_shape_tells():
    neutral = ROWS.assign(standing=["higher", "lower", "similar"])
    marks = scales(funnel_chart(neutral, LINES, "Personår", "light").to_dict())
    assert marks["högre"][0] == marks["lägre"][0] and marks["högre"][1] != marks["lägre"][1]


def test_rows_keep_their_order():
    spec = interval_rows_chart(ROWS.iloc[::-1], None, "light").to_dict()
    assert spec["layer"][1]["encoding"]["y"]["sort"] == ["Öster", "Söder", "Norr"]


def test_a_ratio_far_out_is_drawn_at_the_end_of_the_axis():
    spec = interval_rows_chart(ROWS.assign(value=[0.0, 1.1, 9.0], lower=0.0), 1.0, "light", "ratio").to_dict()
    drawn = [row for rows in spec["datasets"].values() for row in rows if "upper" in row]
    assert {row["lower"] for row in drawn} == {RATIOS[0]} and max(row["upper"] for row in drawn) == RATIOS[1]


def test_panels_share_their_scale_and_keep_their_size():
    rows = pd.concat([ROWS.assign(stretch=0, stretch_name="2025"), ROWS.assign(stretch=-1, stretch_name="2024")])
    spec = styled(panel_chart(rows, (0.0, 50.0), 15.0, "light").to_dict(), "light", "Små diagram")
    domains = [layer["encoding"]["y"]["scale"]["domain"] for layer in spec["spec"]["layer"][:3:2]]
    assert domains == [[0.0, 50.0]] * 2
    assert "autosize" not in spec  # fitted to a width, nothing would be drawn
    assert spec["facet"]["sort"] == ["Norr", "Söder", "Öster"]
