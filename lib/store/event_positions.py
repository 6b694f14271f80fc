"""Events with their positions, as frames."""

import pandas as pd
from sqlalchemy import Engine, select

from lib.domain.codes import Precision
from lib.store.tables import events

PLACED = (Precision.EXACT, Precision.STREET)


def read_placed_events(engine: Engine, municipality: str) -> pd.DataFrame:
    """category, month, area_code, lon and lat (WGS84) of the events that are placed on the spot or on the street."""
    columns = (events.c.category, events.c.month, events.c.area_code, events.c.lon, events.c.lat)
    query = select(*columns).where(
        events.c.municipality == municipality, events.c.precision.in_(PLACED), events.c.lon.is_not(None)
    )
    with engine.connect().execution_options(reads_only=True) as connection:
        return pd.read_sql(query.order_by(events.c.id), connection)


def read_timed_events(engine: Engine, municipality: str) -> pd.DataFrame:
    """category, month, area_code, event_from, event_to (local times), lon, lat and precision of every event."""
    names = ("category", "month", "area_code", "event_from", "event_to", "lon", "lat", "precision")
    query = select(*(events.c[name] for name in names)).where(events.c.municipality == municipality)
    with engine.connect().execution_options(reads_only=True) as connection:
        return pd.read_sql(query.order_by(events.c.id), connection)
