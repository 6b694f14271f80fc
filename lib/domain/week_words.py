"""Words of the weekly picture: a symbol and a word for everything that has a colour."""

from collections.abc import Mapping
from typing import Any

from lib.domain.est_period import Cadence
from lib.domain.week import Usual, WeekLevel, WeekTrend
from lib.domain.words import number

LEVELS = {
    WeekLevel.GREEN: "grön",
    WeekLevel.YELLOW: "gul",
    WeekLevel.RED: "röd",
    WeekLevel.UNDECIDED: "inte bedömt",
}
LEVEL_SYMBOLS = {WeekLevel.GREEN: "●", WeekLevel.YELLOW: "◆", WeekLevel.RED: "▲", WeekLevel.UNDECIDED: "○"}
MARKED_LEVELS = {level: f"{LEVEL_SYMBOLS[level]} {word}" for level, word in LEVELS.items()}
LEVEL_MEANINGS = {
    WeekLevel.GREEN: "som vanligt",
    WeekLevel.YELLOW: "följ noga",
    WeekLevel.RED: "behöver något nu",
    WeekLevel.UNDECIDED: "ingen har tagit ställning",
}
TRENDS = {WeekTrend.UP: "ökar", WeekTrend.SAME: "oförändrat", WeekTrend.DOWN: "minskar"}
TREND_ARROWS = {WeekTrend.UP: "↑", WeekTrend.SAME: "→", WeekTrend.DOWN: "↓"}
MARKED_TRENDS = {trend: f"{TREND_ARROWS[trend]} {word}" for trend, word in TRENDS.items()}
USUALS = {
    Usual.MORE: "fler än vanligt",
    Usual.ORDINARY: "inom det vanliga",
    Usual.FEWER: "färre än vanligt",
    Usual.TOO_FEW: "för få för att avgöra",
    Usual.MISSING: "uppgift saknas",
}
SOURCES = {"reports": "rapporter", "events": "anmälda brott"}
PERIOD_WORDS: dict[Cadence, str] = {"weekly": "vecka", "biweekly": "tvåveckorsperiod", "monthly": "månad"}
NOTE_LABELS = {"summary": "Det viktigaste", "coming": "Det som väntar", "agreed": "Kom överens om"}
NOTE_STATUSES = {"draft": "utkast", "done": "klart"}


def counted_words(row: Mapping[str, Any], source: str) -> str:
    """`9 rapporter, väntat 3,2 (vanligt 0–7): fler än vanligt`; without numbers where there are none. `row` has the
    source's count, and its `_expected`, `_lower`, `_upper` and `_usual`."""
    count, usual = row[source], row[f"{source}_usual"]
    expected, lower, upper = (row[f"{source}_{name}"] for name in ("expected", "lower", "upper"))
    if usual == Usual.MISSING:
        return f"{SOURCES[source]}: uppgift saknas"
    word = {("reports", True): "rapport", ("events", True): "anmält brott"}.get((source, count == 1), SOURCES[source])
    limits = f"vanligt {number(lower)}–{number(upper)}"
    return f"{number(count)} {word}, väntat {number(expected, 1)} ({limits}): {USUALS[Usual(usual)]}"


def proposal_words(row: Mapping[str, Any]) -> str:
    """Why the level is proposed: both sources, and what most of the reports and crimes were about."""
    told = [counted_words(row, source) for source in SOURCES]
    mostly = f" Mest: {row['mostly']}." if row["mostly"] else ""
    return f"{'. '.join(told)}.{mostly}"
