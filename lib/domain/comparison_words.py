"""Comparisons in words, never claiming more than the numbers allow."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.codes import Difference, Unit
from lib.domain.indicator import Indicator
from lib.domain.words import DIFFERENCES, listing, number

WHERE = {Difference.HIGHER: "högre", Difference.LOWER: "lägre"}
MANY = (
    "När många områden jämförs på en gång skiljer sig några av en slump. Här räknas en skillnad som säker först när "
    "andelen falska fynd bland dem hålls under 5 % (Benjamini och Hochberg 1995)."
)


@dataclass(frozen=True)
class Against:
    """A value against another: a ratio, or for shares a difference in percentage points, with its 95 % limits."""

    estimate: float
    lower: float
    upper: float
    difference: Difference


def areas_finding(differences: Sequence[Difference], municipality: str) -> str:
    """How many areas differ from the rest of the municipality when all of them are compared at once."""
    high, low = differences.count(Difference.HIGHER), differences.count(Difference.LOWER)
    compared = len(differences) - differences.count(Difference.UNKNOWN)
    if compared == 0:
        return "Områdena går inte att jämföra: siffrorna saknar det antal människor eller svar som de bygger på."
    text = (
        f"Av {number(compared)} områden ligger {number(high)} högre och {number(low)} lägre än resten av "
        f"{municipality}, mer än slumpen brukar ge."
    )
    return f"{text}{_untold(len(differences) - compared)}"


def periods_finding(differences: Sequence[Difference], now: str, before: str) -> str:
    """How many areas have changed, when all of them are compared at once."""
    high, low = differences.count(Difference.HIGHER), differences.count(Difference.LOWER)
    compared = len(differences) - differences.count(Difference.UNKNOWN)
    if compared == 0:
        return f"Inget område går att jämföra mellan {before} och {now}: för få händelser, eller uppgifter saknas."
    change = (
        f"Av {number(compared)} områden har {number(high)} ökat och {number(low)} minskat"
        if high + low
        else f"Inget av {number(compared)} områden har ändrats"
    )
    text = f"{change} mer än slumpen brukar ge, från {before} till {now}."
    return f"{text}{_untold(len(differences) - compared)}"


def places_finding(own: str, told: Sequence[tuple[str, Against]]) -> str:
    """What the place is higher and lower than; places that nothing can be said of are left out."""
    sides = [(word, [name for name, one in told if one.difference is code]) for code, word in WHERE.items()]
    parts = [f"{word} än {listing(names)}" for word, names in sides if names]
    same = [name for name, one in told if one.difference is Difference.SIMILAR]
    sentences = [f"{own} ligger {' och '.join(parts)}."] if parts else []
    sentences += [f"Mot {listing(same)} syns ingen säker skillnad{'' if parts else f' för {own}'}."] if same else []
    return " ".join(sentences)


def against_sentence(one: Against, name: str, unit: Unit) -> str:
    """`1,39 gånger Västerås (1,29–1,50): högre.` or `−14,6 procentenheter mot Västerås (−21,9 till −7,3): lägre.`"""
    if unit is Unit.PERCENT:
        size = f"{signed(one.estimate)} procentenheter mot {name}"
        limits = f" ({signed(one.lower)} till {signed(one.upper)})"
    else:
        size = f"{number(one.estimate, 2)} gånger {name}"
        limits = f" ({number(one.lower, 2)}–{number(one.upper, 2)})"
    if one.lower != one.lower:
        return f"{size}. Det går inte att säga hur säkert det är."
    return f"{size}{limits}: {DIFFERENCES[one.difference]}."


def how_to_fetch(indicator: Indicator, codes: Sequence[str]) -> str:
    """What to do to get the figures of other municipalities."""
    source = indicator.source
    if source.kolada is None or source.kolada_measures == "similar":
        return f"Ingen öppen källa ger samma mått för andra kommuner. Verklig källa: {source.name}."
    return (
        f"Hämta nyckeltalet {source.kolada} för kommunkoderna {', '.join(codes)} i Koladas databas (api.kolada.se/v3), "
        "spara svaret som JSON och släpp filen på sidan Importera."
    )


def signed(value: float) -> str:
    return f"{'+' if round(value, 1) > 0 else ''}{number(value, 1)}"


def _untold(n: int) -> str:
    return f" {number(n)} går inte att avgöra: för få, dolda eller saknade uppgifter." if n else ""
