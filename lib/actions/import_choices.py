"""What a user may choose about an import."""

from lib.intake.column_choices import ColumnChoice, TableKind, column_choices
from lib.intake.incoming import KINDS, TABLE_KINDS
from lib.intake.map_file import ImportMap, read_map
from lib.intake.recognising import FORMATS

__all__ = [
    "FORMATS",
    "KINDS",
    "TABLE_KINDS",
    "ColumnChoice",
    "ImportMap",
    "TableKind",
    "column_choices",
    "read_map",
]
