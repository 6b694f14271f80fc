"""Saying together what the pictures come to, deciding what to do with it, and carrying it into a problem."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from lib.actions.links import add_link
from lib.actions.pictures import LONGEST_TEXT, PictureScope, Saved, write_row
from lib.actions.problems import ProblemDraft, add_problem, refuse_draft
from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text, only, text_faults
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.half_year import HalfYear
from lib.domain.links import ObjectKind, ObjectRef
from lib.domain.picture_words import AGREEMENT_LABELS, DECISIONS
from lib.domain.pictures import AGREEMENT_TEXTS, Cell, Decision
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.privacy.roles import may_agree_on_pictures
from lib.store.database import open_database
from lib.store.tables import agreements

AGREEMENT_FIELDS = frozenset({*AGREEMENT_TEXTS, "decision"})


def save_agreement(
    settings: Settings,
    folder: MunicipalityFolder,
    scope: PictureScope,
    period: HalfYear,
    cell: Cell,
    changes: Fields,
    seen: Saved | None,
    by: User,
    today: date,
) -> Saved:
    """Write the agreed text, decision and reason of one area and theme, or change the row that was `seen`.

    Raises InputFault, with nothing saved, when the role may not, a code is not known, a text points out a person, or
    it is left without a reason. Raises Conflict when somebody else saved the same meanwhile.
    """
    changes = cleaned(changes)
    only(changes, AGREEMENT_FIELDS, "an agreement")
    faults = [*_of_role(by), *_of_codes(scope, cell, changes)]
    faults += text_faults(changes, AGREEMENT_LABELS, {}, LONGEST_TEXT)
    refuse_if(faults)
    of = {"period": str(period), "area_code": cell.area_code, "theme": cell.theme}
    with open_database(settings.database_url).begin() as connection:
        its = [agreements.c.municipality == folder.slug, *(agreements.c[name] == of[name] for name in of)]
        found = connection.execute(select(agreements).where(*its)).mappings().one_or_none()
        row = None if found is None else dict(found)
        if "decision" in changes:
            changes |= {"agreed_on": today, "review_by": period.after.last_day}
        saved = write_row(connection, "agreements", folder, row, seen, of, changes, by)
        _refuse_without_reason((row or {}) | changes)  # undoes it: only now the version is known to be the newest
        return saved


def carry_to_problem(
    settings: Settings, folder: MunicipalityFolder, draft: ProblemDraft, entry_ids: Sequence[int], by: User
) -> int:
    """Make a problem of what the pictures say, linked to the entries that it comes from, and return its id.

    Raises InputFault as `create_problem`, with nothing saved.
    """
    refuse_draft(draft, by.role)
    with open_database(settings.database_url).begin() as connection:
        problem_id = add_problem(connection, folder.slug, draft, by.actor)
        after = ObjectRef(ObjectKind.PROBLEM, str(problem_id))
        for entry_id in entry_ids:
            add_link(connection, folder.slug, ObjectRef(ObjectKind.ENTRY, str(entry_id)), after, by.actor)
        return problem_id


def _of_role(by: User) -> Iterator[Fault]:
    if not may_agree_on_pictures(by.role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Gemensam text", "din roll får läsa men inte skriva den", remedy=remedy)


def _of_codes(scope: PictureScope, cell: Cell, changes: Fields) -> Iterator[Fault]:
    if cell.area_code not in scope.places or cell.theme not in scope.themes:
        yield Fault("Område och tema", "det finns inte", str(cell), NOTHING_SAVED)
    decision = changes.get("decision")
    if decision is not None and decision not in set(Decision):
        remedy = f"Välj en av: {', '.join(DECISIONS.values())}. {NOTHING_SAVED}"
        yield Fault("Beslut", "beslutet finns inte", str(decision), remedy)


def _refuse_without_reason(row: Fields) -> None:
    if row.get("decision") != Decision.LEAVE:
        return
    refuse_if(missing_text(row, "reason", "Skäl", "Skriv varför det lämnas."))
