"""The chain from what is seen to what came of it: its steps, and where it can break."""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.columns import Column


class Step(StrEnum):
    SEEN = "seen"
    DECIDED = "decided"
    CAUSE = "cause"
    MEASURE = "measure"
    OWNED = "owned"
    FOLLOWED = "followed"
    RESULT = "result"
    FEEDBACK = "feedback"


class StepState(StrEnum):
    """`NOT_YET` is a step that the chain has not come to: nothing is wrong."""

    DONE = "done"
    PARTLY = "partly"
    MISSING = "missing"
    NOT_YET = "not_yet"


class BreakKind(StrEnum):
    NO_CAUSE = "no_cause"
    NO_MEASURE = "no_measure"
    NO_OWNER = "no_owner"
    NO_DATE = "no_date"
    NO_INDICATOR = "no_indicator"
    NO_FOLLOW_UP = "no_follow_up"
    NO_FEEDBACK = "no_feedback"
    LOOSE_MEASURE = "loose_measure"


@dataclass(frozen=True)
class BreakWords:
    """`name` is the break, `of` what is counted as whole, `mend` what to do."""

    name: str
    of: str
    mend: str


STEPS: dict[str, str] = {
    Step.SEEN: "Underlag",
    Step.DECIDED: "Beslut",
    Step.CAUSE: "Orsak",
    Step.MEASURE: "Åtgärd",
    Step.OWNED: "Ägare och datum",
    Step.FOLLOWED: "Uppföljning",
    Step.RESULT: "Resultat",
    Step.FEEDBACK: "Återkoppling",
}
STEP_STATES: dict[str, str] = {
    StepState.DONE: "finns",
    StepState.PARTLY: "finns delvis",
    StepState.MISSING: "saknas",
    StepState.NOT_YET: "inte dags ännu",
}
STEP_SYMBOLS: dict[str, str] = {
    StepState.DONE: "✓",
    StepState.PARTLY: "½",
    StepState.MISSING: "✗",
    StepState.NOT_YET: "·",
}
BREAKS: dict[str, BreakWords] = {
    BreakKind.NO_CAUSE: BreakWords("Problem utan orsak", "problem i arbete", "Skriv varför problemet finns."),
    BreakKind.NO_MEASURE: BreakWords(
        "Orsak utan åtgärd", "orsaker", "Koppla en åtgärd, eller skriv varför ingen går att göra."
    ),
    BreakKind.LOOSE_MEASURE: BreakWords(
        "Åtgärd utan orsak", "åtgärder", "Koppla åtgärden till den orsak som den ska påverka."
    ),
    BreakKind.NO_OWNER: BreakWords("Åtgärd utan ägare", "åtgärder", "Ange vem som äger åtgärden."),
    BreakKind.NO_DATE: BreakWords("Åtgärd utan datum", "åtgärder", "Ange när den ska vara klar."),
    BreakKind.NO_INDICATOR: BreakWords("Åtgärd utan indikator", "åtgärder", "Ange vilken siffra som ska ändras."),
    BreakKind.NO_FOLLOW_UP: BreakWords("Åtgärd utan uppföljning", "åtgärder", "Ange när åtgärden följs upp."),
    BreakKind.NO_FEEDBACK: BreakWords(
        "Resultat utan återkoppling", "resultat", "Återkoppla till dem som rapporterade, och ange dagen."
    ),
}
"""In the order of the chain."""

BREAK_COLUMNS = (
    Column("kind_name", "Lucka i kedjan", "Vad som saknas"),
    Column("title", "Gäller", "Problemet, orsaken eller åtgärden"),
    Column("problem", "Problem", "Problemet i kedjan"),
    Column("mend", "Så lagas det", "Vad som ska göras, på sidan som länken öppnar"),
    Column("address", "", "Sidan där det lagas"),
)
BREAK_SUMMARY = (
    Column("kind_name", "Lucka i kedjan", "Vad som saknas"),
    Column("n_broken", "Antal", "Antal som saknar det", 0),
    Column("n_of", "Av", "Antal som borde ha det", 0),
    Column("of", "Räknas bland", "Vad som räknas"),
)
CHAIN_COLUMNS = (
    Column("title", "Problem", "Vad problemet är"),
    Column("step_name", "Steg", "Steg i kedjan från underlag till återkoppling"),
    Column("state_name", "Läge", "Finns, finns delvis, saknas, eller inte dags ännu"),
    Column("why", "Varför", "Vad läget bygger på"),
)
