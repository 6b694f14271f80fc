"""Which municipalities there are, which one is meant, and whether their files hold."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.geography.areas import areas_path, read_areas
from lib.geography.projected import projected_crs_fault
from lib.store.folders import list_folders, read_definitions, read_municipality


@dataclass(frozen=True)
class KnownMunicipality:
    """`name` and `code` are None when the file that says them does not hold, `n_areas` when the areas do not."""

    slug: str
    name: str | None
    code: str | None
    is_demo: bool | None
    n_areas: int | None


def list_municipalities(root: Path) -> tuple[KnownMunicipality, ...]:
    """Every municipality by folder name, also those with faults."""
    return tuple(_known(folder) for folder in list_folders(root))


def find_folder(root: Path, slug: str | None) -> MunicipalityFolder:
    """The folder of that name, or the only one when none is named. Raises InputFault that names the choices."""
    folders = {folder.slug: folder for folder in list_folders(root)}
    if not folders:
        remedy = "Skapa en med municipality new."
        raise InputFault(Fault("Kommun", "Det finns ingen kommun än.", remedy=remedy))
    if slug is None and len(folders) == 1:
        return next(iter(folders.values()))
    if slug is None:
        remedy = f"Ange vilken: {', '.join(folders)}."
        raise InputFault(Fault("Kommun", "Det finns flera kommuner.", remedy=remedy))
    if slug not in folders:
        remedy = f"Välj en av: {', '.join(folders)}."
        raise InputFault(Fault("Kommun", "Kommunen finns inte.", slug[:80], remedy))
    return folders[slug]


def check_folder(folder: MunicipalityFolder) -> tuple[Fault, ...]:
    """Every fault of the definition files and the areas."""
    faults: list[Fault] = []
    try:
        crs = read_definitions(folder).municipality.projected_crs
        fault = projected_crs_fault(crs, f"data/{folder.slug}/municipality.yaml: projected_crs")
        faults += [fault] if fault else []
    except InputFault as error:
        faults += error.faults
    try:
        read_areas(folder)
    except InputFault as error:
        faults += error.faults
    return tuple(faults)


def municipality_code(folder: MunicipalityFolder) -> str:
    return read_municipality(folder).code


def list_areas(folder: MunicipalityFolder) -> list[dict[str, Any]]:
    """area_code, name, kind and is_schematic of each area, sorted by code."""
    return read_areas(folder).drop(columns="geometry").to_dict("records")


def _known(folder: MunicipalityFolder) -> KnownMunicipality:
    n_areas = _n_areas(folder)
    try:
        read = read_municipality(folder)
    except InputFault:
        return KnownMunicipality(folder.slug, None, None, None, n_areas)
    return KnownMunicipality(folder.slug, read.name, read.code, read.is_demo, n_areas)


def _n_areas(folder: MunicipalityFolder) -> int | None:
    """0 before any areas are loaded."""
    if not areas_path(folder).exists():
        return 0
    try:
        return len(read_areas(folder))
    except InputFault:
        return None
