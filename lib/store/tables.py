"""The tables. A change here needs a migration; a test compares the two."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


def _belongs_to_a_batch() -> tuple[Column[Any], ...]:
    """Every row knows its municipality, the import that brought it and its secrecy class."""
    return (
        Column("municipality", String(60), nullable=False),
        Column("batch_id", Integer, ForeignKey("batches.id", ondelete="CASCADE"), nullable=False, index=True),
        Column("secrecy", String(20), nullable=False, default="internal", server_default="internal"),
    )


versions = Table(
    "versions",
    metadata,
    Column("municipality", String(60), primary_key=True),
    Column("version", Integer, nullable=False),
)
"""Counts the writes to a municipality's rows. Cached answers are kept by it."""

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
)
"""One import of one file."""

populations = Table(
    "populations",
    metadata,
    Column("id", Integer, primary_key=True),
    *_belongs_to_a_batch(),
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
    *_belongs_to_a_batch(),
    Column("indicator", String(60), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("period", String(20), nullable=False),
    Column("sex", String(10), nullable=False),
    Column("age", String(10), nullable=False),
    Column("value", Float),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("n", Integer),
    Column("source", String(255), nullable=False),
    Column("data_date", Date),
)
"""Figures that come ready-made, in the unit of their indicator; `area_code` may be the municipality's, the
county's or the country's code."""

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    *_belongs_to_a_batch(),
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

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    *_belongs_to_a_batch(),
    Column("report_key", String(80)),
    Column("reported_at", DateTime, nullable=False),
    Column("event_from", DateTime, nullable=False),
    Column("event_to", DateTime),
    Column("month", Integer, nullable=False),
    Column("place_type", String(20)),
    Column("area_code", String(20)),
    Column("lon", Float),
    Column("lat", Float),
    Column("precision", String(10), nullable=False),
    Column("category", String(60), nullable=False),
    Column("subcategory", String(60)),
    Column("description", Text),
    Column("reporter_organisation", String(120)),
    Column("police_reported", String(10), nullable=False),
    Column("reasons", String(255), nullable=False),
    Column("wishes", String(255), nullable=False),
    Column("status", String(20), nullable=False),
    Column("measure_key", String(80)),
    Column("duplicate_of", String(80)),
)
"""Reports about places, unsafe or safe; `reasons` and `wishes` are ids separated by `;`."""

measures = Table(
    "measures",
    metadata,
    Column("id", Integer, primary_key=True),
    *_belongs_to_a_batch(),
    Column("measure_key", String(80), nullable=False),
    Column("title", String(120), nullable=False),
    Column("area_code", String(20)),
    Column("place_id", String(60)),
    Column("lon", Float),
    Column("lat", Float),
    Column("theme", String(60)),
    Column("prevention", String(20)),
    Column("level", String(20)),
    Column("horizon", String(20)),
    Column("owner_board", String(60)),
    Column("started", Date),
    Column("ended", Date),
    Column("status", String(20), nullable=False),
    Column("expected", Text),
    Column("result", Text),
)
"""What is done about it, by whom and from when."""

Index("ix_events_municipality_month", events.c.municipality, events.c.month)
Index("ix_events_municipality_area_code_month", events.c.municipality, events.c.area_code, events.c.month)
Index("ix_reports_municipality_month", reports.c.municipality, reports.c.month)
Index("ix_indicator_values_municipality_indicator", indicator_values.c.municipality, indicator_values.c.indicator)
Index("ix_populations_municipality_year", populations.c.municipality, populations.c.year)
