"""Change in words: what changed, by how much, and whether that is more than chance gives."""

from collections.abc import Mapping
from typing import Any

from lib.domain.change_codes import Rule, Verdict
from lib.domain.change_words import JUDGEMENTS, RULES, VERDICTS
from lib.domain.codes import Change, Unit
from lib.domain.period import Month
from lib.domain.words import listing, number, percent_change, sentence

SURE = (Change.INCREASE, Change.DECREASE)
_NBSP = "\u00a0"


def size_words(size: float, unit: Unit) -> str:
    """`+39 %` for counts and rates, `+2,1 procentenheter` for shares."""
    if unit is not Unit.PERCENT:
        return percent_change(size) if abs(size) != float("inf") else "från noll"
    sign = "+" if round(size, 1) > 0 else ""
    return f"{sign}{number(size, 0 if abs(size) >= 10 else 1)} procentenheter"


def limits_words(lower: float, upper: float, unit: Unit) -> str:
    """`95 %: +12 till +72 %`; an upper limit without end is said in words."""
    ending = f"{_NBSP}%" if unit is not Unit.PERCENT else ""
    written = [_signed(lower), f"{_signed(upper)}{ending}" if upper != float("inf") else "utan övre gräns"]
    return f"95{_NBSP}%: {written[0]} till {written[1]}"


def change_words(row: Mapping[str, Any]) -> str:
    """One row of the table of changes: `129 mot väntade 93 (+39 %, 95 %: +12 till +72 %). Skillnaden är …`"""
    change = Change(row["change"])
    if row["now"] != row["now"] or change is Change.UNKNOWN:
        return "Dolt av sekretesskäl." if row["is_suppressed"] else JUDGEMENTS[Change.UNKNOWN]
    unit = Unit(row["unit"])
    if unit is Unit.PERCENT:
        counted = f"{number(row['now'], 1)} mot {number(row['before'], 1)}{_NBSP}%"
    else:
        counted = f"{number(row['now'])} mot väntade {number(expected(row))}"
    numbers = f"{counted} ({size_words(row['size'], unit)}, {limits_words(row['lower'], row['upper'], unit)})"
    if change is Change.TOO_FEW:
        return f"{counted}. {JUDGEMENTS[change]}"
    return f"{numbers}. {judgement(row)}"


def expected(row: Mapping[str, Any]) -> float:
    """The number there would be now at the rate of before; the count before, per as many months, where now is zero."""
    ratio = row["ratio"]
    if ratio == ratio and ratio not in (0.0, float("inf")):
        return float(row["now"] / ratio)
    return float(row["before"] * row["months"] / row["months_before"])


def judgement(row: Mapping[str, Any]) -> str:
    """The plain sentence; a difference that is large only by itself says so."""
    if row["is_alone"]:
        return "Kan vara slump. Ensam är skillnaden stor, men bland så många jämförelser väntas några sådana."
    return JUDGEMENTS[Change(row["change"])]


def areas_changed_words(rows: list[Mapping[str, Any]], many: str) -> str:
    """`Av 49 områden har 2 ändrats mer än slumpen brukar ge: …`; `many` is what is counted, such as områden."""
    tested = [row for row in rows if Change(row["change"]) in (*SURE, Change.MAYBE_CHANCE)]
    few = sum(Change(row["change"]) is Change.TOO_FEW for row in rows)
    if not tested:
        return f"Det finns för få händelser för att avgöra något för {many}."
    rest = f" För {number(few)} är det för få händelser för att avgöra." if few else ""
    changed = [row for row in tested if Change(row["change"]) in SURE]
    if not changed:
        return f"Av {number(len(tested))} {many} har inget ändrats mer än slumpen brukar ge.{rest}"
    named = [f"{row['area_name']} ({size_words(row['size'], Unit(row['unit']))})" for row in changed[:4]]
    more = f" och {number(len(changed) - 4)} till" if len(changed) > 4 else ""
    return (
        f"Av {number(len(tested))} {many} har {number(len(changed))} ändrats mer än slumpen brukar ge: "
        f"{', '.join(named) if more else listing(named)}{more}.{rest}"
    )


