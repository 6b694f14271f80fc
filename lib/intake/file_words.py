"""The words that a file has for its categories, indicators and areas, as far as they are not our own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from lib.intake.map_file import ImportMap
from lib.intake.matching.areas import area_names
from lib.intake.matching.categories import crime_names, report_names
from lib.intake.matching.indicators import match_indicators
from lib.intake.matching.matched import Matched, texts_of
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import masked

MOST_WORDS = 100
PLACED = ("events", "reports")
WITH_AREAS = (*PLACED, "indicator_values", "populations", "survey_results")

Vocabulary = Literal["categories", "indicators", "areas"]
"""As a map file calls them."""


@dataclass(frozen=True)
class FileWord:
    """`ours` is the id or area code that the word has been translated to, None while it is unknown."""

    word: str
    n_rows: int
    ours: str | None
    vocabulary: Vocabulary = "categories"


def file_words(parts: Sequence[Matched], labels: Mapping[str, str], surroundings: Surroundings) -> tuple[FileWord, ...]:
    """Words that are no id, code or name of ours, most rows first; at most a hundred of each vocabulary.

    `labels` are the file's names for its codes. A word is the same whatever its case. One that points out a person is
    never shown, and so not translated.
    """
    own = replace(surroundings, translations=ImportMap())
    found = [(name, texts) for part in parts for name, texts in _foreign(part, labels, own)]
    return tuple(word for name, texts in found for word in _counted(name, texts, surroundings.translations))


def _foreign(part: Matched, labels: Mapping[str, str], own: Surroundings) -> Iterator[tuple[Vocabulary, pd.Series]]:
    """Vocabulary and the cells that are not ours. What is about another municipality is never asked about."""
    column = _category_column(part)
    if column is not None and own.category is None:
        texts = texts_of(part.source[column])
        yield "categories", texts[~texts.str.casefold().isin(_category_names(part, own))]
    if part.table not in WITH_AREAS:
        return
    texts = texts_of(part.source["area"])
    verdict = area_names(own, with_group=part.table == "indicator_values").match(texts)["verdict"]
    if part.table == "indicator_values":
        measures = texts_of(part.source["indicator"])[verdict != "elsewhere"]
        known = match_indicators(measures.unique().tolist(), own.definitions.indicators, {}, labels)
        yield "indicators", measures[~measures.isin(list(known))]
    is_asked = verdict.isin(["unknown", "ambiguous"])
    if part.table in PLACED:  # a position goes before a name
        is_asked &= part.source["x"].isna()
    yield "areas", texts[is_asked]


def _counted(vocabulary: Vocabulary, texts: pd.Series, translations: ImportMap) -> list[FileWord]:
    said = {word.strip().casefold(): ours for word, ours in getattr(translations, vocabulary).items()}
    counts = texts[texts != ""].value_counts(sort=False).rename_axis("word").reset_index(name="n")
    by_word = counts.groupby(counts["word"].str.casefold()).agg({"word": "first", "n": "sum"})
    rows = by_word.sort_values("n", ascending=False).head(MOST_WORDS).itertuples(name=None)
    return [FileWord(word, int(n), said.get(plain), vocabulary) for plain, word, n in rows if masked(word) == word]


def _category_column(part: Matched) -> str | None:
    if part.table not in PLACED:
        return None
    if "category" in part.source:
        return "category"
    name = (part.columns or {}).get("category")
    return name if name in part.source else None


def _category_names(part: Matched, own: Surroundings) -> set[str]:
    definitions = own.definitions
    if part.table == "events":
        return set(crime_names(definitions.crime_categories, {}))
    return set(report_names(definitions.report_categories, {}))
