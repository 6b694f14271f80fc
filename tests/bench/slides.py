"""How long the slides of Västerås take: the deck, and the same as a file."""

import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from lib.actions.folder_tables import load_folder_tables
from lib.analysis.meeting_material import present_material
from lib.analysis.meeting_problems import problem_choices
from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.domain.codes import Role
from lib.domain.deck import OwnTexts
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.reports.deck import make_deck
from lib.reports.pptx_file import deck_pptx
from tests.bench.filters import SLUG, question
from tests.bench.told import tell

MOST_SECONDS, MOST_MB = 10.0, 1000.0
TODAY = date(2026, 11, 21)
N_PROBLEMS = 2
"""With the figures, the plan and the decisions that makes twelve slides."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = MunicipalityFolder(PROJECT_ROOT, SLUG)
        settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{Path(folder) / 'bench.db'}")
        load_folder_tables(settings, place)
        workspace = open_workspace(settings, SLUG)
        problems = tuple(problem_choices(workspace, Role.COORDINATOR))[:N_PROBLEMS]
        start, used = time.perf_counter(), time.process_time()
        material = present_material(workspace, question(), problems, Role.COORDINATOR, TODAY)
        deck = make_deck(material, "Bänk", Audience.INTERNAL, OwnTexts())
        drawn = time.perf_counter()
        content = deck_pptx(deck, place.data / "mall.pptx")
        end = time.perf_counter()
    tell(f"Bildspel, {len(deck.slides)} bilder, första gången", drawn - start, "s")
    tell(f"PPTX, {len(deck.slides)} bilder, bara filen", end - drawn, "s")
    tell("PPTX, bildspel och fil", end - start, "s", MOST_SECONDS)
    tell("PPTX, bildspel och fil, processortid", time.process_time() - used, "s", MOST_SECONDS)
    tell("PPTX, filens storlek", len(content) / 1e6, "MB")
    tell("PPTX, minne som mest", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB", MOST_MB)
