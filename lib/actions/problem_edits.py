"""Writing a problem by hand: making it, changing it, deciding about it, and choosing the number that is followed."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text, only, text_faults
from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.problem import LABELS, LONGEST_LINES, LONGEST_TEXT, NEEDS_REASON, STATUSES, ProblemStatus
from lib.domain.settings import Settings
from lib.privacy.roles import may_edit_problems
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.editing import create, read_row, save


def start_problem(settings: Settings, folder: MunicipalityFolder, fields: Fields, role: Role, actor: str) -> int:
    """Make a problem of `lib.domain.problem.LABELS`, undecided unless said, and return its id.

    Raises InputFault, with nothing saved, when the role may not, the title or a decision's reason is missing, or a text
    is too long or points out a person.
    """
    fields = {"status": str(ProblemStatus.NEW)} | cleaned(fields)
    refuse_if([*_of_role(role), *_of_fields(fields), *_of_whole(fields)])
    with open_database(settings.database_url).begin() as connection:
        return create(connection, "problems", folder.slug, fields, actor)


def save_problem(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, changes: Fields, role: Role,
    actor: str,
) -> int:  # fmt: skip
    """Change a problem that was read as `version`, and return its new version.

    Raises InputFault as `start_problem` does, and Conflict when somebody else saved it in the meantime.
    """
    changes = cleaned(changes)
    refuse_if([*_of_role(role), *_of_fields(changes)])
    with open_database(settings.database_url).begin() as connection:
        refuse_another_place(connection, folder, "problems", row_id)
        new = save(connection, "problems", row_id, version, changes, actor)
        # undoes the save: only now the version is known to be the newest
        refuse_if(_of_whole(read_row(connection, "problems", row_id) or {}))
        return new


def follow_number(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, question: dict[str, Any], role: Role,
    actor: str,
) -> int:  # fmt: skip
    """Keep which number is followed (`indicator`, `themes`, `area`, `period`) and what it was (`taken`), with the
    version of the data that it was taken from; return the problem's new version."""
    refuse_if(_of_role(role))
    with open_database(settings.database_url).begin() as connection:
        refuse_another_place(connection, folder, "problems", row_id)
        kept = question | {"data_version": version_of(connection, folder.slug)}
        return save(connection, "problems", row_id, version, {"question": kept}, actor)


def refuse_another_place(connection: Connection, folder: MunicipalityFolder, table: str, row_id: int) -> None:
    """Ids are shared by all municipalities in a store: one's own form never reaches another's row."""
    row = read_row(connection, table, row_id)
    if row is not None and row["municipality"] != folder.slug:
        raise InputFault(Fault("Raden", "den hör till en annan kommun", remedy=NOTHING_SAVED))


def _of_role(role: Role) -> Iterator[Fault]:
    if not may_edit_problems(role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Problem", "din roll får inte skriva om problem", remedy=remedy)


def _of_fields(fields: Fields) -> Iterator[Fault]:
    only(fields, LABELS, "a problem")
    yield from text_faults(fields, LABELS, LONGEST_LINES, LONGEST_TEXT)
    if "status" in fields and fields["status"] not in set(ProblemStatus):
        remedy = f"Välj en av: {', '.join(STATUSES.values())}. {NOTHING_SAVED}"
        yield Fault(LABELS["status"], "beslutet finns inte", str(fields["status"]), remedy)
    if "secrecy" in fields and fields["secrecy"] not in set(Secrecy):
        yield Fault(LABELS["secrecy"], "klassen finns inte", str(fields["secrecy"]), NOTHING_SAVED)


def _of_whole(problem: Fields) -> Iterator[Fault]:
    """Of the problem as it would stand: the reason may have been written before."""
    yield from missing_text(problem, "title", LABELS["title"], "Skriv kort vad problemet är.")
    if problem.get("status") in NEEDS_REASON:
        said = STATUSES[problem["status"]][2:]
        yield from missing_text(problem, "status_reason", LABELS["status_reason"], f"Skriv varför problemet är {said}.")
