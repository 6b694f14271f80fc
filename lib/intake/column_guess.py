"""Which column of somebody else's table holds what, told from its headings in Swedish or English."""

import re
import unicodedata
from collections.abc import Sequence

from lib.intake.column_choices import TableKind, column_choices

FROM = r"event_from|handelse_?fran|brott(stid)?_?fran|fran|from|start(tid|datum|_?date|_?time)?"
TO = r"event_to|handelse_?till|brott(stid)?_?till|till|to|slut(tid|datum)?|end(_?date|_?time)?"
DATE = r"(brotts|handelse)?_?datum|(event|incident|crime)?_?date(_?time)?|occurred(_?at)?|datumtid"
CLOCK = r"tid|klockslag|kl|time"
AREA_CODE = r"omrades?_?kod|area_?code|ward_?code|wd\d\dcd|(regso|deso)(_?(kod|code))?"
AREA = rf"{AREA_CODE}|omrade(s?_?namn)?|area(_?name)?|stadsdel(somrade)?|distrikt|district|ward(_?name)?"
WIDE_AREA = rf"{AREA}|kommun|region|municipality"
SEX = r"kon|sex|gender"
AGE = r"alder(sgrupp)?|age(_?(group|band))?"
ANSWERS = (
    r"n|antal_svar(ande)?|antal_respondenter|svarande|bas|antal_n|number_of_(answers|respondents)|respondents"
    r"|sample_size|base|unweighted_n|n_oviktat"
)
SHARE = r"andel(en)?|procent|share|percent(age)?|per_cent|proportion|andel_procent"
LIMITS = r"(95_)?(ki|ci|konfidensintervall|confidence_interval)(_95)?"
MARGIN = rf"felmarginal(en)?(_plus_minus)?|margin(_of_error)?|moe|plus_minus|{LIMITS}"
VALUE = r"varde(t)?|value|estimate|resultat|result|medelvarde|medel|mean|index"
YEAR = r"ar|matar|undersokningsar|period|year|survey_year|matperiod|matomgang"
QUESTION = r"fraga(n)?|fragetext|variabel|pastaende|question|item|variable|statement"
KEY = r"(rapport|report|arende)s?_?(id|nr|nummer)"
TEXT = r"beskrivning|description|text|kommentar|fritext|anteckning|notering|note"

