"""How long the whole situation picture takes as a file, on the example municipality, and how much memory."""

import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from lib.actions.folder_tables import load_folder_tables
from lib.analysis.report_choices import frozen_versions, stretches
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.report_asked import PAPER, ReportAsked, ReportFormat, ReportKind
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.reports.report import make_report
from tests.bench.told import tell

SLUG = "1980-vasteras"
TODAY = date(2026, 11, 21)
MOST_SECONDS, MOST_MB = 10.0, 1000.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{Path(folder) / 'lagesbild.db'}")
        load_folder_tables(settings, MunicipalityFolder(PROJECT_ROOT, SLUG))
        workspace = open_workspace(settings, SLUG)
        version = max(frozen_versions(workspace, Role.COORDINATOR))
        period = next(iter(stretches(workspace, ReportKind.PICTURE, TODAY)))
        for name, asked in {
            "fryst version": ReportAsked(ReportKind.PICTURE, Audience.INTERNAL, version),
            "dagens läge": ReportAsked(ReportKind.PICTURE, Audience.INTERNAL, None, period),
            "dagens läge, kommunstyrelsen": ReportAsked(ReportKind.PICTURE, Audience.COUNCIL, None, period),
        }.items():
            for file_format in ReportFormat if asked.version_id else PAPER:
                _told(workspace, asked, file_format, name)
        tell("Minne som mest", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, "MB", MOST_MB)


def _told(workspace: Workspace, asked: ReportAsked, file_format: ReportFormat, name: str) -> None:
    """The first time is with nothing kept from before."""
    for which in ("första gången", "nästa gång"):
        start, worked = time.perf_counter(), time.process_time()
        content = make_report(workspace, asked, file_format, TODAY)
        limit = MOST_SECONDS if file_format in (ReportFormat.PDF, ReportFormat.PPTX) else None
        tell(f"Hela lägesbilden, {file_format}, {name}, {which}", time.perf_counter() - start, "s", limit)
        tell(f"Hela lägesbilden, {file_format}, {name}, {which}, processortid", time.process_time() - worked, "s")
    tell(f"Hela lägesbilden, {file_format}, {name}, storlek", len(content) / 1000, "kB")
