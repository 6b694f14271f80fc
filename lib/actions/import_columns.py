"""What the columns of a table may mean, and what we think that they mean: for a person to look at and change."""

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.intake.column_choices import ColumnChoice, TableKind, column_choices
from lib.intake.column_guess import guessed_columns, guessed_kind
from lib.intake.formats.own_table import is_mended
from lib.intake.map_file import ImportMap
from lib.intake.mended_file import as_it_was
from lib.intake.reader import Kind, take_sample
from lib.intake.recognising import TABLES, reader_by_id, recognise
from lib.intake.table_shape import look_at_table, shape_of
from lib.store.column_mappings import RememberedFile as RememberedFile
from lib.store.column_mappings import read_mapping, read_remembered_file
from lib.store.database import open_database


@dataclass(frozen=True)
class FileColumns:
    """`columns` is field → heading: as the last file of the same shape was read (`is_remembered`), else a guess.

    `samples` are a few cells of each column, masked; none of a column that looks like names of persons.
    """

    kind: TableKind
    choices: tuple[ColumnChoice, ...]
    headings: tuple[str, ...]
    samples: dict[str, tuple[str, ...]]
    columns: dict[str, str]
    is_remembered: bool
    remembered_file: RememberedFile | None = None


def file_columns(
    settings: Settings, folder: MunicipalityFolder, path: Path, kind: Kind | None = None, format: str | None = None
) -> FileColumns | None:
    """None when the columns of the file's format are fixed. Raises InputFault as `plan_import` does."""
    with as_it_was(path) as file:
        reader = reader_by_id(format) if format else recognise(file)
        if reader.id not in TABLES or is_mended(take_sample(file)):
            return None
        look, shape = look_at_table(file), shape_of(file, reader.id)
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        known = ImportMap.model_validate(read_mapping(connection, folder.slug, shape) or {})
        file_before = read_remembered_file(connection, folder.slug, shape)
    is_remembered = bool(known.columns) and kind in (None, known.kind) and set(known.columns.values()) <= {
        "", *look.headings,
    }  # fmt: skip
    wanted = known.kind if is_remembered else kind
    chosen = _table_kind(wanted) or guessed_kind(look.headings) or "events"
    columns = guessed_columns(look.headings, chosen)
    if is_remembered:
        columns = {field: heading for field, heading in (columns | known.columns).items() if heading}
    return FileColumns(chosen, column_choices(chosen), look.headings, look.samples, columns, is_remembered,
                       file_before if is_remembered else None)  # fmt: skip


def _table_kind(kind: str | None) -> TableKind | None:
    return next((one for one in get_args(TableKind) if one == kind), None)
