"""Making what a meeting is shown, writing over its texts, and noting what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from sqlalchemy import Connection

from lib.actions.measures import LONGEST as LONGEST_OF_MEASURE
from lib.actions.measures import add_measure
from lib.actions.permission import refuse_unless
from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text, only, text_faults
from lib.domain.audience import Audience
from lib.domain.conflict import Conflict, Fields
from lib.domain.deck import LONGEST_ASKED, LONGEST_NOTES, LONGEST_TITLE, MOST_PROBLEMS, OwnSlide
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.measure import MeasureStatus
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.editing import create, read_row, remove, save

TABLE = "presentations"
FIELDS = frozenset({"title", "version_id", "period", "comparison", "audience", "problems", "held_on"})
LABELS = {"title": "Bildspelets namn", "notes": "Anteckningar", "asked": "Beslut som behövs", "text": "Beslutet",
          "owner": "Ägare"}  # fmt: skip
LONGEST_NAME, LONGEST_DECISION = 120, 500
LONGEST_SLIDE = {"title": LONGEST_TITLE, "notes": LONGEST_NOTES, "asked": LONGEST_ASKED}
LONGEST_NOTED = {"text": LONGEST_DECISION, "owner": LONGEST_OF_MEASURE["owner_board"]}


@dataclass(frozen=True)
class SavedPresentation:
    row_id: int
    version: int


@dataclass(frozen=True)
class NotedDecision:
    """`measure_key` is None when no measure was made of it."""

    row_id: int
    measure_key: str | None


def create_presentation(settings: Settings, folder: MunicipalityFolder, fields: Fields, by: User) -> SavedPresentation:
    """Keep what a meeting is to be shown; `fields` are FIELDS.

    Raises InputFault, with nothing saved, when the role may not, the name or the audience is missing, there are too
    many problems, or the name points out a person.
    """
    refuse_unless(by.role, Right.WRITE_PRESENTATIONS)
    fields = cleaned(fields)
    refuse_if([*_of_presentation(fields), *_unnamed(fields)])
    with open_database(settings.database_url).begin() as connection:
        return SavedPresentation(create(connection, TABLE, folder.slug, fields, by.actor), 1)


def save_presentation(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, changes: Fields, by: User
) -> SavedPresentation:
    """Change what was read as `version`. Raises InputFault as `create_presentation` does, and Conflict."""
    refuse_unless(by.role, Right.WRITE_PRESENTATIONS)
    changes = cleaned(changes)
    named = _unnamed(changes) if "title" in changes else ()
    refuse_if([*_of_presentation(changes), *named])
    with open_database(settings.database_url).begin() as connection:
        row = _row(connection, folder, row_id)
        unread: Fields = {"texts_read_on": None} if changes.get("title", row["title"]) != row["title"] else {}
        return SavedPresentation(row_id, save(connection, TABLE, row_id, version, changes | unread, by.actor))


def save_slide(
    settings: Settings, folder: MunicipalityFolder, row_id: int, key: str, seen: OwnSlide, new: OwnSlide, by: User
) -> int:
    """Write what a person says over the app's proposal for a slide that stood as `seen`; the row's new version.

    Two people can write for different slides at once. Texts that had been read through are unread after a change.
    Raises InputFault, with nothing saved, when the role may not or a text is too long or points out a person, and
    Conflict when somebody else wrote for the same slide.
    """
    refuse_unless(by.role, Right.WRITE_PRESENTATIONS)
    refuse_if(text_faults(_texts(new), LABELS | {"title": "Rubrik"}, LONGEST_SLIDE, LONGEST_NOTES))
    with open_database(settings.database_url).begin() as connection:
        row = _row(connection, folder, row_id)
        slides = dict(row["slides"] or {})
        theirs = OwnSlide.read(slides.get(key, {}))
        if _written(theirs) not in (_written(seen), _written(new)):
            raise Conflict({"id": row_id, "version": row["version"], **vars(theirs)})
        slides[key] = new.kept()
        unread: Fields = {"texts_read_on": None} if _texts(new) != _texts(theirs) else {}
        return save(connection, TABLE, row_id, row["version"], {"slides": slides} | unread, by.actor)


def mark_texts_read(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, today: date | None, by: User
) -> SavedPresentation:
    """Say that the name, titles and notes may be seen by the public, or take that back with None."""
    refuse_unless(by.role, Right.WRITE_PRESENTATIONS)
    with open_database(settings.database_url).begin() as connection:
        _row(connection, folder, row_id)
        saved = save(connection, TABLE, row_id, version, {"texts_read_on": today}, by.actor)
        return SavedPresentation(row_id, saved)


def discard_presentation(settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, by: User) -> None:
    """Take it away with the decisions noted for it; the measures that they became stay."""
    refuse_unless(by.role, Right.WRITE_PRESENTATIONS)
    with open_database(settings.database_url).begin() as connection:
        _row(connection, folder, row_id)
        remove(connection, TABLE, row_id, version, by.actor)


def note_decision(
    settings: Settings, folder: MunicipalityFolder, row_id: int, fields: Fields, today: date, by: User
) -> NotedDecision:
    """Write down what the meeting decided: `text`, `owner`, `due`, `problem_id`, and `becomes_measure`, which makes a
    decided measure of it in the same transaction.

    Raises InputFault, with nothing saved, when the role may not, the text is missing or points out a person.
    """
    refuse_unless(by.role, Right.WRITE_PRESENTATIONS)
    fields = cleaned(fields)
    written = {name: fields.get(name) for name in LONGEST_NOTED}
    missing = missing_text(fields, "text", LABELS["text"], "Skriv vad som beslutades.")
    refuse_if([*missing, *text_faults(written, LABELS, LONGEST_NOTED, LONGEST_DECISION)])
    with open_database(settings.database_url).begin() as connection:
        meeting = _row(connection, folder, row_id)
        key = _as_measure(connection, folder, meeting, fields, today, by) if fields.get("becomes_measure") else None
        kept = written | {"due": fields.get("due"), "presentation_id": row_id, "measure_key": key}
        return NotedDecision(create(connection, "decisions", folder.slug, kept, by.actor), key)


def _as_measure(
    connection: Connection, folder: MunicipalityFolder, meeting: Fields, fields: Fields, today: date, by: User
) -> str:
    text = str(fields["text"])
    measure: Fields = {
        "title": shorten(text, LONGEST_OF_MEASURE["title"], placeholder=" …"),
        "status": str(MeasureStatus.DECIDED),
        "status_reason": f"Beslutat på mötet {meeting['title']} {meeting['held_on'] or today}: {text}",
        "owner_board": fields.get("owner"),
        "due": fields.get("due"),
        "problem_id": fields.get("problem_id"),
    }
    made = add_measure(connection, folder.slug, measure, today, by)
    return str((read_row(connection, "measures", made.row_id) or {})["measure_key"])


def _written(slide: OwnSlide) -> Fields:
    """What a person decides: what the app proposed at the time is nobody's."""
    return _texts(slide) | {"is_hidden": slide.is_hidden}


