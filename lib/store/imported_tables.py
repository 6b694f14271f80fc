"""Tables that files fill, batch by batch."""

from sqlalchemy import Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, String, Table, Text

from lib.store.columns import Json, bulk_row, imported_row, metadata

batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False, index=True),
    Column("kind", String(30), nullable=False),
    Column("file_name", String(255), nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("source", String(255), nullable=False),
    Column("data_date", Date),
    Column("created_at", DateTime, nullable=False),
    Column("n_rows", Integer, nullable=False),
    Column("is_synthetic", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
"""One import of one file. Ids are never used again, not even after an undo: the audit log names them."""

populations = Table(
    "populations",
    metadata,
    Column("id", Integer, primary_key=True),
    *imported_row(),
    Column("area_code", String(20), nullable=False),
    Column("year", Integer, nullable=False),
    Column("sex", String(10), nullable=False),
    Column("age", String(10), nullable=False),
    Column("count", Integer, nullable=False),
)
"""Inhabitants on 31 December of `year`."""

indicator_values = Table(
    "indicator_values",
    metadata,
    Column("id", Integer, primary_key=True),
    *imported_row(),
    Column("indicator", String(60), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("period", String(20), nullable=False),
    Column("sex", String(10), nullable=False),
    Column("age", String(10), nullable=False),
    Column("value", Float),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("n", Integer),
    Column("margin", Float),
    Column("source", String(255), nullable=False),
    Column("data_date", Date),
)
"""Figures that come ready-made, in the unit of their indicator; `area_code` may be the municipality's, the
county's or the country's code. `margin` is half the width of the source's own 95 % interval."""

survey_results = Table(
    "survey_results",
    metadata,
    Column("id", Integer, primary_key=True),
    *imported_row(),
    Column("survey", String(120), nullable=False),
    Column("question", String(255), nullable=False),
    Column("answer", String(255), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("period", String(20), nullable=False),
    Column("sex", String(10), nullable=False),
    Column("age", String(10), nullable=False),
    Column("share_pct", Float),
    Column("n", Integer),
    Column("source", String(255), nullable=False),
    Column("data_date", Date),
)
"""How the answers to a question were shared out, where that is no indicator of its own; `n` people answered."""

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    *bulk_row(),
    Column("event_key", String(80)),
    Column("category", String(60), nullable=False),
    Column("event_from", DateTime, nullable=False),
    Column("event_to", DateTime),
    Column("month", Integer, nullable=False),
    Column("area_code", String(20)),
    Column("lon", Float),
    Column("lat", Float),
    Column("precision", String(10), nullable=False),
)
"""Reported crimes: local times of the municipality, WGS84 positions; `month` is months since year 0."""

news = Table(
    "news",
    metadata,
    Column("id", Integer, primary_key=True),
    *imported_row(),
    Column("news_key", String(80), nullable=False),
    Column("published_at", DateTime, nullable=False),
    Column("kind", String(120), nullable=False),
    Column("place", String(120), nullable=False),
    Column("summary", Text, nullable=False),
    Column("address", String(255)),
)
"""What the police tell the public. A selection, never counted as crimes: it has no position on purpose."""

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Integer, primary_key=True),
    *imported_row(),
    Column("row_number", Integer, nullable=False),
    Column("content", Json, nullable=False),
    Column("faults", Json, nullable=False),
    Column("held_at", DateTime, nullable=False),
    Column("resolved_by_batch", Integer, ForeignKey("batches.id", ondelete="SET NULL"), index=True),
)
"""Rows that were held back: `content` as the file had it, `faults` as dicts of Fault. `held_at` is in UTC."""

Index("ix_indicator_values_municipality_indicator", indicator_values.c.municipality, indicator_values.c.indicator)
Index("ix_populations_municipality_year", populations.c.municipality, populations.c.year)
