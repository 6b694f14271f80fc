"""A situation picture as a GeoPackage: the areas with their figures as a layer that QGIS colours, and its tables.

EPSG:4326, which is what the picture's areas are kept in: every program reads it, and nothing is changed on the way.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from lib.analysis.frozen_figures import every_figure, measures_of_figures
from lib.analysis.frozen_views import frozen_indicator
from lib.analysis.version_rows import Frozen
from lib.domain.columns import Column
from lib.domain.export_columns import ABOUT, EVERY_FIGURE, MEASURES_OF_FIGURES
from lib.domain.words import STATUSES, UNITS
from lib.reports.gpkg_words import describe_columns, fixed_file, style_layer
from lib.reports.printable import without_controls
from lib.reports.report_stamp import ReportStamp
from lib.reports.sheets import about_rows

AREAS, FIGURES, MEASURES, ABOUT_FILE = "omraden", "siffror", "matt", "om_filen"
PARTS = {"value": "", "lower": ", nedre gräns", "upper": ", övre gräns", "status": ", anmärkning"}
"""What the layer has of each figure, and how the column's name in QGIS ends."""


def gpkg_file(frozen: Frozen, stamp: ReportStamp) -> bytes:
    """A polygon layer with a row for each area and every measure by area in columns of its own; every figure as a table
    to join; what they mean; and the stamp. Positions of reports are never in it, for no audience.

    Without areas there are only the tables. The same content gives the same bytes with the same GDAL and SQLite.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lagesbild.gpkg"
        layers = [layer for layer in _layers(frozen, stamp) if len(layer[3])]
        for place, (name, title, columns, rows) in enumerate(layers):
            _write(path, name, f"{title}. {stamp.footer}", rows, place > 0)
            with closing(sqlite3.connect(path)) as store, store:
                describe_columns(store, name, columns, rows)
        with closing(sqlite3.connect(path)) as store, store:
            style_layer(store, AREAS, _coloured(frozen), stamp.dated)
        return fixed_file(path, stamp.dated)


Layer = tuple[str, str, Sequence[Column], pd.DataFrame]


def _layers(frozen: Frozen, stamp: ReportStamp) -> Iterable[Layer]:
    columns, areas = _areas(frozen)
    yield AREAS, "Områden med siffror", columns, areas
    yield FIGURES, "Alla siffror", EVERY_FIGURE, _plain(every_figure(frozen), EVERY_FIGURE)
    yield (
        MEASURES,
        "Vad siffrorna betyder",
        MEASURES_OF_FIGURES,
        _plain(measures_of_figures(frozen), MEASURES_OF_FIGURES),
    )
    yield ABOUT_FILE, "Om filen", ABOUT, about_rows(frozen, stamp)


def _write(path: Path, name: str, told: str, rows: pd.DataFrame, is_more: bool) -> None:
    pyogrio.write_dataframe(
        rows, path, layer=name, driver="GPKG", append=is_more, layer_options={"IDENTIFIER": name, "DESCRIPTION": told}
    )


def _areas(frozen: Frozen) -> tuple[Sequence[Column], gpd.GeoDataFrame]:
    """One row for each area; hidden and missing figures are empty, and the remark beside says which."""
    content = frozen.content["areas"]
    if content is None:
        return (), gpd.GeoDataFrame()
    areas = gpd.GeoDataFrame.from_features(content["features"], crs="EPSG:4326")
    areas = areas.rename(columns={"is_schematic": "schematisk"})[["area_code", "name", "schematisk", "geometry"]]
    columns = [
        Column("area_code", "Områdeskod", "SCB:s kod för området"),
        Column("name", "Område", "Områdets namn"),
        Column("schematisk", "Schematisk", "Om gränsen är ritad på ett ungefär"),
    ]
    rows = frozen.figures("area")
    for one in _mapped(frozen):
        its = rows[rows["indicator"] == one["id"]].drop_duplicates("area_code").set_index("area_code")
        for part, ending in PARTS.items():
            column = _column(one, part, ending)
            columns.append(column)
            found = areas["area_code"].map(its[part])
            areas[column.name] = found.map(STATUSES).replace("", None) if part == "status" else found.astype(float)
    return columns, areas


def _column(indicator: dict[str, Any], part: str, ending: str) -> Column:
    unit = "" if part == "status" else f" ({UNITS[indicator['unit']]})"
    name = indicator["id"] if part == "value" else f"{indicator['id']}_{part}"
    return Column(name, f"{indicator['name']}{ending}{unit}", indicator["definition"])


def _mapped(frozen: Frozen) -> list[dict[str, Any]]:
    rows = frozen.figures("area")
    there = set(rows["indicator"]) if len(rows) else set()
    return [one for one in frozen.content["indicators"] if one["id"] in there]


def _coloured(frozen: Frozen) -> dict[str, Any] | None:
    """The first measure that has classes on the map."""
    with_classes = [one for one in _mapped(frozen) if one["limits"]]
    return frozen_indicator(frozen, with_classes[0]["id"]) if with_classes and frozen.content["areas"] else None


def _plain(rows: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """Words for codes, text without control characters, numbers as numbers."""
    shown = rows.reindex(columns=[column.name for column in columns])
    for column in columns:
        cells = shown[column.name]
        if column.words is not None:
            shown[column.name] = [(column.words or {}).get(code, code) for code in cells]
        if not pd.api.types.is_numeric_dtype(shown[column.name]):
            shown[column.name] = [_text(value) for value in shown[column.name]]
    return shown


def _text(value: Any) -> str | None:
    return None if value is None or value != value or value == "" else without_controls(str(value))
