"""What is said about personal data in a text, and the signs that stand in its place."""

from lib.privacy.finding import Kind

MASKS = {
    Kind.PERSONAL_NUMBER: "••••••-••••",
    Kind.COORDINATION_NUMBER: "••••••-••••",
    Kind.EMAIL: "•••@•••",
    Kind.PHONE: "•••-•••",
    Kind.PLATE: "••• •••",
    Kind.NAME: "••••",
}
WORDS = {
    Kind.PERSONAL_NUMBER: ("ett personnummer", "personnummer"),
    Kind.COORDINATION_NUMBER: ("ett samordningsnummer", "samordningsnummer"),
    Kind.EMAIL: ("en e-postadress", "e-postadresser"),
    Kind.PHONE: ("ett telefonnummer", "telefonnummer"),
    Kind.PLATE: ("ett registreringsnummer", "registreringsnummer"),
    Kind.NAME: ("ett personnamn", "personnamn"),
}
ADVICE = {
    Kind.PERSONAL_NUMBER: "Ta bort hela numret. Har åldern betydelse räcker ”i 30-årsåldern”.",
    Kind.COORDINATION_NUMBER: "Ta bort hela numret. Har åldern betydelse räcker ”i 30-årsåldern”.",
    Kind.EMAIL: "Ta bort adressen. Skriv vilken verksamhet det gäller i stället.",
    Kind.PHONE: "Ta bort numret. Skriv vilken verksamhet det gäller i stället.",
    Kind.PLATE: "Ta bort numret. Skriv vad det är för fordon, till exempel ”en mörk personbil”.",
    Kind.NAME: "Ta bort namnet. Skriv vilken roll personen har, till exempel ”en granne” eller ”en elev”.",
}
SURE = frozenset({Kind.PERSONAL_NUMBER, Kind.COORDINATION_NUMBER, Kind.EMAIL})
"""Kinds that can be told for certain; the others are said to look like what they are taken for."""


def found_words(kind: Kind, count: int) -> str:
    """`Här står ett personnummer.`, `Här verkar stå 2 telefonnummer.`"""
    one, many = WORDS[kind]
    verb = "står" if kind in SURE else "verkar stå"
    return f"Här {verb} {one if count == 1 else f'{count} {many}'}."
