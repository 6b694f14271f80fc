"""Område: one area's profile. Protection beside risk, crimes, reports, the week, and what is going on."""

import streamlit as st

from lib.analysis.figures import figures
from lib.analysis.ongoing import ongoing_measures
from lib.analysis.profile import factor_profile
from lib.analysis.reports import report_summary
from lib.ui.cards import key_figures
from lib.ui.factor_view import factor_columns, factors_missing
from lib.ui.headlines import finding_box, whole_municipality_hint
from lib.ui.measure_list import measure_list
from lib.ui.notes import method_note, source_note
from lib.ui.report_view import report_reasons
from lib.ui.session import current_role, current_selection, current_workspace
from lib.ui.tables import figure_table
from lib.ui.theme_view import theme_bars
from lib.ui.week_view import week_picture

workspace, role = current_workspace(), current_role()
asked = current_selection()
crimes = workspace.definitions.indicators["anmalda_brott"]
total = figures(workspace, asked, crimes.id, "total", role)

if not asked.areas:
    whole_municipality_hint(workspace)
finding_box(workspace, total, total.iloc[:0], crimes)
key_figures(workspace, asked, role)

profile = factor_profile(workspace, asked, role)
factor_columns(profile)
factors_missing(workspace, profile)

crime_side, report_side = st.columns(2, gap="medium")
themes = figures(workspace, asked, crimes.id, "theme", role)
with crime_side:
    theme_bars(themes, crimes)
with report_side:
    report_reasons(report_summary(workspace, asked, role))

week_picture(workspace, asked, role)
measure_list(ongoing_measures(workspace, asked, role))

factors_tab, themes_tab = st.tabs(["Tabell: skydd och risk", "Tabell: anmälda brott"], key="tabeller")
with factors_tab:
    figure_table(profile, f"{asked.municipality}-profil-{asked.period}", "profil")
with themes_tab:
    figure_table(themes, f"{asked.municipality}-brott-{asked.period}", "brott")
method_note(crimes, total)
source_note(crimes, profile)
