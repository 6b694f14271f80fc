"""What a person has chosen about a file, kept under keys of its own so that every file remembers its choices."""

from typing import Any, cast, get_args

import streamlit as st

from lib.actions.import_choices import ImportMap
from lib.actions.import_columns import FileColumns
from lib.actions.import_plan import FileWord, Kind, Merge, Vocabulary, Wishes
from lib.ui.import_files import DroppedFile

NONE = ""
"""The choice that is not made: by the content, in the file, no column."""


def key_of(file: DroppedFile, name: str) -> str:
    """The key of a widget, and of what it holds."""
    return f"import-{file.key}-{name}"


def chosen(file: DroppedFile, name: str, default: str = NONE) -> str:
    return str(st.session_state.get(key_of(file, name), default) or NONE)


def kind_of(file: DroppedFile) -> Kind | None:
    said = chosen(file, "slag")
    return cast(Kind, said) if said else None


def column_of(file: DroppedFile, columns: FileColumns, field: str) -> str:
    """The heading that a field is read from; `NONE` for none."""
    return chosen(file, f"kolumn-{columns.kind}-{field}", columns.columns.get(field, NONE))


Words = dict[tuple[Vocabulary, str], str]
"""What words mean with us; `NONE` for nothing."""


def words_of(file: DroppedFile) -> Words:
    """The file's words that a person has given a meaning here, or taken it from."""
    held: Words = st.session_state.setdefault(key_of(file, "ordlista"), {})
    return held


def keep_known_words(file: DroppedFile, translated: ImportMap) -> None:
    """Words that earlier files of the same shape have taught us: a choice here must not lose them."""
    for name in get_args(Vocabulary):
        _known_words(file).update({(name, word): ours for word, ours in getattr(translated, name).items()})


def keep_translated_words(file: DroppedFile, words: tuple[FileWord, ...]) -> None:
    """The same, where only the file's own words are at hand."""
    _known_words(file).update({(word.vocabulary, word.word): word.ours for word in words if word.ours})


def wishes_of(file: DroppedFile, columns: FileColumns | None) -> Wishes:
    """Everything but the merges, which do not change what would be read."""
    return Wishes(
        kind=kind_of(file),
        format=chosen(file, "format") or None,
        category=chosen(file, "kategori") or None,
        crs=chosen(file, "crs").strip() or None,
        source=chosen(file, "kalla").strip() or None,
        replaces=bool(st.session_state.get(key_of(file, "ersatt"))),
        translations=_translations(file, columns),
        forgotten=frozenset(word for word, ours in words_of(file).items() if not ours),
    )


def merges_of(file: DroppedFile) -> tuple[Merge, ...]:
    """Pairs that a person has said are the same."""
    held: dict[Merge, str] = st.session_state.get(key_of(file, "likadana"), {})
    return tuple(merge for merge, answer in held.items() if answer)


def _translations(file: DroppedFile, columns: FileColumns | None) -> ImportMap | None:
    """None while nothing has been changed: what is remembered from the file before is then used as it is."""
    words = words_of(file)
    mapped: dict[str, Any] = {}
    if columns is not None:
        mapped = {choice.id: column_of(file, columns, choice.id) for choice in columns.choices}
        mapped = {field: name for field, name in mapped.items() if name or columns.columns.get(field)}
    guessed = columns.columns if columns is not None else {}
    if not words and mapped == guessed:
        return None
    meant: dict[Vocabulary, dict[str, str]] = {"categories": {}, "indicators": {}, "areas": {}}
    for (name, word), ours in (_known_words(file) | words).items():
        if ours:
            meant[name][word] = ours
    return ImportMap.model_validate({"columns": mapped, **meant})


def _known_words(file: DroppedFile) -> Words:
    held: Words = st.session_state.setdefault(key_of(file, "kanda-ord"), {})
    return held
