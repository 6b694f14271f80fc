"""The three horizons: what stands for them without a plan, the tables, and the balance in words."""

from collections.abc import Mapping

from lib.domain.columns import Column
from lib.domain.plan import Horizon
from lib.domain.plan_follow_up import ActivityStatus
from lib.domain.plan_follow_up_words import HORIZONS, MARKED_STATUSES
from lib.domain.words import listing, number, sentence

KINDS = {"activity": "Planens aktiviteter", "agreement": "Avtalets aktiviteter", "measure": "Åtgärder"}
NOUNS = {
    "activity": ("aktivitet i planen", "aktiviteter i planen"),
    "agreement": ("aktivitet i avtalet", "aktiviteter i avtalet"),
    "measure": ("åtgärd", "åtgärder"),
}
WITHOUT_PLAN = (
    Horizon(id="short", name="Kort sikt", description="Det som stoppar det som händer nu."),
    Horizon(id="medium", name="Medellång sikt", description="Det som hindrar att det börjar."),
    Horizon(id="long", name="Lång sikt", description="Det som bygger tillit och goda livsvillkor."),
)
"""For a municipality whose plan names no horizons."""
STATUS_WORDS = MARKED_STATUSES | {ActivityStatus.MISSING: "– läge saknas"}
OF_MEASURES = {
    "foreslagen": ActivityStatus.NOT_STARTED,
    "beslutad": ActivityStatus.NOT_STARTED,
    "bestalld": ActivityStatus.NOT_STARTED,
    "pagar": ActivityStatus.ONGOING,
    "forsenad": ActivityStatus.DELAYED,
    "genomford": ActivityStatus.DONE,
    "uppfoljd": ActivityStatus.DONE,
    "ej_genomforbar": ActivityStatus.CLOSED,
    "hanvisad": ActivityStatus.CLOSED,
}
"""The statuses of measures as those of activities, so that both can stand in one picture."""

WORK = (
    Column("horizon_name", "Horisont", "På hur lång sikt arbetet verkar"),
    Column("title", "Vad", "Aktiviteten eller åtgärden"),
    Column("status_name", "Läge", "Enligt den senaste rapporten; åtgärder enligt sin egen status"),
    Column("kind", "Slag", "Planens aktivitet, avtalets aktivitet eller en åtgärd", words=KINDS),
    Column("owner", "Leder", "Nämnden som leder eller äger"),
    Column("place", "Område", "Området som en åtgärd gäller"),
)
BALANCE = (
    Column("group_name", "Horisont", "På hur lång sikt arbetet verkar"),
    Column("status_name", "Läge", "Hur långt det har kommit"),
    Column("count", "Antal", "Antal aktiviteter eller åtgärder", 0),
)


def balance_sentence(counts: Mapping[str, Mapping[str, int]]) -> str:
    """`23 av 37 aktiviteter i planen är på kort sikt, 10 på medellång sikt och 4 på lång sikt.`, and the same for the
    agreement and the measures. `counts` is by kind and horizon, "" for what has none."""
    told = [_of_kind(counts[kind], kind) for kind in KINDS if sum(counts.get(kind, {}).values())]
    return " ".join(told) or "Inget arbete har fått någon horisont ännu."


def balance_title(counts: Mapping[str, int], kind: str) -> str:
    """`Flest aktiviteter i planen verkar på medellång sikt: 17 av 37`."""
    known = [(counts.get(code, 0), words) for code, words in HORIZONS.items()]
    n, most = sum(counts.values()), max(count for count, _ in known)
    commonest = [words for count, words in known if count == most]
    if not most:
        return f"{sentence(NOUNS[kind][1])} utan horisont: {number(n)}"
    if len(commonest) > 1:
        return f"{sentence(NOUNS[kind][1])}: lika många på {listing(commonest)}, {number(most)} var"
    return f"Flest {NOUNS[kind][1]} verkar på {commonest[0]}: {number(most)} av {number(n)}"


def _of_kind(counts: Mapping[str, int], kind: str) -> str:
    n = sum(counts.values())
    first, *others = [(counts.get(code, 0), words) for code, words in HORIZONS.items()]
    lead = f"{number(first[0])} av {number(n)} {NOUNS[kind][n != 1]} är på {first[1]}"
    told = f"{lead}, {listing([f'{number(count)} på {words}' for count, words in others])}"
    unknown = n - first[0] - sum(count for count, _ in others)
    return f"{told}; {number(unknown)} har ingen horisont." if unknown else f"{told}."
