"""Saying that two things hang together, and taking that back."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from lib.actions.measures import SavedMeasure, add_measure
from lib.actions.problems import ProblemDraft, add_problem, refuse_draft
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.links import NAMES, ObjectKind, ObjectRef
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.privacy.personal_data import explain, find_personal_data
from lib.privacy.roles import may_edit_problems
from lib.store.database import open_database
from lib.store.editing import create, remove
from lib.store.tables import links

NOTHING_SAVED = "Inget har sparats."


def link(
    settings: Settings,
    folder: MunicipalityFolder,
    before: ObjectRef,
    after: ObjectRef,
    actor: str,
    role: Role,
    note: str = "",
) -> int:
    """Link what was first (`before`, such as a report) to what came of it (`after`, such as a problem); return the id.

    The same two are linked once, whichever way round. Raises InputFault, with nothing saved, when the role may not,
    both ends are the same, or the note points out a person.
    """
    refuse_if(_refusals(before, after, role, note))
    with open_database(settings.database_url).begin() as connection:
        return add_link(connection, folder.slug, before, after, actor, note)


def link_new_problem(
    settings: Settings, folder: MunicipalityFolder, before: ObjectRef, draft: ProblemDraft, actor: str, role: Role
) -> int:
    """Save the draft as a problem that came of `before`, and return its id.

    Raises InputFault, with nothing saved, as `create_problem` does.
    """
    refuse_draft(draft, role)
    with open_database(settings.database_url).begin() as connection:
        problem_id = add_problem(connection, folder.slug, draft, actor)
        add_link(connection, folder.slug, before, ObjectRef(ObjectKind.PROBLEM, str(problem_id)), actor)
        return problem_id


def link_new_measure(
    settings: Settings, folder: MunicipalityFolder, before: ObjectRef, fields: Fields, today: date, by: User
) -> SavedMeasure:
    """Save a measure that came of `before`.

    Raises InputFault, with nothing saved, when the role may not link, and as `create_measure` does.
    """
    refuse_if(_of_role(by.role))
    with open_database(settings.database_url).begin() as connection:
        saved = add_measure(connection, folder.slug, fields, today, by)
        add_link(connection, folder.slug, before, ObjectRef(ObjectKind.MEASURE, str(saved.row_id)), by.actor)
        return saved


def unlink(
    settings: Settings, folder: MunicipalityFolder, one: ObjectRef, other: ObjectRef, actor: str, role: Role
) -> bool:
    """Take the link between two away, whichever way round; False when there is none.

    Hard keys (a cause's problem, a measure's cause) are not links: they are changed where they are edited.
    """
    if not may_edit_problems(role):
        raise InputFault(Fault("Länken", "din roll får inte ta bort länkar", remedy="Be polisen eller samordnaren."))
    with open_database(settings.database_url).begin() as connection:
        found = connection.execute(select(links.c.id, links.c.version).where(_between(folder.slug, one, other))).first()
        if found is not None:
            remove(connection, "links", found.id, found.version, actor)
        return found is not None


def add_link(
    connection: Connection, municipality: str, before: ObjectRef, after: ObjectRef, actor: str, note: str = ""
) -> int:
    """The same within the transaction of another action, which has asked whether the role may."""
    found = connection.execute(select(links.c.id).where(_between(municipality, before, after))).scalar()
    if found is not None:
        return int(found)
    ends = {"from_kind": str(before.kind), "from_id": before.id, "to_kind": str(after.kind), "to_id": after.id}
    return create(connection, "links", municipality, ends | {"note": note.strip() or None}, actor)


def _between(municipality: str, one: ObjectRef, other: ObjectRef) -> ColumnElement[bool]:
    ways = (
        and_(
            links.c.from_kind == str(a.kind),
            links.c.from_id == a.id,
            links.c.to_kind == str(b.kind),
            links.c.to_id == b.id,
        )
        for a, b in ((one, other), (other, one))
    )
    return and_(links.c.municipality == municipality, or_(*ways))


def _refusals(before: ObjectRef, after: ObjectRef, role: Role, note: str) -> list[Fault]:
    found = _of_role(role)
    if before == after:
        found.append(Fault("Länken", "samma sak kan inte länkas till sig själv", NAMES[before.kind], NOTHING_SAVED))
    if told := explain(find_personal_data(note)):
        found.append(Fault("Anteckning", "texten pekar ut en person", remedy=" ".join((*told, NOTHING_SAVED))))
    return found


def _of_role(role: Role) -> list[Fault]:
    if may_edit_problems(role):
        return []
    return [Fault("Länken", "din roll får inte länka", remedy=f"Be polisen eller samordnaren. {NOTHING_SAVED}")]
