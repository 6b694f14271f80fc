"""When and where crimes were, and nothing else: what a week is counted from."""

import pandas as pd
from sqlalchemy import Engine, func, select

from lib.store.tables import events


def read_event_times(engine: Engine, municipality: str, months_back: int) -> pd.DataFrame:
    """category, area_code and event_from (local) of the newest month's crimes and those of some months before it."""
    its = events.c.municipality == municipality
    newest = select(func.max(events.c.month)).where(its).scalar_subquery()
    columns = (events.c.category, events.c.area_code, events.c.event_from)
    query = select(*columns).where(its, events.c.month >= newest - months_back).order_by(events.c.id)
    with engine.connect().execution_options(reads_only=True) as connection:
        return pd.read_sql(query, connection)
