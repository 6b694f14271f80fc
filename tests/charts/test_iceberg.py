"""The iceberg draws each layer once, under each other, and its words can be read."""

import pandas as pd
import pytest

from lib.charts.iceberg import NAME_AT, OUTLINE, SELECTED, WATERLINE, iceberg_chart
from lib.domain.palette import ACCENT, ICEBERG, INK, WATER
from tests.charts.test_progress import luminance

LAYERS = pd.DataFrame(
    {
        "layer": ["symptom", "cause", "root_cause"],
        "name": ["Symptom", "Orsaker", "Orsakernas orsaker"],
        "placed_text": ["14 indikatorer, 0 faktorer", "1 indikator, 1 faktor", "0 indikatorer, 9 faktorer"],
        "stored_text": ["3 problem", "1 orsak", "0 orsaker"],
    }
)


def test_the_layers_meet_and_only_the_first_is_above_the_water():
    depths = [(outline[0][0], outline[-1][0]) for outline in OUTLINE]
    assert depths[0][1] == depths[1][0] == WATERLINE and depths[1][1] == depths[2][0]
    assert all(top < at < bottom for at, (top, bottom) in zip(NAME_AT, depths, strict=True))
    assert [upper[-1][1:] for upper in OUTLINE[:2]] == [lower[0][1:] for lower in OUTLINE[1:]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_click_selects_a_layer_and_the_selected_one_is_outlined(scheme):
    spec = iceberg_chart(LAYERS, scheme, "cause").to_dict()
    (picked,) = [param for param in spec["params"] if param["name"] == SELECTED]
    assert picked["select"]["fields"] == ["layer"]
    ice = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "area")
    assert ice["encoding"]["stroke"]["condition"]["value"] == ACCENT[scheme]
    outlined = {row["layer"] for row in spec["datasets"][ice["data"]["name"]] if row["is_selected"]}
    assert outlined == {"cause"}
    assert "order" not in ice["encoding"], "with it, every point becomes an area of its own"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_can_be_read_on_every_layer(scheme):
    """Contrast of at least 4.5 (WCAG 2.1, 1.4.3)."""
    ink = luminance(INK[scheme])
    for colour in (*ICEBERG[scheme], WATER[scheme]):
        lighter, darker = sorted((ink, luminance(colour)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, colour


def test_the_drawing_says_what_the_table_says():
    spec = iceberg_chart(LAYERS, "light", None).to_dict()
    texts = {row.get("text") for rows in spec["datasets"].values() for row in rows}
    assert {*LAYERS["name"], *LAYERS["placed_text"], *LAYERS["stored_text"]} <= texts
