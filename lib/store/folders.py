"""A municipality's folder of definitions, read as a whole."""

from dataclasses import dataclass, field
from pathlib import Path

from lib.domain.calendar_days import Calendar
from lib.domain.categories import CrimeCategories, ReportCategories
from lib.domain.checklist import Checklist
from lib.domain.collaboration import Collaboration
from lib.domain.factors import Factors
from lib.domain.faults import refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.harm import EQUAL, HarmWeights
from lib.domain.iceberg import Iceberg
from lib.domain.indicator import Indicator
from lib.domain.municipality import Municipality
from lib.domain.picture_actors import POLICE_AND_MUNICIPALITY, PictureActors
from lib.domain.plan import Plan
from lib.domain.pyramid import Pyramid
from lib.domain.reporting_units import ReportingUnits
from lib.store.definition_files import Loaded, Model, read_file, read_files
from lib.store.references import reference_faults

TEMPLATE = "mall"


@dataclass(frozen=True)
class Definitions:
    """Everything that the folder defines. `plan` is None for a municipality that has not written its own yet, and
    every crime weighs the same until it has a severity index."""

    municipality: Municipality
    plan: Plan | None
    indicators: dict[str, Indicator]
    factors: Factors
    report_categories: ReportCategories
    crime_categories: CrimeCategories
    pyramid: Pyramid
    checklist: Checklist
    harm_weights: HarmWeights = EQUAL
    calendar: Calendar = field(default_factory=Calendar)
    reporting_units: ReportingUnits = field(default_factory=ReportingUnits)
    collaboration: Collaboration = field(default_factory=Collaboration)
    iceberg: Iceberg = field(default_factory=Iceberg)
    picture_actors: PictureActors = POLICE_AND_MUNICIPALITY


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
    refuse_if([*files.faults, *reference_faults(files)])
    return Definitions(
        municipality=_held(files.municipality),
        plan=files.plan.value if files.plan else None,
        indicators={loaded.value.id: loaded.value for loaded in files.indicators},
        factors=_held(files.factors),
        report_categories=_held(files.report_categories),
        crime_categories=_held(files.crime_categories),
        pyramid=_held(files.pyramid),
        checklist=_held(files.checklist),
        calendar=files.calendar.value if files.calendar else Calendar(),
        reporting_units=files.reporting_units.value if files.reporting_units else ReportingUnits(),
        collaboration=files.collaboration.value if files.collaboration else Collaboration(),
        iceberg=files.iceberg.value if files.iceberg else Iceberg(),
        picture_actors=files.picture_actors.value if files.picture_actors else POLICE_AND_MUNICIPALITY,
        harm_weights=files.harm_weights.value if files.harm_weights else EQUAL,
    )


def _held(loaded: Loaded[Model] | None) -> Model:
    if loaded is None:
        raise RuntimeError("a required file is not there, and no fault says so")
    return loaded.value
