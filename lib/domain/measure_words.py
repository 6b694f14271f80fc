"""Words for measures: their statuses, kinds and fields, and the tables that they are shown in."""

from collections.abc import Mapping

from lib.domain.codes import Secrecy
from lib.domain.columns import Column
from lib.domain.measure import MeasureStatus, Stage
from lib.domain.plan_follow_up_words import HORIZONS
from lib.domain.secrecy_change import CLASS_REASON, REASON_LABEL
from lib.domain.words import MEASURE_STATUSES, number, sentence

SYMBOLS: dict[str, str] = {
    MeasureStatus.PROPOSED: "○",
    MeasureStatus.DECIDED: "◇",
    MeasureStatus.ORDERED: "◆",
    MeasureStatus.ONGOING: "►",
    MeasureStatus.DELAYED: "▲",
    MeasureStatus.DONE: "✓",
    MeasureStatus.FOLLOWED_UP: "✔",
    MeasureStatus.NOT_FEASIBLE: "■",
    MeasureStatus.REFERRED: "→",
}
MARKED_STATUSES = {code: f"{SYMBOLS[code]} {word}" for code, word in MEASURE_STATUSES.items()}
"""With their symbols: a status is never told by colour alone."""
STAGES: dict[str, str] = {
    Stage.TO_BEGIN: "Att börja",
    Stage.UNDER_WAY: "På gång",
    Stage.TO_FOLLOW_UP: "Att följa upp",
    Stage.CLOSED: "Avslutade",
}
PREVENTION = {"social": "social", "situational": "situationell"}
LEVELS = {"primary": "primär", "secondary": "sekundär", "tertiary": "tertiär"}
LEVELS_EXPLAINED = {"primary": "primär (alla)", "secondary": "sekundär (risk)", "tertiary": "tertiär (behov)"}
CLASSES: dict[str, str] = {
    Secrecy.OPEN: "öppen",
    Secrecy.INTERNAL: "intern kommun",
    Secrecy.SHARED_WITH_POLICE: "delad polis–kommun",
}
NO_OWNER = "ägare saknas"

LABELS = {
    "title": "Åtgärd",
    "status": "Status",
    "status_reason": "Skäl",
    "owner_board": "Ägare",
    "contact_role": "Kontakt (roll)",
    "partners": "Medverkar",
    "started": "Start",
    "due": "Klar senast",
    "ended": "Slut",
    "area_code": "Område",
    "theme": "Tema",
    "problem_id": "Problem",
    "cause_id": "Orsak",
    "focus_area": "Fokusområde",
    "activity": "Aktivitet i planen",
    "target_areas": "Målområden",
    "prevention": "Slag",
    "level": "Nivå",
    "horizon": "Horisont",
    "expected": "Väntad effekt",
    "expected_short": "Väntad effekt på kort sikt",
    "expected_long": "Väntad effekt på lång sikt",
    "indicator": "Indikator",
    "evidence": "Stöd i forskning eller erfarenhet",
    "cost_sek": "Kostnad, kronor",
    "cost_note": "Om kostnaden",
    "follow_up_on": "Följs upp",
    "result": "Resultat",
    "feedback_given": "Återkopplat",
    "review_by": "Ses över senast",
    "is_quick": "Snabb åtgärd",
    "secrecy": "Sekretessklass",
    CLASS_REASON: REASON_LABEL,
}
"""The fields of the form, in the order of a conflict's list."""

MEASURES = (
    Column("title", "Åtgärd", "Vad som görs"),
    Column("status", "Status", "Hur långt åtgärden har kommit", words=MARKED_STATUSES),
    Column("late", "Försenat", "Vad som har passerat sin dag"),
    Column("owner", "Ägare", "Nämnden eller organisationen som ansvarar"),
    Column("area_name", "Område", "Var åtgärden görs"),
    Column("theme_name", "Tema", "Temat för brott och rapporter som åtgärden gäller"),
    Column("problem_title", "Problem", "Problemet som åtgärden hör till"),
    Column("started", "Start", "Dagen då åtgärden började"),
    Column("due", "Klar senast", "Dagen då åtgärden ska vara genomförd"),
    Column("follow_up_on", "Följs upp", "Dagen då effekten ska följas upp"),
    Column("prevention", "Slag", "Social eller situationell prevention", words=PREVENTION),
    Column("level", "Nivå", "Primär (alla), sekundär (risk) eller tertiär (behov)", words=LEVELS),
    Column("horizon", "Horisont", "På hur lång sikt åtgärden verkar", words=HORIZONS),
    Column("focus_area_name", "Fokusområde", "Planens fokusområde"),
    Column("target_areas", "Målområden", "Samverkansavtalets målområden"),
    Column("indicator_name", "Indikator", "Siffran som ska ändras"),
    Column("expected", "Väntad effekt", "Vad åtgärden ska leda till"),
    Column("evidence", "Stöd", "Stöd i forskning eller erfarenhet"),
    Column("cost_sek", "Kostnad, kronor", "Beräknad kostnad", decimals=0),
    Column("result", "Resultat", "Vad det blev"),
    Column("status_reason", "Skäl", "Varför åtgärden inte går att genomföra, eller lämnats över"),
    Column("feedback_given", "Återkopplat", "Dagen då de som berörs fick veta"),
)
DAYS_AHEAD = (
    Column("day", "Dag", "Dagen i kalendern"),
    Column("what_name", "Vad", "Vad som ska vara gjort den dagen"),
    Column("title", "Åtgärd", "Åtgärden"),
    Column("owner", "Ägare", "Nämnden eller organisationen som ansvarar"),
    Column("area_name", "Område", "Var åtgärden görs"),
    Column("is_late", "Försenat", "Dagen har passerat", words={True: "ja", False: ""}),
)


def late_words(days: Mapping[str, int]) -> str:
    """`Skulle vara klar för 12 dagar sedan; skulle följas upp för 3 dagar sedan`; empty when nothing is late."""
    told = {"due": "skulle vara klar", "follow_up_on": "skulle följas upp", "review_by": "skulle ses över"}
    parts = [f"{told[what]} för {number(n)} {'dag' if n == 1 else 'dagar'} sedan" for what, n in days.items()]
    return sentence("; ".join(parts)) if parts else ""


def measures_sentence(n_open: int, stages: Mapping[str, int], n_late: int, n_without_owner: int) -> str:
    """`11 öppna åtgärder: 4 att börja, 6 på gång och 1 att följa upp. 3 har något som är försenat. 1 saknar ägare.`"""
    if not sum(stages.values()):
        return "Ingen åtgärd passar urvalet."
    if not n_open:
        return f"Alla {number(sum(stages.values()))} åtgärder i urvalet är avslutade."
    counts = [f"{number(stages.get(stage, 0))} {STAGES[stage].lower()}" for stage in Stage if stage is not Stage.CLOSED]
    noun = "öppen åtgärd" if n_open == 1 else "öppna åtgärder"
    told = [f"{number(n_open)} {noun}: {', '.join(counts[:-1])} och {counts[-1]}."]
    told += [f"{number(n_late)} har något som är försenat." if n_late else "Inget är försenat."]
    told += [f"{number(n_without_owner)} saknar ägare."] if n_without_owner else []
    return " ".join(told)
