"""Power cuts, full disks: what was promised is there, the rest is gone without a trace."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lib.store.audit import verify
from lib.store.database import open_apart
from lib.store.health import find_damage, find_incomplete_batches
from lib.store.reading import read_batches
from lib.store.writing import add_batch
from tests.own_server import own_server
from tests.store.rows_for_tests import PLACE, batch, three_events
from tests.store.stopped_server import stop_servers
from tests.store.writer import Losses, kill_writers

PROJECT = Path(__file__).resolve().parents[2]

FILL_THE_DISK = """
import resource, sys
from lib.domain.faults import InputFault
from lib.store.database import open_apart
from lib.store.writing import add_batch
from tests.store.rows_for_tests import batch, three_events
import pandas as pd

engine = open_apart(sys.argv[1])
many = pd.concat([three_events()] * 2000)
n = 0
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    while True:
        with engine.begin() as connection:
            add_batch(connection, batch(file_sha256=str(n)), {"events": many})
        n += 1
except InputFault as fault:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(n, fault)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_ten_writers_are_killed_and_nothing_confirmed_is_lost(database_url, tmp_path):
    found = kill_writers(database_url, tmp_path, 10)
    assert found.n_confirmed > found.n_kills / 2
    assert found == Losses(10, found.n_confirmed, n_lost=0, n_half=0, n_without_audit_row=0, n_faults_in_file=0)


def test_a_server_that_stops_at_once_loses_nothing_and_the_writer_goes_on_by_itself():
    """`python -m tests.bench stops` does it twenty times."""
    with own_server() as server:
        found, work = stop_servers(server, 1)
    assert found == Losses(1, found.n_confirmed, n_lost=0, n_half=0, n_without_audit_row=0, n_faults_in_file=0)
    assert work.crashes == [] and found.n_confirmed >= 3
    assert all("serve" in told or "databasen" in told.lower() for told in work.told)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on the size of files")
@pytest.mark.parametrize("megabytes", [1, 8])
def test_a_full_disk_is_told_of_and_the_store_stays_whole(tmp_path, megabytes):
    url = f"sqlite:///{tmp_path / 'full.db'}"
    command = [sys.executable, "-c", FILL_THE_DISK, url, str(megabytes << 20)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    n, _, said = done.stdout.partition(" ")
    assert "Inget halvfärdigt har sparats" in said and "Traceback" not in done.stderr
    engine = open_apart(url)
    assert len(read_batches(engine, PLACE)) == int(n)
    with engine.connect().execution_options(reads_only=True) as connection:
        assert find_damage(connection) == [] and find_incomplete_batches(connection) == []
    with engine.begin() as connection:  # there is room again
        add_batch(connection, batch(file_sha256="after"), {"events": three_events()})
    check = verify(engine)
    engine.dispose()
    assert check.is_whole and check.n_rows == int(n) + 1
