"""Columns that hold who somebody is: told by the header, or by the values where the header leaves it open."""

import re

import pandas as pd

from lib.privacy.person_names import CAPITALISED, is_first_name
from lib.privacy.surnames import looks_like_surname
from lib.privacy.word_list import word_list

TELLING = word_list("telling_headers")
"""Words of which one is enough."""

TELLING_TOGETHER = frozenset(
    {
        *(
            "e post",
            "e mail",
            "e postadress",
            "e mejl",
            "pers nr",
            "person nr",
            "reg nr",
            "tel nr",
            "mobil",
            "mobil nr",
        ),
        *("first name", "last name", "full name", "user name", "contact name", "person name", "reporter name"),
        *("contact person", "kontakt person", "anmäld av", "anmälarens namn", "elevens namn", "barnets namn"),
    }
)
ENOUGH = 0.5
"""Share of the values that are names of persons, from which the column holds names."""
LOOKED_AT = 200
"""Different values that are looked at."""


def looks_like_name_column(header: str, values: pd.Series) -> bool:
    """Whether a column holds names, numbers or addresses of persons and is better left out.

    `Namn` and `Reported by` may be a place or an authority: then the values settle it.
    """
    words = _words(header)
    plain = " ".join(words)
    if TELLING & set(words) or any(re.search(rf"\b{together}\b", plain) for together in TELLING_TOGETHER):
        return True
    looked_at = values.dropna().astype(str).str.strip().drop_duplicates().head(LOOKED_AT)
    return len(looked_at) > 0 and looked_at.map(_is_a_name).mean() >= ENOUGH


def _words(header: str) -> list[str]:
    """`userName`, `USER_NAME` and `User-name` are the same two words."""
    apart = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", header)
    return re.findall(r"[^\W_]+", apart.casefold())


def _is_a_name(value: str) -> bool:
    """One to four words with capitals and nothing else, of which one is a first name or a surname stands last."""
    words = [match[0] for match in CAPITALISED.finditer(value)]
    if not 1 <= len(words) <= 4 or re.sub(r"[\s,.]", "", value) != "".join(words):
        return False
    return any(map(is_first_name, words)) and (len(words) == 1 or any(map(looks_like_surname, words)))
