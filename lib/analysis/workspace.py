"""One municipality, opened: its definitions, its areas and the way to its rows."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import lru_cache

import geopandas as gpd
from sqlalchemy import Engine

from lib.analysis.tables_read import note_read
from lib.domain.codes import Role, Secrecy
from lib.domain.folder import MunicipalityFolder
from lib.domain.municipality import Municipality
from lib.domain.settings import Settings
from lib.geography.areas import read_areas
from lib.privacy.roles import readable_classes, sees_small_counts
from lib.store.data_versions import Versions, one_moment, read_versions
from lib.store.database import open_database
from lib.store.folders import Definitions, read_definitions

EVERY_CLASS = frozenset(Secrecy)
ANYTHING = "*"
"""Instead of the names of tables: all of them."""


@dataclass(frozen=True)
class DataKey:
    """What rows an answer is made of: which, and as of which write."""

    database_url: str = field(repr=False)
    municipality: str
    versions: Versions
    is_open: bool = False
    """Whether counts are those that may leave the house (`lib.analysis.open_counts`)."""
    readable: frozenset[Secrecy] = EVERY_CLASS
    """The classes of the rows that may be read one by one. Counts are of all rows, and hidden where they are small."""

    def engine_of(self, *tables: str) -> Engine:
        """The way to some tables: the answer that is being made holds until one of them is written in
        (`lib.analysis.kept`). Without any: what is there never changes."""
        note_read(*tables)
        return open_database(self.database_url)

    @property
    def engine(self) -> Engine:
        """The way to anything: the answer holds until whatever is written."""
        return self.engine_of(ANYTHING)

    def versions_of(self, tables: tuple[str, ...]) -> tuple[int, ...]:
        """Numbers that stay while nothing is written in the tables. A file that comes or goes changes them all."""
        if ANYTHING in tables:
            return (self.versions.every_write,)
        return (self.versions.files, *(self.versions.edits.get(table, 0) for table in tables))

    @property
    def timeless(self) -> "DataKey":
        """Which rows, of any moment."""
        return replace(self, versions=Versions())

    @property
    def imported(self) -> "DataKey":
        """The key of what only files bring: it is counted whole."""
        return replace(self, readable=EVERY_CLASS)

    def of(self, table: str) -> "DataKey":
        """The key of an answer from one of `events`, `values` and `reports`."""
        return self.imported if table in ("events", "values") else self

    @property
    def whole(self) -> "DataKey":
        """The key of every row, to count from or to narrow; never of what is shown."""
        return replace(self, is_open=False, readable=EVERY_CLASS)


@dataclass(frozen=True, eq=False)
class Workspace:
    """`areas` is in EPSG:4326, one row per area; empty before any areas are loaded.

    Where `is_open`, all that is asked is counted from what may leave the house, and single events cannot be read.
    Of what people write, only rows of the classes `readable` are there.
    """

    folder: MunicipalityFolder
    database_url: str = field(repr=False)
    definitions: Definitions
    areas: gpd.GeoDataFrame
    is_open: bool = False
    readable: frozenset[Secrecy] = EVERY_CLASS

    def seen_by(self, role: Role) -> "Workspace":
        """The municipality as the role may count and read in it. It can only become narrower: what is once open stays
        open, and a class that is once left out does not come back."""
        is_open, readable = self.is_open or not sees_small_counts(role), self.readable & readable_classes(role)
        if (is_open, readable) == (self.is_open, self.readable):
            return self
        return _narrowed(self, is_open, readable)

    @property
    def municipality(self) -> Municipality:
        return self.definitions.municipality

    @property
    def rounded_to(self) -> int:
        """What counts are multiples of: 1 inside."""
        return self.municipality.disclosure.rounded_to if self.is_open else 1

    @property
    def data_key(self) -> DataKey:
        """The key as of now: ask once, and use it for the whole answer."""
        engine = open_database(self.database_url)
        versions = read_versions(engine, self.folder.slug)
        return DataKey(self.database_url, self.folder.slug, versions, self.is_open, self.readable)

    @property
    def area_names(self) -> dict[str, str]:
        return dict(zip(self.areas["area_code"], self.areas["name"], strict=True))


def of_one_moment() -> AbstractContextManager[None]:
    """Within it all answers are of the same moment, also while others write."""
    return one_moment()


def open_workspace(settings: Settings, slug: str) -> Workspace:
    """The municipality's workspace, read again only when a file of its has changed.

    Raises InputFault when the folder's files do not hold.
    """
    return _open(settings, slug, _stamp(MunicipalityFolder(settings.root, slug)))


@lru_cache(maxsize=32)
def _narrowed(workspace: Workspace, is_open: bool, readable: frozenset[Secrecy]) -> Workspace:
    return replace(workspace, is_open=is_open, readable=readable)


@lru_cache(maxsize=8)
def _open(settings: Settings, slug: str, _changed: tuple[float, ...]) -> Workspace:
    folder = MunicipalityFolder(settings.root, slug)
    return Workspace(folder, settings.database_url, read_definitions(folder), read_areas(folder))


def _stamp(folder: MunicipalityFolder) -> tuple[float, ...]:
    """When the files were last written, to notice a change."""
    files = [*folder.data.glob("*.yaml"), *folder.data.glob("indicators/*.yaml"), *folder.geo.glob("areas.geojson"),
             *folder.geo.glob("*.csv")]  # fmt: skip
    return tuple(sorted(file.stat().st_mtime for file in files))
