"""What has been imported."""

from dataclasses import dataclass
from datetime import date, datetime

from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.reading import read_batches


@dataclass(frozen=True)
class ImportedBatch:
    """One import of one file; `created_at` is in UTC."""

    id: int
    kind: str
    file_name: str
    source: str
    data_date: date | None
    created_at: datetime
    n_rows: int
    is_synthetic: bool


def list_batches(settings: Settings, folder: MunicipalityFolder) -> tuple[ImportedBatch, ...]:
    """Oldest first."""
    batches = read_batches(open_database(settings.database_url), folder.slug)
    wanted = batches[list(ImportedBatch.__dataclass_fields__)]
    return tuple(ImportedBatch(*row) for row in wanted.itertuples(index=False, name=None))
