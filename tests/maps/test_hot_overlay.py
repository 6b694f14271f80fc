"""What the browser gets of hot spots: shapes, colours, words and nothing else, and not too much of it."""

import geopandas as gpd
import shapely

from lib.maps.hot_overlay import HotOverlay, Label, LegendRow, Look, hot_overlay, hot_overlay_data

CELL = shapely.box(16.0, 59.0, 16.0044, 59.0022)
HOT = Look("#993404", ("1. Torget", "43 i rutan"))


def drawn(n: int) -> HotOverlay:
    shapes = gpd.GeoSeries([shapely.affinity.translate(CELL, i * 0.0044) for i in range(n)], crs="EPSG:4326")
    legend = (LegendRow(HOT, "Hetast", str(n)),)
    areas = {"0001R001": Look("#ffffff", ("Norr",))}
    return HotOverlay("Heta rutor", areas, legend, shapes, (HOT,) * n, (Label(59.00112345, 16.00212345, "1"),))


def test_each_cell_has_its_look_and_its_lines():
    cells = hot_overlay_data(drawn(2))["cells"]
    first = cells["shapes"]["features"][0]["properties"]
    assert first["fill"] == HOT.fill and first["lines"] == ["1. Torget", "43 i rutan"]
    assert cells["labels"] == [{"at": [59.00112, 16.00212], "text": "1"}]


def test_areas_alone_have_no_cells_and_every_area_its_words():
    data = hot_overlay_data(HotOverlay("Områden", {"a": Look("#fff", ("Norr",), dash=True)}, ()))
    assert data["cells"] is None and data["areas"]["a"] == {"fill": "#fff", "dash": True, "lines": ["Norr"]}


def test_three_hundred_cells_are_a_light_layer():
    group = hot_overlay(drawn(300))
    assert len(next(iter(group._children.values())).data) < 120_000


def test_texts_cannot_leave_their_string():
    look = Look("#fff", ("</script><script>alert(1)</script>",))
    script = next(iter(hot_overlay(HotOverlay("A", {"a": look}, ()))._children.values())).data
    assert "<" not in script
