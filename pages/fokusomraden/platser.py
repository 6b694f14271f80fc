"""Mötesplatser och utemiljöer: reports with reasons and wishes, the places' aspects, trygghet against säkerhet."""

from lib.ui.focus_frame import begin_focus_page, end_focus_page, focus_cards
from lib.ui.focus_places import places_part

page = begin_focus_page()
places_part(*page.question)
focus_cards(page)
end_focus_page(page)
