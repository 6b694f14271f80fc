"""Safety walks: meetings, stops, observations, photos"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

MOMENTS = ("meeting_before", "meeting_after", "solo_light", "solo_dark")
NAMES = {"walk_key": 80, "meeting_place": 120, "leader_role": 120, "secretary_role": 120}
TEXTS = ("accessibility", "announced", "invitation", "aim", "feedback")
STOP_TEXTS = {"aspect": 60, "item": 60, "answer": 10, "feeling": 10, "perspective": 40, "owner": 120, "decision": 20,
              "measure_key": 80}  # fmt: skip
KEYS = {"walks": "walk_key", "walk_stops": "stop_key", "walk_observations": "client_key", "walk_photos": "client_key"}


def upgrade() -> None:
    _add_to_walks()
    _create_stops()
    _create_observations()
    _create_photos()
    for table in ("walk_stops", "walk_observations"):
        op.create_index(f"ix_{table}_batch_id", table, ["batch_id"])
    for table, key in KEYS.items():
        op.create_index(f"uq_{table}_key", table, ["municipality", key], unique=True)
    _move_stops()


def _add_to_walks() -> None:
    added: list[sa.Column[Any]] = [sa.Column(name, sa.DateTime()) for name in MOMENTS]
    added += [sa.Column(name, sa.String(length)) for name, length in NAMES.items()]
    added += [sa.Column(name, sa.Text()) for name in TEXTS]
    added += [sa.Column(name, sa.Integer()) for name in ("repeat_of", "problem_id", "minutes")]
    added += [sa.Column(name, sa.JSON()) for name in ("route_choice", "checklist")]
    added += [sa.Column(name, sa.Date()) for name in ("aim_due", "review_by")]
    added += [sa.Column("kind", sa.String(20), nullable=False, server_default="ordinary")]
    with op.batch_alter_table("walks", table_kwargs={"sqlite_autoincrement": True}) as table:
        for column in added:
            table.add_column(column)
        for name, other in (("repeat_of", "walks"), ("problem_id", "problems")):
            table.create_foreign_key(f"fk_walks_{name}", other, [name], ["id"], ondelete="SET NULL")
    for name in ("repeat_of", "problem_id"):
        op.create_index(f"ix_walks_{name}", "walks", [name])


def _create_stops() -> None:
    op.create_table(
        "walk_stops",
        *_edited_row("walk_stops"),
        sa.Column("walk_id", sa.Integer(), nullable=False),
        sa.Column("stop_key", sa.String(80)),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("loop", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("area_code", sa.String(20)),
        sa.Column("minutes", sa.Float()),
        sa.Column("reason", sa.Text()),
        sa.Column("aspects", sa.JSON()),
        sa.Column("same_as", sa.Integer()),
        sa.Column("is_left_out", sa.Boolean(), nullable=False, server_default=sa.false()),
        _key("walk_stops", "walk_id", "walks", "CASCADE"),
        _key("walk_stops", "same_as", "walk_stops", "SET NULL"),
        sqlite_autoincrement=True,
    )
    for name in ("walk_id", "same_as"):
        op.create_index(f"ix_walk_stops_{name}", "walk_stops", [name])


def _create_observations() -> None:
    op.create_table(
        "walk_observations",
        *_edited_row("walk_observations"),
        sa.Column("walk_id", sa.Integer(), nullable=False),
        sa.Column("stop_id", sa.Integer()),
        sa.Column("client_key", sa.String(80), nullable=False),
        sa.Column("group_number", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("observed_at", sa.DateTime(), nullable=False),
        *(sa.Column(name, sa.String(length)) for name, length in STOP_TEXTS.items()),
        *(sa.Column(name, sa.Text()) for name in ("observation", "cause", "proposal", "reason", "reply")),
        sa.Column("priority", sa.Integer()),
        sa.Column("lon", sa.Float()),
        sa.Column("lat", sa.Float()),
        sa.Column("is_draft", sa.Boolean(), nullable=False, server_default=sa.false()),
        _key("walk_observations", "walk_id", "walks", "CASCADE"),
        _key("walk_observations", "stop_id", "walk_stops", "SET NULL"),
        sqlite_autoincrement=True,
    )
    for name in ("walk_id", "stop_id"):
        op.create_index(f"ix_walk_observations_{name}", "walk_observations", [name])


def _create_photos() -> None:
    op.create_table(
        "walk_photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("walk_id", sa.Integer(), nullable=False),
        sa.Column("observation_id", sa.Integer()),
        sa.Column("client_key", sa.String(80), nullable=False),
        sa.Column("secrecy", sa.String(20), nullable=False, server_default="internal"),
        sa.Column("added_by", sa.String(120), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_walk_photos"),
        _key("walk_photos", "walk_id", "walks", "CASCADE"),
        _key("walk_photos", "observation_id", "walk_observations", "CASCADE"),
        sqlite_autoincrement=True,
    )
    for name in ("walk_id", "observation_id"):
        op.create_index(f"ix_walk_photos_{name}", "walk_photos", [name])


def _move_stops() -> None:
    """The stops of walks that came from files become rows, which observations can point at."""
    walks = sa.table("walks", *map(sa.column, ("id", "municipality", "secrecy")), sa.column("route", sa.JSON))
    names = ("municipality", "secrecy", "walk_id", "number", "name", "lon", "lat", "reason")
    stops = sa.table("walk_stops", *map(sa.column, names))
    connection = op.get_bind()
    for walk in connection.execute(sa.select(walks)).mappings().all():
        route = json.loads(walk["route"]) if isinstance(walk["route"], str) else walk["route"]
        for number, stop in enumerate(route or (), start=1):
            of = {"municipality": walk["municipality"], "secrecy": walk["secrecy"], "walk_id": walk["id"]}
            seen = {"number": number, "name": (stop["name"] or f"Stopp {number}")[:120], "reason": stop.get("note")}
            connection.execute(sa.insert(stops).values(**of, **seen, lon=stop["lon"], lat=stop["lat"]))


def _key(table: str, column: str, other: str, on_delete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], f"fk_{table}_{column}", ondelete=on_delete)


def _edited_row(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("secrecy", sa.String(20), nullable=False, server_default="internal"),
        sa.Column("reviewed_by", sa.String(120)),
        sa.Column("reviewed_at", sa.DateTime()),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], f"fk_{table}_batch_id", ondelete="CASCADE"),
    )
