"""Tables by which the store keeps itself: versions, settings, history, the audit log, areas as they were."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text

from lib.store.columns import Json, metadata

versions = Table(
    "versions",
    metadata,
    Column("municipality", String(60), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("imports", Integer, nullable=False, server_default="0"),
)
"""`version` counts all writes to a municipality's rows, `imports` those that brought or took what came in files."""

edits = Table(
    "edits",
    metadata,
    Column("municipality", String(60), primary_key=True),
    Column("table_name", String(60), primary_key=True),
    Column("n", Integer, nullable=False),
)
"""How often people have written in each table: an answer is kept until one that it is made of is written in."""

settings = Table(
    "settings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False),
    Column("key", String(60), nullable=False),
    Column("value", Json, nullable=False),
    Column("reviewed_by", String(120)),
    Column("reviewed_at", DateTime),
    Column("version", Integer, nullable=False, default=1, server_default="1"),
    sqlite_autoincrement=True,
)
"""What a municipality decides in the app rather than in its files, such as how long texts are kept."""

earlier_versions = Table(
    "earlier_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False),
    Column("table_name", String(60), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", Json, nullable=False),
    Column("saved_at", DateTime, nullable=False),
)
"""Edited rows as they were before the edit: what two people started from. Kept here and not in the audit log, so
that texts can be deleted when their time is up."""

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", String(26), nullable=False),
    Column("actor", String(120), nullable=False),
    Column("action", String(40), nullable=False),
    Column("object", String(120), nullable=False),
    Column("details", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Who did what, each row sealed with the hash of the one before. Triggers refuse every change: an alteration of
this table must make them anew. `at` is UTC as text, `details` canonical JSON, both as they were hashed."""

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last_id", Integer, nullable=False),
    Column("last_hash", String(64), nullable=False),
)
"""The end of the audit log, in one row: a log that has lost its end shows."""

column_mappings = Table(
    "column_mappings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False),
    Column("shape_sha256", String(64), nullable=False),
    Column("mapping", Json, nullable=False),
    Column("used_at", DateTime, nullable=False),
)
"""How the columns of a file were read, for the next file with the same columns."""

area_versions = Table(
    "area_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("source", String(255), nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("loaded_at", DateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""A municipality's areas, each time they were replaced."""

areas = Table(
    "areas",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", Integer, ForeignKey("area_versions.id", ondelete="CASCADE"), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("name", String(120), nullable=False),
    Column("geometry", Text, nullable=False),
)
"""`geometry` is GeoJSON in EPSG:4326."""

Index("uq_settings_key", settings.c.municipality, settings.c.key, unique=True)
Index("uq_column_mappings_shape", column_mappings.c.municipality, column_mappings.c.shape_sha256, unique=True)
Index("uq_areas_area_code", areas.c.version_id, areas.c.area_code, unique=True)
Index(
    "uq_earlier_versions_row",
    *(earlier_versions.c[name] for name in ("table_name", "row_id", "version")),
    unique=True,
)
