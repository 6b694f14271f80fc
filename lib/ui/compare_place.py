"""Jämför, beside the picture: the chosen area or the municipality against everything that it can be set beside."""

import pandas as pd
import streamlit as st

from lib.analysis.places_compared import SIMILAR_NAME, places_compared
from lib.analysis.workspace import Workspace
from lib.domain.codes import Difference, Role, Status, Unit
from lib.domain.comparison_words import Against, against_sentence
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.domain.words import STATUSES, figure, interval, sentence
from lib.ui.plain_text import plain


def place_details(
    workspace: Workspace, asked: Selection, indicator: Indicator, role: Role, chosen: pd.DataFrame, by_harm: bool
) -> None:
    """`chosen` is the area's row of the comparison, or no row when no single area is asked about."""
    places = places_compared(workspace, asked, indicator.id, role)
    with st.container(border=True, key="jamfor-plats"):
        if places.empty:
            name = workspace.area_names.get(asked.area or "", workspace.municipality.name)
            status = Status(chosen["status"].iloc[0]) if len(chosen) else Status.MISSING
            st.markdown(f"**{plain(name)}**")
            st.text(sentence(STATUSES[status]) + ".")
            return
        own, unit = places.iloc[0], Unit(places["unit"].iloc[0])
        st.markdown(f"**{plain(own['place_name'])}**")
        value = f"{figure(own['value'], unit)} :small[:gray[{interval(own['lower'], own['upper'], unit)}]]"
        st.markdown(f"### {value}")
        for line in _lines(places.iloc[1:], unit):
            st.markdown(f"- {plain(line)}")
        if by_harm:
            st.caption("Siffran här räknar varje brott som ett, också när bilden visar brott vägda efter skada.")
        if len(chosen):
            _about(chosen.iloc[0], unit, by_harm)
        elif not asked.areas:
            st.caption("Välj ett område med knappen ovan för att se det mot kommunen och mot liknande områden.")


def _lines(others: pd.DataFrame, unit: Unit) -> list[str]:
    return [
        against_sentence(against_of(row), in_sentence(row["place_name"]), unit)
        for row in others.to_dict("records")
        if row["against"] == row["against"]
    ]


def in_sentence(place_name: str) -> str:
    """Names keep their capital, words do not."""
    return place_name.lower() if place_name == SIMILAR_NAME else place_name


def against_of(row: dict[object, object]) -> Against:
    estimate, lower, upper = (float(str(row[name])) for name in ("against", "against_lower", "against_upper"))
    return Against(estimate, lower, upper, Difference(str(row["difference"])))


def _about(row: pd.Series, unit: Unit, by_harm: bool) -> None:
    """Which areas are like it, and its value drawn toward others', always beside the raw one."""
    if row["similar_names"]:
        st.caption(f"Liknande områden, närmast i kön, ålder och folkmängd: {plain(row['similar_names'])}.")
    if by_harm:
        weighted = f"{figure(row['value'], unit)} {interval(row['lower'], row['upper'], unit)}"
        st.caption(f"Vägd efter skada: {weighted}.")
        return
    if row["smoothed_global"] == row["smoothed_global"]:
        raw, common, near = (figure(row[name], unit) for name in ("value", "smoothed_global", "smoothed_local"))
        st.caption(
            f"Rått värde {raw}. Utjämnat mot kommunen {common} och mot grannområdena {near}: ju mindre område, "
            "desto mer kan vara tillfälligheter."
        )
    if "standardised" in row and row["standardised"] == row["standardised"]:
        limits = interval(row["standardised_lower"], row["standardised_upper"], unit)
        st.caption(f"Med kommunens åldrar: {figure(row['standardised'], unit)} {limits} (åldersstandardiserat).")
