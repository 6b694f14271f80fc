"""Tables that people work in: what they report, decide and follow up."""

from sqlalchemy import Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, String, Table, Text, false

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
    Column("place_name", String(120)),
    Column("assessment", Text),
    Column("outcome", Text),
    Column("review_by", Date),
    sqlite_autoincrement=True,
)
"""Reports about places, unsafe or safe; `reasons` and `wishes` are ids separated by `;`. `assessment` is what those who
handle it think of it, `outcome` what came of it, `review_by` when it is looked at again."""

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
    Column("problem_id", Integer, ForeignKey("problems.id", ondelete="SET NULL"), index=True),
    Column("focus_area", String(20)),
    Column("activity", String(20)),
    Column("target_areas", String(60)),
    Column("contact_role", String(120)),
    Column("partners", Text),
    Column("due", Date),
    Column("expected_short", Text),
    Column("expected_long", Text),
    Column("indicator", String(60)),
    Column("evidence", Text),
    Column("cost_sek", Integer),
    Column("cost_note", Text),
    Column("status_date", Date),
    Column("status_reason", Text),
    Column("feedback_given", Date),
    Column("follow_up_on", Date),
    Column("is_quick", Boolean, nullable=False, default=False, server_default=false()),
    Column("review_by", Date),
    sqlite_autoincrement=True,
)
"""What is done about it, by whom and from when; `target_areas` are letters separated by `;`. A measure may belong to a
problem without a cause. `owner_board` is a board of the plan or the name of an organisation. `due` is when it is to be
done, `follow_up_on` when its effect is to be looked at, `review_by` when somebody is to look at the row again.
`is_quick` was decided in the short cycle of the week."""

promises = Table(
    "promises",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("promise_key", String(80), nullable=False),
    Column("title", String(120), nullable=False),
    Column("period_from", Date, nullable=False),
    Column("period_to", Date, nullable=False),
    Column("problem_id", Integer, ForeignKey("problems.id", ondelete="SET NULL"), index=True),
    Column("area_code", String(20)),
    Column("actions", Json),
    Column("effect", Text),
    Column("feedback", Text),
    Column("feedback_given", Date),
    Column("status", String(20), nullable=False),
    Column("public_text", Text),
    Column("review_by", Date),
    sqlite_autoincrement=True,
)
"""What police and municipality promise the citizens; `actions` is a list of text and done_on (a day or None)."""

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
