"""What has become of a figure, a problem or a measure from one version of the situation picture to the next."""

from enum import StrEnum

from lib.domain.columns import Column


class FigureChange(StrEnum):
    """`REVISED` is another value for the same time: the source has changed it. `SAME` is the very same figure."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAYBE_CHANCE = "maybe_chance"
    TOO_FEW = "too_few"
    REVISED = "revised"
    SAME = "same"
    NEW = "new"
    GONE = "gone"
    UNKNOWN = "unknown"


class WorkChange(StrEnum):
    NEW = "new"
    CLOSED = "closed"
    CHANGED = "changed"
    GONE = "gone"
    SAME = "same"


FIGURE_CHANGES = {
    FigureChange.INCREASE: "↑ ökning, större än slumpen brukar ge",
    FigureChange.DECREASE: "↓ minskning, större än slumpen brukar ge",
    FigureChange.MAYBE_CHANCE: "kan vara slump",
    FigureChange.TOO_FEW: "för få händelser för att avgöra",
    FigureChange.REVISED: "samma tid, men källan har ändrat siffran",
    FigureChange.SAME: "samma siffra",
    FigureChange.NEW: "ny siffra",
    FigureChange.GONE: "finns inte längre",
    FigureChange.UNKNOWN: "går inte att jämföra",
}
WORK_CHANGES = {
    WorkChange.NEW: "+ ny",
    WorkChange.CLOSED: "■ avslutad",
    WorkChange.CHANGED: "△ ändrad",
    WorkChange.GONE: "− finns inte längre",
    WorkChange.SAME: "oförändrad",
}
FIGURE_DIFFERENCES = (
    Column("name", "Mått", "Vad som är mätt"),
    Column("before_text", "Förra versionen", "Värdet med 95 % osäkerhet"),
    Column("now_text", "Den nyare", "Värdet med 95 % osäkerhet"),
    Column("unit_text", "Enhet", "Måttenhet"),
    Column("change", "Skillnad", "Om den är större än slumpen, prövat för alla mått på en gång", words=FIGURE_CHANGES),
    Column("times", "Tid", "Vad de två värdena gäller"),
)
WORK_DIFFERENCES = (
    Column("title", "Vad", "Problemets eller åtgärdens namn"),
    Column("change", "Skillnad", "Om den är ny, avslutad eller ändrad", words=WORK_CHANGES),
    Column("before_text", "Förra versionen", "Status i den äldre versionen"),
    Column("now_text", "Den nyare", "Status i den nyare versionen"),
)
