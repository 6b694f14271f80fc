"""Swedish words and figures as people read them. One term for one thing."""

from lib.domain.codes import AgeBand, Change, Difference, LimitsFrom, Role, Sex, Standing, Status, Unit

UNITS = {
    Unit.COUNT: "antal",
    Unit.PER_1000: "per 1 000 invånare och år",
    Unit.PER_100000: "per 100 000 invånare och år",
    Unit.PERCENT: "procent",
    Unit.SCALE_1_5: "på skalan 1–5",
}
SEXES = {Sex.ALL: "Alla", Sex.WOMEN: "Kvinnor", Sex.MEN: "Män", Sex.OTHER: "Annat eller okänt"}
AGES = {
    AgeBand.ALL: "Alla åldrar",
    AgeBand.CHILDREN: "0–15 år",
    AgeBand.YOUTH: "16–24 år",
    AgeBand.YOUNG_ADULTS: "25–44 år",
    AgeBand.ADULTS: "45–64 år",
    AgeBand.SENIORS: "65–79 år",
    AgeBand.OLDEST: "80 år och äldre",
}
ROLES = {
    Role.OPERATOR: "driftansvarig",
    Role.POLICE: "polis",
    Role.COORDINATOR: "samordnare",
    Role.BOARD: "nämnd",
    Role.REPORTER: "rapportör",
    Role.READER: "läsare",
    Role.PUBLIC: "allmänhet",
}
LIMITS_FROM = {
    LimitsFrom.SOURCE: "från källan",
    LimitsFrom.ANSWERS: "räknat ur n",
    LimitsFrom.COUNT: "räknat ur antalet",
}
DIFFERENCES = {
    Difference.LOWER: "lägre",
    Difference.SIMILAR: "ingen säker skillnad",
    Difference.HIGHER: "högre",
    Difference.UNKNOWN: "går inte att jämföra",
}
STANDINGS = {
    Standing.BETTER: "bättre",
    Standing.WORSE: "sämre",
    Standing.LOWER: "lägre",
    Standing.HIGHER: "högre",
    Standing.SIMILAR: "ingen säker skillnad",
    Standing.UNKNOWN: "går inte att jämföra",
}
CHANGES = {
    Change.DECREASE: "minskning, större än slumpen brukar ge",
    Change.INCREASE: "ökning, större än slumpen brukar ge",
    Change.MAYBE_CHANCE: "kan vara slump",
    Change.TOO_FEW: "för få händelser för att avgöra",
    Change.UNKNOWN: "ingen tidigare siffra att jämföra med",
}
STATUSES = {
    Status.VALUE: "",
    Status.ZERO: "noll",
    Status.SUPPRESSED: "dolt av sekretesskäl",
    Status.MISSING: "uppgift saknas",
    Status.NOT_APPLICABLE: "ej tillämpligt",
}
SYMBOLS = {Status.SUPPRESSED: "·", Status.MISSING: "–", Status.NOT_APPLICABLE: "e.t."}
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MEASURE_STATUSES = {
    "foreslagen": "föreslagen",
    "beslutad": "beslutad",
    "bestalld": "beställd",
    "pagar": "pågår",
    "genomford": "genomförd",
    "forsenad": "försenad",
    "ej_genomforbar": "ej genomförbar",
    "hanvisad": "hänvisad till annan ägare",
    "uppfoljd": "uppföljd",
}

_THIN = "\u00a0"


def number(value: float | None, decimals: int = 0) -> str:
    """1 234,5 with a no-break space and decimal comma; – for a missing value."""
    if value is None or value != value:
        return SYMBOLS[Status.MISSING]
    rounded = round(value, decimals) + 0.0  # -0.0 becomes 0.0
    text = f"{rounded:,.{decimals}f}".replace(",", _THIN).replace(".", ",")
    return text.replace("-", "−")


def decimals_for(value: float | None, unit: Unit) -> int:
    """At most two significant decimals: none for counts, one for shares and rates, two for small ones."""
    if unit is Unit.COUNT or value is None or value != value:
        return 0
    if unit is Unit.PERCENT:
        return 1 if abs(value) < 10 else 0
    return 2 if abs(value) < 1 else 1


def figure(value: float | None, unit: Unit, status: Status = Status.VALUE) -> str:
    """A value the way it is written in a table or on a card: `63 %`, `12,4`, `–`."""
    if status in SYMBOLS:
        return SYMBOLS[status]
    text = number(value, decimals_for(value, unit))
    return f"{text}{_THIN}%" if unit is Unit.PERCENT and value == value and value is not None else text


def interval(lower: float | None, upper: float | None, unit: Unit) -> str:
    """`(10,1–15,0)`, or nothing where there are no limits."""
    if lower is None or upper is None or lower != lower or upper != upper:
        return ""
    decimals = decimals_for(upper, unit)
    return f"({number(lower, decimals)}–{number(upper, decimals)})"


def percent_change(change_pct: float | None) -> str:
    """`−26 %` or `+4 %`; empty where there is nothing to compare with."""
    if change_pct is None or change_pct != change_pct:
        return ""
    sign = "+" if round(change_pct) > 0 else ""
    return f"{sign}{number(change_pct)}{_THIN}%"


def sentence(text: str) -> str:
    """With a capital first letter; names inside keep theirs."""
    return text[:1].upper() + text[1:]


def swedish_order(name: str) -> str:
    """A sorting key with å, ä and ö last."""
    return name.lower().translate(str.maketrans("åäö", "{|}"))


def listing(words: list[str]) -> str:
    """`a, b och c`."""
    return " och ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
