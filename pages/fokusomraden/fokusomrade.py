"""A focus area of the municipality's plan: goals, indicators, activities, factors, problems and measures."""

from lib.ui.focus_frame import begin_focus_page, end_focus_page, focus_cards

page = begin_focus_page()
focus_cards(page)
end_focus_page(page)
