"""How long the server thinks when a filter changes, at 200 000 events."""

import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from lib.actions.folder_tables import load_folder_tables
from lib.analysis.figures import figures, figures_of
from lib.analysis.hours import weekday_hours
from lib.analysis.mapping import area_figures
from lib.analysis.profile import factor_profile
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.intake.folder_tables import folder_tables, read_folder_table
from lib.maps.overlay import overlay_data
from lib.store.database import open_database
from lib.store.writing import Batch, add_batch
from lib.ui.overlays import indicator_overlay
from tests.bench.told import tell

SLUG = "1980-vasteras"
ROLE = Role.COORDINATOR
YEAR = Period.parse("2025-11--2026-10")


def question(period: Period = YEAR, **narrowed: tuple[str, ...]) -> Selection:
    return Selection(SLUG, period, period.before, **narrowed)  # type: ignore[arg-type]


FIRST = "Översikt, allra första frågan"
INSTANT = 0.3
"""Seconds that a change of filter may take to feel instant."""
QUESTIONS = {
    FIRST: question(),
    "Ett område": question(areas=("1980R046",)),
    "Ett annat område": question(areas=("1980R020",)),
    "Ett tema": question(themes=("narkotika",)),
    "Två teman": question(themes=("tillgrepp", "miljo")),
    "Ett annat år": question(Period.year(2024)),
    "Tre månader": question(Period.parse("2026-08--2026-10")),
    "Första frågan igen": question(),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = twice_the_events(Path(folder))
        for name, asked in QUESTIONS.items():
            most = None if name == FIRST else INSTANT
            report(f"{name}, 200 000 händelser", partial(overview, workspace, asked), most)
        report("Veckobild, 200 000 händelser", lambda: weekday_hours(workspace, question(), "events", ROLE))


def twice_the_events(store: Path) -> Workspace:
    """Västerås with its demo and the demo's 100 000 events once more."""
    folder = MunicipalityFolder(PROJECT_ROOT, SLUG)
    settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{store / 'bench.db'}")
    load_folder_tables(settings, folder)
    events = next(read_folder_table(table) for table in folder_tables(folder) if table.table == "events")
    again = Batch(SLUG, "bench", "bench.csv", "0" * 64, "bench", None, datetime(2026, 1, 1), is_synthetic=True)
    with open_database(settings.database_url).begin() as connection:
        add_batch(connection, again, {"events": events})
    return open_workspace(settings, SLUG)


def overview(workspace: Workspace, asked: Selection) -> None:
    """Everything that Översikt asks for."""
    indicator = workspace.definitions.indicators["anmalda_brott"]
    rows, classes = area_figures(workspace, asked, indicator.id, ROLE)
    figures_of(workspace, asked, workspace.municipality.headline, "total", ROLE)
    factor_profile(workspace, asked, ROLE)
    figures(workspace, asked, indicator.id, "period", ROLE)
    overlay_data(indicator_overlay(workspace, asked, indicator, rows, classes, True, ROLE))


def report(what: str, work: Callable[[], object], most: float | None = INSTANT) -> None:
    start = time.perf_counter()
    work()
    tell(what, time.perf_counter() - start, "s", most)
