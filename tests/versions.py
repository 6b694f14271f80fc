"""A small municipality with something of most things, and a version of its situation picture."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from lib.actions.versions import create_version, freeze_version
from lib.analysis.frozen_content import frozen_content
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.domain.version import SavedVersion
from tests.made_up import AREAS, SLUG, events, population, values, workspace_with, write_plan

NORR, SODER, *_ = AREAS
TODAY = date(2026, 3, 2)
BY = User("prov", Role.COORDINATOR)
PERIOD, BEFORE = "2025-01--2025-12", "2024-01--2024-12"
FIELDS: dict[str, Any] = {"title": "Lägesbild Provby", "period": PERIOD, "comparison": BEFORE}


def filled(root: Path) -> tuple[Settings, Workspace]:
    """36 crimes in 2024 and 76 in 2025 (four of them in the south), people, employment by area, and one prioritised
    problem with a cause and a measure."""
    years = ((2024, 3), (2025, 6))
    monthly = [(NORR, "klotter", f"{year}-{month:02d}", n) for year, n in years for month in range(1, 13)]
    crimes = events(*monthly, (SODER, "ran", "2025-12", 4))
    people = pd.concat([population(year, Norr=1000, Söder=2000) for year in (2023, 2024)])
    working = [(NORR, "2024", 70.0, 350, 500, None), ("0001", "2024", 75.0, 1500, 2000, None),
               ("00", "2024", 78.0, 780, 1000, None)]  # fmt: skip
    shares = values("sysselsattningsgrad", *working)
    problem = {"id": [1], "title": "Klotter i Norr", "status": "prioriterat", "status_reason": "Det ökar.",
               "area_code": NORR, "theme": "skadegorelse"}  # fmt: skip
    cause = {"id": [1], "problem_id": 1, "side": "place", "description": "Ingen sanerar"}
    measure = {"id": [1], "measure_key": "m1", "title": "Sanera", "status": "pagar", "cause_id": 1,
               "is_quick": False, "owner_board": "styrelsen"}  # fmt: skip
    workspace = workspace_with(
        root,
        events=crimes,
        populations=people,
        indicator_values=shares,
        problems=pd.DataFrame(problem),
        causes=pd.DataFrame(cause),
        measures=pd.DataFrame(measure),
    )
    write_plan(workspace.folder)
    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    return settings, open_workspace(settings, SLUG)


def frozen(settings: Settings, workspace: Workspace, **fields: Any) -> SavedVersion:
    """A version begun and frozen, by the same actions as the page."""
    made = create_version(settings, workspace.folder, FIELDS | fields, TODAY, BY)
    content = frozen_content(workspace, made.row_id, Role.COORDINATOR, TODAY)
    return freeze_version(settings, workspace.folder, made.row_id, content, BY)
