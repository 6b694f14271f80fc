"""What the page of every focus area begins and ends with; what is its own stands between."""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
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
from lib.ui.focus_work import focus_activities, focus_chain, focus_factor_view
from lib.ui.session import current_role, current_selection, current_workspace


@dataclass(frozen=True, eq=False)
class FocusPage:
    """Whose page it is, and the plan's indicators for it with their newest figures."""

    workspace: Workspace
    asked: Selection
    focus_area: FocusArea
    role: Role
    indicators: pd.DataFrame

    @property
    def question(self) -> tuple[Workspace, Selection, FocusArea, Role]:
        """What most parts of the page ask of."""
        return self.workspace, self.asked, self.focus_area, self.role


def begin_focus_page() -> FocusPage:
    """The goals, which stand first."""
    workspace, role, asked = current_workspace(), current_role(), current_selection()
    focus_area = current_focus_area(workspace)
    indicators = focus_indicator_table(workspace, asked, focus_area, role)
    focus_goals(asked, focus_area, indicators)
    return FocusPage(workspace, asked, focus_area, role, indicators)


def focus_cards(page: FocusPage) -> None:
    """A card for each of the plan's indicators."""
    indicator_cards(page.workspace, page.asked, page.focus_area, page.indicators, page.role)


def end_focus_page(page: FocusPage, has_factors: bool = True) -> None:
    """The chosen measure, what is done, what protects and worries unless the page has shown it already, the chain and
    the table."""
    workspace, asked, focus_area, role = page.question
    measure = chosen_measure(workspace, focus_area)
    if measure is not None:
        measure_pictures(workspace, asked, measure, role)
        measure_notes(workspace, asked, measure, role)
    focus_activities(workspace, focus_area, role)
    if has_factors:
        focus_factor_view(workspace, asked, focus_area, role)
    focus_chain(workspace, asked, focus_area, role)
    plan_indicator_table(page.indicators, f"{asked.municipality}-{focus_area.slug}-indikatorer")
