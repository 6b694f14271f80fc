"""Narkotika och langning: reported offences, use among young and adults, places and supervision."""

from lib.ui.focus_drugs import drugs_part
from lib.ui.focus_frame import begin_focus_page, end_focus_page, focus_cards

page = begin_focus_page()
drugs_part(*page.question)
focus_cards(page)
end_focus_page(page)
