"""Våld: reported, told and known, side by side; kinds seldom seen; women and men; public places."""

from lib.domain.sex_columns import OF_ALL_AGES
from lib.ui.focus_frame import begin_focus_page, end_focus_page, focus_cards
from lib.ui.focus_sexes import sexes_beside
from lib.ui.focus_violence import public_places, reported_by_kind, seldom_seen, three_pictures

page = begin_focus_page()
three_pictures(*page.question)
reported_by_kind(*page.question)
sexes_beside(page.workspace, page.asked, page.focus_area, OF_ALL_AGES, page.role)
seldom_seen(page.workspace, page.asked, page.role)
public_places(*page.question)
focus_cards(page)
end_focus_page(page)
