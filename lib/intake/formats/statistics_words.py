"""How statistical tables write places, times, sexes and ages, in our own words where there is an exact match."""

import re

from lib.domain.codes import AgeBand, Sex

PLACE = re.compile(r"region.*|kommun.*|län|lan|regso.*|deso.*|område|omrade|tätort|tatort|geo|area", re.IGNORECASE)
TIME = re.compile(r"tid|time|år|ar|year|månad|manad|kvartal|period", re.IGNORECASE)
SEX = re.compile(r"kön|kon|sex|gender", re.IGNORECASE)
AGE = re.compile(r"(å|a)lder.*|age( ?group)?s?", re.IGNORECASE)
CONTENT = re.compile(r"contentscode|tabellinnehåll|innehåll", re.IGNORECASE)
POPULATION = re.compile(r"(folkmängd|folkmängden|population|befolkning|antal (invånare|folkbokförda))\b", re.IGNORECASE)
NOT_A_COUNT = re.compile(
    r"förändring|ökning|tillväxt|täthet|andel|procent|kvadrat|per cent|density|change|share|growth", re.IGNORECASE
)
TOTAL = re.compile(r"tot(al|alt)?|samtliga|alla|all", re.IGNORECASE)
TOTAL_WORDS = re.compile(r"(totalt?|samtliga|alla)\b.*", re.IGNORECASE)

SEX_WORDS = {
    "män": Sex.MEN, "man": Sex.MEN, "men": Sex.MEN, "male": Sex.MEN, "males": Sex.MEN, "pojkar": Sex.MEN,
    "kvinnor": Sex.WOMEN, "kvinna": Sex.WOMEN, "women": Sex.WOMEN, "female": Sex.WOMEN, "females": Sex.WOMEN,
    "flickor": Sex.WOMEN, "totalt": Sex.ALL, "total": Sex.ALL, "samtliga": Sex.ALL, "båda könen": Sex.ALL,
    "män och kvinnor": Sex.ALL, "kvinnor och män": Sex.ALL, "both sexes": Sex.ALL, "men and women": Sex.ALL,
}  # fmt: skip
SEX_CODES = {"1": Sex.MEN, "2": Sex.WOMEN, "1+2": Sex.ALL, "m": Sex.MEN, "k": Sex.WOMEN, "f": Sex.WOMEN, "t": Sex.ALL,
             "tot": Sex.ALL}  # fmt: skip
"""SCB's codes. The words go first where a table has them: elsewhere 1 may be women."""

AGE_TOTALS = re.compile(r"tot(al|alt)?( ålder| age)?|samtliga( åldrar)?|alla( åldrar)?|all( ages)?", re.IGNORECASE)
YEARS = re.compile(r"\s*(år|years?)$", re.IGNORECASE)
AND_OLDER = re.compile(r"(\d+)(?:\s*[-–+]|\s*(?:år\s*)?och äldre)", re.IGNORECASE)
UP_TO = re.compile(r"[-–](\d+)")
BETWEEN = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
MONTH = re.compile(r"(\d{4})M(\d{2})")


def sex_text(code: str, label: str) -> str:
    """A Sex where the word or the code is one, else what stands in the table."""
    known = SEX_WORDS.get(label.lower()) or SEX_WORDS.get(code.lower()) or SEX_CODES.get(code.lower())
    return known.value if known else label or code


def age_text(code: str, label: str) -> str:
    """`0-4`, `85+`, `17` or `all`, so that the bands of the app are written as AgeBand writes them.

    The label goes first: the code may be only a number in a list. A text that is no age stays as it is.
    """
    text = YEARS.sub("", (label or code).strip())
    if AGE_TOTALS.fullmatch(text):
        return AgeBand.ALL.value
    if older := AND_OLDER.fullmatch(text):
        return f"{older[1]}+"
    if younger := UP_TO.fullmatch(text):
        return f"0-{younger[1]}"
    if between := BETWEEN.fullmatch(text):
        return f"{between[1]}-{between[2]}"
    return text or label or code


def period_text(code: str) -> str:
    """`2024`, or `2024-03` for SCB's `2024M03`; other periods as they stand."""
    month = MONTH.fullmatch(code.strip())
    return f"{month[1]}-{month[2]}" if month else code.strip()


def is_year(code: str) -> bool:
    return re.fullmatch(r"[12][0-9]{3}", code) is not None


def is_total(code: str, label: str) -> bool:
    return TOTAL.fullmatch(code) is not None or TOTAL_WORDS.fullmatch(label) is not None


def is_population(code: str, label: str) -> bool:
    """Whether this measure is the number of inhabitants."""
    return any(POPULATION.match(text) and not NOT_A_COUNT.search(text) for text in (label, code))