def _texts(slide: OwnSlide) -> dict[str, str]:
    return {"title": slide.title, "notes": slide.notes, "asked": slide.asked}


def _row(connection: Connection, folder: MunicipalityFolder, row_id: int) -> Fields:
    row = read_row(connection, TABLE, row_id)
    if row is None or row["municipality"] != folder.slug:
        raise InputFault(Fault("Bildspelet", "det finns inte längre", remedy=NOTHING_SAVED))
    return row


def _unnamed(fields: Fields) -> Iterator[Fault]:
    return missing_text(fields, "title", LABELS["title"], "Skriv vad bildspelet heter.")


def _of_presentation(fields: Fields) -> Iterator[Fault]:
    only(fields, FIELDS, "a presentation")
    yield from text_faults({"title": fields.get("title")}, LABELS, {"title": LONGEST_NAME}, LONGEST_NAME)
    if "audience" in fields and fields["audience"] not in set(Audience):
        yield Fault("Vilka som ska se det", "valet finns inte", str(fields["audience"]), NOTHING_SAVED)
    if len(fields.get("problems") or ()) > MOST_PROBLEMS:
        remedy = f"Välj högst {MOST_PROBLEMS}. {NOTHING_SAVED}"
        yield Fault("Problem", "för många problem för ett möte", str(len(fields["problems"])), remedy)
