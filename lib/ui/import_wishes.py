"""What a person has chosen about a file, kept under keys of its own so that every file remembers its choices."""

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st

from lib.actions.import_choices import ImportMap
from lib.actions.import_columns import FileColumns
from lib.actions.import_plan import Kind, Merge, Wishes
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


def words_of(file: DroppedFile) -> dict[str, str]:
    """The file's words that a person has given a category here."""
    held: dict[str, str] = st.session_state.setdefault(key_of(file, "ordlista"), {})
    return held


def keep_known_words(file: DroppedFile, translated: Mapping[str, str]) -> None:
    """Words that earlier files of the same shape have taught us: a choice here must not lose them."""
    _known_words(file).update(translated)


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
    categories = {word: ours for word, ours in (_known_words(file) | words).items() if ours}
    return ImportMap(columns=mapped, categories=categories)


def _known_words(file: DroppedFile) -> dict[str, str]:
    held: dict[str, str] = st.session_state.setdefault(key_of(file, "kanda-ord"), {})
    return held
