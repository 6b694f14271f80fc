"""What can stop a report from leaving the house, in words."""

from enum import StrEnum

from lib.domain.columns import Column


class Stop(StrEnum):
    MADE_UP = "made_up"
    NOT_PUBLISHED = "not_published"
    NOT_REVIEWED = "not_reviewed"
    NOT_OPEN = "not_open"
    PERSON = "person"
    POINTS = "points"
    SMALL_NUMBERS = "small_numbers"


STOPS = {
    Stop.MADE_UP: "exempeldata",
    Stop.NOT_PUBLISHED: "versionen är inte publicerad",
    Stop.NOT_REVIEWED: "texten är inte granskad av någon",
    Stop.NOT_OPEN: "raden är inte öppen längre",
    Stop.PERSON: "texten pekar ut en person",
    Stop.POINTS: "enskilda platser",
    Stop.SMALL_NUMBERS: "små antal",
}
REMEDIES = {
    Stop.MADE_UP: "Läs in riktiga uppgifter, eller gör rapporten för en annan målgrupp.",
    Stop.NOT_PUBLISHED: "Besluta och publicera den på sidan Versioner.",
    Stop.NOT_REVIEWED: "Öppna raden, läs texten och spara, eller gör raden intern.",
    Stop.NOT_OPEN: "Gör en ny version, så att raden inte är med.",
    Stop.PERSON: "Ta bort det som pekar ut personen, och gör en ny version om texten är fryst.",
    Stop.POINTS: "Gör en ny version med områden i stället för platser.",
    Stop.SMALL_NUMBERS: "Gör en ny version, så att antalen döljs.",
}
PUBLICATION = (
    Column("stop", "Hinder", "Vad som hindrar att rapporten lämnas ut", words=STOPS),
    Column("where", "Var", "Texten, raden eller siffran"),
    Column("found", "Hittat", "Vad som fanns där"),
    Column("remedy", "Gör så här", "Vad som tar bort hindret"),
    Column("address", "", "Sidan där det rättas"),
)
