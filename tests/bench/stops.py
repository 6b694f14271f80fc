"""PostgreSQL stopped at once twenty times while somebody imports, edits and freezes."""

import time
from dataclasses import asdict

from tests.bench.kills import COUNTED, TOLD
from tests.bench.told import tell
from tests.own_server import own_server
from tests.store.stopped_server import stop_servers

N_STOPS = 20


def main() -> None:
    with own_server() as server:
        start = time.perf_counter()
        losses, work = stop_servers(server, N_STOPS)
        seconds = time.perf_counter() - start
    for name, amount in asdict(losses).items():
        tell(f"{TOLD[name]}, PostgreSQL stoppad på en gång", amount, "gånger", None if name in COUNTED else 0)
    tell("Gånger som den som skrev fick veta det på svenska", len(work.told), "gånger")
    tell("Gånger som programmet kraschade", len(work.crashes), "gånger", 0)
    tell("Stoppad PostgreSQL: tid", seconds, "s")
