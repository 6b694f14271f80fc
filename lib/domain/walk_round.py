"""What is written down during a walk: the fields of an observation, how a row is named where it is written, and the
columns of a list that was kept on paper."""

from lib.domain.columns import Column

LABELS = {
    "feeling": "Hur känns det här?",
    "answer": "Svar",
    "aspect": "Det gäller",
    "observation": "Vad ser ni?",
    "cause": "Vad tror ni att det beror på?",
    "proposal": "Vad vill ni ska göras?",
    "owner": "Vem äger frågan?",
    "priority": "Hur bråttom?",
    "perspective": "Vems upplevelse?",
    "reason": "Skäl",
    "stop_id": "Stopp",
    "group_number": "Grupp",
    "observed_at": "När",
    "secrecy": "Sekretessklass",
}
TEXTS = ("observation", "cause", "proposal", "owner", "reason")
"""Written by people, and so looked through for what points out a person."""
LONGEST_TEXT = 2_000
LONGEST_LINES = {"owner": 120}

PRIVATE_OWNER = "Privat fastighetsägare"
OTHER_OWNERS = (PRIVATE_OWNER, "Trafikverket", "Polisen", "Bostadsbolag", "Förening")
"""Who may own what is seen, besides the municipality's own boards. A private owner decides on own land."""
PERSPECTIVES = {
    "barn": "barn",
    "unga": "unga",
    "kvinnor": "kvinnor",
    "man": "män",
    "aldre": "äldre",
    "funktionsnedsattning": "personer med funktionsnedsättning",
}
"""Groups, never a person."""
MOST_GROUPS = 4
FACES = "Fota platsen, inte människor: inga ansikten och inga bilskyltar. Var och när fotot togs tas bort ur filen."
FEELING = "kansla"
"""The row with how a stop feels as a whole; it is about no item."""

WALK_LIST = (
    Column("stop", "stopp", "Stoppets nummer eller namn; tomt när läget står i lon och lat"),
    Column("group_number", "grupp", "Gruppens nummer, 1 när det är tomt"),
    Column("aspect", "aspekt", "Aspektens namn eller id i checklistan"),
    Column("feeling", "känsla", "trygg, otrygg eller båda"),
    Column("observation", "iakttagelse", "Vad gruppen såg"),
    Column("cause", "orsak", "Vad gruppen tror att det beror på"),
    Column("proposal", "förslag", "Vad gruppen vill ska göras"),
    Column("owner", "ägare", "Vem som äger frågan"),
    Column("priority", "prioritet", "1 först, 2 därefter, 3 när det går"),
    Column("observed_at", "tid", "Klockslag eller dag och tid; vandringens egen tid när det är tomt"),
    Column("lon", "lon", "Longitud i WGS 84, när stoppet inte är känt"),
    Column("lat", "lat", "Latitud i WGS 84"),
)
"""A list of observations that was written elsewhere: its headings, and what stands under them."""


def item_key(walk_id: int, stop_id: int, group: int, item: str) -> str:
    """The name of a group's answer to an item at a stop, the same on every telephone."""
    return f"{walk_id}-{stop_id}-{group}-{item}"[:80]


def note_key(walk_id: int, stop_id: int, group: int, number: int) -> str:
    """The name of a group's observation at a stop, counted from 1."""
    return f"{walk_id}-{stop_id}-{group}-nr-{number}"


def note_number(client_key: str) -> int:
    """The number in such a name; 0 for other rows, such as those of a file."""
    _, mark, number = client_key.rpartition("-nr-")
    return int(number) if mark and number.isdigit() else 0
