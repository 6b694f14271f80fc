"""The ladder towards a parallel society: where a group placed the municipality, by whom and when."""

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.iceberg import Ladder
from lib.ui.plain_text import plain


def ladder_view(workspace: Workspace) -> None:
    """The steps with the judged one marked in words; nothing where the municipality's file has no ladder."""
    ladder = workspace.definitions.iceberg.ladder
    if ladder is None:
        return
    st.subheader(ladder.name, anchor=False)
    st.text(ladder_sentence(ladder, workspace.municipality.name))
    st.caption(plain(ladder.description))
    for place, (column, step) in enumerate(zip(st.columns(len(ladder.steps)), ladder.steps, strict=True), start=1):
        with column, st.container(border=True, height="stretch", gap="xsmall", key=f"trappsteg-{step.id}"):
            st.markdown(f"**{place} {plain(step.name)}**")
            st.caption(plain(step.description))
            if step.id == ladder.at:
                st.markdown(f":blue-badge[:material/place: Bedömt steg, {plain(ladder.judged_on)}]")
            if step.id == ladder.towards:
                st.markdown(":gray-badge[:material/trending_up: Svaga tecken]")
    st.caption(plain(f"Källa: {ladder.source}"))


def ladder_sentence(ladder: Ladder, municipality: str) -> str:
    """`Arbetsgruppen placerade Västerås på steg 2 av 4 (2022-06), med svaga tecken på steg 3.`"""
    places = {step.id: place for place, step in enumerate(ladder.steps, start=1)}
    signs = f", med svaga tecken på steg {places[ladder.towards]}" if ladder.towards else ""
    return (
        f"{ladder.judged_by} placerade {municipality} på steg {places[ladder.at]} av {len(places)} "
        f"({ladder.judged_on}){signs}. Det är ett omdöme från den tiden, inte en mätning."
    )
