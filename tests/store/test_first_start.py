"""Two servers that start at the same moment on a store that nobody has opened before."""

import subprocess
import sys

from sqlalchemy import text

from lib.domain.settings import PROJECT_ROOT
from lib.store.database import open_database
from lib.store.migrating import newest_revision

N_SERVERS = 5
OPEN = """
import sys
from lib.store.database import open_database
print("ready", flush=True)
sys.stdin.readline()
open_database(sys.argv[1])
"""


def test_all_who_open_an_empty_database_at_once_find_it_made(empty_url):
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, empty_url],
            cwd=PROJECT_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(N_SERVERS)
    ]
    for server in starting:
        assert server.stdout.readline() == "ready\n"
    for server in starting:
        server.stdin.write("now\n")
        server.stdin.flush()
    for server in starting:
        _, said = server.communicate(timeout=60)
        assert server.returncode == 0, said
    with open_database(empty_url).connect() as connection:
        made_by = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    assert made_by == [newest_revision()]
