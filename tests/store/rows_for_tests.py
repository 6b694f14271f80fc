"""A few rows of every kind, to put in and look for."""

from datetime import datetime

import pandas as pd

from lib.store.copying import count_rows
from lib.store.writing import Batch

PLACE = "0001-prov"


def batch(**changes):
    given = {
        "municipality": PLACE,
        "kind": "events",
        "file_name": "a.csv",
        "file_sha256": "f" * 64,
        "source": "Prov",
        "data_date": None,
        "created_at": datetime(2026, 1, 2, 3, 4),
        "is_synthetic": False,
    }
    return Batch(**(given | changes))


def three_events():
    return pd.DataFrame(
        {
            "category": ["ran", "ran", "klotter"],
            "event_from": pd.to_datetime(["2026-01-05 22:00", "2026-01-06 01:30", "2026-02-01 00:00"]),
            "event_to": pd.to_datetime(["2026-01-05 23:00", None, None]),
            "month": [24312, 24312, 24313],
            "area_code": ["A", None, "A"],
            "lon": [16.5, None, 16.6],
            "lat": [59.6, None, 59.7],
            "precision": ["exact", "area", "street"],
        }
    )


def report(**changes):
    given = {
        "reported_at": datetime(2026, 1, 5, 12),
        "event_from": datetime(2026, 1, 5, 10),
        "event_to": None,
        "month": 24312,
        "precision": "exact",
        "category": "miljo",
        "description": "Mörkt vid bron",
        "police_reported": "no",
        "reasons": "morker",
        "wishes": "",
        "status": "ny",
        "lon": 16.5,
        "lat": 59.6,
    }
    return given | changes


def reports(*rows):
    return pd.DataFrame([report(**row) for row in rows])


def count_now(engine):
    """Rows by table."""
    with engine.connect().execution_options(reads_only=True) as connection:
        return count_rows(connection)
