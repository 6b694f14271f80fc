"""A municipality's folder of definitions, read as a whole."""

from dataclasses import dataclass
from pathlib import Path

from lib.domain.categories import CrimeCategories, ReportCategories
from lib.domain.checklist import Checklist
from lib.domain.factors import Factors
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.indicator import Indicator
from lib.domain.municipality import Municipality
from lib.domain.plan import Plan
from lib.domain.pyramid import Pyramid
from lib.store.definition_files import Loaded, Model, read_file, read_files
from lib.store.references import reference_faults

TEMPLATE = "mall"


@dataclass(frozen=True)
class Definitions:
    """Everything that the folder defines. `plan` is None for a municipality that has not written its own yet."""

    municipality: Municipality
    plan: Plan | None
    indicators: dict[str, Indicator]
    factors: Factors
    report_categories: ReportCategories
    crime_categories: CrimeCategories
    pyramid: Pyramid
    checklist: Checklist


def list_folders(root: Path) -> tuple[MunicipalityFolder, ...]:
    """The municipalities under data/, by folder name. The template that new ones start from is not one."""
    found = sorted(path.parent.name for path in root.glob("data/*/municipality.yaml"))
    return tuple(MunicipalityFolder(root, slug) for slug in found if slug != TEMPLATE)


def read_municipality(folder: MunicipalityFolder) -> Municipality:
    """Only who the municipality is. Raises InputFault when that file does not hold."""
    return read_file(folder, "municipality.yaml", Municipality).value


def read_definitions(folder: MunicipalityFolder) -> Definitions:
    """Every file of the folder. Raises one InputFault with all faults of all files."""
    files = read_files(folder)
    faults = [*files.faults, *reference_faults(files)]
    if faults:
        raise InputFault(*faults)
    return Definitions(
        municipality=_held(files.municipality),
        plan=files.plan.value if files.plan else None,
        indicators={loaded.value.id: loaded.value for loaded in files.indicators},
        factors=_held(files.factors),
        report_categories=_held(files.report_categories),
        crime_categories=_held(files.crime_categories),
        pyramid=_held(files.pyramid),
        checklist=_held(files.checklist),
    )


def _held(loaded: Loaded[Model] | None) -> Model:
    if loaded is None:
        raise RuntimeError("a required file is not there, and no fault says so")
    return loaded.value
