"""What may be wrong with what is written of a version, said so that somebody can mend it."""

from collections.abc import Iterator
from datetime import date

from lib.actions.written_texts import NOTHING_SAVED, missing_text, text_faults
from lib.domain.conflict import Fields
from lib.domain.faults import Fault
from lib.domain.period import Period
from lib.domain.version import (
    LONGEST_BODY,
    LONGEST_TEXT,
    LONGEST_TITLE,
    PUBLICATION_CHECKS,
    TEXTS,
    latest_revision,
)
from lib.domain.version_words import CHECKS, LABELS

LONGEST = {"title": LONGEST_TITLE, "deciding_body": LONGEST_BODY}
WRITTEN = {name: LABELS[name] for name in ("title", "organisations", "deciding_body", "decision_note", *TEXTS)}


def field_faults(fields: Fields, today: date) -> Iterator[Fault]:
    """What a draft is written with; a field that is not there is not asked about."""
    if "title" in fields:
        yield from missing_text(fields, "title", LABELS["title"], "Skriv vad lägesbilden heter.")
    yield from text_faults(fields, WRITTEN, LONGEST, LONGEST_TEXT)
    for name in ("period", "comparison"):
        if name in fields and not _is_period(fields[name]):
            yield Fault(
                LABELS[name], "perioden går inte att läsa", str(fields[name]), f"Välj en period. {NOTHING_SAVED}"
            )
    yield from _of_revision(fields.get("next_revision"), today)


def decision_faults(fields: Fields, today: date) -> Iterator[Fault]:
    """Who decided, when, and when it is revised at the latest: all three must be there."""
    yield from missing_text(fields, "deciding_body", LABELS["deciding_body"], "Skriv vem som har beslutat.")
    yield from text_faults(fields, WRITTEN, LONGEST, LONGEST_TEXT)
    decided = fields.get("decided_on")
    if decided is None or decided > today:
        found = "" if decided is None else str(decided)
        yield Fault(LABELS["decided_on"], "dagen saknas eller ligger framåt", found, NOTHING_SAVED)
    if fields.get("next_revision") is None:
        remedy = f"Välj en dag inom 24 månader. {NOTHING_SAVED}"
        yield Fault(LABELS["next_revision"], "nästa revidering saknas", remedy=remedy)
    yield from _of_revision(fields.get("next_revision"), decided or today)


def _of_revision(day: date | None, start: date) -> Iterator[Fault]:
    if day is not None and not start <= day <= latest_revision(start):
        remedy = f"Välj en dag mellan {start} och {latest_revision(start)}: minst vartannat år. {NOTHING_SAVED}"
        yield Fault(LABELS["next_revision"], "dagen går inte att välja", str(day), remedy)


def check_faults(checked: tuple[str, ...]) -> Iterator[Fault]:
    """Which of PUBLICATION_CHECKS nobody has looked at."""
    left = [CHECKS[name].rstrip(".") for name in PUBLICATION_CHECKS if name not in checked]
    if left:
        remedy = f"Gå igenom dem och kryssa i rutorna. {NOTHING_SAVED}"
        yield Fault("Kontroll före publicering", "alla punkter är inte genomgångna", "; ".join(left), remedy)


def _is_period(text: object) -> bool:
    try:
        Period.parse(str(text))
    except ValueError:
        return False
    return True
