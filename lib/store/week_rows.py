"""Finding how an area was judged in a period, and what was noted of it."""

from sqlalchemy import Connection, select

from lib.domain.conflict import Fields
from lib.store.tables import assessments, week_notes


def find_assessment(connection: Connection, municipality: str, period_key: str, area_code: str) -> Fields | None:
    """The one row of an area in a period, with id and version."""
    its = (assessments.c.municipality == municipality) & (assessments.c.period_key == period_key)
    query = select(assessments).where(its, assessments.c.area_code == area_code)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else dict(row)


def find_note(connection: Connection, municipality: str, period_key: str) -> Fields | None:
    its = (week_notes.c.municipality == municipality) & (week_notes.c.period_key == period_key)
    row = connection.execute(select(week_notes).where(its)).mappings().one_or_none()
    return None if row is None else dict(row)
