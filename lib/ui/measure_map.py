"""Measures on the map: numbered where they are done, areas by whether something is going on or late there."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.measure_spots import measure_spots
from lib.analysis.workspace import Workspace
from lib.domain.measure_words import MARKED_STATUSES
from lib.domain.palette import ACTIVITY_STATUSES, DIFFERENCE, PAPER
from lib.domain.words import number
from lib.maps.hot_overlay import HotOverlay, Label, LegendRow, Look
from lib.ui.map_view import area_map
from lib.ui.measure_choice import measure_link
from lib.ui.plain_text import plain

LATE, OPEN, OVER = DIFFERENCE[3], ACTIVITY_STATUSES["pagar"], ACTIVITY_STATUSES["ej_paborjad"]


def measure_map(workspace: Workspace, shown: pd.DataFrame, selected: str | None) -> None:
    """The map, and beside it the numbered list for those who do not use a map."""
    numbered = shown[shown["lon"].notna()].reset_index(drop=True)
    map_side, list_side = st.columns([3, 2], gap="medium")
    with map_side:
        area_map(workspace, _overlay(workspace, shown, numbered, selected), "karta", source="Källa: åtgärdslistan.")
        whole = len(shown) - len(numbered)
        st.caption(f"{number(len(numbered))} åtgärder på kartan, {number(whole)} utan plats.")
    with list_side, st.container(border=True, height=560, key="platspanel", gap="xsmall"):
        for place, row in enumerate(numbered.to_dict("records"), start=1):
            measure_link(str(row["measure_key"]), f"{place}: {row['title']}")
            st.caption(plain(f"{MARKED_STATUSES[row['status']]} · {row['area_name']}"))
        if numbered.empty:
            st.caption("Ingen åtgärd i urvalet har en plats.")


def _overlay(workspace: Workspace, shown: pd.DataFrame, numbered: pd.DataFrame, selected: str | None) -> HotOverlay:
    looks = {code: _area_look(name, shown[shown["area_code"] == code]) for code, name in workspace.area_names.items()}
    kinds = {LATE: "Något är försenat", OPEN: "Pågår eller ska börja", OVER: "Bara avslutade"}
    counts = pd.Series([look.fill for look in looks.values()]).value_counts()
    legend = tuple(
        LegendRow(Look(fill, ()), text, str(counts[fill])) for fill, text in kinds.items() if counts.get(fill, 0)
    )
    spots = measure_spots(workspace, numbered) if len(numbered) else None
    middles = [] if spots is None else [circle.centroid for circle in spots]
    notes = ("Siffran är åtgärdens nummer i listan.",)
    return HotOverlay(
        "Åtgärder",
        looks,
        legend,
        shapes=spots,
        looks=tuple(Look(PAPER["light"], _lines(row)) for row in numbered.to_dict("records")),
        labels=tuple(Label(middle.y, middle.x, str(place)) for place, middle in enumerate(middles, start=1)),
        selected=selected,
        notes=notes,
    )


def _area_look(name: str, rows: pd.DataFrame) -> Look:
    lines = [f"{row['title']} ({MARKED_STATUSES[row['status']]})" for row in rows.to_dict("records")]
    if rows.empty:
        return Look(PAPER["light"], (name,))
    fill = LATE if rows["is_late"].any() else OPEN if rows["is_open"].any() else OVER
    return Look(fill, (name, *lines))


def _lines(row: dict[Any, Any]) -> tuple[str, ...]:
    return (str(row["title"]), MARKED_STATUSES.get(row["status"], str(row["status"])))
