"""Förändring: what changed in a place and in every area, since when, and what may be chance."""

import streamlit as st

from lib.analysis.breaks import breaks
from lib.analysis.changes import COLUMNS, changes
from lib.analysis.trend import trend
from lib.ui.change_choices import years_choice
from lib.ui.change_notes import change_method, periods_line
from lib.ui.change_view import breaks_list, change_overlay, changed_areas, kinds_chart, place_change
from lib.ui.choosing import indicator_choice
from lib.ui.control_view import over_time
from lib.ui.map_view import area_map
from lib.ui.notes import source_note
from lib.ui.session import current_role, current_selection, current_workspace
from lib.ui.tables import declared_table

workspace, role = current_workspace(), current_role()
asked = current_selection()
left, right = st.columns(2)
with left:
    indicator = indicator_choice(workspace)
with right:
    years = years_choice()

areas = changes(workspace, asked, indicator.id, "area", role, years)
total = changes(workspace, asked, indicator.id, "total", role, years)
against = periods_line(workspace, asked, indicator, years)
if len(areas):
    changed_areas(areas)

left, right = st.columns([3, 2], gap="medium")
with right:
    place_change(total, areas, indicator, against)
    place = total["area_name"].iloc[0] if len(total) else workspace.municipality.name
    kinds_chart(changes(workspace, asked, indicator.id, "category", role, years), place, indicator)
with left:
    if len(areas):
        area_map(workspace, change_overlay(asked, indicator, areas), "karta-forandring", against)
    else:
        st.info("Måttet har inga siffror per område som går att jämföra med tidigare.")

over_time(workspace, asked, indicator, trend(workspace, asked, indicator.id, role), role)
is_synthetic = bool(areas["is_synthetic"].any()) if len(areas) else False
name = f"{asked.municipality}-forandring-{asked.period}"
breaks_list(breaks(workspace, asked, indicator.id, "area_theme", role), f"{name}-nivaer", is_synthetic)

with st.expander("Tabell: områdenas förändring", icon=":material/table:", key="omraden-tabell"):
    declared_table(areas, COLUMNS, name, "forandring", is_synthetic)
change_method(indicator)
source_note(indicator, areas if len(areas) else total)
