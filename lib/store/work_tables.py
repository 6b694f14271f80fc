"""Tables that people work in: what they report, judge, decide and follow up."""

from sqlalchemy import Column, Date, DateTime, Float, ForeignKey, Index, Integer, String, Table, Text

from lib.store.columns import Json, edited_row, metadata

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
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
    sqlite_autoincrement=True,
)
"""Reports about places, unsafe or safe; `reasons` and `wishes` are ids separated by `;`."""

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("title", String(120), nullable=False),
    Column("description", Text),
    Column("area_code", String(20)),
    Column("theme", String(60)),
    Column("focus_area", String(20)),
    Column("criteria", Json),
    Column("origin", String(255)),
    Column("figures", Json),
    Column("status", String(20), nullable=False),
    Column("status_reason", Text),
    sqlite_autoincrement=True,
)
"""What the picture points out; `criteria` is the problem's row of the prioritisation matrix: for each actor (`police`,
`municipality`) its answer by criterion. `origin` says where it was seen, such as a contrast and its area and period,
and `figures` holds the numbers as they were then, with the day and the data version."""

causes = Table(
    "causes",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("problem_id", Integer, ForeignKey("problems.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("side", String(20), nullable=False),
    Column("description", Text, nullable=False),
    Column("sources_used", Text),
    Column("sources_rejected", Text),
    Column("limits", Text),
    sqlite_autoincrement=True,
)
"""Why a problem is there, seen from one `side`: exposed, offender or place; and how sure that is."""

measures = Table(
    "measures",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("measure_key", String(80), nullable=False),
    Column("cause_id", Integer, ForeignKey("causes.id", ondelete="SET NULL"), index=True),
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
    sqlite_autoincrement=True,
)
"""What is done about it, by whom and from when."""

walks = Table(
    "walks",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("title", String(120), nullable=False),
    Column("purpose", Text),
    Column("area_code", String(20)),
    Column("starts_at", DateTime, nullable=False),
    Column("light", String(10)),
    Column("route", Json),
    Column("roles_invited", Json),
    Column("status", String(20), nullable=False),
    Column("feedback_given", Date),
    sqlite_autoincrement=True,
)
"""Safety walks; `starts_at` is local, `route` a list of stops with name, lon and lat. Roles, never names."""

activity_reports = Table(
    "activity_reports",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("plan", String(60), nullable=False),
    Column("activity", String(20), nullable=False),
    Column("year", Integer, nullable=False),
    Column("half", Integer, nullable=False),
    Column("board", String(60), nullable=False),
    Column("status", String(20), nullable=False),
    Column("done", Text),
    Column("result", Text),
    Column("obstacles", Text),
    Column("next_step", Text),
    Column("reason", Text),
    Column("reported_on", Date),
    sqlite_autoincrement=True,
)
"""What a board says of an activity in the plan for a half-year (1 or 2); `reason` for what was changed or closed.
`reported_on` is the local day when it was first said."""

Index("ix_reports_municipality_month", reports.c.municipality, reports.c.month)
Index(
    "uq_activity_reports_half_year",
    *(activity_reports.c[name] for name in ("municipality", "plan", "activity", "year", "half", "board")),
    unique=True,
)
