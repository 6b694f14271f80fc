"""Källor och datum for pages that count events themselves."""

import streamlit as st

from lib.analysis.event_sources import event_sources
from lib.analysis.workspace import Workspace
from lib.domain.place_question import CountedTable, PlaceQuestion


def has_made_up(workspace: Workspace, table: CountedTable) -> bool:
    return any(source.is_synthetic for source in event_sources(workspace, table))


def event_source_note(workspace: Workspace, question: PlaceQuestion, *more: str) -> None:
    """`more` are further lines, such as how sure the calendar's dates are."""
    with st.expander("Källor och datum", icon=":material/menu_book:", key="kallor-handelser"):
        for source in event_sources(workspace, question.table):
            made_up = " Påhittade siffror." if source.is_synthetic else ""
            until = f" Uppgifter till och med {source.data_date}." if source.data_date else ""
            st.text(f"{source.name}.{until}{made_up}")
        for line in more:
            st.text(line)
