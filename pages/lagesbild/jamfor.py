"""Jämför: areas against areas, now against before, the municipality against others; with chance in mind."""

import streamlit as st

from lib.analysis.figures import figures
from lib.analysis.mapping import mapped_indicators
from lib.analysis.places_compared import indicators_with_figures
from lib.ui.choosing import indicator_choice
from lib.ui.compare_areas import compare_areas
from lib.ui.compare_choices import AREAS, PLACES, comparison_choice
from lib.ui.compare_notes import comparison_notes
from lib.ui.compare_periods import compare_periods
from lib.ui.compare_places import compare_places
from lib.ui.notes import method_note, source_note
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked = current_selection()

kind_side, indicator_side = st.columns([2, 3], vertical_alignment="bottom")
with kind_side:
    kind = comparison_choice()
with indicator_side:
    among = indicators_with_figures(workspace) if kind == PLACES else mapped_indicators(workspace)
    indicator = indicator_choice(workspace, "Mått", among)

if kind == AREAS:
    compare_areas(workspace, asked, indicator, role)
elif kind == PLACES:
    compare_places(workspace, asked, indicator, role)
else:
    compare_periods(workspace, asked, indicator, role)

total = figures(workspace, asked, indicator.id, "total", role)
method_note(indicator, total, comparison_notes(workspace, indicator, kind))
source_note(indicator, total)
