"""A walk to test with: three stops in Norr, on a street from west to east."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from lib.actions.walk_faults import WalkGround
from lib.actions.walk_observations import Place, save_observation
from lib.actions.walks import create_walk
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.geography.areas import read_areas
from tests.made_up import SLUG, write_folder

BY = Role.COORDINATOR
TODAY = date(2026, 10, 1)
EVENING = datetime(2026, 10, 14, 18, 30)
STOPS: tuple[Fields, ...] = tuple(
    {"name": name, "lon": 16.05 + n / 500, "lat": 59.15} for n, name in enumerate(("Torget", "Tunneln", "Trappan"))
)


def opened(root: Path, database_url: str) -> Workspace:
    """The made-up municipality over a store of its own."""
    write_folder(root)
    return open_workspace(settings_of(root, database_url), SLUG)


def settings_of(root: Path, database_url: str) -> Settings:
    return Settings(root=root, database_url=database_url)


def walk(root: Path, database_url: str, stops: Sequence[Fields] = STOPS, **fields: object) -> int:
    folder = MunicipalityFolder(root, SLUG)
    areas = read_areas(folder)
    ground = WalkGround(areas, areas.iloc[:0], "EPSG:3006")
    told = {"title": "Runt Torget", "starts_at": EVENING, "light": "dark", "area_code": "0001R001"} | fields
    return create_walk(settings_of(root, database_url), folder, ground, told, stops, TODAY, BY, "prov")


def say(
    root: Path, database_url: str, place: Place, key: str, seen: tuple[int, int] | None = None, **changes: object
) -> tuple[int, int]:
    """One answer, as a telephone sends it."""
    settings, folder = settings_of(root, database_url), MunicipalityFolder(root, SLUG)
    return save_observation(settings, folder, place, key, changes, seen, EVENING, BY, "prov")
