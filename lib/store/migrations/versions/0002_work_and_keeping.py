"""Tables for work, keeping and history; who reviewed a row last; an audit log that cannot be changed"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

IMPORTED = ("events", "indicator_values", "populations")
EDITED = ("measures", "reports")


def upgrade() -> None:
    _ids_that_are_never_used_again()
    _create_keeping_tables()
    _create_imported_tables()
    _create_work_tables()
    for name in IMPORTED:
        for column in _reviewed():
            op.add_column(name, column)
    for name in EDITED:
        _make_editable(name)
    _seal_the_audit_log()


def _ids_that_are_never_used_again() -> None:
    """SQLite gives the highest id out anew after a delete unless the table is made otherwise; PostgreSQL never does."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("batches", recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass


def _make_editable(name: str) -> None:
    with op.batch_alter_table(name, table_kwargs={"sqlite_autoincrement": True}) as table:
        for column in (*_reviewed(), _version()):
            table.add_column(column)
        table.alter_column("batch_id", existing_type=sa.Integer(), nullable=True)
        if name == "measures":
            table.add_column(_whole("cause_id", True))
            table.create_index("ix_measures_cause_id", ["cause_id"])
            table.create_foreign_key("fk_measures_cause_id", "causes", ["cause_id"], ["id"], ondelete="SET NULL")


def _create_keeping_tables() -> None:
    _create("settings", *_id(), _text("municipality", 60), _text("key", 60), _json("value"), *_reviewed(), _version())
    _unique("settings", "key", "municipality", "key")
    _create("earlier_versions", *_id(), _text("municipality", 60), _text("table_name", 60), _whole("row_id"),
            _whole("version"), _json("content"), _moment("saved_at"), reuses_ids=True)  # fmt: skip
    _unique("earlier_versions", "row", "table_name", "row_id", "version")
    _create("audit_log", *_id(counts=False), _text("at", 26), _text("actor", 120), _text("action", 40),
            _text("object", 120), _long("details"), _text("previous_hash", 64), _text("hash", 64),
            reuses_ids=True)  # fmt: skip
    _create("audit_head", *_id(counts=False), _whole("last_id"), _text("last_hash", 64), reuses_ids=True)
    _create("column_mappings", *_id(), _text("municipality", 60), _text("shape_sha256", 64), _json("mapping"),
            _moment("used_at"), reuses_ids=True)  # fmt: skip
    _unique("column_mappings", "shape", "municipality", "shape_sha256")
    _create("area_versions", *_id(), _text("municipality", 60), _text("kind", 20), _text("source", 255),
            _text("file_sha256", 64), _moment("loaded_at"))  # fmt: skip
    op.create_index("ix_area_versions_municipality", "area_versions", ["municipality"])
    _create("areas", *_id(), *_link("areas", "version_id", "area_versions"), _text("area_code", 20),
            _text("name", 120), _long("geometry"), reuses_ids=True)  # fmt: skip
    _unique("areas", "area_code", "version_id", "area_code")


def _create_imported_tables() -> None:
    _create_rows("news", False, _text("news_key", 80), _moment("published_at"), _text("kind", 120),
                 _text("place", 120), _long("summary"), _text("address", 255, True))  # fmt: skip
    _create_rows("quarantine", False, _whole("row_number"), _json("content"), _json("faults"), _moment("held_at"),
                 *_link("quarantine", "resolved_by_batch", "batches", True, "SET NULL"))  # fmt: skip
    op.create_index("ix_quarantine_resolved_by_batch", "quarantine", ["resolved_by_batch"])
    _create_rows("survey_results", False, _text("survey", 120), _text("question", 255), _text("answer", 255),
                 _text("area_code", 20), _text("period", 20), _text("sex", 10), _text("age", 10),
                 sa.Column("share_pct", sa.Float()), _whole("n", True), _text("source", 255),
                 sa.Column("data_date", sa.Date()))  # fmt: skip


def _create_work_tables() -> None:
    _create_rows("problems", True, _text("title", 120), _long("description", True), _text("area_code", 20, True),
                 _text("theme", 60, True), _text("focus_area", 20, True), _json("criteria", True),
                 _text("status", 20), _long("status_reason", True))  # fmt: skip
    _create_rows("causes", True, *_link("causes", "problem_id", "problems"), _text("side", 20), _long("description"),
                 _long("sources_used", True), _long("sources_rejected", True), _long("limits", True))  # fmt: skip
    op.create_index("ix_causes_problem_id", "causes", ["problem_id"])
    _create_rows("walks", True, _text("title", 120), _long("purpose", True), _text("area_code", 20, True),
                 _moment("starts_at"), _text("light", 10, True), _json("route", True), _json("roles_invited", True),
                 _text("status", 20), sa.Column("feedback_given", sa.Date()))  # fmt: skip
    _create_rows("activity_reports", True, _text("plan", 60), _text("activity", 20), _whole("year"),
                 _text("board", 60), _text("status", 20), _long("description", True),
                 _long("reason", True))  # fmt: skip
    _unique("activity_reports", "activity_year_board", "municipality", "plan", "activity", "year", "board")


def _seal_the_audit_log() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_log_refuses_{what.lower()} BEFORE {what} ON audit_log "
                "BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_log_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit_log is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_log_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuses()"
    )


def _create(name: str, *parts: Any, reuses_ids: bool = False) -> None:
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    if reuses_ids:
        op.create_table(name, *parts, key)
    else:
        op.create_table(name, *parts, key, sqlite_autoincrement=True)


def _create_rows(name: str, is_edited: bool, *parts: Any) -> None:
    """A table whose rows know their batch, their secrecy class and who reviewed them."""
    secrecy = sa.Column("secrecy", sa.String(20), server_default="internal", nullable=False)
    owner = (_text("municipality", 60), *_link(name, "batch_id", "batches", is_edited))
    version = (_version(),) if is_edited else ()
    _create(name, *_id(), *owner, secrecy, *_reviewed(), *version, *parts, reuses_ids=not is_edited)
    op.create_index(f"ix_{name}_batch_id", name, ["batch_id"])


def _unique(table: str, name: str, *columns: str) -> None:
    op.create_index(f"uq_{table}_{name}", table, list(columns), unique=True)


def _id(counts: bool = True) -> tuple[Any, ...]:
    return (sa.Column("id", sa.Integer(), autoincrement="auto" if counts else False, nullable=False),)


def _link(table: str, name: str, to: str, is_nullable: bool = False, on_delete: str = "CASCADE") -> tuple[Any, ...]:
    key = sa.ForeignKeyConstraint([name], [f"{to}.id"], name=op.f(f"fk_{table}_{name}"), ondelete=on_delete)
    return (sa.Column(name, sa.Integer(), nullable=is_nullable), key)


def _reviewed() -> tuple[Any, ...]:
    return sa.Column("reviewed_by", sa.String(120)), sa.Column("reviewed_at", sa.DateTime())


def _version() -> Any:
    return sa.Column("version", sa.Integer(), server_default="1", nullable=False)


def _text(name: str, length: int, is_nullable: bool = False) -> Any:
    return sa.Column(name, sa.String(length), nullable=is_nullable)


def _long(name: str, is_nullable: bool = False) -> Any:
    return sa.Column(name, sa.Text(), nullable=is_nullable)


def _whole(name: str, is_nullable: bool = False) -> Any:
    return sa.Column(name, sa.Integer(), nullable=is_nullable)


def _json(name: str, is_nullable: bool = False) -> Any:
    return sa.Column(name, sa.JSON(), nullable=is_nullable)


def _moment(name: str) -> Any:
    return sa.Column(name, sa.DateTime(), nullable=False)
