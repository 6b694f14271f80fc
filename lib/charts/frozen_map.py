"""A map that needs nothing but its own shapes: as it was drawn, it is drawn again."""

from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from lib.domain.class_words import class_labels
from lib.domain.codes import Unit
from lib.domain.palette import GRID, MISSING, QUIET, SUPPRESSED, ZERO, Scheme, ramp

HEIGHT = 380
SPECIAL = {
    -1: ("noll", ZERO),
    -2: ("uppgift saknas", MISSING),
    -3: ("dolt", SUPPRESSED),
    -4: ("ej tillämpligt", MISSING),
}
"""Classes that are no stretch of values, as `lib.analysis.classes.with_class` numbers them."""


def frozen_map(
    rows: pd.DataFrame, areas: dict[str, Any], limits: tuple[float, ...], polarity: str, unit: Unit, scheme: Scheme
) -> alt.LayerChart | alt.FacetChart:
    """`rows` has area_code, area_name, colour_class and words; `areas` is GeoJSON in EPSG:4326 with area_code.

    The legend names each class and says how many areas are in it.
    """
    named = class_names(limits, unit)
    colours = dict(enumerate(ramp(polarity, len(limits) + 1))) | {code: fill for code, (_, fill) in SPECIAL.items()}
    without = [one for one in areas["features"] if one["properties"]["area_code"] not in set(rows["area_code"])]
    there = rows["colour_class"].value_counts().add(pd.Series({-2: len(without)}), fill_value=0).astype(int)
    codes = [code for code in (*range(len(limits) + 1), *SPECIAL) if there.get(code, 0)]
    labels = {code: f"{named[code]} ({there[code]})" for code in codes}
    told = {row["area_code"]: row for row in rows.to_dict("records")}
    shapes = [_shape(feature, told, labels) for feature in areas["features"]]
    base = alt.Chart(alt.Data(values=shapes)).project("mercator").properties(height=HEIGHT, width="container")
    return alt.layer(
        base.mark_geoshape(stroke=QUIET[scheme], strokeWidth=0.7).encode(
            color=alt.Color(
                "class_name:N",
                scale=alt.Scale(domain=list(labels.values()), range=[colours[code] for code in codes]),
                legend=alt.Legend(title=None, orient="bottom", columns=2, symbolStrokeColor=GRID[scheme],
                                  symbolType="square", labelLimit=260),
            ),
            tooltip=[alt.Tooltip("name:N", title="Område"), alt.Tooltip("words:N", title="Värde")],
        )
    )  # fmt: skip


def _shape(feature: dict[str, Any], told: dict[str, dict[Any, Any]], labels: dict[int, str]) -> dict[str, Any]:
    """A feature with what is written about it on top, where Vega-Lite looks."""
    row = told.get(feature["properties"]["area_code"])
    return {
        "type": "Feature",
        "geometry": _clockwise(feature["geometry"]),
        "name": row["area_name"] if row else feature["properties"]["name"],
        "words": row["words"] if row else SPECIAL[-2][0],
        "class_name": labels.get(row["colour_class"] if row else -2),
    }


def _clockwise(geometry: dict[str, Any]) -> dict[str, Any]:
    """Outer rings the way that d3 reads them: the other way round they mean the rest of the globe."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    turned = [[_turned(ring, place == 0) for place, ring in enumerate(polygon)] for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": turned}


def _turned(ring: list[list[float]], is_outer: bool) -> list[list[float]]:
    twice_area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if (twice_area < 0) == is_outer else ring[::-1]


def class_names(limits: tuple[float, ...], unit: Unit) -> dict[int, str]:
    """What each colour class holds, by its number, with the special ones."""
    return dict(enumerate(class_labels(limits, unit))) | {code: name for code, (name, _) in SPECIAL.items()}
