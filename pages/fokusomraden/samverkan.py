"""Samverkan: who meets whom, how content the partners are, agreements, organisation and target areas."""

from lib.ui.focus_collaboration import agreement_list, agreement_targets, organisation_levels, who_meets_whom
from lib.ui.focus_frame import begin_focus_page, end_focus_page, focus_cards
from lib.ui.focus_satisfaction import satisfaction_picture

page = begin_focus_page()
who_meets_whom(page.workspace)
focus_cards(page)
satisfaction_picture(*page.question)
agreement_list(page.workspace)
agreement_targets(page.workspace)
organisation_levels(page.workspace)
end_focus_page(page)
