"""Delaktighet och tillit: turnout by district, trust by age, work and leisure."""

from lib.ui.focus_frame import begin_focus_page, end_focus_page, focus_cards
from lib.ui.focus_participation import participation_part

page = begin_focus_page()
participation_part(*page.question)
focus_cards(page)
end_focus_page(page)
