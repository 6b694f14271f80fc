"""The words that a file has for its categories, as far as they are not our own."""

from dataclasses import dataclass

from lib.intake.matching.categories import crime_names, report_names
from lib.intake.matching.matched import Matched, texts_of
from lib.intake.matching.surroundings import Surroundings
from lib.intake.personal_rows import masked

MOST_WORDS = 100


@dataclass(frozen=True)
class CategoryWord:
    """`category` is the id of ours that the word has been translated to, None while it is unknown."""

    word: str
    n_rows: int
    category: str | None


def category_words(matched: Matched, surroundings: Surroundings) -> tuple[CategoryWord, ...]:
    """Words that are no id or name of ours, most rows first; at most a hundred. None where all rows share a category.

    A word is the same whatever its case. One that points out a person is never shown, and so not translated.
    """
    column = _column(matched)
    if column is None or surroundings.category is not None or matched.table not in ("events", "reports"):
        return ()
    counts = texts_of(matched.source[column]).value_counts(sort=False).rename_axis("word").reset_index(name="n")
    plain = counts["word"].str.casefold()
    foreign = counts[~plain.isin(_own_names(matched, surroundings)) & (plain != "")]
    said = {word.strip().casefold(): ours for word, ours in surroundings.translations.categories.items()}
    by_word = foreign.groupby(plain).agg({"word": "first", "n": "sum"}).sort_values("n", ascending=False)
    rows = by_word.head(MOST_WORDS).itertuples(name=None)
    return tuple(CategoryWord(word, int(n), said.get(plain)) for plain, word, n in rows if masked(word) == word)


def _column(matched: Matched) -> str | None:
    if "category" in matched.source:
        return "category"
    name = (matched.columns or {}).get("category")
    return name if name in matched.source else None


def _own_names(matched: Matched, surroundings: Surroundings) -> set[str]:
    definitions = surroundings.definitions
    names: dict[str, object]
    if matched.table == "events":
        names = {**crime_names(definitions.crime_categories, {})}
    else:
        names = {**report_names(definitions.report_categories, {})}
    return set(names)
