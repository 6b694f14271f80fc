"""What tells a surname from another word with a capital: a common one, or an ending that surnames have."""

from lib.privacy.word_list import word_list

COMMON = word_list("surnames")
ENDINGS = tuple(word_list("surname_endings"))
SHORTEST = 5
"""Letters from which an ending tells anything."""


def looks_like_surname(word: str) -> bool:
    """Of a double name the last half counts; a genitive s is overlooked."""
    plain = word.casefold().rsplit("-", 1)[-1]
    bare = plain.removesuffix("s")
    return bool({plain, bare} & COMMON) or (
        len(bare) >= SHORTEST and (plain.endswith(ENDINGS) or bare.endswith(ENDINGS))
    )
