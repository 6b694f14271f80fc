"""What is said of a walk: darkness, days, roles, and the words of an invitation."""

from collections.abc import Sequence
from datetime import datetime

from lib.domain.walk import INVITED_ROLES, LIGHTS, MOST_IN_GROUP, NEEDED_ROLES, RoleCount
from lib.domain.words import listing, number

DARKNESS = {
    "day": "solen uppe",
    "civil": "borgerlig skymning",
    "nautical": "nautisk skymning",
    "night": "natt",
}
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip


def day_words(when: datetime) -> str:
    """`tisdag 3 februari 2026 kl. 18.00`."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {when.year} kl. {when:%H.%M}"


def group_words(n_people: int) -> str:
    """How many go, and in how many groups."""
    if not n_people:
        return "Ingen är inbjuden än."
    n_groups = -(-n_people // MOST_IN_GROUP)
    people = "1 person" if n_people == 1 else f"{number(n_people)} personer"
    if n_groups == 1:
        return f"{people} går i en grupp."
    largest = -(-n_people // n_groups)
    return f"{people} delas i {number(n_groups)} grupper med högst {number(largest)} i varje."


def missing_roles(counts: Sequence[RoleCount]) -> str:
    """Which of the roles that a walk needs nobody is invited for; empty when none is missing."""
    there = {one.role for one in counts if one.n_invited > 0}
    missing = [INVITED_ROLES[role] for role in NEEDED_ROLES if role not in there]
    return f"Saknas bland de inbjudna: {listing(missing)}." if missing else ""


def invitation_text(title: str, starts_at: datetime, minutes: int, light: str | None, place: str, areas: str) -> str:
    """A first text to change: what it is, when, where, and what happens with what is said."""
    where = f"Vi samlas vid {place}." if place else "Samlingsplatsen meddelas senare."
    seen = f", {LIGHTS[light]}," if light in LIGHTS else ""
    return (
        f"Välkommen på trygghetsvandring i {areas}: {title}.\n\n"
        f"Vi går {day_words(starts_at)}{seen} och är ute ungefär {number(minutes)} minuter. {where} "
        "Vi stannar på några platser och pratar om vad som känns tryggt och otryggt, och varför.\n\n"
        "Din roll är viktig, inte ditt namn: vi antecknar aldrig vem som sagt vad. Säg till om du behöver en rutt utan "
        "trappor, teckenspråk eller något annat för att kunna vara med.\n\n"
        "Efteråt får du veta vad som ska göras, av vem och när, och vad som inte går att göra och varför."
    )
