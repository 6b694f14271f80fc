"""Tables of the chain from what is seen to what came of it: problems, why they are there, how they were weighed."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from lib.store.columns import Json, edited_row, metadata

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("problem_key", String(80)),
    Column("title", String(120), nullable=False),
    Column("description", Text),
    Column("area_code", String(20)),
    Column("place", String(200)),
    Column("season", String(120)),
    Column("weekdays", String(120)),
    Column("hours", String(120)),
    Column("exposed", Text),
    Column("theme", String(60)),
    Column("focus_area", String(20)),
    Column("pyramid_level", String(60)),
    Column("is_signal_crime", Boolean),
    Column("question", Json),
    Column("origin", String(255)),
    Column("figures", Json),
    Column("status", String(20), nullable=False),
    Column("status_reason", Text),
    Column("expected", Text),
    Column("follow_up_on", Date),
    Column("result", Text),
    Column("feedback", Text),
    Column("feedback_given", Date),
    Column("review_by", Date),
    sqlite_autoincrement=True,
)
"""What the picture points out. `origin` says where it was seen, such as a contrast and its area and period, and
`figures` holds the numbers as they were then, with the day and the data version. `question` is what was asked for the
number that is followed: indicator, themes, area and period; it is asked again whenever the problem is opened."""

causes = Table(
    "causes",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("cause_key", String(80)),
    Column("problem_id", Integer, ForeignKey("problems.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("parent_id", Integer, ForeignKey("causes.id", ondelete="SET NULL"), index=True),
    Column("layer", String(20)),
    Column("side", String(20), nullable=False),
    Column("description", Text, nullable=False),
    Column("sources_used", Text),
    Column("sources_rejected", Text),
    Column("limits", Text),
    sqlite_autoincrement=True,
)
"""Why a problem is there, seen from one `side`: exposed, offender or place; and how sure that is. A cause under another
(`parent_id`) is a cause of the cause; `layer` is the iceberg's (cause, root_cause)."""

priorities = Table(
    "priorities",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("problem_id", Integer, ForeignKey("problems.id", ondelete="CASCADE"), nullable=False),
    Column("actor", String(60), nullable=False),
    Column("answers", Json, nullable=False),
    Column("note", Text),
    sqlite_autoincrement=True,
)
"""A problem's row of the prioritisation matrix as one actor (`police`, `municipality`, …) answers it: a number 0–3 by
criterion. A criterion without an answer is left out."""

links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("from_kind", String(20), nullable=False),
    Column("from_id", String(80), nullable=False),
    Column("to_kind", String(20), nullable=False),
    Column("to_id", String(80), nullable=False),
    Column("note", String(200)),
    sqlite_autoincrement=True,
)
"""What hangs together with what, beyond the hard keys; kinds are `lib.domain.links.ObjectKind`, ids are as text."""

Index("uq_priorities_problem_actor", priorities.c.problem_id, priorities.c.actor, unique=True)
Index(
    "uq_links_ends",
    *(links.c[name] for name in ("municipality", "from_kind", "from_id", "to_kind", "to_id")),
    unique=True,
)
Index("ix_links_to", links.c.municipality, links.c.to_kind, links.c.to_id)
