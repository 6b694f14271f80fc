"""Writers killed a hundred times on each database."""

import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.bench.told import tell
from tests.databases import KINDS, drop, fresh_url
from tests.store.writer import kill_writers

N_KILLS = 100
COUNTED = {"n_kills", "n_confirmed"}
TOLD = {
    "n_kills": "Skrivare som stoppades mitt i",
    "n_confirmed": "Skrivningar som hann bekräftas",
    "n_lost": "Bekräftade skrivningar som gick förlorade",
    "n_half": "Halva importer",
    "n_without_audit_row": "Skrivningar utan rad i loggen",
    "n_faults_in_file": "Fel i databasen efteråt",
}


def main() -> None:
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            url = fresh_url(kind, Path(folder))
            start = time.perf_counter()
            losses = kill_writers(url, Path(folder), N_KILLS)
            seconds = time.perf_counter() - start
            for name, amount in asdict(losses).items():
                tell(f"{TOLD[name]}, {kind}", amount, "gånger", None if name in COUNTED else 0)
            tell(f"Avbrutna skrivningar, {kind}: tid", seconds, "s")
            drop(url)
