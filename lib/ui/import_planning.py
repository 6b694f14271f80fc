"""Plans of the files on the page: made once, and again only when the file's choices or the store have changed."""

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.actions.areas import AreasPlan, holds_areas, plan_areas
from lib.actions.import_columns import FileColumns, file_columns
from lib.actions.import_plan import FileWord, ImportPlan, NothingLeft, Say, Wishes
from lib.actions.planning import plan_import
from lib.analysis.incoming_map import IncomingMap, incoming_map
from lib.analysis.workspace import Workspace
from lib.domain.faults import Fault, InputFault
from lib.domain.settings import Settings
from lib.ui.import_files import DroppedFile
from lib.ui.import_wishes import chosen, keep_known_words, keep_translated_words, kind_of, wishes_of
from lib.ui.plain_text import plain
from lib.ui.session import current_role, current_user

_PLANS = "_import_planer"
STEPS = 5
"""How many times planning tells what it does, and one more."""


@dataclass(frozen=True, eq=False)
class Looked:
    """What a file turned out to be: a plan of rows, a plan of areas, or faults. `columns` where they can be chosen.

    `on_map` is the plan's rows as the map shows them, for the role that looks.
    """

    file: DroppedFile
    wishes: Wishes
    columns: FileColumns | None = None
    plan: ImportPlan | None = None
    on_map: IncomingMap | None = None
    areas: AreasPlan | None = None
    problem: InputFault | None = None

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self.problem.faults if self.problem is not None else ()

    @property
    def words(self) -> tuple[FileWord, ...]:
        """The file's own words for what we call something else, known or not."""
        if isinstance(self.problem, NothingLeft):
            return self.problem.words
        return self.plan.report.words if self.plan is not None else ()

    @property
    def is_known(self) -> bool:
        """The very same file has been read in already."""
        return self.plan is not None and self.plan.report.is_known

    @property
    def can_be_read_in(self) -> bool:
        return self.plan is not None and not self.is_known and self.plan.report.n_stored > 0


def look_at(settings: Settings, workspace: Workspace, files: tuple[DroppedFile, ...]) -> list[Looked]:
    """Every file, in order; one that is at fault does not stop the others. Says what it does while it takes time."""
    held: dict[str, tuple[Any, Looked]] = st.session_state.setdefault(_PLANS, {})
    for gone in held.keys() - {file.key for file in files}:
        del held[gone]
    place = st.empty()
    looked = []
    for number, file in enumerate(files):
        stamp = (workspace, workspace.data_key.versions.every_write)
        if file.key not in held or held[file.key][0] != stamp or _is_changed(held[file.key][1]):
            held[file.key] = (stamp, _look(settings, workspace, file, _Steps(place, file.name, number, len(files))))
        looked.append(held[file.key][1])
    place.empty()
    return looked


class _Steps:
    """A bar that fills as files are looked through, with what is being done in words."""

    def __init__(self, place: DeltaGenerator, name: str, number: int, n_files: int) -> None:
        self._place, self._name, self._number, self._n_files, self._step = place, name, number, n_files, 0

    def __call__(self, doing: str) -> None:
        self._step += 1
        share = (self._number + min(self._step / STEPS, 1.0)) / self._n_files
        self._place.progress(share, text=f"{doing}: {plain(self._name)}")


def _is_changed(before: Looked) -> bool:
    """Whether the person has chosen something else since about how the file is read."""
    return wishes_of(before.file, before.columns) != before.wishes


def _look(settings: Settings, workspace: Workspace, file: DroppedFile, say: Say) -> Looked:
    folder = workspace.folder
    columns, wishes = None, wishes_of(file, None)
    try:
        if not chosen(file, "format") and holds_areas(file.path):
            say("Läser områdena")
            return Looked(file, wishes, areas=plan_areas(folder, file.path))
        say("Läser rubrikerna")
        columns = file_columns(settings, folder, file.path, kind_of(file), chosen(file, "format") or None)
        wishes = wishes_of(file, columns)
        plan = plan_import(settings, folder, file.path, wishes, say, by=current_user())
    except InputFault as problem:
        if isinstance(problem, NothingLeft) and wishes.translations is None:
            keep_translated_words(file, problem.words)
        return Looked(file, wishes, columns, problem=problem)
    if wishes.translations is None:
        keep_known_words(file, plan.translations)
    say("Ritar kartan")
    return Looked(file, wishes, columns, plan, _on_map(workspace, plan))


def _on_map(workspace: Workspace, plan: ImportPlan) -> IncomingMap | None:
    """The first table is what the rows are; a survey may fill a second."""
    tables = [(name, rows) for name, rows in plan.tables.items() if name != "quarantine"]
    return incoming_map(workspace, *tables[0], current_role()) if tables else None