def trend_words(change: Change, pct: float, lower: float, upper: float, first: str, last: str) -> str:
    """`Trenden 2021-11–2026-10 är −3,1 % om året (95 %: −4,0 till −2,1), större än slumpen brukar ge.`"""
    sure = "större än slumpen brukar ge" if change in SURE else "kan vara slump"
    span = f"({limits_words(lower, upper, Unit.COUNT)})"
    return f"Trenden {first}–{last} är {_signed(pct)}{_NBSP}% om året {span}, {sure}."


def control_words(signals: list[Mapping[str, Any]], baseline: int, first: str, last: str) -> str:
    """What the chart says of the months after the baseline: how many are signals, the latest and why."""
    based = f"Gränserna kommer av de första {number(baseline)} månaderna ({first}–{last})"
    if not signals:
        return f"Inget sticker ut efter basperioden. {based}."
    latest = signals[-1]
    why = listing([RULES[rule] for rule in Rule if latest[rule]])
    many = "En månad är en signal" if len(signals) == 1 else f"{number(len(signals))} månader är signaler"
    return f"{many} efter basperioden, senast {month_words(latest['period'])}: {why}. {based}."


def month_words(period: str) -> str:
    """`oktober 2026` for 2026-10; a year stands as it is."""
    return Month.parse(period).label if "-" in period else period


def verdict_words(verdict: Verdict, place: Mapping[str, Any] | None, moved_to: tuple[str, ...]) -> str:
    """The verdict about a measure with its numbers, in two sentences at most."""
    if place is None:
        return ""
    counted = (
        f"{number(place['after'])} efter, mot väntade {number(place['expected'])} om platsen följt jämförelsen "
        f"({percent_change(place['size'])}, {limits_words(place['lower'], place['upper'], Unit.COUNT)})"
    )
    where = (
        f" Samtidigt ökade det i {listing(list(moved_to))}." if moved_to else " Samtidigt ökade det i områdena runt om."
    )
    said = {
        Verdict.HELPED: "Minskningen är större än slumpen brukar ge, och i områdena runt om syns ingen ökning.",
        Verdict.MOVED: f"Minskningen är större än slumpen brukar ge.{where}",
        Verdict.WORSE: "Ökningen är större än slumpen brukar ge.",
        Verdict.NO_CLEAR_EFFECT: "Skillnaden kan vara slump.",
        Verdict.DEPENDS: "Jämförelserna säger emot varandra.",
        Verdict.TOO_FEW: "Även en halvering skulle kunna döljas av slumpen.",
    }
    return f"{sentence(counted)}. {said[verdict]}"


def disagreement_words(chosen: Verdict, rest: Verdict) -> str:
    """`Mot dina områden: hjälpte. …`: the two verdicts, and what they leave."""
    said = [VERDICTS[verdict][0].lower() + VERDICTS[verdict][1:] for verdict in (chosen, rest)]
    return (
        f"Mot områdena du valt: {said[0]}. Mot resten av kommunen: {said[1]}. Få områden varierar mycket av slump, så "
        "dra ingen slutsats av den ena jämförelsen ensam."
    )


def quotient_words(quotient: float, lower: float, upper: float) -> str:
    """What a displacement quotient means; empty where it has none, and no share is named that may be none."""
    if quotient != quotient:
        return ""
    if lower > 0:
        return "Även områdena runt om fick en minskning."
    if upper < 0:
        share = f"{number(-quotient * 100)}{_NBSP}% ({number(-upper * 100)}–{number(-lower * 100)}{_NBSP}%)"
        return f"Ungefär {share} av minskningen tycks ha flyttat till områdena runt om."
    limits = f"{number(lower, 1)} till {number(upper, 1)}"
    return (
        "Hur stor del som flyttade till områdena runt om tillsammans går inte att säga: flyttkvoten är "
        f"{number(quotient, 1)} (95{_NBSP}%: {limits})."
    )


def _signed(value: float) -> str:
    decimals = 0 if abs(value) >= 10 else 1
    return f"{'+' if round(value, decimals) > 0 else ''}{number(value, decimals)}"
