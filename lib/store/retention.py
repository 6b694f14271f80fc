"""Deleting what has had its time. Rows stay where they are counted; only texts and exact positions go."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, or_, select, update

from lib.domain.codes import Precision
from lib.domain.retention import Limits
from lib.store.data_versions import count_the_write
from lib.store.retention_work import WORDS, count_work_texts, long_closed, take_work_texts
from lib.store.tables import (
    drafts,
    earlier_versions,
    events,
    quarantine,
    reports,
    versions,
    walk_observations,
    walk_photos,
)

OF_REPORTS = ("description", "assessment", "outcome", "place_name", "reporter_organisation")
"""What somebody wrote, and who and where in words. Category, area and time stay: they are counted."""
SAID = ("observation", "cause", "proposal")
"""What people said at a stop, in words. What was decided, and why, stays."""


@dataclass(frozen=True)
class Due:
    """How many rows of each kind."""

    report_texts: int
    event_positions: int
    quarantined_rows: int
    earlier_versions: int
    walk_texts: int
    walk_photos: int
    report_positions: int
    work_texts: int
    drafts: int

    @property
    def is_nothing(self) -> bool:
        return not any(vars(self).values())


def known_municipalities(connection: Connection) -> list[str]:
    return list(connection.execute(select(versions.c.municipality).order_by(versions.c.municipality)).scalars())


def count_due(connection: Connection, municipality: str, limits: Limits) -> Due:
    """What `purge` would take."""

    def count(which: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).where(which)).scalar_one()

    return Due(
        report_texts=count(_report_texts(municipality, limits)),
        event_positions=count(_event_positions(municipality, limits)),
        quarantined_rows=count(_quarantined(municipality, limits)),
        earlier_versions=count(_earlier(municipality, limits)),
        walk_texts=count(_walk_texts(municipality, limits)),
        walk_photos=count(_walk_photos(municipality, limits)),
        report_positions=count(_report_positions(municipality, limits)),
        work_texts=count_work_texts(connection, municipality, limits),
        drafts=count(_drafts(municipality, limits)),
    )


def purge(connection: Connection, municipality: str, limits: Limits) -> Due:
    """Take what is due, in the transaction of the caller, and say how much that was."""
    due = count_due(connection, municipality, limits)
    if due.is_nothing:
        return due
    connection.execute(delete(earlier_versions).where(_earlier(municipality, limits)))
    connection.execute(delete(quarantine).where(_quarantined(municipality, limits)))
    take_work_texts(connection, municipality, limits)
    connection.execute(delete(drafts).where(_drafts(municipality, limits)))
    no_text = dict.fromkeys(OF_REPORTS, None) | {"version": reports.c.version + 1}
    connection.execute(update(reports).where(_report_texts(municipality, limits)).values(**no_text))
    no_position = {"lon": None, "lat": None, "precision": Precision.AREA.value}
    connection.execute(update(events).where(_event_positions(municipality, limits)).values(**no_position))
    no_place = no_position | {"version": reports.c.version + 1}
    connection.execute(update(reports).where(_report_positions(municipality, limits)).values(**no_place))
    no_words = dict.fromkeys(SAID, None) | {"version": walk_observations.c.version + 1}
    connection.execute(update(walk_observations).where(_walk_texts(municipality, limits)).values(**no_words))
    connection.execute(delete(walk_photos).where(_walk_photos(municipality, limits)))
    count_the_write(connection, municipality)
    return due


def wipe_traces(engine: Engine) -> None:
    """Let SQLite's log of writes, which still has what was deleted, run into the file and be emptied."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]


def _report_texts(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return _old_reports(municipality, limits) & or_(*(reports.c[name].is_not(None) for name in OF_REPORTS))


def _old_reports(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return (reports.c.municipality == municipality) & (reports.c.reported_at < limits.report_text)


def _report_positions(municipality: str, limits: Limits) -> ColumnElement[bool]:
    """Reports keep their point as long as crimes do; the area that they are counted in stays."""
    is_old = (reports.c.municipality == municipality) & (reports.c.reported_at < limits.event_position)
    return is_old & (reports.c.lon.is_not(None) | reports.c.lat.is_not(None))


def _drafts(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return (drafts.c.municipality == municipality) & (drafts.c.saved_at < limits.draft)


def _event_positions(municipality: str, limits: Limits) -> ColumnElement[bool]:
    is_old = (events.c.municipality == municipality) & (events.c.event_from < limits.event_position)
    return is_old & (events.c.lon.is_not(None) | events.c.lat.is_not(None))


def _quarantined(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return (quarantine.c.municipality == municipality) & (quarantine.c.held_at < limits.quarantine)


def _earlier(municipality: str, limits: Limits) -> ColumnElement[bool]:
    """Of old reports and observations and of work long closed all of them, of everything else what was written over
    long ago."""
    is_old = earlier_versions.c.saved_at < limits.report_text
    for table, which in (
        (reports, _old_reports(municipality, limits)),
        (walk_observations, _old_observations(municipality, limits)),
        *((table, long_closed(table, municipality, limits)) for table in WORDS),
    ):
        rows = select(table.c.id).where(which)
        is_old |= (earlier_versions.c.table_name == table.name) & earlier_versions.c.row_id.in_(rows)
    return (earlier_versions.c.municipality == municipality) & is_old


def _old_observations(municipality: str, limits: Limits) -> ColumnElement[bool]:
    its = walk_observations.c
    return (its.municipality == municipality) & (its.observed_at < limits.report_text)


def _walk_texts(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return _old_observations(municipality, limits) & or_(*(walk_observations.c[name].is_not(None) for name in SAID))


def _walk_photos(municipality: str, limits: Limits) -> ColumnElement[bool]:
    return (walk_photos.c.municipality == municipality) & (walk_photos.c.added_at < limits.walk_photo)
