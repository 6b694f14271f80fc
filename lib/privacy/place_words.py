"""What tells that words with capitals name a place or an organisation and not a person."""

import re

from lib.privacy.word_list import word_list

ENDINGS = tuple(word_list("place_endings"))
NOT_SURNAMES = word_list("not_surnames")
ALSO_SURNAMES = frozenset({"back", "hall", "hage", "bro"})
PLACE_NOUN = re.compile(
    r"(?:gat(?:a|an|or)|väg(?:en|ar)?|gränd(?:en)?|torg(?:et)?|plats(?:en)?|park(?:en)?|allén?|plan(?:en)?|back(?:e|en)"
    r"|(?:för)?skol(?:a|an)|kyrk(?:a|an)|bron?|stig(?:en)?|kvarter(?:et)?|kapell(?:et)?|gymnasium|hall(?:en)?|arena"
    r"|stiftelse(?:n)?|teater(?:n)?|muse(?:um|et)|staty(?:n)?|käll(?:a|an)|trapp(?:a|or|an|orna)|hage(?:n)?|kull(?:e|en)"
    r"|led(?:en)?|fritidsgård(?:en)?|centrum|center|station(?:en)?|sjukhus(?:et)?|bibliotek(?:et)?|minne|hamn(?:en)?"
    r"|gård(?:en)?|kommun|län|församling|lekplats(?:en)?|rondell(?:en)?)\b",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"(?:AB|HB|KB|Ab|IF|FF|BK|IK|SK|FC|HC|IS|IBK|GIF|IFK|AIK|Bygg|Fastigheter|Bostäder|Restaurang|Pizzeria|Café|Kafé"
    r"|Konditori|Livs|Grill|Burgers?|Hamburgare|Hotell|Gym|Shop|Bar|Pub|Kebab|Frisör|Salong|Montessori|Capita"
    r"|Kommun|Län|Stad|Region|Teater|Arena)\b"
)


def names_no_person(word: str) -> bool:
    """Whether this word with a capital cannot be a surname."""
    plain = word.casefold()
    if plain in ALSO_SURNAMES:
        return False
    return (
        plain in NOT_SURNAMES
        or plain.endswith(ENDINGS)
        or PLACE_NOUN.fullmatch(word) is not None
        or ORGANISATION.fullmatch(word) is not None
    )


def makes_it_a_place(last_word: str, rest: str) -> bool:
    """Whether `rest`, the text right after a name, makes it a place or a firm: `Anna Lindhs` + ` plats`."""
    following = rest.lstrip(" ")
    if not following or following == rest:
        return False
    belongs = last_word.casefold().endswith(("s", "x", "z")) or following[0].isupper()
    return (belongs and PLACE_NOUN.match(following) is not None) or ORGANISATION.match(following) is not None
