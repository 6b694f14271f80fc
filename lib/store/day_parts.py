"""Events counted by the part of the day they surely fell in: in the database, which takes no clock times out."""

import pandas as pd
from sqlalchemy import ColumnElement, Engine, String, and_, case, cast, extract, func, or_, select

from lib.store.tables import events

DAY_FROM, EVENING_FROM = "06", "18"
"""Day is 06–18, evening and night 18–06."""
HALF_A_DAY_SECONDS = 12 * 3600


def read_day_parts(engine: Engine, municipality: str) -> pd.DataFrame:
    """area_code, category, month, batch_id, part (`day` or `evening`) and count.

    Times are local. Events without an area, and those whose window reaches into both parts, are left out.
    """
    keys = [events.c.area_code, events.c.category, events.c.month, events.c.batch_id, _part().label("part")]
    its = (events.c.municipality == municipality) & events.c.area_code.is_not(None) & _part().is_not(None)
    query = select(*keys, func.count().label("count")).where(its).group_by(*keys)
    with engine.connect().execution_options(reads_only=True) as connection:
        counted = pd.read_sql(query, connection)
    return counted.sort_values(["area_code", "category", "month", "batch_id", "part"], ignore_index=True)


def _part() -> ColumnElement[str]:
    """Dates and hours are cut out of the written time: on SQLite ten times as fast as its functions for time, of
    which only the few windows over midnight need one."""
    start, stop = events.c.event_from, func.coalesce(events.c.event_to, events.c.event_from)
    hour, until = (func.substr(cast(moment, String), 12, 2) for moment in (start, stop))
    same_day = func.substr(cast(start, String), 1, 10) == func.substr(cast(stop, String), 1, 10)
    by_day = and_(hour >= DAY_FROM, until < EVENING_FROM, until >= hour, same_day)
    one_evening = and_(or_(hour >= EVENING_FROM, until < DAY_FROM), until >= hour, same_day)
    seconds = extract("epoch", stop) - extract("epoch", start)
    overnight = and_(hour >= EVENING_FROM, until < DAY_FROM, seconds > 0, seconds < HALF_A_DAY_SECONDS)
    return case((by_day, "day"), (or_(one_evening, overnight), "evening"))
