"""Every definition file of one folder, each read for itself; their faults are kept beside them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from lib.domain.calendar_days import Calendar
from lib.domain.categories import CrimeCategories, ReportCategories
from lib.domain.checklist import Checklist
from lib.domain.collaboration import Collaboration
from lib.domain.factors import Factors
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.harm import HarmWeights
from lib.domain.iceberg import Iceberg
from lib.domain.indicator import Indicator
from lib.domain.municipality import Municipality
from lib.domain.picture_actors import PictureActors
from lib.domain.plan import Plan
from lib.domain.pyramid import Pyramid
from lib.domain.reporting_units import ReportingUnits
from lib.store.yaml_faults import validation_faults
from lib.store.yaml_files import YamlFile, read_yaml

Model = TypeVar("Model", bound=BaseModel)

REQUIRED = ("municipality", "factors", "report_categories", "crime_categories", "pyramid", "checklist")
OPTIONAL = ("actors", "calendar", "collaboration", "harm_weights", "iceberg", "plan", "reporting_units")


@dataclass(frozen=True)
class Loaded(Generic[Model]):
    """A definition and the file it stood in."""

    file: YamlFile
    value: Model


@dataclass
class DefinitionFiles:
    """None for a file that did not hold, or that need not be there. `indicator_ids` are the files' names, so that
    an indicator at fault is not also reported as unknown wherever it is used."""

    municipality: Loaded[Municipality] | None
    plan: Loaded[Plan] | None
    factors: Loaded[Factors] | None
    report_categories: Loaded[ReportCategories] | None
    crime_categories: Loaded[CrimeCategories] | None
    pyramid: Loaded[Pyramid] | None
    checklist: Loaded[Checklist] | None
    harm_weights: Loaded[HarmWeights] | None
    indicators: tuple[Loaded[Indicator], ...]
    indicator_ids: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)
    calendar: Loaded[Calendar] | None = None
    reporting_units: Loaded[ReportingUnits] | None = None
    collaboration: Loaded[Collaboration] | None = None
    iceberg: Loaded[Iceberg] | None = None
    picture_actors: Loaded[PictureActors] | None = None


def read_files(folder: MunicipalityFolder) -> DefinitionFiles:
    """Read what is there. Nothing is raised for faults in the files: they are in `faults`, file by file."""
    faults = [*_strange_files(folder)]
    paths = sorted(folder.data.glob("indicators/*.yaml"))
    read = [_try(folder, f"indicators/{path.name}", Indicator, faults) for path in paths]
    return DefinitionFiles(
        municipality=_try(folder, "municipality.yaml", Municipality, faults),
        plan=_try_optional(folder, "plan.yaml", Plan, faults),
        factors=_try(folder, "factors.yaml", Factors, faults),
        report_categories=_try(folder, "report_categories.yaml", ReportCategories, faults),
        crime_categories=_try(folder, "crime_categories.yaml", CrimeCategories, faults),
        pyramid=_try(folder, "pyramid.yaml", Pyramid, faults),
        checklist=_try(folder, "checklist.yaml", Checklist, faults),
        harm_weights=_try_optional(folder, "harm_weights.yaml", HarmWeights, faults),
        indicators=tuple(loaded for loaded in read if loaded),
        indicator_ids=tuple(path.stem for path in paths),
        faults=faults,
        calendar=_try_optional(folder, "calendar.yaml", Calendar, faults),
        reporting_units=_try_optional(folder, "reporting_units.yaml", ReportingUnits, faults),
        collaboration=_try_optional(folder, "collaboration.yaml", Collaboration, faults),
        iceberg=_try_optional(folder, "iceberg.yaml", Iceberg, faults),
        picture_actors=_try_optional(folder, "actors.yaml", PictureActors, faults),
    )


def read_file(folder: MunicipalityFolder, name: str, model: type[Model]) -> Loaded[Model]:
    """Read one file of the folder. Raises InputFault with every fault of that file."""
    file = read_yaml(folder.data / name, where(folder, name))
    if file.data is None:
        raise InputFault(Fault(file.where, "filen är tom", remedy="Jämför med samma fil i data/mall."))
    try:
        return Loaded(file, model.model_validate(file.data))
    except ValidationError as error:
        raise InputFault(*validation_faults(error, file, model)) from error


def where(folder: MunicipalityFolder, name: str) -> str:
    """A file's name as it stands in faults: from the root, with / on every system."""
    return f"data/{folder.slug}/{name}"


def _try(folder: MunicipalityFolder, name: str, model: type[Model], faults: list[Fault]) -> Loaded[Model] | None:
    try:
        return read_file(folder, name, model)
    except InputFault as error:
        faults.extend(error.faults)
        return None


def _try_optional(
    folder: MunicipalityFolder, name: str, model: type[Model], faults: list[Fault]
) -> Loaded[Model] | None:
    return _try(folder, name, model, faults) if (folder.data / name).exists() else None


def _strange_files(folder: MunicipalityFolder) -> list[Fault]:
    """A misspelt file name would otherwise leave a file unread without a word."""
    known = [f"{name}.yaml" for name in (*REQUIRED, *OPTIONAL)]
    remedy = f"Tillåtna filer: {', '.join(known)}."
    strange = [path.name for path in _yaml_in(folder.data) if path.name not in known]
    misnamed = [path.name for path in _yaml_in(folder.data / "indicators") if path.suffix != ".yaml"]
    return [
        *(Fault(where(folder, name), "okänd fil", name, remedy) for name in strange),
        *(Fault(where(folder, f"indicators/{name}"), "okänd fil", name, "Ska sluta på .yaml.") for name in misnamed),
    ]


def _yaml_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in (".yaml", ".yml"))
