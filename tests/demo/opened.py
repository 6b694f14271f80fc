"""The repository's demo municipality in a store of its own, opened once for all tests that only read."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from lib.actions.folder_tables import load_folder_tables
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.settings import PROJECT_ROOT, Settings
from tests.demo.built import FOLDER


@cache
def demo_workspace() -> Workspace:
    folder = Path(tempfile.mkdtemp(prefix="lagesbild-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{folder / 'demo.db'}")
    load_folder_tables(settings, FOLDER)
    return open_workspace(settings, FOLDER.slug)
