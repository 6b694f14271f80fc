"""Swedish words for definitions and sources."""

import re

from lib.domain.codes import Polarity
from lib.domain.rhythm import Freshness

POLARITIES = {
    Polarity.HIGH_IS_GOOD: "högt är bra",
    Polarity.HIGH_IS_BAD: "högt är dåligt",
    Polarity.NEUTRAL: "varken eller",
}
FRESHNESS = {
    Freshness.CURRENT: "✓ aktuell",
    Freshness.STALE: "▲ gammal",
    Freshness.UNKNOWN: "? okänd",
}
NO_FIGURES = "– inga siffror"
RHYTHMS = {
    "continuous": "löpande",
    "weekly": "varje vecka",
    "monthly": "varje månad",
    "yearly": "varje år",
    "every_second_year": "vartannat år",
    "every_fourth_year": "vart fjärde år",
    "irregular": "oregelbundet",
}
LEVELS = {"area": "område", "municipality": "hela kommunen"}
BREAKDOWNS = {
    "sex": "kön",
    "age": "ålder",
    "theme": "tema",
    "school_year": "årskurs",
    "school": "skola",
    "voting_district": "valdistrikt",
    "week": "vecka",
}
KOLADA_MEASURES = {
    "same": "samma mått, åt samma håll",
    "opposite": "omvänt mått: räkna 100 minus Koladas värde",
    "similar": "liknande mått: får stå bredvid men inte i samma serie",
}
SYNTHETIC = {"none": "nej", "some": "delvis", "all": "ja"}
CONTENTS = {
    "events": "anmälda brott",
    "reports": "rapporter om platser",
    "populations": "folkmängd",
    "indicator_values": "indikatorvärden",
    "survey_results": "enkätsvar",
    "measures": "åtgärder",
    "promises": "medborgarlöften",
    "news": "polisens nyheter",
    "problems": "problem",
    "causes": "orsaker",
    "pictures": "aktörers bilder",
    "picture_entries": "poster i aktörers bilder",
    "agreements": "gemensamma texter och beslut",
    "walks": "trygghetsvandringar",
    "walk_stops": "stopp på trygghetsvandringar",
    "walk_observations": "iakttagelser på trygghetsvandringar",
    "activity_reports": "uppföljning av aktiviteter",
}
"""What a table of the store holds."""

_LICENCES = re.compile(r"\((CC0|CC BY(?:-SA)?(?: \d\.\d)?|MIT|LGPL-\d(?:\.\d)?|ODbL|OGL(?: \d(?:\.\d)?)?)\)")


def licence_in(source: str) -> str | None:
    """The licence that a line about a source names in brackets, such as `SCB, tätorter 2020 (CC0)`."""
    found = _LICENCES.search(source)
    return found.group(1) if found else None
