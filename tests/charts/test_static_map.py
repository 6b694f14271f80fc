"""The map on paper: right lengths, every area named once, nothing over anything else, the same picture again."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pandas as pd
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.map_frame import frame_around
from lib.charts.map_layout import laid_out
from lib.charts.static_map import MapMarks, MapTexts, static_map
from lib.domain.codes import Unit

TEXTS = MapTexts("Brotten är fler i norr", "Per 1 000 invånare", "Källa: prov")
SVG = "{http://www.w3.org/2000/svg}"


def square(name: str, west: float, south: float, side: float) -> dict:
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
    return {
        "type": "Feature",
        "properties": {"area_code": name, "name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def collection(*features: dict) -> dict:
    return {"type": "FeatureCollection", "features": list(features)}


TOWN = [square(f"Kvarter {n} med långt namn", 16.5 + n % 4 * 0.01, 59.6 + n // 4 * 0.01, 0.01) for n in range(12)]
AROUND = [square("Landet", 16.0, 59.0, 0.4), square("Skogen", 16.9, 59.9, 0.4)]
MUNICIPALITY = collection(*TOWN, *AROUND)
ROWS = pd.DataFrame(
    {"area_code": [one["properties"]["area_code"] for one in MUNICIPALITY["features"]],
     "colour_class": [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, -3, -2, -1, 0]}
)  # fmt: skip


def drawn(rows=ROWS, marks=None) -> str:
    more = () if marks is None else (marks,)
    return static_map(rows, MUNICIPALITY, (1.0, 2.0, 3.0, 4.0), "high_is_bad", Unit.PER_1000, TEXTS, *more)


@pytest.mark.parametrize(("lon", "lat"), [(16.5, 59.6), (20.0, 68.0)])
def test_lengths_on_the_map_are_those_on_the_ground(lon, lat):
    frame = frame_around([(lon - 0.2, lat - 0.1), (lon + 0.2, lat + 0.1)], 600.0, 0.02)
    geod = pyproj.Geod(ellps="WGS84")
    for to in ((lon + 0.1, lat), (lon, lat + 0.05), (lon + 0.1, lat + 0.05)):
        metres = geod.inv(lon, lat, *to)[2]
        (x, y), (at_x, at_y) = frame.at(lon, lat), frame.at(*to)
        on_map = ((at_x - x) ** 2 + (at_y - y) ** 2) ** 0.5 / frame.px_per_m
        assert on_map == pytest.approx(metres, rel=0.01)


@given(st.floats(11, 24), st.floats(55.5, 68.9), st.floats(0.001, 2), st.floats(0.001, 2))
def test_everything_is_inside_the_frame(lon, lat, east, north):
    frame = frame_around([(lon, lat), (lon + east, lat + north)], 590.0, 0.02)
    for position in ((lon, lat), (lon + east, lat + north)):
        x, y = frame.at(*position)
        assert -0.01 <= x <= frame.width + 0.01 and -0.01 <= y <= frame.height + 0.01
    assert frame.scale_bar_m * frame.px_per_m <= frame.width / 5 + 0.01


def test_a_crowded_town_gets_a_closer_map_and_every_area_one_label():
    layout = laid_out(MUNICIPALITY, (), 5, 0.0)
    assert len(layout.panels) == 2
    assert layout.closer is not None
    labels = [label for panel in layout.panels for label in panel.labels]
    key = dict(line.split(" ", 1) for _, _, line in layout.key)
    told = [key.get(label.text, label.text) for label in labels]
    assert sorted(told) == sorted(one["properties"]["name"] for one in MUNICIPALITY["features"])
    for panel in layout.panels:
        assert not any(a.room.intersects(b.room) for a, b in combinations(panel.labels, 2))


def test_few_areas_are_one_map_with_their_names():
    layout = laid_out(collection(*AROUND), (), 5, 0.0)
    assert len(layout.panels) == 1
    assert {label.text for label in layout.panels[0].labels} == {"Landet", "Skogen"}


def test_the_legend_counts_the_areas_and_hidden_ones_are_hatched():
    words = [one.text for one in ElementTree.fromstring(drawn()).iter(f"{SVG}text")]
    assert {"under 1 (3)", "4 och mer (2)", "dolt (1)", "uppgift saknas (1)", "noll (1)"} <= set(words)
    assert {TEXTS.title, TEXTS.subtitle, TEXTS.source} <= set(words)
    assert any(re.fullmatch(r"\d+ (k?)m", word or "") for word in words)
    hatches = drawn().count('stroke-width="0.8"')
    assert hatches == len(laid_out(MUNICIPALITY, (), 8, 0.0).panels) + 1  # on both maps and in the legend
    assert "stroke-dasharray" in drawn()


def test_without_figures_there_is_no_legend_and_marks_are_numbered():
    marks = MapMarks(((16.51, 59.61, "1"), (16.53, 59.62, "2")), ((16.51, 59.61), (16.53, 59.62)))
    tree = ElementTree.fromstring(drawn(pd.DataFrame(), marks))
    words = [one.text for one in tree.iter(f"{SVG}text")]
    assert len(list(tree.iter(f"{SVG}circle"))) == 2
    assert {"1", "2"} <= set(words)
    assert not any("och mer" in word for word in words)


def test_names_cannot_break_out_of_the_picture():
    areas = collection(square("<script>&\"'", 16.0, 59.0, 0.4))
    svg = static_map(pd.DataFrame(), areas, (), "neutral", Unit.COUNT, TEXTS)
    words = [one.text for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert "<script>&\"'" in words


def test_the_same_map_is_the_same_text_in_any_order_of_the_rows():
    assert drawn() == drawn(ROWS.iloc[::-1])
