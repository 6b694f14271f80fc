"""The file's words for its categories, indicators and areas, and what each is with us."""

import streamlit as st

from lib.actions.import_plan import FileWord, Vocabulary
from lib.ui.import_check import rows_words
from lib.ui.import_files import DroppedFile
from lib.ui.import_wishes import NONE, key_of, words_of
from lib.ui.plain_text import plain

ACROSS = 3
TITLES: dict[Vocabulary, str] = {
    "categories": "Kategoriernas ord",
    "indicators": "Indikatorernas ord",
    "areas": "Områdenas ord",
}
ASKED: dict[Vocabulary, str] = {
    "categories": "Välj vilken kategori de är hos er.",
    "indicators": "Välj vilken indikator de är hos er.",
    "areas": "Välj vilket område de är hos er.",
}
HELD_BACK = "Okänt: raderna hålls tillbaka"
OTHER = "Blir Övrigt"


def title_of(vocabulary: Vocabulary, words: tuple[FileWord, ...]) -> str:
    """What the words are, and how many of them nobody has translated."""
    n_unknown = sum(word.ours is None for word in words)
    unknown = "1 okänt" if n_unknown == 1 else f"{n_unknown} okända"
    return f"{TITLES[vocabulary]}: {unknown}" if n_unknown else TITLES[vocabulary]


def word_choices(
    file: DroppedFile, kind: str | None, vocabulary: Vocabulary, words: tuple[FileWord, ...], ours: dict[str, str]
) -> None:
    """A choice for each word that is not ours; it is remembered for the next file with the same columns."""
    st.caption(
        f"Ord i filen som kommunen inte använder. {ASKED[vocabulary]} Valen blir ihågkomna till nästa fil med samma "
        "rubriker, och ett ord som görs okänt här glöms bort när filen läses in."
    )
    unknown = OTHER if (kind, vocabulary) == ("reports", "categories") else HELD_BACK
    for start in range(0, len(words), ACROSS):
        for place, word in zip(st.columns(ACROSS), words[start : start + ACROSS], strict=False):
            with place:
                _word(file, word, {NONE: unknown} | ours)


def _word(file: DroppedFile, word: FileWord, options: dict[str, str]) -> None:
    chosen = words_of(file).get((word.vocabulary, word.word), word.ours or NONE)
    key = key_of(file, f"ord-{word.vocabulary}-{word.word}")
    st.selectbox(
        f"{plain(word.word)} ({rows_words(word.n_rows)})",
        list(options),
        index=list(options).index(chosen) if chosen in options else 0,
        format_func=lambda name: options[name],
        key=key,
        on_change=_keep,
        args=(file, word, key),
        persist_state="page",
    )


def _keep(file: DroppedFile, word: FileWord, key: str) -> None:
    words_of(file)[word.vocabulary, word.word] = st.session_state[key]
