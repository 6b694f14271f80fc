"""Writers killed a hundred times on each database: `python -m tests.bench.kills` prints one JSON line for each."""

import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.databases import KINDS, drop, fresh_url
from tests.store.writer import kill_writers

N_KILLS = 100


def main() -> None:
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            url = fresh_url(kind, Path(folder))
            start = time.perf_counter()
            losses = kill_writers(url, Path(folder), N_KILLS)
            seconds = round(time.perf_counter() - start, 1)
            print(json.dumps({"bench": "kills", "database": kind, **asdict(losses), "seconds": seconds}))
            drop(url)


if __name__ == "__main__":
    main()
