"""The words of a report for its place, reasons, wishes, status and whether the police know: as our ids."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from lib.domain.categories import Choice, ReportCategories
from lib.domain.words import listing, number
from lib.intake.column_guess import plain_heading

ANOTHER = "annat"
"""The choice that stands for what is none of the others, where the municipality has it."""
MOST_NAMED = 5
BETWEEN = re.compile(r"[;,|/\n]| och | and ")
STATUSES = {"": "ny", "ny": "ny", "open": "ny", "confirmed": "ny", "inkommen": "ny", "new": "ny",
            "bedomd": "bedomd", "bedömd": "bedomd", "acknowledged": "bedomd", "investigating": "bedomd",
            "in progress": "bedomd", "planned": "bedomd", "pågår": "bedomd",
            "atgardad": "atgardad", "åtgärdad": "atgardad", "fixed": "atgardad", "fixed - council": "atgardad",
            "fixed - user": "atgardad", "resolved": "atgardad",
            "avslutad": "avslutad", "closed": "avslutad", "stängd": "avslutad", "klar": "avslutad"}  # fmt: skip
POLICE = {"": "unknown", "okänt": "unknown", "vet ej": "unknown", "vet inte": "unknown", "unknown": "unknown",
          "oklart": "unknown", "ja": "yes", "yes": "yes", "j": "yes", "y": "yes", "true": "yes", "sant": "yes",
          "1": "yes", "polisanmält": "yes", "anmält": "yes", "nej": "no", "no": "no", "n": "no", "false": "no",
          "falskt": "no", "0": "no", "ej anmält": "no", "inte anmält": "no"}  # fmt: skip
ALSO_CALLED = {
    "morker": ("mörkt", "mörker", "dålig belysning", "dark", "darkness"), "ode": ("öde", "deserted", "folktomt"),
    "storande_personer": ("störande personer", "personer", "disturbing people"),
    "skymd_sikt": ("skymd sikt", "dålig sikt", "poor sight"), "nedskrapat": ("nedskräpat", "skräp", "litter"),
    "trafik": ("trafik", "traffic"), "annat": ("annat", "övrigt", "other"),
    "belysning": ("bättre belysning", "belysning", "better lighting", "lighting"),
    "rojning": ("röjning", "clearing"), "narvaro": ("närvaro", "vakter", "väktare", "presence", "guards"),
    "kamera": ("kamera", "kameror", "camera"), "inomhus": ("inomhus", "inne", "indoors"),
    "utomhus": ("utomhus", "ute", "outdoors"), "halvoffentlig": ("halvoffentlig", "halvoffentligt", "semi-public"),
}  # fmt: skip
"""Common words for common ids, beside each choice's own id and name; only ids that the municipality has count."""


def match_words(texts: Mapping[str, pd.Series], known: ReportCategories) -> tuple[dict[str, pd.Series], list[str]]:
    """place_type, reasons, wishes, police_reported and status; and a note of every word that is not known."""
    notes: list[str] = []
    place_type = _one_choice(texts["place_type"], known.place_types, notes)
    return {
        "place_type": place_type,
        "reasons": _choices(texts["reasons"], known.reasons, "skäl", notes),
        "wishes": _choices(texts["wishes"], known.wishes, "önskemål", notes),
        "police_reported": _code(texts["police_reported"], POLICE, "unknown", "Polisanmälan", "okänd", notes),
        "status": _code(texts["status"], STATUSES, "ny", "Status", "ny", notes),
    }, notes


def _one_choice(texts: pd.Series, choices: Sequence[Choice], notes: list[str]) -> pd.Series:
    """The id, None where nothing is said or it is not known."""
    ids = _ids(choices)
    found = {text: ids.get(_plain(text)) for text in texts.unique()}
    unknown = texts[(texts != "") & texts.map({text: one is None for text, one in found.items()}).astype(bool)]
    if len(unknown):
        notes.append(f"Platstyper som inte finns här har lämnats tomma: {named_words(unknown)}.")
    return texts.map(found).astype(object).where(texts.isin([text for text, one in found.items() if one]), None)


def _choices(texts: pd.Series, choices: Sequence[Choice], word: str, notes: list[str]) -> pd.Series:
    """Ids separated by `;`. A word that is not known becomes `annat` where there is such a choice."""
    ids = _ids(choices)
    other = ANOTHER if any(choice.id == ANOTHER for choice in choices) else None
    unknown: list[str] = []
    found = {}
    for text, n in texts.value_counts().items():
        whole = ids.get(_plain(str(text)))
        words = [part.strip() for part in BETWEEN.split(str(text)) if part.strip()] if whole is None else []
        found[text] = ";".join(dict.fromkeys(one for part in words if (one := ids.get(_plain(part), other)))) or whole
        unknown += [part for part in words if _plain(part) not in ids for _ in range(int(n))]
    if unknown:
        become = "blir Annat" if other else "har lämnats utan"
        notes.append(f"Okända {word} {become}: {named_words(pd.Series(unknown))}.")
    return texts.map(found).fillna("")


def _code(
    texts: pd.Series, known: Mapping[str, str], otherwise: str, word: str, becomes: str, notes: list[str]
) -> pd.Series:
    plain = texts.str.casefold()
    own = {**known, **{code: code for code in known.values()}}
    unknown = texts[~plain.isin(list(own))]
    if len(unknown):
        notes.append(f"{word} som inte känns igen räknas som {becomes}: {named_words(unknown)}.")
    return plain.map(own).fillna(otherwise)


def _ids(choices: Sequence[Choice]) -> dict[str, str]:
    own = {_plain(text): choice.id for choice in choices for text in (choice.name, choice.id)}
    known = set(own.values())
    return {_plain(w): one for one, words in ALSO_CALLED.items() if one in known for w in words} | own


def _plain(text: str) -> str:
    return plain_heading(text)


def named_words(texts: pd.Series) -> str:
    """The most common words and how many rows have each."""
    counts = texts.value_counts()
    named = [f"{str(text)[:40]} ({number(int(n))})" for text, n in counts.head(MOST_NAMED).items()]
    more = [f"{number(len(counts) - MOST_NAMED)} slag till"] if len(counts) > MOST_NAMED else []
    return listing(named + more)
