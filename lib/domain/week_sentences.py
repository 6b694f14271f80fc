"""The weekly picture in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.domain.est_period import EstPeriod
from lib.domain.week import DECIDED, Usual, WeekLevel
from lib.domain.week_words import LEVELS, SOURCES, counted_words
from lib.domain.words import listing, number, sentence

MOST_NAMED = 4


def week_sentence(period: EstPeriod, whole: Mapping[str, Any], days: Mapping[str, int]) -> str:
    """Both sources for the whole municipality, and how much of the period is known."""
    told = [counted_words(whole, source) for source in SOURCES]
    return f"{sentence(period.label)} ({period.days_label}): {'. '.join(told)}.{_known(period, days)}"


def levels_sentence(areas: Sequence[Mapping[str, Any]]) -> str:
    """How many areas are judged, which are red and yellow, and which stand out but wait for a judgement."""
    by_level = {
        level: [row["area_name"] for row in areas if row["level"] == level] for level in (*DECIDED, "undecided")
    }
    n_judged = len(areas) - len(by_level["undecided"])
    parts = [f"{number(n_judged)} av {number(len(areas))} områden är bedömda"]
    shown = (level for level in (WeekLevel.RED, WeekLevel.YELLOW) if by_level[level])
    parts += [f"{LEVELS[level]}: {_names(by_level[level])}" for level in shown]
    waiting = [row["area_name"] for row in areas if stands_out(row) and row["level"] == WeekLevel.UNDECIDED]
    told = f"{'; '.join(parts)}."
    if waiting:
        return f"{told} Sticker ut och väntar på bedömning: {_names(waiting)}."
    none = any(stands_out(row) for row in areas)
    return told if none else f"{told} Inget område har fler rapporter eller brott än slumpen brukar ge."


def stands_out(row: Mapping[str, Any]) -> bool:
    return row["proposed_level"] in (WeekLevel.RED, WeekLevel.YELLOW)


def proposal_sentence(row: Mapping[str, Any]) -> str:
    """What the numbers propose, and by which rule."""
    level = row["proposed_level"]
    if not level:
        return "Inget förslag: siffrorna är för få eller saknas."
    rules = {
        WeekLevel.GREEN: "inget är fler än vanligt",
        WeekLevel.YELLOW: "fler än vanligt, men det kan vara slump när så många områden jämförs",
        WeekLevel.RED: "fler än vanligt, också med hänsyn till att många områden jämförs",
    }
    return f"Förslag: {LEVELS[WeekLevel(level)]}, {rules[WeekLevel(level)]}."


def _names(names: list[str]) -> str:
    shown = names[:MOST_NAMED]
    rest = len(names) - len(shown)
    return listing([*shown, *([f"{number(rest)} till"] if rest else [])])


def _known(period: EstPeriod, days: Mapping[str, int]) -> str:
    """Which sources do not reach to the end of the period."""
    short = [f"{SOURCES[one]} bara {number(n)} av {number(period.days)} dagar" for one, n in days.items()
             if 0 < n < period.days]  # fmt: skip
    return f" Inläst: {listing(short)}; de jämförs med lika många dagar." if short else ""


def is_missing(whole: Mapping[str, Any]) -> bool:
    """Whether neither source is known for the period."""
    return all(whole[f"{one}_usual"] == Usual.MISSING for one in SOURCES)
