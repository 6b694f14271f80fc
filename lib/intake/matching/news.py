"""Notices of the police about this municipality: kept as news, never counted as crimes."""

import pandas as pd

from lib.domain.codes import Secrecy
from lib.intake.matching.areas import area_names
from lib.intake.matching.matched import Matched, start_faults, texts_of
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import hold_back
from lib.intake.reader import ReadFile

ELSEWHERE = "gäller andra kommuner"
LONGEST_KIND = LONGEST_PLACE = 120
LONGEST_ADDRESS = 255


def match_news(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    """Rows for `news`."""
    faults = start_faults(read, file_name, word)
    names = area_names(surroundings)
    place = texts_of(read.rows["municipality"])
    is_ours = names.match(place)["code"] == names.municipality_code
    hold_back(read, faults, is_ours)
    text = texts_of(read.rows["text"])
    url = texts_of(read.rows["url"])
    is_long = is_ours & (texts_of(read.rows["news_key"]).str.len() > 80)
    faults.add(is_long, "id", read.rows["news_key"], "Id har fler än 80 tecken.", "Korta ner det.")
    table = pd.DataFrame(
        {
            "news_key": texts_of(read.rows["news_key"]),
            "published_at": pd.to_datetime(read.rows["published_at"]),
            "kind": texts_of(read.rows["category"]).str[:LONGEST_KIND],
            "place": place.str[:LONGEST_PLACE],
            "summary": text.where(text != "", texts_of(read.rows["title"])),
            "address": url.where((url != "") & (url.str.len() <= LONGEST_ADDRESS), None),
            "secrecy": Secrecy.INTERNAL,
        }
    )
    n_elsewhere = int((~is_ours).sum())
    left_out = {ELSEWHERE: n_elsewhere} if n_elsewhere else {}
    return Matched("news", read.rows, table[is_ours & ~faults.is_rejected], faults, (), left_out)
