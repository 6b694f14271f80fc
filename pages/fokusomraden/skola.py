"""Trygg skola: protection first, girls and boys, and school by school."""

from lib.domain.sex_columns import GIRLS_BOYS
from lib.ui.focus_frame import begin_focus_page, end_focus_page, focus_cards
from lib.ui.focus_school import protection_first, school_by_school
from lib.ui.focus_sexes import sexes_beside

page = begin_focus_page()
protection_first(*page.question)
focus_cards(page)
sexes_beside(page.workspace, page.asked, page.focus_area, GIRLS_BOYS, page.role)
school_by_school(*page.question)
end_focus_page(page, has_factors=False)
