"""Leaflet from our own server instead of from outside, and the code that draws our layers."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import folium
from xstatic.pkg import leaflet

_STATIC = Path(__file__).resolve().parents[1] / "ui" / "static"


class OwnMap(folium.Map):
    """A folium map that asks nobody but our own server for scripts and styles."""

    def __init__(self, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        folder = f"/leaflet/{leaflet.VERSION}"
        self.default_js = [("leaflet", f"{folder}/leaflet.js"), ("karta", _own("karta.js"))]
        self.default_css = [("leaflet_css", f"{folder}/leaflet.css"), ("karta_css", _own("karta.css"))]


@lru_cache(maxsize=8)
def _own(name: str) -> str:
    """The address of one of our files, new when its content is new."""
    digest = hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:8]
    return f"/filer/{name}?v={digest}"
