"""The prioritisation matrix: the eleven questions to every problem, the scale, and how answers are weighed together."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.columns import Column

SETTING = "priority_weights"
"""The key of the municipality's own weights in the table of settings."""


@dataclass(frozen=True)
class Criterion:
    """`question` is answered 0–3; a high answer always speaks for giving the problem priority."""

    id: str
    name: str
    question: str


CRITERIA = (
    Criterion("common", "Vanligt", "Händer det ofta?"),
    Criterion("increasing", "Ökar eller består", "Ökar problemet, eller har det funnits länge?"),
    Criterion("deviates", "Avviker", "Är det mer än i områden och kommuner som liknar?"),
    Criterion("concentrated", "Samlat till platser", "Sker det på några få platser eller tider?"),
    Criterion("exposed", "Utsatta grupper", "Drabbas barn, äldre eller andra som lätt blir utsatta?"),
    Criterion("signal", "Signalbrott", "Sätter det tonen: syns det, skrämmer det och drar det med sig mer?"),
    Criterion("many", "Berör många", "Berörs många, direkt eller genom att undvika platsen?"),
    Criterion("harm", "Skada", "Hur svår blir skadan för den som drabbas?"),
    Criterion("cost", "Kostnad", "Kostar det samhället och de drabbade mycket?"),
    Criterion("influence", "Går att påverka", "Kan vi göra något som troligen hjälper?"),
    Criterion("resources", "Resurser finns", "Finns folk, pengar och mandat att göra det?"),
)
CRITERION_NAMES = {criterion.id: criterion.name for criterion in CRITERIA}
ANSWERS = {0: "0 nej", 1: "1 lite", 2: "2 delvis", 3: "3 ja"}
HIGHEST_ANSWER = 3
WEIGHTS = (0, 1, 2, 3)
DEFAULT_WEIGHT = 1
CLEAR_SPREAD = 2
"""Two actors this many steps apart do not see the same thing, and should talk about it."""

Weights = Mapping[str, int]
DEFAULT_WEIGHTS: Weights = {criterion.id: DEFAULT_WEIGHT for criterion in CRITERIA}

MATRIX_COLUMNS = (
    Column("criterion_name", "Kriterium", "Frågan som besvaras"),
    Column("weight", "Vikt", "Hur tungt kriteriet väger, 0–3. 0 räknas inte", 0),
    Column("together", "Tillsammans", "Medelvärde av aktörernas svar, 0–3", 1),
    Column("lowest", "Lägst", "Det lägsta svaret", 0),
    Column("highest", "Högst", "Det högsta svaret", 0),
    Column("answers_text", "Svar", "Varje aktörs svar"),
)
RANKED_COLUMNS = (
    Column("title", "Problem", "Vad problemet är"),
    Column("area_name", "Område", "Områdets namn"),
    Column("status_name", "Beslut", "Om problemet är prioriterat"),
    Column("together", "Tillsammans", "Vägt medelvärde av kriterierna, 0–3", 1),
    Column("lowest", "Lägsta aktör", "Det lägsta vägda medelvärdet hos en aktör", 1),
    Column("highest", "Högsta aktör", "Det högsta vägda medelvärdet hos en aktör", 1),
    Column("n_actors", "Aktörer", "Antal aktörer som har svarat", 0),
    Column("n_answered", "Besvarade kriterier", "Kriterier med minst ett svar, av elva", 0),
)


def weighted_mean(answers: Mapping[str, float], weights: Weights) -> float | None:
    """The mean of the answers by weight, on their own scale 0–3; None when nothing that counts is answered."""
    counted = {name: weights.get(name, 0) for name in answers if name in CRITERION_NAMES}
    total = sum(counted.values())
    return sum(answers[name] * weight for name, weight in counted.items()) / total if total else None
