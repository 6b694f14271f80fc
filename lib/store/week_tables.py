"""Tables of the weekly picture: how each area was judged, and what was said and agreed."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from lib.store.columns import edited_row, metadata

assessments = Table(
    "assessments",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("period_key", String(20), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("level", String(10), nullable=False),
    Column("trend", String(10), nullable=False),
    Column("motive", Text, nullable=False),
    Column("proposed_level", String(10)),
    Column("proposal_reason", Text),
    sqlite_autoincrement=True,
)
"""A person's judgement of an area in a week, two weeks or a month (`lib.domain.est_period`), beside what the numbers
proposed then, None where they were too few. An area without a row is undecided."""

week_notes = Table(
    "week_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("period_key", String(20), nullable=False),
    Column("summary", Text),
    Column("coming", Text),
    Column("agreed", Text),
    Column("status", String(20), nullable=False),
    sqlite_autoincrement=True,
)
"""What was said of a period as a whole; `status` is draft or done. What went on to the deeper analysis are problems
whose `origin` names the period."""

Index(
    "uq_assessments_area",
    *(assessments.c[name] for name in ("municipality", "period_key", "area_code")),
    unique=True,
)
Index("uq_week_notes_period", week_notes.c.municipality, week_notes.c.period_key, unique=True)
