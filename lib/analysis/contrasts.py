"""Every contrast by its id, answered once for each question and kept."""

from dataclasses import replace

from lib.analysis.contrast_answer import Contrast
from lib.analysis.contrast_counts import evening_against_day, reports_against_crimes
from lib.analysis.contrast_feelings import feeling_against_safety, feelings_of
from lib.analysis.contrast_groups import group_measures, groups_contrast
from lib.analysis.contrast_priorities import priorities_contrast
from lib.analysis.kept import kept
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Role, Sex
from lib.domain.contrast import (
    EVENING_DAY,
    FEELING_SAFETY,
    KINDS,
    POLICE_MUNICIPALITY,
    REPORTS_CRIMES,
    WOMEN_MEN,
    YOUNG_OLD,
)
from lib.domain.selection import Selection


def contrast(workspace: Workspace, asked: Selection, kind_id: str, measure: str, role: Role) -> Contrast:
    """The table by area (or by measure or problem) for one pair of sources, as the role may see it.

    `measure` is one of `contrast_measures`, empty for the pairs that have none. The chosen area, sex and age change
    nothing: all areas are judged together. Raises KeyError for an unknown kind.
    """
    workspace = workspace.seen_by(role)
    question = replace(asked, areas=(), sex=Sex.ALL, age=AgeBand.ALL)
    return _answer(workspace, workspace.data_key, question, KINDS[kind_id].id, measure, role)


def contrast_measures(workspace: Workspace, kind_id: str) -> tuple[str, ...]:
    """What the pair can be asked about: the first is shown unless another is chosen."""
    if kind_id == FEELING_SAFETY.id:
        return feelings_of(workspace)
    return group_measures(workspace, KINDS[kind_id]) if kind_id in (WOMEN_MEN.id, YOUNG_OLD.id) else ()


@kept(128)
def _answer(workspace: Workspace, key: DataKey, asked: Selection, kind_id: str, measure: str, role: Role) -> Contrast:
    if kind_id == REPORTS_CRIMES.id:
        return reports_against_crimes(workspace, key, asked, role)
    if kind_id == EVENING_DAY.id:
        return evening_against_day(workspace, key, asked, role)
    if kind_id == FEELING_SAFETY.id:
        return feeling_against_safety(workspace, asked, measure, role)
    if kind_id == POLICE_MUNICIPALITY.id:
        return priorities_contrast(workspace, key, role)
    return groups_contrast(workspace, replace(asked, themes=()), KINDS[kind_id], measure, role)
