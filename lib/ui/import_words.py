"""The file's words for its categories, and what each is with us."""

import streamlit as st

from lib.actions.import_plan import CategoryWord
from lib.ui.import_check import rows_words
from lib.ui.import_files import DroppedFile
from lib.ui.import_wishes import NONE, key_of, words_of
from lib.ui.plain_text import plain

ACROSS = 3
UNKNOWN = {"events": "Okänt: raderna hålls tillbaka", "reports": "Blir Övrigt"}


def category_mapping(file: DroppedFile, kind: str, words: tuple[CategoryWord, ...], categories: dict[str, str]) -> None:
    """A choice for each word that is not ours; it is remembered for the next file with the same columns."""
    st.caption(
        "Ord i filen som kommunen inte använder. Välj vilken kategori de är hos er. Valen blir ihågkomna till nästa "
        "fil med samma rubriker."
    )
    for start in range(0, len(words), ACROSS):
        for place, word in zip(st.columns(ACROSS), words[start : start + ACROSS], strict=False):
            with place:
                _word(file, kind, word, categories)


def _word(file: DroppedFile, kind: str, word: CategoryWord, categories: dict[str, str]) -> None:
    options = (NONE, *categories)
    chosen = words_of(file).get(word.word, word.category or NONE)
    key = key_of(file, f"ord-{word.word}")
    st.selectbox(
        f"{plain(word.word)} ({rows_words(word.n_rows)})",
        options,
        index=options.index(chosen) if chosen in options else 0,
        format_func=lambda name: categories.get(name, UNKNOWN[kind]),
        key=key,
        on_change=_keep,
        args=(file, word.word, key),
        persist_state="page",
    )


def _keep(file: DroppedFile, word: str, key: str) -> None:
    words_of(file)[word] = st.session_state[key]
