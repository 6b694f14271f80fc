"""Trygg skola: protection first, girls and boys, and school by school."""

from lib.domain.sex_columns import GIRLS_BOYS
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
from lib.ui.focus_school import protection_first, school_by_school
from lib.ui.focus_sexes import sexes_beside
from lib.ui.focus_work import focus_activities, focus_chain
from lib.ui.session import current_role, current_selection, current_workspace

workspace, role = current_workspace(), current_role()
asked, focus_area = current_selection(), current_focus_area(workspace)

indicators = focus_indicator_table(workspace, asked, focus_area, role)
focus_goals(asked, focus_area, indicators)
protection_first(workspace, asked, focus_area, role)
indicator_cards(workspace, asked, focus_area, indicators, role)
sexes_beside(workspace, asked, focus_area, GIRLS_BOYS, role)
school_by_school(workspace, asked, focus_area, role)
measure = chosen_measure(workspace, focus_area)
if measure is not None:
    measure_pictures(workspace, asked, measure, role)
    measure_notes(workspace, asked, measure, role)

focus_activities(workspace, focus_area, role)
focus_chain(workspace, asked, focus_area, role)
plan_indicator_table(indicators, f"{asked.municipality}-{focus_area.slug}-indikatorer")
