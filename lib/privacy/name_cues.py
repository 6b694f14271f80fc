"""Words that tell that a name comes next."""

import re
from enum import Enum

from lib.privacy.word_list import word_list

PEOPLE = word_list("people")
KIN = word_list("kin")
ROLES = word_list("roles")
TITLES = frozenset({"herr", "fru", "fröken"})
OWNERS = frozenset({"min", "vår", "hans", "hennes", "deras", "sin"})
PHRASES = frozenset({"anmäld av", "rapporterad av", "skriven av", "prata med", "pratade med", "fråga efter"})
LAST_WORDS = TITLES | KIN | ROLES | {phrase.split()[-1] for phrase in PHRASES}
"""One of these stands before the name, whatever the cue."""
REACH = 40
"""Characters that hold the two words before."""


class Cue(Enum):
    SURE = "only a person is spoken of so"
    LIKELY = "a person, an office or a place may follow"


def cue_before(text: str, start: int) -> Cue | None:
    """What the one or two words before `start` tell."""
    words = [word for word in re.split("[ \n:]+", text[max(start - REACH, 0) : start].lower()) if word][-2:]
    if not words:
        return None
    before, word = words[0] if len(words) == 2 else "", words[-1]
    is_owned = before in OWNERS and word in KIN
    is_called = (before in PEOPLE and word == "heter") or (before == "vid" and word == "namn")
    if word in TITLES or is_owned or is_called:
        return Cue.SURE
    return Cue.LIKELY if word in ROLES or f"{before} {word}" in PHRASES else None
