"""The kept specification draws what Altair itself would have drawn."""

import json
from functools import partial

import altair as alt
import pandas as pd
import vl_convert

from lib.charts.bars import bar_chart
from lib.charts.chart_spec import chart_spec
from lib.charts.theme import styled

ROWS = pd.DataFrame({"name": ["Mörker", "Skräp", "Buskage"], "count": [9, 4, 2], "text": ["9", "4", "2"]})


def drawn(rows=ROWS):
    return partial(bar_chart, rows, "name", "count", "text")


def with_rows(spec):
    rows = {name: alt.to_values(table)["values"] for name, table in spec["datasets"].items()}
    return json.dumps({**spec, "width": 600, "datasets": rows})


def test_it_is_the_chart_that_altair_draws():
    own = styled(drawn()().to_dict(), "light", "Skäl")
    assert vl_convert.vegalite_to_svg(with_rows(chart_spec(drawn(), "light", "Skäl"))) == vl_convert.vegalite_to_svg(
        json.dumps({**own, "width": 600})
    )


def test_equal_numbers_are_drawn_once_and_other_numbers_schemes_and_texts_anew():
    first = chart_spec(drawn(ROWS.copy()), "light", "Skäl")
    assert chart_spec(drawn(ROWS.copy()), "light", "Skäl") is first
    others = [chart_spec(drawn(ROWS.assign(count=[8, 4, 2])), "light", "Skäl"), chart_spec(drawn(), "dark", "Skäl"),
              chart_spec(drawn(), "light", "Andra skäl")]  # fmt: skip
    assert all(other is not first for other in others)
    assert others[0]["datasets"].keys() != first["datasets"].keys()
    assert others[2]["description"] == "Andra skäl" and others[1]["config"] != first["config"]
