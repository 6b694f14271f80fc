"""A writer that is stopped in the middle, again and again, and what is left of its work."""

import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from lib.store.audit import verify
from lib.store.database import open_apart
from lib.store.editing import create, read_row, save
from lib.store.frozen import find_broken, put_away
from lib.store.health import find_damage, find_incomplete_batches, find_orphans
from lib.store.tables import audit_log, batches, picture_versions
from lib.store.writing import add_batch
from tests.store.rows_for_tests import PLACE, batch, three_events

LONGEST_DELAY = 0.15
CONTENT = b'{"figures": []}' * 500
SECONDS_TO_START = 30


@dataclass(frozen=True)
class Losses:
    """All but `n_kills` and `n_confirmed` are to be 0."""

    n_kills: int
    n_confirmed: int
    n_lost: int
    n_half: int
    n_without_audit_row: int
    n_faults_in_file: int


def kill_writers(url: str, folder: Path, n_kills: int) -> Losses:
    """Let writers work one after the other, each stopped as by a power cut, and look at what they left.

    Nothing in this process may have the database open: SQLite does not stand being forked.
    """
    confirmed = folder / "confirmed.txt"
    confirmed.touch()
    engine = open_apart(url)
    with engine.begin() as connection:
        problem = create(connection, "problems", PLACE, {"title": "x", "status": "v0"}, "Ada")
    engine.dispose()
    chance = random.Random(n_kills)
    for _ in range(n_kills):
        _kill_one(url, problem, confirmed, chance.uniform(0, LONGEST_DELAY))
    return look(url, problem, confirmed.read_text().splitlines(), n_kills)


def _kill_one(url: str, problem: int, confirmed: Path, delay: float) -> None:
    before = confirmed.stat().st_size
    child = os.fork()
    if child == 0:
        try:
            _write_until_stopped(url, problem, confirmed)
        finally:
            os._exit(1)
    until = time.monotonic() + SECONDS_TO_START
    while confirmed.stat().st_size == before and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer stopped by itself"
    assert confirmed.stat().st_size > before, "the writer never wrote"


def _write_until_stopped(url: str, problem: int, confirmed: Path) -> None:
    """Imports, edits and freezes by turns; a line after each commit, never before."""
    engine = open_apart(url)
    with confirmed.open("a", buffering=1) as told:
        while True:
            for line in write_once(engine, problem):
                told.write(f"{line}\n")


def write_once(engine: Engine, problem: int) -> Iterator[str]:
    """One import, one edit and one freeze; what each wrote, when it is committed."""
    with engine.begin() as connection:
        number = add_batch(connection, batch(file_sha256=os.urandom(8).hex()), {"events": three_events()})
    yield f"batch {number}"
    with engine.begin() as connection:
        version = (read_row(connection, "problems", problem) or {})["version"]
        save(connection, "problems", problem, version, {"status": f"v{version}"}, "Ada")
    yield f"version {version + 1}"
    with engine.begin() as connection:
        fields = {"number": version, "title": "x", "status": "draft", "period": "p", "comparison": "p"}
        row_id = create(connection, "picture_versions", PLACE, fields, "Ada")
        seal = put_away(connection, PLACE, row_id, CONTENT, "Ada")
        frozen = {"status": "frozen", "sha256": seal, "frozen_at": datetime(2026, 3, 2)}
        save(connection, "picture_versions", row_id, 1, frozen, "Ada")
    yield f"frozen {row_id}"


def look(url: str, problem: int, lines: list[str], n_kills: int) -> Losses:
    """What is left of what was confirmed, line by line, after so many stops."""
    told = [line.split() for line in lines]
    engine = open_apart(url)
    audit = verify(engine)
    with engine.connect().execution_options(reads_only=True) as connection:
        there = set(connection.execute(select(batches.c.id)).scalars())
        logged = connection.execute(select(audit_log.c.object, audit_log.c.action)).all()
        row = read_row(connection, "problems", problem) or {}
        damage, orphans = find_damage(connection), find_orphans(connection)
        half = [*find_incomplete_batches(connection), *find_broken(connection)]
        frozen = set(connection.execute(select(picture_versions.c.id)).scalars())
    engine.dispose()
    imports = {name for name, action in logged if action == "import"}
    n_edits = sum(action == "edit" and name.startswith("problems") for name, action in logged)
    n_freezes = sum(action == "freeze" for _, action in logged)
    promised = {int(number) for what, number in told if what == "batch"}
    promised_versions = {int(number) for what, number in told if what == "frozen"}
    last_version = max(int(number) for what, number in told if what == "version")
    assert row["status"] == f"v{row['version'] - 1}"
    return Losses(
        n_kills=n_kills,
        n_confirmed=len(told),
        n_lost=len(promised - there) + max(0, last_version - row["version"]) + len(promised_versions - frozen),
        n_half=len(half),
        n_without_audit_row=len({f"batch {number}" for number in there} ^ imports)
        + abs(row["version"] - 1 - n_edits)
        + abs(len(frozen) - n_freezes),
        n_faults_in_file=len(damage) + len(orphans) + (not audit.is_whole),
    )
