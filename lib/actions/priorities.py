"""Answering the prioritisation matrix, one actor at a time, and choosing how heavy each criterion is."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from lib.actions.problem_edits import refuse_another_place
from lib.actions.written_texts import NOTHING_SAVED, cleaned, text_faults
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.priorities import ANSWERS, CRITERION_NAMES, SETTING, WEIGHTS
from lib.domain.settings import Settings
from lib.privacy.roles import may_edit_problems
from lib.store.database import open_database
from lib.store.editing import create, read_row, save
from lib.store.tables import priorities
from lib.store.tables import settings as municipal_settings

LONGEST_NOTE = 500


@dataclass(frozen=True)
class SavedAnswers:
    row_id: int
    version: int


def save_priority(
    settings: Settings, folder: MunicipalityFolder, problem_id: int, actor_id: str, answers: Mapping[str, int],
    note: str, seen: SavedAnswers | None, role: Role, actor: str,
) -> SavedAnswers:  # fmt: skip
    """Write what one actor (`actor_id`, an organisation) answers for a problem, or change the answers that were `seen`.

    Raises InputFault, with nothing saved, when the role may not, an answer is off the scale or the note points out a
    person; Conflict when somebody else answered for the same actor in the meantime.
    """
    fields = cleaned({"answers": dict(answers), "note": note})
    faults = [
        *_of_role(role),
        *_of_answers(answers, ANSWERS),
        *text_faults(fields, {"note": "Kommentar"}, {}, LONGEST_NOTE),
    ]
    refuse_if(faults)
    with open_database(settings.database_url).begin() as connection:
        refuse_another_place(connection, folder, "problems", problem_id)
        there = _found(connection, problem_id, actor_id)
        if (seen.row_id if seen else None) != (there["id"] if there else None):
            raise Conflict(there)
        if seen is None:
            of = {"problem_id": problem_id, "actor": actor_id}
            return SavedAnswers(create(connection, "priorities", folder.slug, of | fields, actor), 1)
        return SavedAnswers(seen.row_id, save(connection, "priorities", seen.row_id, seen.version, fields, actor))


def save_weights(
    settings: Settings, folder: MunicipalityFolder, weights: Mapping[str, int], seen: SavedAnswers | None, role: Role,
    actor: str,
) -> SavedAnswers:  # fmt: skip
    """Keep how heavy each criterion is in this municipality. Raises as `save_priority`; a weight of 0 does not count,
    and not all of them may be 0."""
    faults = [*_of_role(role), *_of_answers(weights, WEIGHTS)]
    if not any(weights.values()):
        faults.append(Fault("Vikter", "alla vikter är 0", remedy=f"Minst ett kriterium måste räknas. {NOTHING_SAVED}"))
    refuse_if(faults)
    with open_database(settings.database_url).begin() as connection:
        its = (municipal_settings.c.municipality == folder.slug) & (municipal_settings.c.key == SETTING)
        found = connection.execute(select(municipal_settings.c.id).where(its)).scalar()
        fields = {"value": dict(weights)}
        if (seen.row_id if seen else None) != found:
            raise Conflict(read_row(connection, "settings", found) if found else None)
        if seen is None:
            return SavedAnswers(create(connection, "settings", folder.slug, fields | {"key": SETTING}, actor), 1)
        return SavedAnswers(seen.row_id, save(connection, "settings", seen.row_id, seen.version, fields, actor))


def _found(connection: Connection, problem_id: int, actor_id: str) -> Fields | None:
    its = (priorities.c.problem_id == problem_id) & (priorities.c.actor == actor_id)
    row = connection.execute(select(priorities).where(its)).mappings().one_or_none()
    return None if row is None else dict(row)


def _of_role(role: Role) -> Iterator[Fault]:
    if not may_edit_problems(role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Prioritering", "din roll får inte prioritera", remedy=remedy)


def _of_answers(answers: Mapping[str, int], scale: Container[int]) -> Iterator[Fault]:
    for name, answer in answers.items():
        if name not in CRITERION_NAMES:
            raise ValueError(f"there is no criterion {name}")
        if answer not in scale:
            yield Fault(CRITERION_NAMES[name], "svaret finns inte på skalan 0–3", str(answer), NOTHING_SAVED)
