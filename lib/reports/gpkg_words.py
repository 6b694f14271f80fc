"""What pyogrio does not write of a GeoPackage: columns' names and meanings, a style for QGIS, and one fixed moment."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pandas as pd

from lib.domain.class_words import class_labels
from lib.domain.codes import Polarity, Unit
from lib.domain.columns import Column
from lib.domain.palette import MISSING, ramp

COUNTERS = (slice(24, 28), slice(92, 96))
"""How often the file has been changed, and by which count its version is known: places 24 and 92 of SQLite's header."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
  constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
  max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE IF NOT EXISTS gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
"""
_SCHEMA_AT = "http://www.geopackage.org/spec/#extension_schema"
_STYLES = """
CREATE TABLE IF NOT EXISTS layer_styles (
  id INTEGER PRIMARY KEY, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT,
  styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT,
  update_time DATETIME);
"""


def describe_columns(store: sqlite3.Connection, layer: str, columns: Sequence[Column], rows: pd.DataFrame) -> None:
    """The Schema extension: QGIS shows the names as aliases and the meanings as comments."""
    store.executescript(_SCHEMA)
    if store.execute("SELECT 1 FROM gpkg_extensions WHERE extension_name = 'gpkg_schema'").fetchone() is None:
        for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
            store.execute("INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
                          (table, _SCHEMA_AT))  # fmt: skip
    store.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES (?, ?, ?, ?, ?)",
        [(layer, one.name, one.name, one.label, one.meaning) for one in columns if one.name in rows],
    )


def style_layer(store: sqlite3.Connection, layer: str, indicator: dict[str, Any] | None, dated: datetime) -> None:
    """A style that QGIS takes by itself: the indicator's own classes and colours, as on the page's map."""
    if indicator is None:
        return
    store.executescript(_STYLES)
    store.execute(
        "INSERT INTO layer_styles VALUES (1, '', '', ?, 'geom', ?, ?, '', 1, ?, '', NULL, ?)",
        (layer, indicator["name"], _qml(indicator), indicator["name"], _moment(dated)),
    )


def fixed_file(path: Path, dated: datetime) -> bytes:
    """The file packed anew and every moment in it set to `dated`, so that the bytes follow from the content alone."""
    packed = path.with_suffix(".fixed")
    with closing(sqlite3.connect(path)) as store:
        with store:
            store.execute("UPDATE gpkg_contents SET last_change = ?", (_moment(dated),))
        store.execute("VACUUM INTO ?", (str(packed),))
    content = bytearray(packed.read_bytes())
    for place in COUNTERS:
        content[place] = (1).to_bytes(4, "big")
    return bytes(content)


def _moment(dated: datetime) -> str:
    return dated.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _qml(indicator: dict[str, Any]) -> str:
    limits, unit = list(indicator["limits"]), Unit(indicator["unit"])
    fills = ramp(Polarity(indicator["polarity"]), len(limits) + 1)
    edges = [-1e12, *limits, 1e12]
    ranges = "".join(
        f'<range symbol="{n}" lower="{edges[n]!r}" upper="{edges[n + 1]!r}" label={quoteattr(label)} render="true"/>'
        for n, label in enumerate(class_labels(tuple(limits), unit))
    )
    symbols = "".join(_symbol(str(n), fill) for n, fill in enumerate(fills))
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22" styleCategories="Symbology">'
        f'<renderer-v2 type="graduatedSymbol" attr={quoteattr(indicator["id"])} graduatedMethod="GraduatedColor">'
        f"<ranges>{ranges}</ranges><symbols>{symbols}</symbols>"
        f"<source-symbol>{_symbol('0', MISSING)}</source-symbol></renderer-v2></qgis>"
    )


def _symbol(name: str, fill: str) -> str:
    red, green, blue = (int(fill[place : place + 2], 16) for place in (1, 3, 5))
    return (
        f'<symbol type="fill" name="{name}" alpha="1"><layer class="SimpleFill" pass="0" locked="0" enabled="1">'
        f'<prop k="color" v="{red},{green},{blue},255"/><prop k="style" v="solid"/>'
        '<prop k="outline_color" v="90,90,90,255"/><prop k="outline_width" v="0.2"/></layer></symbol>'
    )
