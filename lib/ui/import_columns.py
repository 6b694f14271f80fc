"""Our fields and the file's columns: a guess, or what was chosen for the last file of the same shape, to change."""

from datetime import UTC
from zoneinfo import ZoneInfo

import streamlit as st

from lib.actions.import_choices import ColumnChoice
from lib.actions.import_columns import FileColumns
from lib.analysis.workspace import Workspace
from lib.domain.words import listing
from lib.ui.import_files import DroppedFile
from lib.ui.import_wishes import NONE, column_of, key_of
from lib.ui.plain_text import plain

ACROSS = 3
MOST_NAMED = 12
MISSING = "Finns inte i filen"


def column_mapping(file: DroppedFile, columns: FileColumns) -> None:
    """A choice for each field, those that are needed or found first, with what stands in the chosen column."""
    found: list[ColumnChoice] = []
    rest: list[ColumnChoice] = []
    for choice in columns.choices:
        is_used = bool(column_of(file, columns, choice.id)) or _must_be_chosen(file, columns, choice)
        (found if is_used else rest).append(choice)
    st.caption("Ändra det som är fel. Valen blir ihågkomna till nästa fil med samma rubriker.")
    _grid(file, columns, found)
    if rest:
        with st.expander(f"Fler fält som kan finnas ({len(rest)})", key=key_of(file, f"fler-{columns.kind}")):
            _grid(file, columns, rest)
    _unused(file, columns)


def missing_fields(file: DroppedFile, columns: FileColumns, has_category: bool) -> list[str]:
    """Labels of the fields that must be chosen and are not. A category for the whole file takes the place of one."""
    return [
        choice.label
        for choice in columns.choices
        if _must_be_chosen(file, columns, choice) and not column_of(file, columns, choice.id)
        if not (has_category and choice.id == "category")
    ]


def _must_be_chosen(file: DroppedFile, columns: FileColumns, choice: ColumnChoice) -> bool:
    return choice.required and not any(column_of(file, columns, other) for other in choice.or_else)


def mapping_words(workspace: Workspace, columns: FileColumns) -> str:
    """Where the columns come from: a guess, or the file before of the same shape."""
    before = columns.remembered_file
    if not columns.is_remembered:
        return "Kolumner: gissade efter rubrikerna"
    if before is None:
        return "Kolumner: samma som i en tidigare fil"
    day = before.used_at.replace(tzinfo=UTC).astimezone(ZoneInfo(workspace.municipality.time_zone))
    return f"Samma kolumner som filen {before.file_name} den {day:%Y-%m-%d}"


def _grid(file: DroppedFile, columns: FileColumns, choices: list[ColumnChoice]) -> None:
    for start in range(0, len(choices), ACROSS):
        for place, choice in zip(st.columns(ACROSS), choices[start : start + ACROSS], strict=False):
            with place:
                _field(file, columns, choice)


def _field(file: DroppedFile, columns: FileColumns, choice: ColumnChoice) -> None:
    chosen = column_of(file, columns, choice.id)
    options = (NONE, *columns.headings)
    st.selectbox(
        f"{choice.label} (måste väljas)" if choice.required else choice.label,
        options,
        index=options.index(chosen) if chosen in options else 0,
        format_func=lambda name: name or MISSING,
        key=key_of(file, f"kolumn-{columns.kind}-{choice.id}"),
        help=choice.help or None,
        persist_state="page",
    )
    samples = columns.samples.get(chosen, ())
    st.caption(f"Till exempel {plain(listing(list(samples)))}" if samples else "\u00a0")


def _unused(file: DroppedFile, columns: FileColumns) -> None:
    """What happens to the columns that nothing is read from."""
    used = {column_of(file, columns, choice.id) for choice in columns.choices}
    unused = [name for name in columns.headings if name not in used]
    if not unused:
        st.caption("Alla kolumner används.")
        return
    named = listing([*unused[:MOST_NAMED], *([f"{len(unused) - MOST_NAMED} till"] if len(unused) > MOST_NAMED else [])])
    st.caption(f"Används inte: {plain(named)}. De läses inte in, men följer med i filen med rader att rätta.")
