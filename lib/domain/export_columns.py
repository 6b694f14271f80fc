"""Tables that only files have: every figure in one table, what figures and columns mean, and the file's stamp."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lib.domain.codes import Polarity
from lib.domain.columns import FIGURES, KEYS, Column
from lib.domain.words import AGES, CHANGES, DIFFERENCES, LIMITS_FROM, SEXES, STATUSES, UNITS

SPLITS = {
    "total": "hela kommunen",
    "area": "per område",
    "period": "per månad eller år",
    "sex": "per kön",
    "age": "per ålder",
    "theme": "per tema",
}
POLARITIES = {
    Polarity.HIGH_IS_GOOD: "högt är bra",
    Polarity.HIGH_IS_BAD: "högt är dåligt",
    Polarity.NEUTRAL: "varken bra eller dåligt",
}
YES_NO = {True: "ja", False: "nej"}
KINDS = {
    "count": "räknade händelser",
    "register_share": "andel i ett register",
    "survey_share": "andel av dem som svarat",
    "mean": "medelvärde",
}
_WORDS: Mapping[str, Mapping[Any, str]] = {
    "unit": UNITS,
    "limits_from": LIMITS_FROM,
    "sex": SEXES,
    "age": AGES,
    "difference": DIFFERENCES,
    "change": CHANGES,
    "status": STATUSES,
}
MADE_UP = Column("is_synthetic", "Exempeldata", "Om siffran eller raden är påhittad exempeldata", words=YES_NO)
EVERY_FIGURE = (
    Column("indicator_name", "Mått", "Vad som är mätt; beskrivs på bladet Mått"),
    Column("split", "Uppdelning", "Vad raden är: hela kommunen, ett område, en månad, ett kön …", words=SPLITS),
    *(replace(column, words=_WORDS.get(column.name)) for column in (*KEYS, *FIGURES) if column.label),
    MADE_UP,
)
"""One row for each figure, with its unit, period, both limits and source."""
MEASURES_OF_FIGURES = (
    Column("name", "Mått", "Måttets namn"),
    Column("definition", "Vad det är", "Vad som räknas med"),
    Column("unit", "Enhet", "Måttenhet", words=UNITS),
    Column("polarity", "Riktning", "Om ett högt värde är bra eller dåligt", words=POLARITIES),
    Column("kind", "Slag", "Hur siffran är gjord, och därmed hur osäkerheten räknas", words=KINDS),
    Column("source", "Källa", "Varifrån siffrorna kommer"),
    Column("period", "Gäller", "Period eller år som siffran i filen gäller"),
    Column("method", "Så räknas det", "Metoden för värdet och osäkerheten"),
    Column("caveat", "Tänk på", "Vad som är lätt att missförstå"),
    Column("id", "Kod", "Måttets kod i programmet"),
)
COLUMNS_OF_FILE = (
    Column("sheet", "Blad", "Bladet som kolumnen står på"),
    Column("label", "Kolumn", "Kolumnens rubrik"),
    Column("meaning", "Betyder", "Vad som står i den"),
)
ABOUT = (
    Column("what", "Uppgift", "Vad uppgiften gäller"),
    Column("told", "Innehåll", "Uppgiften"),
)
NAMED_COUNTS = (
    Column("kind", "Slag", "Om det är ett skäl till otrygghet eller en önskan"),
    Column("name", "Vad som sägs", "Skälet eller önskan"),
    Column("count", "Rapporter", "Antal rapporter som nämner det; en rapport kan nämna flera", 0),
)
