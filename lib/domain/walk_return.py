"""Coming back: the same stops walked again, and the reports around them before and after."""

from enum import StrEnum

from lib.domain.change_words import JUDGEMENTS
from lib.domain.codes import Change
from lib.domain.columns import Column

RINGS_M = (100, 200, 300)
MOST_MONTHS = 12
FEELING_ROW = "kansla"


class Shift(StrEnum):
    """What the second answers say beside the first."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    MIXED = "mixed"
    ONCE = "once"


SHIFTS: dict[str, str] = {
    Shift.BETTER: "▲ bättre",
    Shift.WORSE: "▼ sämre",
    Shift.SAME: "● lika",
    Shift.MIXED: "◆ både bättre och sämre",
    Shift.ONCE: "– bara svarat ena gången",
}
BEFORE_AFTER = (
    Column("number", "Nr", "Stoppets nummer på den senare vandringen", 0),
    Column("name", "Stopp", "Vad stoppet kallas"),
    Column("aspect_name", "Aspekt", "Stoppet som helhet, eller aspekten i checklistan"),
    Column("before", "Första gången", "Svaren på den första vandringen"),
    Column("after", "Andra gången", "Svaren på den senare vandringen"),
    Column("shift", "Skillnad", "Av de punkter som besvarats båda gångerna", words=SHIFTS),
    Column("items", "Punkter som ändrats", "Vilka punkter i checklistan som blivit bättre eller sämre"),
)
AROUND = (
    Column("name", "Var", "Stoppet, eller alla stoppens ringar tillsammans"),
    Column("n_before", "Före", "Rapporter i ringen i samma månader året före", 0),
    Column("n_after", "Efter", "Rapporter i ringen i månaderna efter vandringen", 0),
    Column("expected", "Väntat", "Så många som det hade blivit om platsen följt resten av kommunen", 1),
    Column("change", "Bedömning", "Mot resten av kommunen, rättat för att flera stopp prövas", words=JUDGEMENTS),
)
MEANINGS = {Change.INCREASE: "fler än väntat", Change.DECREASE: "färre än väntat"}
