"""Contrasts in words: what is found, what one row says, and how it was reckoned."""

from collections.abc import Mapping
from typing import Any

from lib.domain.contrast import (
    EVENING_DAY,
    FEELING_SAFETY,
    POLICE_MUNICIPALITY,
    REPORTS_CRIMES,
    WOMEN_MEN,
    YOUNG_OLD,
    ContrastKind,
    Verdict,
)
from lib.domain.words import listing, number, sentence

MOST_NAMED = 4
BY_CHANCE = (
    "Alla rader prövas samtidigt. Gränsen är satt så att högst omkring var tjugonde motsägelse som pekas ut beror på "
    "slumpen (Benjamini och Hochberg 1995)."
)
USUAL_SPREAD = (
    "Områden skiljer sig alltid lite åt. Hur mycket de brukar skilja sig räknas ur alla områden, och bara det som går "
    "utöver både det och slumpen pekas ut (Spiegelhalter 2005). Med färre än tio områden går det inte att räkna ut, "
    "och då prövas bara mot slumpen."
)
METHODS: dict[str, tuple[str, ...]] = {
    REPORTS_CRIMES.id: (
        "För varje tema räknas hur många rapporter det går på ett anmält brott i hela kommunen. Områdets anmälda brott "
        "ger då ett väntat antal rapporter. Teman som bara den ena källan har, som utemiljö, är inte med.",
        "Rapporterna prövas mot det väntade med ett exakt binomialtest av två Poissonräkningar (Przyborowski och "
        "Wilenski 1940). Osäkerheten för kvoten är Clopper och Pearsons gränser, 95 %.",
        USUAL_SPREAD,
        "Under tio rapporter, räknade och väntade tillsammans, är det för få för att avgöra.",
    ),
    EVENING_DAY.id: (
        "Kväll och natt är 18–06, dag är 06–18. Bara brott vars hela tidsfönster ligger i den ena delen räknas; brott "
        "med okänd tid är inte med.",
        "För varje brottstyp räknas hur många kvällsbrott det går på ett dagsbrott i hela kommunen. Områdets brott på "
        "dagen ger då ett väntat antal på kvällen, som prövas med ett exakt binomialtest.",
        USUAL_SPREAD,
    ),
    FEELING_SAFETY.id: (
        "Anmälda brott per invånare och andelen som känner sig trygga jämförs var för sig med hela kommunen: brotten "
        "med Poissonfördelningen, andelen med Wilsons gränser.",
        "En motsägelse är när det ena säkert ligger på ena sidan om kommunen och det andra säkert på andra sidan. "
        "Båda måste hålla: det är det svagaste av de två beläggen som räknas (Berger 1982).",
        "Enkätsvar från färre än 30 personer visas inte, och området är då för litet för att avgöra.",
    ),
    WOMEN_MEN.id: (
        "Skillnaden mellan kvinnor och män i området prövas mot skillnaden i hela kommunen, som nästan aldrig är noll. "
        "Osäkerheten är Newcombes (1998), 95 %, testet är Agresti och Caffos (2000).",
        USUAL_SPREAD,
        "För hela kommunen prövas varje mått mot att kvinnor och män är lika. Grupper under 30 svar visas inte.",
    ),
    YOUNG_OLD.id: (
        "Unga är 16–24 år och äldre 65 år och uppåt. Varje mått prövas mot att de är lika; per område prövas "
        "skillnaden mot kommunens. Osäkerheten är Newcombes (1998), 95 %, testet är Agresti och Caffos (2000).",
        "Grupper under 30 svar visas inte.",
    ),
    POLICE_MUNICIPALITY.id: (
        "Medelvärdet av de kriterier som både polisen och kommunen svarat på. Skiljer det minst ett helt steg pekas "
        "problemet ut. Det är bedömningar, inte mätningar: där finns ingen slump att pröva mot.",
    ),
}


