"""What was promised after a walk, and what became of it: words, and the tables of the protocol and the return."""

from datetime import date
from enum import StrEnum

from lib.domain.columns import Column
from lib.domain.measure import MeasureStatus
from lib.domain.walk import FEELINGS
from lib.domain.words import MEASURE_STATUSES

AIM_MONTHS = 6
"""Within so many months what the municipality itself promised is to be done."""


class Outcome(StrEnum):
    """Of a promise, on a day."""

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    AHEAD = "ahead"
    LATE = "late"
    IMPOSSIBLE = "impossible"
    HANDED_ON = "handed_on"


OUTCOMES: dict[str, str] = {
    Outcome.KEPT: "● hållet i tid",
    Outcome.KEPT_LATE: "◕ hållet, men senare än lovat",
    Outcome.AHEAD: "◔ har tid kvar",
    Outcome.LATE: "▲ försenat",
    Outcome.IMPOSSIBLE: "■ gick inte",
    Outcome.HANDED_ON: "→ lämnat till någon annan",
}
DONE = frozenset({MeasureStatus.DONE, MeasureStatus.FOLLOWED_UP})


def outcome_of(status: str, due: date | None, done_on: date | None, today: date) -> Outcome:
    """Kept in time when it was done by its day, or when nobody knows the day it was done."""
    if status in DONE:
        return Outcome.KEPT_LATE if due and done_on and done_on > due else Outcome.KEPT
    if status == MeasureStatus.NOT_FEASIBLE:
        return Outcome.IMPOSSIBLE
    if status == MeasureStatus.REFERRED:
        return Outcome.HANDED_ON
    return Outcome.LATE if due and due < today else Outcome.AHEAD


STOP_TABLE = (
    Column("number", "Nr", "Stoppets plats i ordningen", 0),
    Column("name", "Stopp", "Vad stoppet kallas"),
    Column("feeling", "Kändes", "Vad grupperna svarade om stoppet som helhet"),
    Column("n_good", "Ja", "Svar i checklistan som är ja, där ja är bra", 0),
    Column("n_answers", "Svar", "Svar i checklistan, utom finns inte här", 0),
    Column("n_notes", "Iakttagelser", "Iakttagelser i ord", 0),
)
PROMISES = (
    Column("number", "Stopp", "Stoppets nummer", 0),
    Column("observation", "Iakttagelse", "Vad gruppen såg"),
    Column("title", "Det här ska göras", "Åtgärden"),
    Column("owner", "Vem", "Vem som gör det"),
    Column("due", "Klart senast", "Dagen som är lovad"),
    Column("outcome", "Löftet", "Om det som lovades är gjort i tid", words=OUTCOMES),
    Column("status", "Status", "Hur långt åtgärden kommit", words=MEASURE_STATUSES),
)
REFUSED = (
    Column("number", "Stopp", "Stoppets nummer", 0),
    Column("observation", "Iakttagelse", "Vad gruppen såg"),
    Column("owner", "Vem äger frågan", "Vem som skulle kunna göra något"),
    Column("reason", "Därför inte", "Skälet till att det inte är möjligt"),
)
UNDECIDED = (
    Column("number", "Stopp", "Stoppets nummer", 0),
    Column("observation", "Iakttagelse", "Vad gruppen såg"),
    Column("feeling", "Kändes", "Hur det kändes", words=FEELINGS),
    Column("proposal", "Förslag", "Vad gruppen vill ska göras"),
    Column("owner", "Vem äger frågan", "Vem som skulle kunna göra något"),
)
NOTED = UNDECIDED[:3]
"""What is good, or needs nothing to be done."""
YEARS = (
    Column("year", "År", "Året då vandringarna gick"),
    Column("n_walks", "Vandringar", "Antal genomförda vandringar", 0),
    Column("n_made", "Löften", "Iakttagelser som blev åtgärder", 0),
    Column("kept", "Hållna", "Löften som är gjorda i tid", 0),
    Column("kept_late", "Hållna sent", "Löften som är gjorda, men senare än lovat", 0),
    Column("ahead", "Tid kvar", "Löften vars dag inte har kommit", 0),
    Column("late", "Försenade", "Löften vars dag har gått utan att de är gjorda", 0),
    Column("impossible", "Gick inte", "Löften som visade sig inte gå att hålla", 0),
    Column("handed_on", "Lämnade", "Löften som någon annan har tagit över", 0),
    Column("n_refused", "Inte möjligt", "Iakttagelser där svaret blev att det inte går, med skäl", 0),
    Column("n_owed", "Utan återkoppling", "Vandringar vars deltagare inte fått veta vad det blev", 0),
)
