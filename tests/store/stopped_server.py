"""Writers at a server that is stopped at once, again and again; they go on by themselves when it is back."""

import random
import threading
import time
from dataclasses import dataclass

from sqlalchemy import Engine

from lib.domain.faults import InputFault
from lib.store.database import open_apart
from lib.store.editing import create
from tests.own_server import OwnServer
from tests.store.rows_for_tests import PLACE
from tests.store.writer import Losses, look, write_once

LONGEST_WORK = 0.4
PAUSE = 0.05


@dataclass
class Work:
    """What has been confirmed, and what a writer was told when it was not."""

    lines: list[str]
    told: list[str]
    crashes: list[BaseException]


def stop_servers(server: OwnServer, n_stops: int) -> tuple[Losses, Work]:
    engine = open_apart(server.url)
    with engine.begin() as connection:
        problem = create(connection, "problems", PLACE, {"title": "x", "status": "v0"}, "Ada")
    work, done = Work([], [], []), threading.Event()
    writer = threading.Thread(target=_write, args=(engine, problem, work, done))
    writer.start()
    chance = random.Random(n_stops)
    for _ in range(n_stops):
        before = len(work.lines)
        while len(work.lines) < before + 3 and writer.is_alive():  # it is at work again, by itself
            time.sleep(PAUSE)
        time.sleep(chance.uniform(0, LONGEST_WORK))
        server.stop_at_once()
        time.sleep(PAUSE)
        server.start()
    done.set()
    writer.join()
    engine.dispose()
    return look(server.url, problem, work.lines, n_stops), work


def _write(engine: Engine, problem: int, work: Work, done: threading.Event) -> None:
    while not done.is_set():
        try:
            for line in write_once(engine, problem):
                work.lines.append(line)
        except InputFault as fault:
            work.told.append(str(fault))
            time.sleep(PAUSE)
        except BaseException as crash:
            work.crashes.append(crash)
            return
