"""Översikt: the municipality on a map, with key figures, the chosen area beside it and the same numbers below."""

import streamlit as st

from lib.analysis.figures import figures
from lib.analysis.mapping import area_figures
from lib.ui.cards import key_figures
from lib.ui.choosing import indicator_choice, reports_switch
from lib.ui.figure_charts import show_series
from lib.ui.headlines import finding_box
from lib.ui.map_view import area_map
from lib.ui.notes import method_note, source_note
from lib.ui.overlays import indicator_overlay
from lib.ui.place_panel import place_panel
from lib.ui.session import current_role, current_selection, current_workspace
from lib.ui.tables import figure_table

workspace, role = current_workspace(), current_role()
asked = current_selection()

key_figures(workspace, asked, role)

choice, switch = st.columns([3, 2], vertical_alignment="bottom")
with choice:
    indicator = indicator_choice(workspace)
with switch:
    with_reports = reports_switch()

rows, classes = area_figures(workspace, asked, indicator.id, role)
total = figures(workspace, asked, indicator.id, "total", role)
finding_box(workspace, total, rows, indicator)

map_side, place_side = st.columns([3, 2], gap="medium")
with map_side:
    shown = indicator_overlay(workspace, asked, indicator, rows, classes, with_reports, role)
    area_map(workspace, shown, "karta", asked.period.label)
with place_side:
    place_panel(workspace, asked, role)

series = figures(workspace, asked, indicator.id, "period", role)
over_time, table = st.tabs(["Över tid", "Tabell"], key="vy")
with over_time:
    show_series(series, indicator, total, "oversikt-serie")
with table:
    figure_table(rows if len(rows) else total, f"{asked.municipality}-{indicator.id}-{asked.period}", "oversikt")
method_note(indicator, total)
source_note(indicator, total)
