"""Making a municipality: its two folders, whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import ValidationError

from lib.actions.permission import refuse_unless
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import SLUG, MunicipalityFolder
from lib.domain.municipality import Municipality
from lib.domain.right import Right
from lib.domain.user import User
from lib.geography.projected import projected_crs_fault
from lib.store.folders import TEMPLATE, read_definitions
from lib.store.yaml_faults import validation_faults
from lib.store.yaml_files import YamlFile

LONGEST_SLUG = 60
LABELS = {
    "name": "Namn",
    "code": "Kommunkod",
    "county": "Län",
    "country": "Land",
    "area_kind": "Områdesslag",
    "projected_crs": "Koordinatsystem",
    "time_zone": "Tidszon",
}
HEADER = "# Kommunens egna uppgifter. Fler nycklar och vad de betyder: se data/1980-vasteras/municipality.yaml.\n"


def create_municipality(root: Path, slug: str, facts: Mapping[str, str], *, by: User) -> MunicipalityFolder:
    """Copy the template to data/SLUG with a `municipality.yaml` of `facts`, and make an empty geo/SLUG.

    `facts` are keys of `lib.domain.municipality.Municipality`. Raises InputFault, with nothing made, when the name is
    taken or will not do, when a fact does not hold, or when the template itself has faults.
    """
    refuse_unless(by.role, Right.MAKE_MUNICIPALITY)
    folder = MunicipalityFolder(root, slug)
    refuse_if([*_slug_faults(folder), *_fact_faults(facts), *_template_faults(root)])
    try:
        _make(folder, facts)
    except OSError as error:
        remedy = "Kontrollera att mapparna data och geo går att skriva i och att disken inte är full."
        raise InputFault(Fault(str(root), "Kommunens mappar gick inte att skapa.", remedy=remedy)) from error
    return folder


def _slug_faults(folder: MunicipalityFolder) -> list[Fault]:
    if not SLUG.fullmatch(folder.slug) or len(folder.slug) > LONGEST_SLUG:
        remedy = f"Använd a–z, siffror och bindestreck, högst {LONGEST_SLUG} tecken, till exempel 1980-vasteras."
        return [Fault("Mappnamn", "Mappnamnet går inte att använda.", folder.slug[:80], remedy)]
    taken = [path for path in (folder.data, folder.geo) if path.exists()]
    if folder.slug == TEMPLATE or taken:
        found = ", ".join(path.relative_to(folder.root).as_posix() for path in taken)
        return [Fault("Mappnamn", "Namnet är upptaget.", found, "Välj ett annat namn. Inget skrivs över.")]
    return []


def _fact_faults(facts: Mapping[str, str]) -> list[Fault]:
    try:
        read = Municipality.model_validate(facts)
    except ValidationError as error:
        faults = validation_faults(error, YamlFile("", dict(facts), None), Municipality)
        labels = [LABELS.get(str(detail["loc"][0]), str(detail["loc"][0])) for detail in error.errors()]
        return [replace(fault, where=label) for fault, label in zip(faults, labels, strict=True)]
    crs = projected_crs_fault(read.projected_crs, LABELS["projected_crs"])
    remedy = "Skriv till exempel Europe/Stockholm."
    zone = Fault(LABELS["time_zone"], "Tidszonen är okänd.", read.time_zone[:60], remedy)
    return [*([crs] if crs else []), *([] if _is_time_zone(read.time_zone) else [zone])]


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _template_faults(root: Path) -> list[Fault]:
    if (root / "data" / TEMPLATE).is_dir():
        return []
    return [Fault(f"data/{TEMPLATE}", "Mallen för nya kommuner saknas.", remedy="Lägg tillbaka mappen.")]


def _make(folder: MunicipalityFolder, facts: Mapping[str, str]) -> None:
    """Built beside data/ and geo/ and moved into place when it holds, so that no half municipality is ever seen."""
    with tempfile.TemporaryDirectory(dir=folder.root / "data", prefix=".ny-kommun-") as name:
        staged = MunicipalityFolder(Path(name), folder.slug)
        shutil.copytree(folder.root / "data" / TEMPLATE, staged.data)
        text = yaml.safe_dump(dict(facts), allow_unicode=True, sort_keys=False, width=1_000)
        (staged.data / "municipality.yaml").write_text(HEADER + text, encoding="utf-8")
        read_definitions(staged)
        folder.geo.mkdir(parents=True)
        try:
            staged.data.rename(folder.data)
        except BaseException:
            folder.geo.rmdir()
            raise
