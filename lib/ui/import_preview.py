"""Rows on their way in: on the map, and as a table beside it."""

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from lib.actions.import_plan import ImportPlan, Kind
from lib.analysis.incoming_map import IncomingMap
from lib.analysis.workspace import Workspace
from lib.domain.palette import NEUTRAL
from lib.domain.words import AGES, SEXES, number
from lib.maps.base_map import Ground, base_map
from lib.maps.overlay import NamedClass, Overlay, Points, overlay
from lib.ui.import_choices import category_names
from lib.ui.import_files import DroppedFile
from lib.ui.import_wishes import key_of
from lib.ui.map_pictures import map_picture_buttons
from lib.ui.map_view import ground_of
from lib.ui.session import current_scheme

HEIGHT = 430
NOT_READ = "Ännu inte inläst:"
WITHOUT_SECONDS = re.compile(r"( \d\d:\d\d):00$")
GREYS = (NEUTRAL[2:3], NEUTRAL[1:4:2], NEUTRAL[1:4], NEUTRAL[1:], NEUTRAL)
"""By the number of limits between the classes."""
NO_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({})
NAMES = {
    "event_key": "Id",
    "report_key": "Id",
    "news_key": "Id",
    "category": "Kategori",
    "subcategory": "Underkategori",
    "kind": "Slag",
    "event_from": "Från",
    "event_to": "Till",
    "reported_at": "Rapporterad",
    "published_at": "Publicerad",
    "starts_at": "Börjar",
    "area_code": "Område",
    "lon": "Longitud",
    "lat": "Latitud",
    "place": "Plats",
    "title": "Rubrik",
    "summary": "Sammanfattning",
    "description": "Text",
    "status": "Status",
    "survey": "Undersökning",
    "question": "Fråga",
    "answer": "Svar",
    "share_pct": "Andel, %",
    "indicator": "Indikator",
    "period": "Period",
    "year": "År",
    "sex": "Kön",
    "age": "Ålder",
    "value": "Värde",
    "numerator": "Täljare",
    "denominator": "Nämnare",
    "n": "Antal svar",
    "count": "Antal",
    "data_date": "Uppgifter från",
    "source": "Källa",
    "url": "Adress",
}


def preview(workspace: Workspace, file: DroppedFile, plan: ImportPlan, shown: IncomingMap | None) -> None:
    """Map and table side by side; the table alone where the rows have no place."""
    if shown is None:
        _table(workspace, file, plan)
        return
    left, right = st.columns([5, 4])
    with left, st.container(key="importkarta"):
        drawn = preview_overlay(workspace, shown)
        st_folium(
            base_map(ground_of(workspace), current_scheme()),
            key=key_of(file, "karta"),
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=overlay(drawn),
        )
        st.caption(map_words(shown))
        map_picture_buttons(
            workspace, drawn, key_of(file, "kartbild"), map_words(shown), f"{NOT_READ} {file.name}.",
            f"{workspace.folder.slug}-forhandsvisning",
        )  # fmt: skip
    with right:
        _table(workspace, file, plan)


def areas_map(workspace: Workspace, file: DroppedFile, areas: Any) -> None:
    """Areas that would take the place of the municipality's own, on their own."""
    ground = ground_of(workspace)
    drawn = Ground(ground.name, areas.assign(is_schematic=False), ground.water, ground.localities, ground.places,
                   ground.attribution, ground.base_map)  # fmt: skip
    with st.container(key="importkarta"):
        st_folium(
            base_map(drawn, current_scheme()),
            key=key_of(file, "karta"),
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[],
        )


def preview_overlay(workspace: Workspace, shown: IncomingMap) -> Overlay:
    """Points by theme above areas coloured by their number of rows."""
    points = None
    if len(shown.points):
        names = {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
        points = Points(shown.points, names, f"Punkter: {number(shown.n_on_map)}")
    rows = shown.areas if shown.n_in_areas else shown.areas.iloc[:0]
    title = "Rader per område" if shown.n_in_areas else "Områden"
    return Overlay(title, rows, (), "neutral", points=points, named=count_classes(shown.limits))


def count_classes(limits: tuple[float, ...]) -> tuple[NamedClass, ...]:
    """`1–4`, `5–9`, `10 eller fler`: whole rows, in greys that are all darker than the colour of none."""
    lowest = [1, *(int(limit) for limit in limits)]
    texts = [str(low) if low == high - 1 else f"{low}–{high - 1}" for low, high in pairwise(lowest)]
    return tuple(
        NamedClass(fill, text)
        for fill, text in zip(GREYS[len(limits)], [*texts, f"{lowest[-1]} eller fler"], strict=True)
    )


def map_words(shown: IncomingMap) -> str:
    """How many rows the map shows, and how many it cannot."""
    parts = [f"{number(shown.n_on_map)} punkter på kartan." if shown.n_on_map else "Inga rader har en egen punkt."]
    if shown.n_in_areas:
        parts.append(f"{number(shown.n_in_areas)} rader hör till ett område.")
    if shown.n_elsewhere:
        parts.append(f"{number(shown.n_elsewhere)} gäller hela kommunen eller något större och syns inte.")
    if shown.n_on_map > len(shown.points):
        parts.append("Punkterna är så många att de räknas i rutor på 300 m.")
    return " ".join(parts)


def readable_preview(rows: pd.DataFrame, words: Mapping[str, Mapping[str, str]] = NO_WORDS) -> pd.DataFrame:
    """The columns that people know by name and that hold something, with nothing where nothing is.

    `words` are what stands for the codes of a column.
    """
    known = [name for name in NAMES if name in rows]
    written = pd.DataFrame(
        {NAMES[name]: [_written(value, words.get(name, {})) for value in rows[name]] for name in known}
    )
    return written[[name for name in written if (written[name] != "").any()]]


def _written(value: object, words: Mapping[str, str]) -> str:
    """Without the seconds that nobody has written."""
    if value is None or value != value:
        return ""
    return WITHOUT_SECONDS.sub(r"\1", words.get(str(value), str(value)))


def _words(workspace: Workspace, kind: Kind) -> dict[str, Mapping[str, str]]:
    categories = category_names(workspace, kind)
    indicators = {name: one.name for name, one in workspace.definitions.indicators.items()}
    whole = {workspace.municipality.code: workspace.municipality.name}
    return {
        "category": categories,
        "subcategory": {name: words.split(": ")[-1] for name, words in categories.items()},
        "area_code": whole | workspace.area_names,
        "indicator": indicators,
        "sex": {str(code): words for code, words in SEXES.items()},
        "age": {str(code): words for code, words in AGES.items()},
    }


def _table(workspace: Workspace, file: DroppedFile, plan: ImportPlan) -> None:
    rows = readable_preview(pd.DataFrame(plan.report.preview), _words(workspace, plan.report.kind))
    if len(rows):
        st.dataframe(rows, hide_index=True, height=min(HEIGHT, 38 + 35 * len(rows)), key=key_of(file, "rader"))
        st.caption(f"De första {len(rows)} raderna som läses in, som de skrivs hos oss.")
