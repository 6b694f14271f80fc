"""What Heta platser and Heta tider are asked about: crimes or reports, of one kind or all, and which place."""

import streamlit as st

from lib.analysis.timed_question import NEAR_METRES, place_choices
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.hot_spot_words import TABLES
from lib.domain.place_question import PlaceQuestion
from lib.domain.selection import Selection
from lib.ui.address import adopt

ALL = "alla"


def place_question(workspace: Workspace, asked: Selection) -> PlaceQuestion:
    """`handelser` and `slag` in the address, the same on both pages."""
    table_side, kind_side = st.columns([3, 2], vertical_alignment="bottom")
    table = adopt("handelser", tuple(TABLES), "events")
    with table_side:
        st.segmented_control(
            "Händelser",
            tuple(TABLES),
            format_func=lambda name: TABLES[name],
            key="handelser",
            required=True,
            persist_state="session",
        )
    kinds = _kinds(workspace, asked, table)
    kind = adopt("slag", (ALL, *kinds), ALL)
    with kind_side:
        st.selectbox(
            "Slag",
            (ALL, *kinds),
            format_func=lambda name: kinds.get(name, "Alla slag" if not asked.themes else "Alla i valda teman"),
            key="slag",
            persist_state="session",
        )
    return PlaceQuestion(asked, "reports" if table == "reports" else "events", None if kind == ALL else kind)


def place_choice(workspace: Workspace, asked: Selection, role: Role) -> str | None:
    """A named place to ask about in place of the chosen areas; None when it is the areas."""
    places = place_choices(workspace, role)
    if not places:
        return None
    chosen = adopt("plats", (ALL, *places), ALL)
    areas = "Valt område" if asked.areas else "Hela kommunen"
    st.selectbox(
        "Plats",
        (ALL, *places),
        format_func=lambda name: f"{places[name]}, inom {NEAR_METRES} m" if name in places else areas,
        key="plats",
        persist_state="session",
    )
    return None if chosen == ALL else chosen


def where_words(workspace: Workspace, question: PlaceQuestion, place: str | None, role: Role) -> str:
    """`inom 300 m från Bäckby torg`, `Östra Bäckby` or `3 områden`; empty for the whole municipality."""
    if place is not None:
        return f"inom {NEAR_METRES} m från {place_choices(workspace, role)[place]}"
    areas = question.asked.areas
    return workspace.area_names[areas[0]] if len(areas) == 1 else f"{len(areas)} områden" if areas else ""


def question_words(workspace: Workspace, question: PlaceQuestion, where: str = "", with_period: bool = True) -> str:
    """`Anmälda brott, butiksstöld, Östra Bäckby, 2025`: what the figures are of."""
    names = {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
    kinds = _kinds(workspace, question.asked, question.table)
    narrowed = [names[theme].lower() for theme in question.asked.themes]
    narrowed = [kinds[question.kind].lower()] if question.kind in kinds and question.kind else narrowed
    period = [question.asked.period.label] if with_period else []
    return ", ".join([TABLES[question.table], *narrowed, *([where] if where else []), *period])


def _kinds(workspace: Workspace, asked: Selection, table: str) -> dict[str, str]:
    """Those that may be asked about: of the chosen themes, and none that is only shown for the whole municipality."""
    definitions = workspace.definitions
    if table == "events":
        return {
            crime.id: crime.name
            for crime in definitions.crime_categories.categories
            if not crime.municipality_level_only and (not asked.themes or crime.theme in asked.themes)
        }
    return {
        sub.id: sub.name
        for theme in definitions.report_categories.categories
        if not asked.themes or theme.id in asked.themes
        for sub in theme.subcategories
    }
