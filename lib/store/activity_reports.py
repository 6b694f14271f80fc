"""Finding a board's report."""

from sqlalchemy import Connection, select

from lib.domain.conflict import Fields
from lib.domain.half_year import HalfYear
from lib.store.tables import activity_reports


def find_report(
    connection: Connection, municipality: str, plan: str, activity: str, half: HalfYear, board: str
) -> Fields | None:
    """The one row of a board's report, with id and version."""
    table = activity_reports.c
    its = (table.plan == plan, table.activity == activity, table.year == half.year, table.half == half.half)
    query = select(activity_reports).where(table.municipality == municipality, *its, table.board == board)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else dict(row)
