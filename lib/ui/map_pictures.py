"""A page's map as a picture file: PNG and SVG with title, period, legend, source and scale."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.mapping import area_shapes
from lib.analysis.synthetic import synthetic_sources
from lib.analysis.workspace import Workspace
from lib.charts.painted_map import painted_map
from lib.charts.static_map import MapTexts
from lib.domain.words import listing
from lib.maps.hot_overlay import HotOverlay, hot_overlay_data
from lib.maps.overlay import Overlay, overlay_data
from lib.reports.chart_picture import PICTURES, svg_as_png
from lib.ui.noted import noted_download

SCHEMATIC = "Områdenas gränser är schematiska."


def map_picture_buttons(
    workspace: Workspace, shown: Overlay | HotOverlay, key: str, told: str, source: str, name: str = ""
) -> None:
    """Drawn when somebody asks for it. Nothing without areas. The file is called `name`, or as the key."""
    if workspace.areas.empty:
        return
    texts = MapTexts(shown.title, told, _sources(workspace, shown, source))
    map_files(key, partial(map_picture, workspace, shown, texts), name)


def map_files(key: str, draw: Callable[[str], bytes], name: str = "") -> None:
    """A button for each kind of picture; `draw` makes it when somebody asks for it."""
    with st.container(horizontal=True, gap="small", key=f"{key}-bilder"):
        for kind in PICTURES:
            noted_download(
                f"Karta ({kind.upper()})",
                partial(draw, kind),
                file_name=f"{name or key}.{kind}",
                mime=PICTURES[kind],
                key=f"{key}-{kind}",
                icon=":material/map:",
                type="tertiary",
            )


def map_picture(workspace: Workspace, shown: Overlay | HotOverlay, texts: MapTexts, kind: str) -> bytes:
    """The overlay as the browser has it, on paper; `kind` is one of PICTURES."""
    painted = hot_overlay_data(shown) if isinstance(shown, HotOverlay) else overlay_data(shown)
    svg = painted_map(painted, area_shapes(workspace), texts).encode()
    return svg if kind == "svg" else svg_as_png(svg)


def _sources(workspace: Workspace, shown: Overlay | HotOverlay, source: str) -> str:
    """Where the figures come from and how new they are, that borders are schematic, and what is made up."""
    own = _of_rows(shown.rows) if isinstance(shown, Overlay) else ""
    borders = SCHEMATIC if workspace.areas["is_schematic"].any() else ""
    made_up = synthetic_sources(workspace)
    parts = (own or source, borders, f"Exempeldata: {made_up}." if made_up else "")
    return " ".join(part for part in parts if part)


def _of_rows(rows: pd.DataFrame) -> str:
    if rows.empty or "source" not in rows:
        return ""
    names = list(dict.fromkeys(str(name) for name in rows["source"].dropna()))
    newest = max((str(day) for day in rows["data_date"].dropna()), default="") if "data_date" in rows else ""
    return f"Källa: {listing(names)}." + (f" Uppgifter till och med {newest}." if newest else "")
