"""Writing why a problem is there: causes, and causes of causes."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from lib.actions.problem_edits import refuse_another_place
from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text, only, text_faults
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.problem import CAUSE_LABELS, LONGEST_TEXT, SIDES, Side
from lib.domain.settings import Settings
from lib.privacy.roles import may_edit_problems
from lib.store.database import open_database
from lib.store.editing import create, read_row, remove, save
from lib.store.tables import causes


def add_cause(
    settings: Settings, folder: MunicipalityFolder, problem_id: int, fields: Fields, role: Role, actor: str
) -> int:
    """Write a cause of `lib.domain.problem.CAUSE_LABELS` to a problem, and return its id.

    Raises InputFault, with nothing saved, when the role may not, the description is missing, a text is too long or
    points out a person, or the cause would lie under a cause of another problem.
    """
    begun: Fields = {"side": str(Side.PLACE)}
    fields = begun | cleaned(fields)
    _refuse(fields, role)
    with open_database(settings.database_url).begin() as connection:
        refuse_another_place(connection, folder, "problems", problem_id)
        faults = [*missing_text(fields, "description", CAUSE_LABELS["description"], "Skriv vad orsaken är.")]
        faults += _of_parent(connection, problem_id, None, fields.get("parent_id"))
        refuse_if(faults)
        placed = fields | {"problem_id": problem_id, "layer": _layer(fields.get("parent_id"))}
        return create(connection, "causes", folder.slug, placed, actor)


def save_cause(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, changes: Fields, role: Role,
    actor: str,
) -> int:  # fmt: skip
    """Change a cause that was read as `version`, and return its new version. Raises InputFault as `add_cause` does, and
    Conflict when somebody else saved it in the meantime."""
    changes = cleaned(changes)
    _refuse(changes, role)
    if "parent_id" in changes:
        changes |= {"layer": _layer(changes["parent_id"])}
    with open_database(settings.database_url).begin() as connection:
        refuse_another_place(connection, folder, "causes", row_id)
        new = save(connection, "causes", row_id, version, changes, actor)
        row = read_row(connection, "causes", row_id) or {}
        faults = [*missing_text(row, "description", CAUSE_LABELS["description"], "Skriv vad orsaken är.")]
        faults += _of_parent(connection, row["problem_id"], row_id, row["parent_id"])
        refuse_if(faults)
        return new


def remove_cause(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, role: Role, actor: str
) -> None:
    """Take a cause out. What lay under it, and the measures against it, stay with the problem."""
    _refuse({}, role)
    with open_database(settings.database_url).begin() as connection:
        refuse_another_place(connection, folder, "causes", row_id)
        remove(connection, "causes", row_id, version, actor)


def _refuse(fields: Fields, role: Role) -> None:
    only(fields, CAUSE_LABELS, "a cause")
    faults = [*text_faults(fields, CAUSE_LABELS, {}, LONGEST_TEXT)]
    if not may_edit_problems(role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        faults.insert(0, Fault("Orsak", "din roll får inte skriva orsaker", remedy=remedy))
    if "side" in fields and fields["side"] not in SIDES:
        faults.append(Fault(CAUSE_LABELS["side"], "valet finns inte", str(fields["side"]), NOTHING_SAVED))
    refuse_if(faults)


def _layer(parent_id: int | None) -> str:
    return "cause" if parent_id is None else "root_cause"


def _of_parent(connection: Connection, problem_id: int, row_id: int | None, parent_id: int | None) -> Iterator[Fault]:
    """A cause lies under a cause of its own problem, and never, even a long way round, under itself."""
    if parent_id is None:
        return
    rows = connection.execute(select(causes.c.id, causes.c.parent_id).where(causes.c.problem_id == problem_id)).all()
    parents = {row.id: row.parent_id for row in rows}
    if parent_id not in parents:
        yield Fault(CAUSE_LABELS["parent_id"], "orsaken hör till ett annat problem", remedy=NOTHING_SAVED)
        return
    above: int | None = parent_id
    passed = {row_id}
    while above is not None:
        if above in passed:
            remedy = f"Välj en orsak som inte ligger under den här. {NOTHING_SAVED}"
            yield Fault(CAUSE_LABELS["parent_id"], "orsaken skulle förklara sig själv", remedy=remedy)
            return
        passed.add(above)
        above = parents[above]