def finding(kind: ContrastKind, names: Mapping[Verdict, list[str]], n_rows: int, what: str) -> str:
    """How many rows disagree and which they are; `names` by verdict, `what` the rows are (`områden`, `mått`)."""
    more, less = names.get(Verdict.MORE, []), names.get(Verdict.LESS, [])
    untold = sum(len(names.get(verdict, [])) for verdict in (Verdict.TOO_FEW, Verdict.HIDDEN, Verdict.MISSING))
    told = n_rows - untold
    rest = f" {number(untold)} går inte att avgöra: uppgifterna är för få." if untold else ""
    if not told:
        return f"Det går inte att avgöra för något av {number(n_rows)} {what}: uppgifterna är för få."
    if not more and not less:
        return f"Ingen säker motsägelse bland {number(told)} {what}: det som skiljer kan vara slump.{rest}"
    parts = [f"{sentence(words)}: {_named(found)}." for words, found in ((kind.more, more), (kind.less, less)) if found]
    apart = f"{sentence(kind.first)} och {kind.second} går isär i {number(len(more) + len(less))}"
    return f"{apart} av {number(told)} {what}. {' '.join(parts)}{rest}"


def row_sentence(kind: ContrastKind, row: Mapping[Any, Any], measure: str, whole: tuple[float, float] | None) -> str:
    """The numbers of one row, with their uncertainty and what they are compared with."""
    if row["verdict"] == Verdict.HIDDEN or row["x"] != row["x"] or row["y"] != row["y"]:
        return f"{sentence(kind.words()[row['verdict']])}."
    if kind in (REPORTS_CRIMES, EVENING_DAY):
        return _ratio(kind, row, whole)
    if kind is FEELING_SAFETY:
        return _opposite(row, measure, whole)
    return _priority(row) if kind is POLICE_MUNICIPALITY else _gap(kind, row)


def _ratio(kind: ContrastKind, row: Mapping[Any, Any], whole: tuple[float, float] | None) -> str:
    text = f"{number(row['first_count'])} {kind.first} fast inga {kind.second} ger skäl att vänta någon."
    if row["ratio"] == row["ratio"]:
        text = (
            f"{number(row['first_count'])} {kind.first}, {_times(row['ratio'])} gånger de {number(row['expected'], 1)} "
            f"som {number(row['second_count'])} {kind.second} ger skäl att vänta "
            f"({_times(row['lower'])}–{_times(row['upper'])} gånger)."
        )
    if whole is None or row["first_per_1000"] != row["first_per_1000"]:
        return text
    rates = (
        f"{number(row[name], 1)} {what} (alla områden {number(usual, 1)})"
        for name, what, usual in zip(
            ("first_per_1000", "second_per_1000"), (kind.first, kind.second), whole, strict=True
        )
    )
    return f"{text} Per 1 000 invånare och år: {' och '.join(rates)}."


def _opposite(row: Mapping[Any, Any], measure: str, whole: tuple[float, float] | None) -> str:
    crimes = _with_limits(row["second_value"], row["second_lower"], row["second_upper"], 0)
    felt = _with_limits(row["first_value"], row["first_lower"], row["first_upper"], 0, "\u00a0%")
    other = (f", kommunen {number(whole[0])}", f", kommunen {number(whole[1])}\u00a0%") if whole else ("", "")
    return (
        f"{crimes} anmälda brott per 1 000 invånare och år{other[0]}. {measure}: {felt} av "
        f"{number(row['first_n'])} svar{other[1]}."
    )


def _gap(kind: ContrastKind, row: Mapping[Any, Any]) -> str:
    gap = f"{_signed(row['gap'])} procentenheter ({_signed(row['lower'])} till {_signed(row['upper'])})"
    usual = f", i hela kommunen {_signed(row['usual'])}" if row["usual"] else ""
    return (
        f"{row['indicator_name']}: {kind.first} {number(row['first_value'])}\u00a0%, {kind.second} "
        f"{number(row['second_value'])}\u00a0%. Skillnaden är {gap}{usual}."
    )


def _priority(row: Mapping[Any, Any]) -> str:
    return (
        f"Polisen {number(row['first_value'], 1)}, kommunen {number(row['second_value'], 1)} i medel på "
        f"{number(row['n_criteria'])} kriterier."
    )


def _with_limits(value: float, lower: float, upper: float, decimals: int, unit: str = "") -> str:
    return f"{number(value, decimals)}{unit} ({number(lower, decimals)}–{number(upper, decimals)})"


def _times(ratio: float) -> str:
    """`10`, `2,3` or `0,23`: never more than two significant decimals."""
    return number(ratio, 0 if ratio >= 10 else 1 if ratio >= 1 else 2)


def _signed(points: float) -> str:
    return f"+{number(points)}" if round(points) > 0 else number(points)


def _named(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return listing([*names[:MOST_NAMED], f"{number(more)} till"]) if more > 0 else listing(names)
