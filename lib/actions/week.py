"""Judging the areas of a week, and noting what was said and agreed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from lib.actions.place_reports import SavedRow
from lib.actions.written_texts import only
from lib.domain.conflict import Conflict, Fields
from lib.domain.est_period import EstPeriod
from lib.domain.faults import Fault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.domain.week import DECIDED, NOTE_TEXTS, NoteStatus, WeekLevel, WeekTrend
from lib.domain.week_words import LEVELS, NOTE_LABELS
from lib.privacy.personal_data import explain, find_personal_data
from lib.privacy.roles import may_judge_week
from lib.store.database import open_database
from lib.store.editing import create, save
from lib.store.week_rows import find_assessment, find_note

NOTHING_SAVED = "Inget har sparats, och det du skrivit står kvar."
LONGEST_TEXT = 2_000
JUDGED = ("level", "trend", "motive")
AS_PROPOSED = "Enligt förslaget: inget är fler än vanligt."


@dataclass(frozen=True)
class Proposal:
    """What the numbers proposed for an area; `level` is "" where they were too few."""

    area_code: str
    level: str
    trend: str
    reason: str


def judge_area(
    settings: Settings,
    folder: MunicipalityFolder,
    period: EstPeriod,
    proposal: Proposal,
    changes: Fields,
    seen: SavedRow | None,
    by: User,
) -> SavedRow:
    """Write a person's judgement of an area beside what the numbers proposed, or change the one that was `seen`;
    `changes` are some of JUDGED.

    Raises InputFault, with nothing saved, when the role may not, the level is not chosen, or the motive is missing or
    points out a person. Raises Conflict when somebody else judged the same area in the meantime.
    """
    only(changes, JUDGED, "a judgement")
    changes = _clean(changes)
    refuse_if([*_of_role(by), *_of_texts({"Motiv": changes.get("motive") or ""})])
    with open_database(settings.database_url).begin() as connection:
        found = find_assessment(connection, folder.slug, period.key, proposal.area_code)
        _refuse_unseen(found, seen)
        _refuse_unfinished((found or {}) | changes)
        fields = changes | _proposed(proposal)
        if seen is None:
            return SavedRow(_create(connection, folder, period, proposal.area_code, fields, by), 1)
        return SavedRow(seen.row_id, save(connection, "assessments", seen.row_id, seen.version, fields, by.actor))


def accept_green(
    settings: Settings, folder: MunicipalityFolder, period: EstPeriod, proposals: Sequence[Proposal], by: User
) -> int:
    """Judge as green, with the numbers as motive, the areas that the numbers propose as green and nobody has judged;
    returns how many. Only a person calls this, for areas that stand in a list before him.

    Raises InputFault when the role may not.
    """
    refuse_if(_of_role(by))
    n_judged = 0
    with open_database(settings.database_url).begin() as connection:
        for proposal in proposals:
            is_open = find_assessment(connection, folder.slug, period.key, proposal.area_code) is None
            if is_open and proposal.level == WeekLevel.GREEN:
                trend = proposal.trend or str(WeekTrend.SAME)
                judged = {"level": str(WeekLevel.GREEN), "trend": trend, "motive": AS_PROPOSED}
                _create(connection, folder, period, proposal.area_code, judged | _proposed(proposal), by)
                n_judged += 1
    return n_judged


def save_note(
    settings: Settings,
    folder: MunicipalityFolder,
    period: EstPeriod,
    changes: Fields,
    seen: SavedRow | None,
    by: User,
) -> SavedRow:
    """Write what was said of a period, or change what was `seen`; `changes` are `status` and NOTE_TEXTS.

    Raises InputFault and Conflict as `judge_area`.
    """
    only(changes, {"status", *NOTE_TEXTS}, "a note")
    changes = _clean(changes)
    refuse_if([*_of_role(by), *_of_texts({NOTE_LABELS[name]: changes.get(name) or "" for name in NOTE_TEXTS})])
    with open_database(settings.database_url).begin() as connection:
        found = find_note(connection, folder.slug, period.key)
        _refuse_unseen(found, seen)
        if seen is None:
            fields = {"period_key": period.key, "status": str(NoteStatus.DRAFT)} | changes
            return SavedRow(create(connection, "week_notes", folder.slug, fields, by.actor), 1)
        return SavedRow(seen.row_id, save(connection, "week_notes", seen.row_id, seen.version, changes, by.actor))


def _create(
    connection: Connection, folder: MunicipalityFolder, period: EstPeriod, area_code: str, fields: Fields, by: User
) -> int:
    of = {"period_key": period.key, "area_code": area_code}
    return create(connection, "assessments", folder.slug, of | fields, by.actor)


def _clean(changes: Fields) -> Fields:
    """An empty text is none."""
    return {name: (value.strip() or None) if isinstance(value, str) else value for name, value in changes.items()}


def _proposed(proposal: Proposal) -> Fields:
    return {"proposed_level": proposal.level or None, "proposal_reason": proposal.reason}


def _refuse_unseen(found: Fields | None, seen: SavedRow | None) -> None:
    if (seen.row_id if seen else None) != (found["id"] if found else None):
        raise Conflict(found)


def _of_role(by: User) -> Iterator[Fault]:
    if not may_judge_week(by.role):
        yield Fault("Veckoläget", "din roll får läsa men inte bedöma", remedy=f"Be samordnaren. {NOTHING_SAVED}")


def _refuse_unfinished(row: Fields) -> None:
    """Of the judgement as it would stand: a person has chosen the level, and says why."""
    faults = []
    if row.get("level") not in set(DECIDED):
        words = ", ".join(LEVELS[level] for level in DECIDED)
        faults.append(Fault("Läge", "läget är inte valt", remedy=f"Välj ett av: {words}. {NOTHING_SAVED}"))
    if row.get("trend") not in set(WeekTrend):
        faults.append(Fault("Riktning", "riktningen är inte vald", remedy=NOTHING_SAVED))
    if not any(character.isalnum() for character in row.get("motive") or ""):
        faults.append(Fault("Motiv", "motivet saknas", remedy=f"Skriv varför, med några ord. {NOTHING_SAVED}"))
    refuse_if(faults)


def _of_texts(texts: dict[str, str]) -> Iterator[Fault]:
    for label, text in texts.items():
        if len(text) > LONGEST_TEXT:
            yield Fault(label, "texten är för lång", f"{len(text)} tecken", f"Högst {LONGEST_TEXT}. {NOTHING_SAVED}")
        if told := explain(find_personal_data(text)):
            yield Fault(label, "texten pekar ut en person", remedy=" ".join((*told, NOTHING_SAVED)))
