"""Heta platser: what each of the three views shows, in the same shape: finding, map, list and table."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.hot_areas import AREA_COLUMNS, FEWEST_AREAS, area_methods_apply, hot_areas
from lib.analysis.hot_cells import CELL_COLUMNS, FEWEST_EVENTS, hot_cells, hot_places, n_on_grid
from lib.analysis.hot_density import COLUMNS as DENSITY_COLUMNS
from lib.analysis.hot_density import hot_density
from lib.analysis.placed_rows import n_without_place
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.hot_spot_codes import HotClass
from lib.domain.hot_spot_sentences import areas_sentence, density_sentence, places_sentence
from lib.domain.hot_spot_words import AREA_CLASSES, COUNTED, SHORT_CLASSES, TIME_CLASSES, Counted
from lib.domain.place_question import PlaceQuestion
from lib.domain.words import number, sentence
from lib.maps.hot_overlay import HotOverlay
from lib.ui.address import adopt
from lib.ui.hot_map import area_overlay, cell_overlay, density_overlay, plain_overlay
from lib.ui.map_view import area_map
from lib.ui.plain_text import plain

VIEWS = {"rutnat": "Rutor", "rutnat-500": "Stora rutor", "omraden": "Områden", "tathet": "Täthet"}
SOURCES = {"events": "Källa: anmälda brott med plats.", "reports": "Källa: rapporter om platser."}
MOST_LISTED = 14
NOT_FOR_ROLE = "Rutor och heta platser visas bara för polis och samordnare: en ruta är några få bostäder."
TOO_FEW = (
    f"Färre än {FEWEST_EVENTS} {{}} har en plats i det här urvalet: för få för att säga vilka platser som "
    "sticker ut. Välj en längre period eller fler teman."
)


@dataclass(frozen=True, eq=False)
class HotView:
    """`lines` are what the list beside the map says, a heading and a detail each; `is_empty` when only `finding` tells
    anything."""

    finding: str
    overlay: HotOverlay
    lines: tuple[tuple[str, str], ...]
    table: pd.DataFrame
    columns: tuple[Column, ...]
    is_empty: bool = False


def view_choice() -> str:
    """`visa` in the address."""
    chosen = adopt("visa", tuple(VIEWS), "rutnat")
    st.segmented_control(
        "Visa", tuple(VIEWS), format_func=lambda name: VIEWS[name], key="visa", required=True, persist_state="session"
    )
    return chosen


def with_cells(question: PlaceQuestion, view: str) -> PlaceQuestion:
    """The question with cells as wide as the view has them."""
    return replace(question, cell_m=500) if view == "rutnat-500" else question


def hot_view(workspace: Workspace, question: PlaceQuestion, view: str, role: Role) -> HotView:
    build = {"omraden": _area_view, "tathet": _density_view}.get(view, _grid_view)
    return build(workspace, question, role)


def placed_words(workspace: Workspace, question: PlaceQuestion) -> str:
    """How many could be placed, and how many not."""
    unplaced = n_without_place(workspace, workspace.data_key, question)
    return (
        f"{number(n_on_grid(workspace, question))} {COUNTED[question.table].many} har en plats. "
        f"{number(unplaced)} har det inte "
        "(bara område, okänd plats eller känsliga uppgifter) och är inte med på rutnätet."
    )


def map_with_list(workspace: Workspace, question: PlaceQuestion, shown: HotView) -> None:
    map_side, list_side = st.columns([3, 2], gap="medium")
    with map_side:
        area_map(workspace, shown.overlay, "karta-heta", question.asked.period.label, SOURCES[question.table])
    with list_side, st.container(border=True, height=560, key="platspanel", gap="xsmall"):
        st.subheader("Det som sticker ut", anchor=False)
        for heading, detail in shown.lines[:MOST_LISTED]:
            st.markdown(f"**{plain(heading)}**  \n:small[{plain(detail)}]")
        if len(shown.lines) > MOST_LISTED:
            st.caption(f"Ytterligare {number(len(shown.lines) - MOST_LISTED)} i tabellen.")
        if not shown.lines:
            st.caption("Inget sticker ut i det här urvalet.")


def _grid_view(workspace: Workspace, question: PlaceQuestion, role: Role) -> HotView:
    cells, n = hot_cells(workspace, question, role), n_on_grid(workspace, question)
    if cells.empty:
        return _nothing(workspace, question, "Heta rutor", role, n >= FEWEST_EVENTS)
    places = hot_places(cells, n)
    asked, counted = question.asked.areas, COUNTED[question.table]
    listed = places[places["area_code"].isin(asked)] if asked and len(places) else places
    lines = tuple(
        (f"{row['place']}. {row['place_name']}", _place_detail(row, counted)) for row in listed.to_dict("records")
    )
    finding = places_sentence(
        places.to_dict("records"), float(places["share_pct"].sum()) if len(places) else 0.0, counted
    )
    overlay = cell_overlay(workspace, question, cells, places)
    return HotView(finding, overlay, lines, cells, CELL_COLUMNS)


def _place_detail(row: dict[Any, Any], counted: Counted) -> str:
    """`152 brott i 13 rutor, hetast, bestående`."""
    cells = "1 ruta" if row["n_cells"] == 1 else f"{number(row['n_cells'])} rutor"
    areas = f" i {number(row['n_areas'])} områden" if row["n_areas"] > 1 else ""
    lasting = TIME_CLASSES[row["time_class"]]
    parts = [f"{number(row['count'])} {counted.many} i {cells}{areas}", SHORT_CLASSES[row["hot_class"]], lasting]
    return ", ".join(part for part in parts if part)


def _area_view(workspace: Workspace, question: PlaceQuestion, role: Role) -> HotView:
    rows = hot_areas(workspace, question, role)
    if rows.empty:
        few = f"Kommunen har {len(workspace.areas)} områden. Med färre än {FEWEST_AREAS} går det inte att skilja ut "
        reason = f"{few}heta områden med statistik. Nedan jämförs områdena i stället."
        known = "Invånarantal saknas för för många områden: då går det inte att jämföra dem."
        finding = known if area_methods_apply(workspace) else reason
        return _nothing(workspace, question, "Områden", role, False, finding)
    hot = rows[rows["hot_class"].isin([HotClass.HOT, HotClass.ALONE])].sort_values("per_1000", ascending=False)
    names = {str(one): list(part["area_name"]) for one, part in hot.groupby("hot_class")}
    lines = tuple(
        (
            row.area_name,
            f"{sentence(AREA_CLASSES[row.hot_class])}: {number(row.per_1000, 1)} per 1 000 invånare och år"
            + (f", {TIME_CLASSES[row.time_class]}" if TIME_CLASSES.get(row.time_class) else ""),
        )
        for row in hot.itertuples()
    )
    overlay = area_overlay(rows, question.asked.area)
    return HotView(areas_sentence(names, len(rows)), overlay, lines, rows, AREA_COLUMNS)


def _density_view(workspace: Workspace, question: PlaceQuestion, role: Role) -> HotView:
    ground = hot_density(workspace, question, role)
    if ground.empty:
        return _nothing(workspace, question, "Täthet", role, False)
    table, counted = pd.DataFrame(ground.drop(columns="geometry")), COUNTED[question.table]
    lines = tuple(
        (f"{number(row.share_pct)} % av {counted.those}", f"på {number(row.km2, 1)} km²") for row in table.itertuples()
    )
    overlay = density_overlay(workspace, question, ground)
    return HotView(density_sentence(table.to_dict("records"), counted), overlay, lines, table, DENSITY_COLUMNS)


def _nothing(
    workspace: Workspace, question: PlaceQuestion, title: str, role: Role, is_enough: bool, finding: str = ""
) -> HotView:
    """Why there is nothing to show: the role, too few events, or that nothing stands out."""
    counted = COUNTED[question.table]
    if role is Role.PUBLIC or (workspace.is_open and not finding):
        finding = NOT_FOR_ROLE
    elif not finding:
        finding = places_sentence((), 0.0, counted) if is_enough else TOO_FEW.format(counted.many)
    overlay = plain_overlay(workspace, title, question.asked.area)
    return HotView(finding, overlay, (), pd.DataFrame(), (), is_empty=not is_enough)
