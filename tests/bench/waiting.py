"""Somebody who saves while two million rows are imported: how long they wait, and whether they succeed."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import Engine

from lib.domain.faults import InputFault
from lib.store.database import open_apart
from lib.store.editing import create, read_row, save
from lib.store.sqlite_driver import PATIENCE
from tests.bench.imports import SLUG, alone
from tests.bench.told import tell
from tests.databases import KINDS, drop, fresh_url

N_ROWS = 2_000_000
SECONDS_BETWEEN = 0.5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.csv")
        alone("write", str(path), str(N_ROWS))
        for kind in KINDS:
            url = fresh_url(kind, Path(folder))
            save_meanwhile(kind, url, path)
            drop(url)


def save_meanwhile(kind: str, url: str, path: Path) -> None:
    engine = open_apart(url)
    with engine.begin() as connection:
        row_id = create(connection, "problems", SLUG, {"title": "x", "status": "nytt"}, "Ada")
    command = [sys.executable, "-m", "tests.bench.imports", "ours", str(path), url]
    waits, n_refused = [], 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as importing:
        while importing.poll() is None:
            start = time.perf_counter()
            n_refused += not edit(engine, row_id)
            waits.append(time.perf_counter() - start)
            time.sleep(SECONDS_BETWEEN)
    engine.dispose()
    if importing.returncode:
        raise RuntimeError("the import failed")
    what = f"Den som sparar under en import av två miljoner rader, {kind}"
    tell(f"{what}: längsta väntan", max(waits), "s", PATIENCE)
    tell(f"{what}: gånger att få vänta mer än en sekund", sum(wait > 1 for wait in waits), "gånger")
    tell(f"{what}: avvisad", n_refused, "gånger", 0)


def edit(engine: Engine, row_id: int) -> bool:
    """False when the store was busy for too long."""
    try:
        with engine.begin() as connection:
            row = read_row(connection, "problems", row_id) or {}
            save(connection, "problems", row_id, row["version"], {"title": f"{row['version']}"}, "Ada")
    except InputFault:
        return False
    return True
