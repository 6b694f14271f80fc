"""Words for change over time: the same plain sentence for each kind of result."""

from lib.domain.change_codes import ControlChart, Rule, Verdict
from lib.domain.codes import Change

BEYOND_CHANCE = "större än slumpen brukar ge"

JUDGEMENTS = {
    Change.INCREASE: f"Skillnaden är {BEYOND_CHANCE}.",
    Change.DECREASE: f"Skillnaden är {BEYOND_CHANCE}.",
    Change.MAYBE_CHANCE: "Kan vara slump.",
    Change.TOO_FEW: "För få händelser för att avgöra.",
    Change.UNKNOWN: "Det finns ingen tidigare siffra att jämföra med.",
}
CHARTS = {
    ControlChart.RATE: "u: händelser per invånare",
    ControlChart.COUNT: "c: antal händelser",
    ControlChart.SHARE: "p: andelar",
    ControlChart.SINGLE: "XmR: värdena som de är",
}
RULES = {
    Rule.BEYOND_LIMITS: "utanför gränserna",
    Rule.RUN_OF_EIGHT: "åtta eller fler i rad på samma sida om medellinjen",
    Rule.TREND_OF_SIX: "sex eller fler i rad uppåt eller nedåt",
    Rule.TWO_OF_THREE: "två av tre nära samma gräns",
}
VERDICTS = {
    Verdict.HELPED: "Hjälpte",
    Verdict.MOVED: "Problemet flyttade",
    Verdict.WORSE: "Det ökade",
    Verdict.NO_CLEAR_EFFECT: "Ingen tydlig effekt",
    Verdict.DEPENDS: "Svaret beror på vad du jämför med",
    Verdict.TOO_FEW: "För få händelser för att avgöra",
}
