"""Deleting what has had its time. Rows stay where they are counted; only texts and exact positions go."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, select, update

from lib.domain.codes import Precision
from lib.domain.retention import Limits
from lib.store.data_versions import count_the_write
from lib.store.tables import earlier_versions, events, quarantine, reports, versions


@dataclass(frozen=True)
class Due:
    """How many rows of each kind."""

    report_texts: int
    event_positions: int
    quarantined_rows: int
    earlier_versions: int

    @property
    def is_nothing(self) -> bool:
        return not any(vars(self).values())


def known_municipalities(connection: Connection) -> list[str]:
    return list(connection.execute(select(versions.c.municipality).order_by(versions.c.municipality)).scalars())


def count_due(connection: Connection, municipality: str, limits: Limits) -> Due:
    """What `purge` would take."""
    return Due(
        *(
            connection.execute(select(func.count()).where(which)).scalar_one()
            for which in (
                _report_texts(municipality, limits),
                _event_positions(municipality, limits),
                _quarantined(municipality, limits),
                _earlier(municipality, limits),
            )
        )
    )


def purge(connection: Connection, municipality: str, limits: Limits) -> Due:
    """Take what is due, in the transaction of the caller, and say how much that was."""
    due = count_due(connection, municipality, limits)
    if due.is_nothing:
        return due
    connection.execute(delete(earlier_versions).where(_earlier(municipality, limits)))
    connection.execute(delete(quarantine).where(_quarantined(municipality, limits)))
    no_text = {"description": None, "assessment": None, "version": reports.c.version + 1}
    connection.execute(update(reports).where(_report_texts(municipality, limits)).values(**no_text))
    no_position = {"lon": None, "lat": None, "precision": Precision.AREA.value}
    connection.execute(update(events).where(_event_positions(municipality, limits)).values(**no_position))
    count_the_write(connection, municipality)
    return due


def wipe_traces(engine: Engine) -> None:
    """Let SQLite's log of writes, which still has what was deleted, run into the file and be emptied."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]


def _report_texts(municipality: str, limits: Limits) -> ColumnElement[bool]:
    has_text = reports.c.description.is_not(None) | reports.c.assessment.is_not(None)
    return _old_reports(municipality, limits) & has_text


def _old_reports(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return (reports.c.municipality == municipality) & (reports.c.reported_at < limits.report_text)


def _event_positions(municipality: str, limits: Limits) -> ColumnElement[bool]:
    is_old = (events.c.municipality == municipality) & (events.c.event_from < limits.event_position)
    return is_old & (events.c.lon.is_not(None) | events.c.lat.is_not(None))


def _quarantined(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return (quarantine.c.municipality == municipality) & (quarantine.c.held_at < limits.quarantine)


def _earlier(municipality: str, limits: Limits) -> ColumnElement[bool]:
    """Of old reports all of them, of everything else what was written over long ago."""
    rows = select(reports.c.id).where(_old_reports(municipality, limits))
    of_reports = (earlier_versions.c.table_name == reports.name) & earlier_versions.c.row_id.in_(rows)
    is_old = earlier_versions.c.saved_at < limits.report_text
    return (earlier_versions.c.municipality == municipality) & (of_reports | is_old)
