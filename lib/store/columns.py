"""What the tables have in common: the names of their constraints, and the columns that every row carries."""

from typing import Any

from sqlalchemy import JSON, Column, DateTime, ForeignKey, Integer, MetaData, String

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

Json = JSON(none_as_null=True)
"""None is SQL's NULL here, not the word null."""


def imported_row() -> tuple[Column[Any], ...]:
    """A row that a file brought: it is taken out with its batch."""
    return (*_owner(is_imported=True), *_keeping())


def bulk_row() -> tuple[Column[Any], ...]:
    """The same where a file brings hundreds of thousands: without a foreign key, which PostgreSQL looks up row by row
    and which cost an import as much as writing the rows. Whatever takes out a batch takes out its rows by name."""
    batch = Column("batch_id", Integer, nullable=False, index=True)
    return (Column("municipality", String(60), nullable=False), batch, *_keeping())


def edited_row() -> tuple[Column[Any], ...]:
    """A row that people edit: no batch when it was made by hand, and a version that counts the edits."""
    version = Column("version", Integer, nullable=False, default=1, server_default="1")
    return (*_owner(is_imported=False), *_keeping(), version)


def _owner(is_imported: bool) -> tuple[Column[Any], ...]:
    batch = ForeignKey("batches.id", ondelete="CASCADE")
    return (
        Column("municipality", String(60), nullable=False),
        Column("batch_id", Integer, batch, nullable=not is_imported, index=True),
    )


def _keeping() -> tuple[Column[Any], ...]:
    """`reviewed_at` is in UTC."""
    return (
        Column("secrecy", String(20), nullable=False, default="internal", server_default="internal"),
        Column("reviewed_by", String(120)),
        Column("reviewed_at", DateTime),
    )
