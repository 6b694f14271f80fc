"""Twenty backups while somebody writes, on each database: every one put back, looked through and counted."""

import tempfile
import threading
import time
from pathlib import Path

from lib.actions.store_keeping import back_up, check_store, restore
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.database import open_apart, open_database
from lib.store.editing import create
from tests.bench.told import tell
from tests.databases import KINDS, drop, migrated_url
from tests.store.rows_for_tests import PLACE
from tests.store.writer import write_once

N_BACKUPS = 20


def main() -> None:
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            url = migrated_url(kind, Path(folder))
            start = time.perf_counter()
            n_unsound, n_differing, n_writes = _backups_while_writing(url, Path(folder))
            tell(f"Säkerhetskopior under skrivning, {kind}", N_BACKUPS, "gånger")
            tell(f"Skrivningar under tiden, {kind}", n_writes, "gånger")
            tell(f"Återlästa kopior som inte var hela, {kind}", n_unsound, "gånger", 0)
            tell(f"Återlästa kopior med annat antal rader än de säger, {kind}", n_differing, "gånger", 0)
            tell(f"Säkerhetskopior, {kind}: tid", time.perf_counter() - start, "s")
            open_database(url).dispose()
            drop(url)


def _backups_while_writing(url: str, folder: Path) -> tuple[int, int, int]:
    engine, stop, writes = open_apart(url), threading.Event(), []
    with engine.begin() as connection:
        problem = create(connection, "problems", PLACE, {"title": "x", "status": "v0"}, "Ada")

    def write() -> None:
        while not stop.is_set():
            writes.extend(write_once(engine, problem))

    writer = threading.Thread(target=write)
    writer.start()
    settings = Settings(root=PROJECT_ROOT, database_url=url)
    try:
        made = [back_up(settings, folder / f"{n}.zip", AT_THE_COMMAND_LINE) for n in range(N_BACKUPS)]
    finally:
        stop.set()
        writer.join()
    unsound = differing = 0
    for n, manifest in enumerate(made):
        target = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{folder / f'{n}.db'}")
        back = restore(target, folder / f"{n}.zip", AT_THE_COMMAND_LINE)
        unsound += not check_store(target, by=AT_THE_COMMAND_LINE).is_sound
        differing += back.counts != manifest.counts
        open_database(target.database_url).dispose()
    engine.dispose()
    return unsound, differing, len(writes)
