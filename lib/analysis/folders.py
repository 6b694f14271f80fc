"""Which municipalities there are."""

from urllib.parse import urlsplit

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
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


def tile_hosts(settings: Settings) -> tuple[str, ...]:
    """Origins that some municipality names for its base map; nothing else may be asked of by the browser.

    A folder that cannot be read names none: its pages say what is wrong.
    """
    origins = {origin for folder in list_folders(settings.root) if (origin := _tile_origin(folder))}
    return tuple(sorted(origins))


def _tile_origin(folder: MunicipalityFolder) -> str | None:
    try:
        base_map = read_municipality(folder).base_map
    except InputFault:
        return None
    if base_map.kind != "tiles" or not base_map.tile_url:
        return None
    parts = urlsplit(base_map.tile_url.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}"
