"""Names of persons in a text, by pattern: what looks like first name and surname, or follows a word that tells."""

import re
from collections.abc import Iterator

from lib.privacy.finding import Finding, Kind
from lib.privacy.name_cues import LAST_WORDS, Cue, cue_before
from lib.privacy.place_words import makes_it_a_place, names_no_person
from lib.privacy.surnames import looks_like_surname
from lib.privacy.word_list import word_list

WORTH_A_LOOK = (
    r"\p{Lu}['’\p{L}-]*,? {1,3}(?:\p{Ll}{2,3} {1,3})?\p{Lu}"
    rf"|(?i:{'|'.join(sorted(LAST_WORDS))})[ \n:]+\p{{Lu}}"
)
"""What every text with a name holds, in the syntax of RE2: two words with capitals, or one after a telling word."""

FIRST_NAMES = word_list("first_names")
ALSO_WORDS = word_list("first_names_and_words")
SURE_ENDINGS = ("sson", "ssons", "qvist", "kvist", "gren")
"""Before a word that ends so, even an unknown word with a capital is taken for a first name."""

CAPITAL = "A-ZÀ-ÖØ-ÞĆČĐŁŚŠŞŻŽİ"
WORD = rf"(?<![\w'’-])[{CAPITAL}][^\W\d_]*(?:['’-][^\W\d_]+)*"
SPACE = " {1,3}"
PARTICLE = rf"(?:(?:von|af|de|van|der|al|el|bin|da){SPACE})?"
CAPITALISED = re.compile(WORD)
RUN = re.compile(rf"{WORD}(?:{SPACE}{PARTICLE}{WORD})+")
REVERSED = re.compile(rf"(?P<last>{WORD}),{SPACE}(?P<first>{WORD})")

AFTER_A_WORD = re.compile(rf"(?:(?<=[^\W\d_] )|(?<=: ))(?P<first>{WORD})(?:{SPACE}{PARTICLE}(?P<last>{WORD}))?")
AFTER = 40
"""Characters after a name that may make it a place."""


def person_names(text: str) -> Iterator[Finding]:
    """Likely names: `Anna Berg`, `Berg, Anna`, `min granne Kalle`, `herr Berg`; not `Anna Lindhs plats`."""
    for run in RUN.finditer(text):
        yield from _full_names(list(CAPITALISED.finditer(text, *run.span())), text)
    for match in AFTER_A_WORD.finditer(text):
        cue = cue_before(text, match.start())
        end = _end_of_cued(match, text, cue is Cue.SURE) if cue else None
        if end:
            yield Finding(Kind.NAME, match.start(), end)
    for match in REVERSED.finditer(text):
        if looks_like_surname(match["last"]) and is_plain_first_name(match["first"]):
            yield Finding(Kind.NAME, *match.span())


def is_first_name(word: str) -> bool:
    """A known first name; of a double name both halves are known."""
    return all(part in FIRST_NAMES for part in word.casefold().split("-"))


def is_plain_first_name(word: str) -> bool:
    """A first name that is hardly anything else."""
    return is_first_name(word) and word.casefold() not in ALSO_WORDS


def _full_names(words: list[re.Match[str]], text: str) -> Iterator[Finding]:
    """In words with capitals that stand together: first names, a surname and perhaps a second one."""
    at = 0
    while at < len(words) - 1:
        last = at + 1
        while last < len(words) - 1 and is_first_name(words[at][0]) and is_first_name(words[last][0]):
            last += 1
        if _is_surname(words[last], words[at][0], text):
            last += last + 1 < len(words) and looks_like_surname(words[last + 1][0])
            yield Finding(Kind.NAME, words[at].start(), words[last].end())
            at = last
        at += 1


def _is_surname(word: re.Match[str], first_name: str, text: str) -> bool:
    if names_no_person(word[0]) or makes_it_a_place(word[0], text[word.end() : word.end() + AFTER]):
        return False
    if not is_first_name(first_name):
        return word[0].casefold().endswith(SURE_ENDINGS) and not names_no_person(first_name)
    is_sure = is_plain_first_name(first_name) and not first_name.isupper()
    return is_sure or looks_like_surname(word[0])


def _end_of_cued(match: re.Match[str], text: str, is_sure: bool) -> int | None:
    """Where a name after a telling word ends, None where none follows."""
    first, last = match["first"], match["last"]
    if makes_it_a_place(last or first, text[match.end() : match.end() + AFTER]) or names_no_person(first):
        return None
    has_surname = last is not None and not names_no_person(last)
    if is_plain_first_name(first) or (is_sure and (is_first_name(first) or looks_like_surname(first))):
        return match.end() if has_surname else match.end("first")
    return match.end() if has_surname and (is_sure or looks_like_surname(last)) else None
