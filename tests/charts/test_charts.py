"""Charts that do not mislead: from zero, in Swedish, described in words, and drawn from the table alone."""

import json

import pandas as pd
import pytest
import vl_convert

from lib.charts.against import against_chart
from lib.charts.bars import bar_chart
from lib.charts.series import series_chart
from lib.charts.theme import styled
from lib.charts.week import week_chart
from lib.domain.words import WEEKDAYS

SERIES = pd.DataFrame(
    {
        "period": ["2025-01", "2025-02", "2025-03"],
        "value": [10.0, 12.0, None],
        "lower": [8.0, 9.0, None],
        "upper": [13.0, 15.0, None],
        "comparison_value": [11.0, 11.0, 11.0],
        "secret": ["a", "b", "c"],
    }
)
BARS = pd.DataFrame({"name": ["Mörker", "Öde"], "count": [12, 7], "text": ["12", "7"]})
HOURS = pd.DataFrame(
    [
        {"weekday_name": day, "hour": hour, "weight": 1.0, "share_pct": 100 / 168}
        for day in WEEKDAYS
        for hour in range(24)
    ]
)
AGAINST = pd.DataFrame(
    {
        "indicator": ["Tillit"],
        "value": [60.0],
        "lower": [55.0],
        "upper": [65.0],
        "comparison_value": [70.0],
        "text": ["60 %, lägre än Provby (70 %)"],
    }
)
CHARTS = {
    "series": series_chart(SERIES, "Norr", "Provby", months=True),
    "bars": bar_chart(BARS, "name", "count", "text"),
    "week": week_chart(HOURS),
    "against": against_chart(AGAINST, "#123456", "light"),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_chart_is_drawn_and_described(chart, scheme):
    spec = styled(chart.to_dict(), scheme, "Norr minskade")
    assert spec["description"] == "Norr minskade"
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert vl_convert.vegalite_to_svg(spec).count("<path") > 3  # Vega accepts it and draws its marks


def test_a_series_starts_from_zero_and_keeps_its_gap():
    spec = CHARTS["series"].to_dict()
    scales = [layer["encoding"]["y"]["scale"] for layer in spec["layer"] if "scale" in layer["encoding"].get("y", {})]
    assert scales and all(scale["zero"] for scale in scales)
    assert any(row["value"] is None for rows in spec["datasets"].values() for row in rows)


def test_bars_leave_room_for_the_text_of_the_longest():
    domain = CHARTS["bars"].to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert domain[0] == 0 and domain[1] > 12
    told = bar_chart(BARS.assign(text="12 (+20 %, kan vara slump)"), "name", "count", "text").to_dict()
    assert told["layer"][0]["encoding"]["x"]["scale"]["domain"][1] > 2 * domain[1], "a longer text needs more"


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_only_the_drawn_columns_reach_the_browser(chart):
    assert "secret" not in json.dumps(chart.to_dict())
