"""Charts of hot spots and hot times: what is judged is a column, what is drawn follows it."""

import pandas as pd

from lib.charts.hot_hours import hot_hours_chart
from lib.charts.marked_weeks import marked_weeks_chart
from lib.charts.repeats import repeats_chart
from lib.charts.year import year_chart
from lib.domain.hot_spot_codes import Level
from lib.domain.palette import CONTROL_IN, CONTROL_OUT


def test_months_are_coloured_by_their_level_from_zero():
    rows = pd.DataFrame(
        {
            "part": ["januari", "augusti"],
            "observed": [10, 40],
            "expected": [20.0, 20.0],
            "lower": [12.0, 12.0],
            "upper": [28.0, 28.0],
            "level": [Level.FEWER, Level.MORE],
            "verdict": ["färre än väntat", "fler än väntat"],
        }
    )
    bars = year_chart(rows).to_dict()["layer"][0]
    colour = bars["encoding"]["color"]["scale"]
    shades = dict(zip(colour["domain"], colour["range"], strict=True))
    assert shades["more"] == CONTROL_OUT and shades["fewer"] == CONTROL_IN
    assert bars["encoding"]["y"]["scale"]["zero"] is True


def test_only_hot_blocks_have_a_frame_and_a_number():
    rows = pd.DataFrame(
        {
            "weekday_name": ["fredag", "fredag"],
            "hours": ["15–18", "18–21"],
            "times": [1.0, 4.0],
            "observed": [2.0, 8.0],
            "expected": [2.0, 2.0],
            "is_hot": [False, True],
            "text": ["", "4,0"],
        }
    )
    cells = hot_hours_chart(rows).to_dict()["layer"][0]
    assert cells["encoding"]["strokeWidth"]["condition"]["test"] == "datum.is_hot"
    assert cells["encoding"]["strokeWidth"]["value"] == 0


def test_repeats_keep_the_order_of_their_bands():
    rows = pd.DataFrame(
        {
            "distance": ["0–100 m", "100–200 m"],
            "span": ["0–7 dagar"] * 2,
            "ratio": [2.1, 1.0],
            "observed": [4, 2],
            "expected": [1.9, 2.0],
            "text": ["2,1 ×", "1,0 ×"],
            "is_sure": [True, False],
        }
    )
    assert repeats_chart(rows).to_dict()["layer"][0]["encoding"]["y"]["sort"] is None


def test_weeks_without_marks_are_drawn_all_the_same():
    weeks = pd.DataFrame({"week": pd.to_datetime(["2025-01-06", "2025-01-13"]), "count": [3, 5]})
    marks = pd.DataFrame({"kind": [], "name": [], "first": pd.to_datetime([]), "last": pd.to_datetime([])})
    line = marked_weeks_chart(weeks, marks, "light").to_dict()["layer"][3]
    assert line["encoding"]["y"]["scale"]["domain"][0] == 0
