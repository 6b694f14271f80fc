"""A thousand random operations on each database: each has its row in the log, and what was broken off has none."""

import tempfile
import time
from pathlib import Path

from lib.store.audit import verify
from lib.store.database import open_apart
from tests.analysis.test_log import random_operations
from tests.bench.told import tell
from tests.databases import KINDS, drop, migrated_url

N_OPERATIONS = 1_000


def main() -> None:
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            url = migrated_url(kind, Path(folder))
            engine, start = open_apart(url), time.perf_counter()
            done, check = random_operations(engine, N_OPERATIONS), verify(engine)
            engine.dispose()
            tell(f"Slumpade ändringar, {kind}", N_OPERATIONS, "gånger")
            tell(f"Genomförda, {kind}", done, "gånger")
            tell(f"Rader i loggen för många eller för få, {kind}", abs(check.n_rows - done), "rader", 0)
            tell(f"Kedjan bruten, {kind}", int(not check.is_whole), "gånger", 0)
            tell(f"Slumpade ändringar, {kind}: tid", time.perf_counter() - start, "s")
            drop(url)
