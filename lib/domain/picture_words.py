"""Words and columns for what actors see, each for itself and together."""

from collections.abc import Mapping

from lib.domain.codes import Difference
from lib.domain.columns import Column
from lib.domain.pictures import Decision, Direction, MergeClass, PictureStatus
from lib.domain.words import DIFFERENCES

URGENCY_WORDS: Mapping[int, str] = {
    0: "inte angeläget",
    1: "lite angeläget",
    2: "angeläget",
    3: "mest angeläget",
}
STATUSES: Mapping[str, str] = {
    PictureStatus.NONE: "○ inte påbörjad",
    PictureStatus.DRAFT: "… utkast",
    PictureStatus.COMPLETE: "✓ klar",
}
DIRECTIONS: Mapping[str, str] = {
    Direction.INCREASING: "↑ ökar",
    Direction.SAME: "→ oförändrat",
    Direction.DECREASING: "↓ minskar",
    Direction.UNKNOWN: "vet inte",
}
VERDICTS: Mapping[str, str] = {
    MergeClass.DISAGREE: "oense",
    MergeClass.BOTH: "båda eller flera ser",
    MergeClass.ONE: "en ser",
    MergeClass.CALM: "tittat, inget angeläget",
    MergeClass.NOBODY: "ingen har tittat",
}
SYMBOLS: Mapping[str, str] = {
    MergeClass.DISAGREE: "≠",
    MergeClass.BOTH: "●●",
    MergeClass.ONE: "●",
    MergeClass.CALM: "○",
    MergeClass.NOBODY: "–",
}
MARKED_VERDICTS: Mapping[str, str] = {code: f"{SYMBOLS[code]} {words}" for code, words in VERDICTS.items()}
DECISIONS: Mapping[str, str] = {
    Decision.WORK_ON: "arbeta med det som problem",
    Decision.FIND_OUT: "ta reda på mer",
    Decision.WATCH: "bevaka",
    Decision.LEAVE: "lämna nu, med skäl",
}
ENTRY_LABELS: Mapping[str, str] = {
    "symptom": "Hur ser det ut? (symptom)",
    "causes": "Varför ser det ut så? (orsaker)",
    "effects": "Vad leder det till? (effekter)",
    "urgency": "Hur angeläget är det? (måste väljas)",
    "direction": "Åt vilket håll går det?",
    "most_urgent": "Vad är mest angeläget att ta tag i först?",
    "figures": "Siffror som bilden stöder sig på",
    "sources_used": "Källor som använts",
    "sources_rejected": "Källor som valts bort, och varför",
}
PICTURE_LABELS: Mapping[str, str] = {
    "status": "Läge",
    "summary": "Det viktigaste i bilden, i några meningar",
    "sources_used": "Källor som bilden bygger på",
    "sources_rejected": "Källor som valts bort, och varför",
}
AGREEMENT_LABELS: Mapping[str, str] = {
    "agreed_text": "Så säger vi tillsammans",
    "decision": "Det gör vi med det",
    "reason": "Skäl (måste fyllas i när det lämnas)",
}

MERGE_COLUMNS = (
    Column("area_code", "Områdeskod", "SCB:s kod för området, eller kommunens kod"),
    Column("area_name", "Område", "Områdets namn, eller hela kommunen"),
    Column("theme", "", "Temats id"),
    Column("theme_name", "Tema", "Tema för brott och rapporter"),
    Column("verdict", "", "Vad aktörerna tillsammans säger"),
    Column("verdict_name", "Bilderna", "Om flera ser det, en ser det, de är oense eller ingen har tittat"),
    Column("seen_by", "Ses av", "Aktörer som tycker att det är minst lite angeläget"),
    Column("looked", "Aktörer som tittat", "Aktörer med en klar bild som säger något om området och temat", 0),
    Column("lowest", "Lägst", "Den lägsta angelägenheten, 0–3", 0),
    Column("highest", "Högst", "Den högsta angelägenheten, 0–3", 0),
    Column("difference", "Oense om", "Vem som säger vad, när de är oense"),
    Column("events", "", "Anmälda brott de senaste tolv månaderna"),
    Column("events_text", "Anmälda brott", "Anmälda brott de senaste tolv månaderna"),
    Column("events_difference", "Mot kommunen", "Brott per invånare mot hela kommunen", words=DIFFERENCES),
    Column("reports", "", "Rapporter om platser de senaste tolv månaderna"),
    Column("reports_text", "Rapporter", "Rapporter om platser de senaste tolv månaderna"),
    Column("survey_n", "", "Svar från området i den senaste enkäten"),
    Column("survey_text", "Enkätsvar", "Svar från området i den senaste enkäten, alla teman"),
    Column("agreed_text", "Vi säger", "Den gemensamma texten"),
    Column("decision", "", "Beslutets kod"),
    Column("decision_name", "Beslut", "Vad som görs med det"),
    Column("reason", "Skäl", "Skälet till beslutet"),
    Column("agreement_id", "", "Den gemensamma textens rad"),
    Column("agreement_version", "", "Radens version"),
    Column("problem_id", "", "Problemet som det har blivit"),
    Column("is_synthetic", "", "Något i raden är påhittad exempeldata"),
)
MERGE_NAMES = tuple(column.name for column in MERGE_COLUMNS)
STATE_COLUMNS = (
    Column("actor", "", "Aktörens id"),
    Column("name", "Aktör", "Vems bild det är"),
    Column("kind", "", "Polis, kommun eller annan"),
    Column("status", "", "Lägets kod"),
    Column("status_name", "Läge", "Om bilden är ett utkast eller klar"),
    Column("n_entries", "Poster", "Områden och teman som bilden säger något om", 0),
    Column("completed_on", "Klar", "Dagen då bilden blev klar"),
    Column("may_write", "", "Om din roll skriver bilden"),
)
IS_HIGHER = {Difference.HIGHER: "fler per invånare än i kommunen"}
