"""The batch that a file of a municipality's own folder is brought in as."""

from datetime import UTC, date, datetime

from lib.domain.folder import MunicipalityFolder
from lib.store.writing import Batch

MADE_UP = "Exempeldata (syntetiskt)"


def folder_batch(
    folder: MunicipalityFolder, file_name: str, digest: str, source: str = MADE_UP, data_date: date | None = None,
    is_synthetic: bool = True,
) -> Batch:  # fmt: skip
    """Made up unless said otherwise. `digest` is the file's SHA-256, `data_date` the day that its rows reach to."""
    return Batch(
        municipality=folder.slug,
        kind="folder",
        file_name=file_name,
        file_sha256=digest,
        source=source,
        data_date=data_date,
        created_at=datetime.now(UTC).replace(tzinfo=None),
        is_synthetic=is_synthetic,
    )
