"""A page's map on paper: the same looks, marks and legend as the browser is sent."""

import pytest

from lib.charts.painted_map import painted_map
from lib.charts.static_map import MapTexts

SQUARES = {"A1": (16.0, 59.0), "A2": (16.1, 59.0)}
HATCH = "url(#lb-hatch)"


@pytest.fixture
def areas():
    def square(x: float, y: float) -> list:
        return [[[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]]

    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"area_code": code, "name": f"Namn {code}"},
         "geometry": {"type": "Polygon", "coordinates": square(*at)}} for code, at in SQUARES.items()]}  # fmt: skip


def painted(**more: object) -> dict:
    looks = {"A1": {"fill": "#123456", "dash": False, "lines": []}, "A2": {"fill": HATCH, "dash": False, "lines": []}}
    classes = [{"fill": "#123456", "text": "under 5", "count": "1"}, {"fill": HATCH, "text": "dolt", "count": "1"}]
    legend = {"title": "T", "classes": classes, "points_title": "", "points": [], "notes": ["En <anmärkning> & mer."]}
    return {"areas": looks, "selected": None, "points": None, "legend": legend} | more


def test_looks_legend_texts_and_scale_are_drawn(areas):
    drawn = painted_map(painted(), areas, MapTexts("Rubrik", "2025", "Källa: prov."))
    assert drawn.count("#123456") == 2 and HATCH not in drawn  # the area and its swatch
    for words in (
        "under 5 (1)",
        "dolt (1)",
        "Rubrik",
        "Källa: prov.",
        "N ↑",
        "km",
        "Namn A1",
        "&lt;anmärkning&gt; &amp;",
    ):
        assert words in drawn
    assert drawn == painted_map(painted(), areas, MapTexts("Rubrik", "2025", "Källa: prov."))


def test_points_cells_and_the_chosen_area_lie_on_top_and_outside_the_map_nothing(areas):
    kinds = [{"fill": "#aa0000", "shape": "triangle"}, {"fill": "#00aa00", "shape": "cross"}]
    rows = [[59.05, 16.05, 0, 1], [59.05, 16.15, 1, 1], [59.06, 16.06, 0, 7], [0.0, 0.0, 0, 1]]
    square = areas["features"][0]["geometry"]
    cells = {"shapes": {"features": [{"geometry": square, "properties": {"fill": "#0000aa", "dash": False}}]},
             "labels": [{"at": [59.05, 16.05], "text": "3"}]}  # fmt: skip
    shown = painted(points={"kinds": kinds, "rows": rows}, cells=cells, selected="A1")
    drawn = painted_map(shown, areas, MapTexts("", "", ""))
    assert drawn.count("#aa0000") == drawn.count("#00aa00") == drawn.count("#0000aa") == 1
    assert ">7</text>" in drawn and ">3</text>" in drawn
    assert drawn.count('stroke-width="2.5"') == 1


def test_an_overlay_without_areas_of_its_own_leaves_them_white(areas):
    shown = painted(areas={}, legend={"title": "", "classes": [], "points_title": "", "points": [], "notes": []})
    assert "#123456" not in painted_map(shown, areas, MapTexts("", "", ""))
