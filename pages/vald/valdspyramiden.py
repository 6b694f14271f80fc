"""Våldspyramiden: where the figures are and where nobody looks, with women and men beside each other."""

import streamlit as st

from lib.analysis.pyramid import pyramid_levels
from lib.ui.pyramid_level import (
    dark_figure_words,
    early_and_grave,
    level_table,
    violence_types,
    women_and_men,
    work_balance,
)
from lib.ui.pyramid_notes import pyramid_method, pyramid_sources
from lib.ui.pyramid_view import (
    chosen_version,
    chosen_width,
    level_words,
    levels_finding,
    levels_table,
    pyramid_picture,
)
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked = current_selection()

which, how = st.columns([3, 2], vertical_alignment="bottom")
with which:
    version = chosen_version(workspace)
with how:
    width = chosen_width()
levels = pyramid_levels(workspace, asked, version, role)
levels_finding(levels, asked)

picture_side, level_side = st.columns([3, 2], gap="medium")
with picture_side:
    level = pyramid_picture(workspace, asked, version, width, role)
with level_side, st.container(border=True):
    level_words(level)
    dark_figure_words(workspace, asked, level, role)

figures_side, sex_side = st.columns([3, 2], gap="medium")
with figures_side:
    level_table(workspace, asked, level, role)
with sex_side:
    women_and_men(workspace, asked, level, role)

violence_types(workspace, asked, role)
work_balance(workspace, asked, version, levels)
early_and_grave(workspace, version, role, bool(levels["is_synthetic"].any()))
levels_table(levels, f"{asked.municipality}-valdspyramiden-{version.id}-{asked.period}")
pyramid_method(version)
pyramid_sources(levels)
