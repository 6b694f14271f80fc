"""Twenty people who each edit the same row 25 times, on each database."""

import tempfile
import time
from pathlib import Path

from tests.bench.told import tell
from tests.databases import KINDS, drop, migrated_url
from tests.store.crowd import add_at_once

N_PEOPLE, N_EDITS = 20, 25


def main() -> None:
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            url = migrated_url(kind, Path(folder))
            start = time.perf_counter()
            found = add_at_once(url, N_PEOPLE, N_EDITS)
            tell(f"Ändringar av samma rad, {kind}", found.n_edits, "gånger")
            tell(f"Konflikter som visades och löstes, {kind}", found.n_conflicts, "gånger")
            tell(f"Förlorade ändringar, {kind}", found.n_lost, "gånger", 0)
            tell(f"Fel, till exempel upptagen databas, {kind}", found.n_errors, "gånger", 0)
            tell(f"Versioner eller loggrader för mycket, {kind}", found.n_extra, "gånger", 0)
            tell(f"Tjugo skrivare, {kind}: tid", time.perf_counter() - start, "s")
            drop(url)
