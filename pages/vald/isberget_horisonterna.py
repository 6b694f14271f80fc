"""Isberget och horisonterna: what lies under what is seen, and the balance between the short and the long run."""

import streamlit as st

from lib.analysis.horizons import horizon_work
from lib.analysis.iceberg import iceberg_layers, stored_in_layers
from lib.ui.horizon_view import balance_picture, horizon_details, horizon_finding
from lib.ui.iceberg_notes import iceberg_method, iceberg_sources, placing_note
from lib.ui.iceberg_view import iceberg_finding, iceberg_picture, layer_details, layer_table
from lib.ui.ladder_view import ladder_view
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked = current_selection()

layers = iceberg_layers(workspace, asked, role)
stored = stored_in_layers(workspace, asked, role)
iceberg_finding(workspace, layers, stored)
picture_side, layer_side = st.columns([2, 3], gap="medium")
with picture_side:
    iceberg_picture(workspace, layers)
    placing_note(workspace)
with layer_side:
    layer_details(workspace, asked, stored, role)
layer_table(layers, f"{asked.municipality}-isberget")

work = horizon_work(workspace, asked, role)
horizon_finding(workspace, work)
balance_side, horizon_side = st.columns([2, 3], gap="medium")
with balance_side:
    balance_picture(workspace, work, f"{asked.municipality}-horisonter")
with horizon_side:
    horizon_details(workspace, asked, work, role)

ladder_view(workspace)
iceberg_method()
iceberg_sources(workspace)
