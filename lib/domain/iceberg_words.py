"""The tables of the iceberg, and what it says of our own knowledge."""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.domain.columns import Column
from lib.domain.factor_words import DIRECTIONS
from lib.domain.plan_columns import AVAILABILITY, WANTED
from lib.domain.words import number

SIDES = {"exposed": "den utsatta", "offender": "den som begår", "place": "platsen"}
STORED = {"symptom": ("problem", "problem"), "cause": ("orsak", "orsaker"), "root_cause": ("orsak", "orsaker")}
"""What people write that belongs to the layer: one and many."""

LAYERS = (
    Column("name", "Lager", "Isbergets lager, uppifrån"),
    Column("n_indicators", "Indikatorer", "Indikatorer som är placerade här", 0),
    Column("n_with_figures", "Med siffror", "Så många av dem som det finns siffror för, någon tid", 0),
    Column("n_factors", "Faktorer", "Risk- och skyddsfaktorer som är placerade här", 0),
    Column("n_stored", "Problem och orsaker", "Problem i det översta lagret, orsaker till dem i de två under", 0),
)
LAYER_FIGURES = (
    Column("measure_name", "Indikator", "Vad som mäts"),
    Column("value_text", "Senaste värde", "Värdet i indikatorns enhet, med 95 % osäkerhet"),
    Column("unit", "Enhet", "Måttenhet"),
    Column("change_text", "Förändring", "Senaste förändringen, och om den är större än slumpen brukar ge"),
    Column("period", "Gäller", "År eller period som värdet gäller"),
    Column("comparison_text", "Jämfört med", "Mot landet, eller mot kommunen för ett område"),
    Column("wanted", "Önskad riktning", "Åt vilket håll det är bra", words=WANTED),
    Column("place", "Plats", "Området, eller hela kommunen där siffran inte finns för området"),
    Column("availability", "Tillgång", "Om det finns siffror, och annars var de finns", words=AVAILABILITY),
    Column("how_to_get", "Så fås siffran", "Vad som behövs för att fylla luckan"),
    Column("source", "Källa", "Var siffran kommer ifrån, eller var den kan hämtas"),
    Column("data_date", "Uppgifter från", "Dag då uppgifterna togs fram"),
)
LAYER_FACTORS = (
    Column("name", "Faktor", "Risk- eller skyddsfaktorn"),
    Column("direction", "Slag", "Skydd eller risk", words=DIRECTIONS),
    Column("description", "Vad den betyder", "Kort förklaring"),
    Column("indicator_names", "Visas av", "Indikatorer som mäter den; tomt är en lucka i kunskapen"),
)
LAYER_STORED = (
    Column("title", "Problem eller orsak", "Som det är skrivet"),
    Column("side", "Sett från", "Vems sida orsaken är sedd från", words=SIDES),
    Column("of", "Hör till", "Problemet som orsaken hör till"),
    Column("area_name", "Område", "Områdets namn"),
    Column("n_causes", "Orsaker", "Hur många orsaker som är skrivna till problemet", 0),
)


def iceberg_sentence(n_indicators: Sequence[int], n_with_figures: int) -> str:
    """`Av 34 placerade indikatorer mäter 14 symptom, 10 orsaker och 10 orsakernas orsaker; 31 har siffror.`
    `n_indicators` stands for the three layers from the top."""
    if not sum(n_indicators):
        return "Ingen indikator är placerad i isberget ännu."
    top, middle, bottom = (number(count) for count in n_indicators)
    return (
        f"Av {number(sum(n_indicators))} placerade indikatorer mäter {top} symptom, {middle} orsaker och {bottom} "
        f"orsakernas orsaker; {number(n_with_figures)} har siffror."
    )


def chain_sentence(n_problems: float, n_without_cause: float) -> str:
    """How many of the problems nobody has written a cause for; empty where problems may not be seen."""
    if n_problems != n_problems:
        return ""
    if not n_problems:
        return "Inga problem är registrerade ännu."
    noun = "problem är registrerat" if n_problems == 1 else "problem är registrerade"
    lacking = "alla har minst en orsak" if not n_without_cause else f"{number(n_without_cause)} saknar skriven orsak"
    return f"{number(n_problems)} {noun}; {lacking}."


def layer_counts(record: Mapping[Any, Any], layer_id: str) -> tuple[str, str]:
    """The two lines inside the drawing: `14 indikatorer, 0 faktorer` and `3 problem`."""
    one, many = STORED[layer_id]
    stored = record["n_stored"]
    placed = (
        f"{number(record['n_indicators'])} {'indikator' if record['n_indicators'] == 1 else 'indikatorer'}, "
        f"{number(record['n_factors'])} {'faktor' if record['n_factors'] == 1 else 'faktorer'}"
    )
    return placed, "" if stored != stored else f"{number(stored)} {one if stored == 1 else many}"
