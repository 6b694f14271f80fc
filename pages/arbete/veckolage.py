"""Veckoläge: what came in against what is usual, how each area is judged, and what is done until next time."""

from datetime import date

import streamlit as st

from lib.analysis.week_assessments import week_picture
from lib.ui.session import current_role, current_workspace
from lib.ui.week_choice import period_choice
from lib.ui.week_picture_view import (
    NOT_FOR_ROLE,
    map_and_card,
    meeting_parts,
    nothing_yet,
    page_button,
    week_finding,
    week_sources,
)
from lib.ui.week_record_view import week_method

workspace, role = current_workspace(), current_role()
period_side, page_side = st.columns([3, 2], vertical_alignment="bottom")
with period_side:
    period = period_choice(workspace, date.today())

if period is None or workspace.areas.empty:
    nothing_yet(workspace)
else:
    picture = week_picture(workspace, period, role)
    if picture.areas.empty:
        st.info(NOT_FOR_ROLE)
    else:
        with page_side:
            page_button(workspace, picture, role)
        week_finding(picture)
        row = map_and_card(workspace, picture, role)
        meeting_parts(workspace, picture, row, role)
        week_method(workspace)
        week_sources(workspace, picture)
