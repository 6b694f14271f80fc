"""Which municipalities there are."""

from lib.domain.faults import Fault, InputFault
from lib.domain.settings import Settings
from lib.store.folders import list_folders, read_municipality


def known_municipalities(settings: Settings) -> dict[str, str]:
    """Names by folder, the demo first. Raises InputFault when there is none."""
    read = {folder.slug: read_municipality(folder) for folder in list_folders(settings.root)}
    if not read:
        remedy = "Skapa en med: python -m lib municipality new"
        raise InputFault(Fault(f"{settings.root}/data", "ingen kommun finns", remedy=remedy))
    order = sorted(read, key=lambda slug: (not read[slug].is_demo, slug))
    return {slug: read[slug].name for slug in order}
