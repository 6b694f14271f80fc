"""Sex and age from what a file calls them."""

import pandas as pd

from lib.domain.codes import AgeBand, Sex
from lib.intake.formats.statistics_words import SEX_CODES, SEX_WORDS, age_text
from lib.intake.matching.matched import map_texts
from lib.intake.row_faults import RowFaults

SEXES = SEX_WORDS | SEX_CODES | {sex.value: sex for sex in Sex} | {"": Sex.ALL, "alla": Sex.ALL, "annat": Sex.OTHER}
AGES = {band.value: band for band in AgeBand} | {"": AgeBand.ALL}


def match_sex(texts: pd.Series, faults: RowFaults) -> pd.Series:
    """Codes of Sex. Nothing written means everybody."""
    known = {text: SEXES[text.casefold()].value for text in texts.unique() if text.casefold() in SEXES}
    found = map_texts(texts, known)
    faults.add(found.isna(), "kön", texts, "Könet är okänt.", "Skriv kvinnor, män eller alla.")
    return found


def match_age(texts: pd.Series, faults: RowFaults) -> pd.Series:
    """Codes of AgeBand. Nothing written means every age."""
    written = {text: age_text("", text) if text else "" for text in texts.unique()}
    known = {text: AGES[plain].value for text, plain in written.items() if plain in AGES}
    found = map_texts(texts, known)
    remedy = f"Åldersgrupperna är {', '.join(band.value for band in AgeBand)}."
    faults.add(found.isna(), "ålder", texts, "Åldern är ingen av appens åldersgrupper.", remedy)
    return found
