"""The pictures laid together, in words: what they come to, and how far they agree."""

from collections.abc import Mapping

from lib.domain.half_year import HalfYear
from lib.domain.pictures import MergeClass
from lib.domain.words import listing, number, sentence

PLACES = ("ett område och tema", "områden och teman")
TOO_FEW = (
    "För få att räkna på: det behövs minst {fewest} områden och teman som minst två har tittat på, och det är {n}."
)


def progress_sentence(period: HalfYear, n_complete: int, drafts: list[str], n_actors: int) -> str:
    """`Hösten 2026: 5 av 8 bilder är klara. Kultur och fritid skriver på sin.`"""
    done = f"{sentence(period.label)}: {n_complete} av {n_actors} bilder är klara."
    return f"{done} {listing(drafts)} skriver på {'sin' if len(drafts) == 1 else 'sina'}." if drafts else done


def merge_sentence(n: Mapping[str, int]) -> str:
    """How many areas and themes several see, one sees, and they disagree about; what there is none of is left out."""
    words = {
        MergeClass.BOTH: "båda eller flera ser",
        MergeClass.ONE: "bara en ser",
        MergeClass.DISAGREE: "de är oense om",
    }
    counted = [(said, n[code]) for code, said in words.items() if n.get(code)]
    seen = [f"{said} {number(count) if place else _places(count)}" for place, (said, count) in enumerate(counted)]
    return sentence(f"{listing(seen)}.") if seen else "Ingen ser något angeläget."


def blind_sentence(n_cells: int, areas: list[tuple[str, int]]) -> str:
    """Where nobody has looked though crimes are more than in the municipality; areas with none of their themes looked
    at are named, with how many themes stand out there."""
    if not n_cells:
        return ""
    where = f"I {_places(n_cells)} är brotten fler per invånare än i kommunen utan att någon har tittat."
    if not areas:
        return where
    named = listing([f"{name} ({n} {'tema' if n == 1 else 'teman'})" for name, n in areas])
    return f"{where} Ingen har skrivit något alls om {named}."


def agreement_sentence(share: float, coefficient: float, lower: float, upper: float, n: int, fewest: int) -> str:
    """One sentence for readers, or that it is too few."""
    if n < fewest:
        return TOO_FEW.format(fewest=fewest, n=n)
    said = (
        f"I de {n} områden och teman som minst två har tittat på säger {number(share * 100)}\u00a0% av paren ungefär "
        "lika (högst ett steg isär)"
    )
    if coefficient != coefficient:
        return f"{said}."
    limits = f"{number(lower, 1)}–{number(upper, 1)}"
    return f"{said}; räknat bort det som slumpen ger är det {number(coefficient, 1)} ({limits}), där 1 är fullt eniga."


def _places(n: int) -> str:
    return PLACES[0] if n == 1 else f"{number(n)} {PLACES[1]}"
