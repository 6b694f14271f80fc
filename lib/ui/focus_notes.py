"""Under the chosen measure: how it is counted, and where its figures come from."""

from lib.analysis.figures import figures
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.ui.notes import method_note, source_note


def measure_notes(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> None:
    """Of the asked place's figure, the municipality's where the place has none, and of the definition in any case."""
    total = figures(workspace, asked, indicator.id, "total", role)
    if asked.areas and (total.empty or total["value"].isna().all()):
        whole = Selection(asked.municipality, asked.period, asked.comparison, (), asked.sex, asked.age, asked.themes)
        total = figures(workspace, whole, indicator.id, "total", role)
    method_note(indicator, total)
    source_note(indicator, total)
