"""A problem and its causes: the codes, the fields that are written, and what they are called."""

from enum import StrEnum

from lib.domain.columns import Column
from lib.domain.secrecy_change import CLASS_REASON, REASON_LABEL


class ProblemStatus(StrEnum):
    NEW = "nytt"
    PRIORITISED = "prioriterat"
    DEPRIORITISED = "bortprioriterat"
    CLOSED = "avslutat"


class Side(StrEnum):
    """What a cause is about: the three that must meet for something to happen."""

    EXPOSED = "exposed"
    OFFENDER = "offender"
    PLACE = "place"


STATUSES: dict[str, str] = {
    ProblemStatus.NEW: "○ inte bedömt",
    ProblemStatus.PRIORITISED: "▲ prioriterat",
    ProblemStatus.DEPRIORITISED: "▽ bortprioriterat",
    ProblemStatus.CLOSED: "■ avslutat",
}
NEEDS_REASON = frozenset({ProblemStatus.PRIORITISED, ProblemStatus.DEPRIORITISED, ProblemStatus.CLOSED})
"""Decisions: whoever comes after must be able to see why."""
IN_WORK = frozenset({ProblemStatus.NEW, ProblemStatus.PRIORITISED})
"""Problems whose chain should hold."""

SIDES: dict[str, str] = {
    Side.EXPOSED: "den som utsätts",
    Side.OFFENDER: "den som gör det",
    Side.PLACE: "platsen",
}
MAYBE: dict[bool | None, str] = {None: "inte bedömt", True: "ja", False: "nej"}

LABELS = {
    "title": "Vad är problemet?",
    "description": "Beskrivning",
    "area_code": "Område",
    "place": "Plats",
    "season": "Årstid",
    "weekdays": "Veckodagar",
    "hours": "Tider",
    "exposed": "Vem utsätts?",
    "theme": "Tema",
    "focus_area": "Fokusområde",
    "pyramid_level": "Nivå i våldspyramiden",
    "is_signal_crime": "Signalbrott",
    "status": "Beslut",
    "status_reason": "Skäl till beslutet",
    "expected": "Väntad effekt",
    "follow_up_on": "Följs upp den",
    "result": "Resultat",
    "feedback": "Återkoppling",
    "feedback_given": "Återkopplat den",
    "review_by": "Ses över senast",
    "secrecy": "Sekretessklass",
    CLASS_REASON: REASON_LABEL,
}
"""Every field that people write, in reading order."""
CAUSE_LABELS = {
    "description": "Orsak",
    "side": "Handlar om",
    "parent_id": "Ligger under",
    "sources_used": "Källor som används",
    "sources_rejected": "Källor som valts bort",
    "limits": "Så begränsar det slutsatsen",
}
LONGEST_LINES = {"title": 120, "place": 200, "season": 120, "weekdays": 120, "hours": 120}
LONGEST_TEXT = 2_000

CAUSE_COLUMNS = (
    Column("number", "Nr", "Orsakens nummer i bilden"),
    Column("layer", "Lager", "Symptom, orsak eller orsakens orsak"),
    Column("side", "Handlar om", "Den som utsätts, den som gör det eller platsen", words=SIDES),
    Column("description", "Orsak", "Vad som gör att problemet finns"),
    Column("under", "Ligger under", "Orsaken som den förklarar"),
    Column("sources_used", "Källor", "Källor som används"),
    Column("sources_rejected", "Bortvalda källor", "Källor som valts bort, och varför"),
    Column("limits", "Begränsningar", "Hur källorna begränsar slutsatsen"),
    Column("measures", "Åtgärder", "Åtgärder mot orsaken"),
)
NUMBER_COLUMNS = (
    Column("what", "Siffra", "Vilken siffra det är"),
    Column("value", "Värde", "Värdet med enhet och osäkerhet"),
    Column("count_text", "Antal", "Antal händelser eller personer bakom"),
    Column("period", "Period", "Månader eller år som siffran gäller"),
    Column("taken_on", "Taget den", "Dag då siffran togs"),
    Column("data_version", "Dataversion", "Vilken läsning av uppgifterna som gällde", 0),
    Column("data_date", "Uppgifter till", "Dag som uppgifterna når till"),
    Column("source", "Källa", "Var siffran kommer ifrån"),
)
