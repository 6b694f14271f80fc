"""Tables of meetings: what is shown, and what was decided there."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text

from lib.store.columns import Json, edited_row, metadata

presentations = Table(
    "presentations",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("title", String(120), nullable=False),
    Column("version_id", Integer, ForeignKey("picture_versions.id", ondelete="SET NULL"), index=True),
    Column("period", String(20)),
    Column("comparison", String(20)),
    Column("audience", String(20), nullable=False),
    Column("problems", Json),
    Column("slides", Json),
    Column("texts_read_on", Date),
    Column("held_on", Date),
    sqlite_autoincrement=True,
)
"""What a meeting is shown. Without `version_id` it is the present state, asked for `period` and `comparison`.
`problems` are ids, `slides` what people wrote over the app's proposals (`lib.domain.deck.OwnSlide`), by slide.
`texts_read_on` is the day somebody said that those texts may be seen by the public; None after a change in them."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("presentation_id", Integer, ForeignKey("presentations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("owner", String(60)),
    Column("due", Date),
    Column("measure_key", String(80)),
    sqlite_autoincrement=True,
)
"""What was decided at the meeting. `measure_key` names the measure that it became, None when it became none."""
