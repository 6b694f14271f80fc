"""What is known to be hard to use, and how it was found: the statement says it, and the tests hold it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

LOOKED_AT = date(2026, 11, 21)
"""The day of the last look at every page."""


@dataclass(frozen=True)
class KnownFault:
    """A fault that stands: what it means for somebody, why it stands, and what to do instead. Swedish texts."""

    what: str
    why: str
    instead: str


KNOWN: Mapping[str, KnownFault] = {
    "tables": KnownFault(
        "Tabellerna ritas som en bild. En skärmläsare når rutorna med piltangenterna, men text i dem förstoras inte av "
        "egna typsnitt eller stilmallar.",
        "Streamlit, som appen är byggd med, har inga andra tabeller som går att sortera.",
        "Ladda ner tabellen som CSV under den.",
    ),
    "charts": KnownFault(
        "Diagrammen är bilder. Det går inte att nå en enskild stapel eller punkt med tangentbordet.",
        "Diagrambiblioteket Vega ritar så.",
        "Varje diagram har en text som säger vad det visar, och samma siffror står i en tabell på sidan.",
    ),
    "chosen_cells": KnownFault(
        "På sidan Åtgärder väljs en ruta i tabellen över slag när man går genom den med Tabb, och då filtreras korten.",
        "Streamlit väljer den ruta som får fokus.",
        "Tryck Esc i tabellen, eller gå till korten bakifrån med Skift och Tabb.",
    ),
    "maps": KnownFault(
        "Punkter och rutor på kartorna går inte att nå med tangentbordet. Områdena går att nå.",
        "Tusentals punkter som vart och ett vore ett stopp för Tabb skulle göra sidan oanvändbar.",
        "Samma uppgifter står i listan eller tabellen vid kartan, och ett område väljs under Urval.",
    ),
}
