"""Otrygga platser: report a place, take care of reports, and see what they say together and what came of them."""

from lib.domain.place_question import PlaceQuestion
from lib.ui.event_source_note import event_source_note
from lib.ui.filters import optional_selection
from lib.ui.place_report_notes import report_method
from lib.ui.place_report_view import hot_part, list_part, outcome_part, reasons_part, view_choice
from lib.ui.report_form import report_form
from lib.ui.session import current_role, current_workspace

workspace, role = current_workspace(), current_role()
view = view_choice(workspace, role)

if view == "ny":
    report_form(workspace)
else:
    asked = optional_selection(workspace)
    if view == "lista" or asked is None:
        list_part(workspace, asked, role)  # which says how to begin where there is nothing
    elif view == "skal":
        reasons_part(workspace, asked, role)
    elif view == "var":
        hot_part(workspace, asked, role)
    else:
        outcome_part(workspace, asked, role)
    report_method()
    if asked is not None:
        event_source_note(workspace, PlaceQuestion(asked, "reports"))
