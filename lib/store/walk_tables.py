"""Tables of the safety walks: the walk, its stops, what was seen at each, and photos."""

from sqlalchemy import Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, String, Table, Text, false

from lib.store.columns import Json, edited_row, metadata

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
    Column("walk_key", String(80)),
    Column("kind", String(20), nullable=False, default="ordinary", server_default="ordinary"),
    Column("repeat_of", Integer, ForeignKey("walks.id", ondelete="SET NULL"), index=True),
    Column("problem_id", Integer, ForeignKey("problems.id", ondelete="SET NULL"), index=True),
    Column("minutes", Integer),
    Column("meeting_before", DateTime),
    Column("meeting_after", DateTime),
    Column("solo_light", DateTime),
    Column("solo_dark", DateTime),
    Column("meeting_place", String(120)),
    Column("route_choice", Json),
    Column("checklist", Json),
    Column("leader_role", String(120)),
    Column("secretary_role", String(120)),
    Column("accessibility", Text),
    Column("announced", Text),
    Column("invitation", Text),
    Column("aim", Text),
    Column("aim_due", Date),
    Column("feedback", Text),
    Column("review_by", Date),
    sqlite_autoincrement=True,
)
"""Safety walks (`lib.domain.walk`). All times are local. `route` is a list of stops with name, lon and lat as a file
brought them; in the store its stops are rows of `walk_stops`. `roles_invited` is a list of role, n_invited and n_came:
numbers of people, never names. `route_choice` is how the route was asked for (`lib.domain.walk.RouteChoice`),
`checklist` the ids of the aspects to look at, none for all. `minutes` is the whole walk with its stops. `repeat_of` is
the walk whose stops are walked again."""

walk_stops = Table(
    "walk_stops",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("walk_id", Integer, ForeignKey("walks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("stop_key", String(80)),
    Column("number", Integer, nullable=False),
    Column("loop", Integer, nullable=False, default=1, server_default="1"),
    Column("name", String(120), nullable=False),
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
    Column("area_code", String(20)),
    Column("minutes", Float),
    Column("reason", Text),
    Column("aspects", Json),
    Column("same_as", Integer, ForeignKey("walk_stops.id", ondelete="SET NULL"), index=True),
    Column("is_left_out", Boolean, nullable=False, default=False, server_default=false()),
    sqlite_autoincrement=True,
)
"""Where the walk stops, in WGS84, by `number` from 1. `loop` is 2 for what does not fit in the time. `minutes` is how
long to stand there, None for the walk's own choice; `aspects` ids of the checklist, none for all that the walk looks
at. `same_as` is the stop of an earlier walk. A stop that is left out is not walked; what was said of it stays."""

walk_observations = Table(
    "walk_observations",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("walk_id", Integer, ForeignKey("walks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("stop_id", Integer, ForeignKey("walk_stops.id", ondelete="SET NULL"), index=True),
    Column("client_key", String(80), nullable=False),
    Column("group_number", Integer, nullable=False, default=1, server_default="1"),
    Column("observed_at", DateTime, nullable=False),
    Column("aspect", String(60)),
    Column("item", String(60)),
    Column("answer", String(10)),
    Column("feeling", String(10)),
    Column("perspective", String(40)),
    Column("observation", Text),
    Column("cause", Text),
    Column("proposal", Text),
    Column("owner", String(120)),
    Column("priority", Integer),
    Column("lon", Float),
    Column("lat", Float),
    Column("is_draft", Boolean, nullable=False, default=False, server_default=false()),
    Column("decision", String(20)),
    Column("reason", Text),
    Column("measure_key", String(80)),
    Column("reply", Text),
    sqlite_autoincrement=True,
)
"""What somebody said at a stop. `client_key` is made where it is written, so that an answer sent twice is one row.
`observed_at` is local. `answer` is of the checklist's `item`; `feeling` safe, unsafe or both; `perspective` a group,
never a person; `priority` 1–3, 1 first. `is_draft` while it is half-written. `decision` is what becomes of it, with
`reason` when it is not possible and `measure_key` when it became a measure. `secrecy` is open only when somebody has
read the text and said so."""

walk_photos = Table(
    "walk_photos",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False),
    Column("walk_id", Integer, ForeignKey("walks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("observation_id", Integer, ForeignKey("walk_observations.id", ondelete="CASCADE"), index=True),
    Column("client_key", String(80), nullable=False),
    Column("secrecy", String(20), nullable=False, default="internal", server_default="internal"),
    Column("added_by", String(120), nullable=False),
    Column("added_at", DateTime, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Photos without metadata: `content` is a JPEG in base64, so that any backup can carry it; `added_at` in UTC. Always
internal, never edited, and when one is removed nothing of it is kept."""

KEYS = (walks.c.walk_key, walk_stops.c.stop_key, walk_observations.c.client_key, walk_photos.c.client_key)
for _key in KEYS:
    Index(f"uq_{_key.table.name}_key", _key.table.c.municipality, _key, unique=True)
