"""How long the server thinks when a filter changes on Jämför, at 200 000 events."""

import tempfile
from functools import partial
from pathlib import Path

from lib.analysis.areas_compared import areas_compared, funnel_lines, municipality_hits
from lib.analysis.panels import area_panels
from lib.analysis.periods_compared import periods_compared
from lib.analysis.places_compared import places_compared
from lib.analysis.workspace import Workspace
from lib.domain.selection import Selection
from tests.bench.filters import FIRST, QUESTIONS, ROLE, overview, question, report, twice_the_events

CRIMES = "anmalda_brott"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = twice_the_events(Path(folder))
        overview(workspace, question())  # the rows are read once, whichever page comes first
        for name, asked in QUESTIONS.items():
            told = "Jämför, första frågan" if name == FIRST else f"Jämför, {name.lower()}"
            report(f"{told}, 200 000 händelser", partial(comparison, workspace, asked))
        report("Jämför, vägd efter skada", lambda: areas_compared(workspace, question(), CRIMES, ROLE, by_harm=True))
        report("Jämför, före och nu", lambda: periods_compared(workspace, question(), CRIMES, ROLE))
        report("Jämför, små diagram", lambda: area_panels(workspace, question(), CRIMES, ROLE))


def comparison(workspace: Workspace, asked: Selection) -> None:
    """Everything that the page asks for at first."""
    rows = areas_compared(workspace, asked, CRIMES, ROLE)
    funnel_lines(rows, municipality_hits(workspace, asked, CRIMES, ROLE))
    places_compared(workspace, asked, CRIMES, ROLE)
