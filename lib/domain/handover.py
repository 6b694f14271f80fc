"""What somebody who comes back, or comes new, wants to see: what is new, what waits, what is late, what comes."""

from datetime import timedelta

from lib.domain.columns import Column
from lib.domain.links import NAMES, ObjectKind

PAUSE = timedelta(hours=2)
"""So long without a look makes the next one a new visit: a page that is loaded again has not been read."""
DAYS_AHEAD = 90
SINCE_DAYS = {"7": "Senaste 7 dagarna", "30": "Senaste 30 dagarna", "90": "Senaste 90 dagarna"}

KIND_NAMES: dict[str, str] = {str(kind): name for kind, name in NAMES.items()} | {
    "import": "inläsning",
    "picture": "aktörs bild",
    "agreement": "gemensam bedömning",
    "plan": "handlingsplan",
    "week": "veckoläge",
    "break": "lucka i kedjan",
}
TABLE_KINDS: dict[str, str] = {
    "reports": ObjectKind.REPORT,
    "picture_entries": ObjectKind.ENTRY,
    "problems": ObjectKind.PROBLEM,
    "causes": ObjectKind.CAUSE,
    "measures": ObjectKind.MEASURE,
    "promises": ObjectKind.PROMISE,
    "walks": ObjectKind.WALK,
    "walk_observations": ObjectKind.OBSERVATION,
    "assessments": ObjectKind.ASSESSMENT,
    "picture_versions": ObjectKind.VERSION,
}
"""What the rows of a table are, where each can be opened."""
ACTIONS = {
    "create": "ny",
    "edit": "ändrad",
    "remove": "borttagen",
    "import": "inläst",
    "freeze": "fryst",
    "purge": "gallrat",
    "restore": "återläst",
}

CHANGES = (
    Column("when_text", "När", "Dag och tid för den senaste ändringen"),
    Column("kind", "Vad", "Slag av sak", words=KIND_NAMES),
    Column("title", "Namn", "Vad saken heter"),
    Column("action_text", "Hänt", "Vad som har hänt med den"),
    Column("actor", "Av", "Vem som gjorde det"),
)
TASKS = (
    Column("kind", "Slag", "Slag av sak", words=KIND_NAMES),
    Column("title", "Vad", "Vad som väntar eller är försenat"),
    Column("why", "Varför", "Varför det står här"),
    Column("day_text", "Dag", "Dag då det ska vara gjort"),
    Column("address", "", "Sidan där det görs"),
)
OBJECTS = (
    Column("kind", "Slag", "Slag av sak", words=KIND_NAMES),
    Column("title", "Namn", "Vad saken heter"),
    Column("why", "Varför den finns", "Skälet, som det är skrivet"),
    Column("source", "Kommer från", "Filen den lästes in från, eller att den är skriven här"),
    Column("reviewed_by", "Senast ändrad av", "Vem som senast skrev i den"),
    Column("reviewed_text", "Senast ändrad", "Dag då någon senast skrev i den"),
    Column("next_text", "Nästa gång", "Vad som ska göras härnäst, och när"),
)
