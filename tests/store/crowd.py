"""Many people who add to the same row at once, each reading, thinking and saving."""

import threading
from dataclasses import dataclass

from sqlalchemy import Engine

from lib.domain.conflict import Conflict
from lib.store.audit import verify
from lib.store.database import open_apart
from lib.store.editing import create, read_row, save
from tests.store.rows_for_tests import PLACE


@dataclass(frozen=True)
class Added:
    """`n_lost` is edits that are not in the text, `n_extra` versions and audit rows beyond one for each edit."""

    n_edits: int
    n_conflicts: int
    n_errors: int
    n_lost: int
    n_extra: int
    is_log_whole: bool


def add_at_once(url: str, n_people: int, n_edits: int) -> Added:
    """Let each of them add one to a number in a row `n_edits` times, beginning again when somebody was faster."""
    engine = open_apart(url)
    before = verify(engine).n_rows
    with engine.begin() as connection:
        row_id = create(connection, "problems", PLACE, {"title": "x", "status": "ny", "description": "0"}, "Ada")
    errors: list[Exception] = []
    conflicts: list[int] = []
    start = threading.Barrier(n_people)

    def work() -> None:
        start.wait()
        try:
            conflicts.extend(_add_one(engine, row_id) for _ in range(n_edits))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(n_people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row, check = _current(engine, row_id), verify(engine)
    engine.dispose()
    n = n_people * n_edits
    extra = abs(row["version"] - 1 - n) + abs(check.n_rows - before - 1 - n)
    return Added(n, sum(conflicts), len(errors), abs(n - int(row["description"])), extra, check.is_whole)


def _add_one(engine: Engine, row_id: int) -> int:
    """How many times somebody else was faster."""
    row, n_conflicts = _current(engine, row_id), 0
    while True:
        try:
            with engine.begin() as connection:
                changes = {"description": str(int(row["description"]) + 1)}
                save(connection, "problems", row_id, row["version"], changes, threading.current_thread().name)
            return n_conflicts
        except Conflict as conflict:
            row, n_conflicts = dict(conflict.theirs or {}), n_conflicts + 1


def _current(engine: Engine, row_id: int) -> dict:
    with engine.connect().execution_options(reads_only=True) as connection:
        return dict(read_row(connection, "problems", row_id) or {})