PATTERNS: dict[TableKind, dict[str, str]] = {
    "events": {
        "event_from": FROM, "event_to": TO, "date": DATE, "month": r"manad|month", "time": CLOCK, "area": AREA,
        "category": r"(brotts)?_?(kategori|typ)|brott|crime(_?(type|category))?|category|offen[cs]e",
        "event_key": r"id|(event|handelse|crime|brotts?|incident)_?id",
    },
    "reports": {
        "report_key": rf"{KEY}|id", "event_from": FROM, "event_to": TO, "date": DATE, "time": CLOCK, "area": AREA,
        "reported_at": r"(in)?rapporterad.*|rapporteringsdatum|rapportdatum|reported(_at)?|created(_at)?|inkom(men)?"
                       r"|skapad|registrerad|anmald",
        "category": r"kategori|category|huvudkategori|rapporttyp|typ|type|tema|theme|handelsetyp",
        "subcategory": r"underkategori|subcategory|undertyp|delkategori", "text": TEXT,
        "place_type": r"platstyp|place_?type|typ_av_plats|typ_plats|miljo(typ)?",
        "reasons": r"skal|orsak(er)?|anledning(ar)?|reasons?|upplevda_skal|varfor",
        "wishes": r"onskemal|onskade_atgarder|onskan|wishes|wanted|forslag|forbattringsforslag",
        "reporter_organisation": r"organisation|(rapporterande|rapportorens)_(organisation|verksamhet)|verksamhet"
                                 r"|enhet|forvaltning|reporter_?organi[sz]ation|organi[sz]ation|aktor",
        "police_reported": r"polisanmal(d|t|an|ning)|polisanmald?_?\w*|police_?reported|reported_to_police",
        "status": r"status|arendestatus",
    },
    "values": {
        "indicator": rf"indikator|indicator|{QUESTION}", "area": WIDE_AREA, "period": YEAR, "sex": SEX, "age": AGE,
        "value": rf"{VALUE}|{SHARE}", "numerator": r"taljare|numerator|antal", "denominator": r"namnare|denominator|av",
        "n": ANSWERS, "margin": MARGIN,
    },
    "populations": {
        "area": WIDE_AREA, "year": r"ar|year", "count": r"antal|folkmangd|population|count|invanare", "sex": SEX,
        "age": AGE,
    },
    "survey": {
        "survey": r"undersokning|enkat|survey", "question": rf"{QUESTION}|indikator|indicator",
        "answer": r"svar(salternativ(et)?)?|answer|response|answer_?option|alternativ", "area": WIDE_AREA,
        "period": YEAR, "sex": SEX, "age": AGE, "value": rf"{SHARE}|{VALUE}", "n": ANSWERS,
    },
    "notes": {
        "name": r"stopp|plats|namn|name|place|rubrik|title", "text": rf"{TEXT}|observation|iakttagelse",
        "date": rf"{DATE}|{FROM}|nar", "time": CLOCK,
    },
}  # fmt: skip
PAIRS = (
    (r"long?(itude?|itud)?|lng", r"lat(itude?|itud)?"),
    (r"east(ing)?|ost|sweref_?e|e", r"north(ing)?|nord|norr|sweref_?n|n"),
    (r"x(_?koordinat)?", r"y(_?koordinat)?"),
)
"""Names of coordinates, east and north. Both must be there, so that one of each kind is never mixed."""
MARKS: dict[TableKind, tuple[str, ...]] = {
    "populations": ("area", "year", "count"),
    "survey": ("question", "answer", "value", "n"),
    "values": ("indicator", "area", "period", "value"),
    "reports": ("reported_at", "category"),
}
"""Columns by which a table is of a kind, unless it is of one before it; without any of them it is events."""
OF_REPORTS = {"place_type", "reasons", "wishes", "reporter_organisation", "police_reported"}
"""Two of these beside a date and a category make a table one of reports, too."""


def guessed_columns(headings: Sequence[str], kind: TableKind) -> dict[str, str]:
    """Field → heading, the first heading that fits each field, whatever its case, accents and word separators."""
    plain = {heading: plain_heading(heading) for heading in headings}
    found = {field: heading for field, pattern in PATTERNS[kind].items() if (heading := _first(plain, pattern))}
    if {"x", "y"} <= {choice.id for choice in column_choices(kind)}:
        pairs = ((_first(plain, east), _first(plain, north)) for east, north in PAIRS)
        x, y = next((pair for pair in pairs if None not in pair), (None, None))
        found |= {"x": x, "y": y} if x and y else {}
    return found


def guessed_kind(headings: Sequence[str]) -> TableKind | None:
    """What the rows of a table are; None when the headings do not say."""
    for kind, marks in MARKS.items():
        found = guessed_columns(headings, kind)
        has_people = kind != "populations" or bool({"sex", "age"} & found.keys())
        if found.keys() >= set(marks) and len({found[mark] for mark in marks}) == len(marks) and has_people:
            return kind
    found = guessed_columns(headings, "reports")
    if len(OF_REPORTS & found.keys()) >= 2 and "category" in found and {"date", "event_from"} & found.keys():
        return "reports"
    return "events" if start_field(guessed_columns(headings, "events")) else None


def start_field(columns: dict[str, str]) -> str | None:
    """The field that says when, or at the earliest when. A lone column of times may hold dates too."""
    return next((field for field in ("event_from", "date", "month", "time") if field in columns), None)


def plain_heading(heading: str) -> str:
    """`Områdes-kod ` becomes `omrades_kod`, and `±` becomes `plus_minus`."""
    spelled = heading.replace("±", " plus minus ").replace("+/-", " plus minus ")
    ascii_name = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", ascii_name).strip("_")


def _first(plain: dict[str, str], pattern: str) -> str | None:
    return next((heading for heading, text in plain.items() if re.fullmatch(pattern, text)), None)
