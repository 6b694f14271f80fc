"""One municipality, opened: its definitions, its areas and the way to its rows."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

import geopandas as gpd
from sqlalchemy import Engine

from lib.domain.folder import MunicipalityFolder
from lib.domain.municipality import Municipality
from lib.domain.settings import Settings
from lib.geography.areas import read_areas
from lib.store.database import open_database
from lib.store.folders import Definitions, read_definitions
from lib.store.reading import read_versions


@dataclass(frozen=True)
class DataKey:
    """What a cached answer depends on: which rows, and as of which write."""

    database_url: str = field(repr=False)
    municipality: str
    version: int
    imports: int

    @property
    def engine(self) -> Engine:
        return open_database(self.database_url)

    @property
    def imported(self) -> "DataKey":
        """The key of what only files bring: it stays while people write and judge."""
        return replace(self, version=self.imports)


@dataclass(frozen=True, eq=False)
class Workspace:
    """`areas` is in EPSG:4326, one row per area; empty before any areas are loaded."""

    folder: MunicipalityFolder
    database_url: str = field(repr=False)
    definitions: Definitions
    areas: gpd.GeoDataFrame

    @property
    def municipality(self) -> Municipality:
        return self.definitions.municipality

    @property
    def data_key(self) -> DataKey:
        """The key as of now: ask once, and use it for the whole answer."""
        engine = open_database(self.database_url)
        return DataKey(self.database_url, self.folder.slug, *read_versions(engine, self.folder.slug))

    @property
    def area_names(self) -> dict[str, str]:
        return dict(zip(self.areas["area_code"], self.areas["name"], strict=True))


def open_workspace(settings: Settings, slug: str) -> Workspace:
    """The municipality's workspace, read again only when a file of its has changed.

    Raises InputFault when the folder's files do not hold.
    """
    return _open(settings, slug, _stamp(MunicipalityFolder(settings.root, slug)))


@lru_cache(maxsize=8)
def _open(settings: Settings, slug: str, _changed: tuple[float, ...]) -> Workspace:
    folder = MunicipalityFolder(settings.root, slug)
    return Workspace(folder, settings.database_url, read_definitions(folder), read_areas(folder))


def _stamp(folder: MunicipalityFolder) -> tuple[float, ...]:
    """When the files were last written, to notice a change."""
    files = [*folder.data.glob("*.yaml"), *folder.data.glob("indicators/*.yaml"), *folder.geo.glob("areas.geojson")]
    return tuple(sorted(file.stat().st_mtime for file in files))
