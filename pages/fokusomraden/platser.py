"""Mötesplatser och utemiljöer: reports with reasons and wishes, the places' aspects, trygghet against säkerhet."""

from lib.ui.focus_indicators import (
    chosen_measure,
    focus_goals,
    focus_indicator_table,
    indicator_cards,
    measure_pictures,
    plan_indicator_table,
)
from lib.ui.focus_notes import measure_notes
from lib.ui.focus_pages import current_focus_area
from lib.ui.focus_places import places_part
from lib.ui.focus_work import focus_activities, focus_chain, focus_factor_view
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked, focus_area = current_selection(), current_focus_area(workspace)

indicators = focus_indicator_table(workspace, asked, focus_area, role)
focus_goals(asked, focus_area, indicators)
places_part(workspace, asked, focus_area, role)
indicator_cards(workspace, asked, focus_area, indicators, role)
measure = chosen_measure(workspace, focus_area)
if measure is not None:
    measure_pictures(workspace, asked, measure, role)
    measure_notes(workspace, asked, measure, role)

focus_activities(workspace, focus_area, role)
focus_factor_view(workspace, asked, focus_area, role)
focus_chain(workspace, asked, focus_area, role)
plan_indicator_table(indicators, f"{asked.municipality}-{focus_area.slug}-indikatorer")
