"""The parts of one problem, of which one is shown at a time."""

from typing import Any

from lib.analysis.problem_numbers import FollowedNumber
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.ui.cause_form import cause_form
from lib.ui.priority_form import answers_form
from lib.ui.priority_view import matrix_view
from lib.ui.problem_card import cause_table
from lib.ui.problem_choices import CAUSES, FOLLOW_UP, MEASURES, NUMBERS, PRIORITY, part_choice
from lib.ui.problem_form import result_form, text_form
from lib.ui.problem_measures import measures_view
from lib.ui.problem_number import number_view


def problem_part(workspace: Workspace, problem: dict[Any, Any], followed: FollowedNumber | None, role: Role) -> None:
    """The chosen part, which stands in the address: its picture or table, and the form that it is written in."""
    part = part_choice()
    if part == CAUSES:
        cause_table(workspace, problem, role)
        cause_form(workspace, problem, role)
    elif part == NUMBERS:
        number_view(workspace, problem, followed, role)
    elif part == PRIORITY:
        matrix_view(workspace, problem, role)
        answers_form(workspace, problem, role)
    elif part == MEASURES:
        measures_view(workspace, problem, role)
    elif part == FOLLOW_UP:
        result_form(workspace, problem, role)
    else:
        text_form(workspace, problem, role)
