"""`areas load`, `areas fetch`, `areas build` and `areas list`."""

import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from lib.actions.areas import (
    SCB_WFS,
    AreasLoaded,
    AreaVersion,
    build_areas,
    fetch_areas,
    list_area_versions,
    load_areas,
)
from lib.actions.folders import find_folder, list_areas, municipality_code
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command, add_group, add_municipality
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.words import number


def add_commands(commands: Commands) -> None:
    group = add_group(commands, "areas", "Läs in, hämta, bygg och visa kommunens områden.")
    load = add_command(
        group,
        "load",
        _load,
        "Ersätt områdena med dem i en fil.",
        "GeoPackage, GeoJSON, zippad shapefil eller KML, i vilket koordinatsystem som helst.\n"
        "De tidigare gränserna sparas i mappen earlier.",
    )
    load.add_argument("file", metavar="FIL", type=Path, help="filen med områden")
    load.add_argument("--code-column", metavar="KOLUMN", help="kolumnen med områdeskod, om den inte hittas ändå")
    load.add_argument("--name-column", metavar="KOLUMN", help="kolumnen med namn, om den inte hittas ändå")
    load.add_argument("--crs", metavar="EPSG:N", help="koordinatsystem, om filen inte säger sitt eget")
    fetch = add_command(group, "fetch", _fetch, "Ersätt områdena med SCB:s egna, hämtade över nätet.")
    fetch.add_argument("--kind", choices=("regso", "deso"), required=True, help="vilken indelning som hämtas")
    fetch.add_argument("--url", metavar="ADRESS", default=SCB_WFS, help="karttjänstens adress; SCB:s om inget anges")
    build = add_command(
        group, "build", _build, "Bygg schematiska områden ur mittpunkterna i centres.csv.", "Bara för svenska kommuner."
    )
    listed = add_command(group, "list", _list, "Visa kommunens områden.")
    for parser in (load, fetch, build, listed):
        add_municipality(parser)


def _load(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    return _loaded(
        folder,
        load_areas(settings, folder, given.file, given.code_column, given.name_column, given.crs, by=given.user),
    )


def _fetch(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    host = urlsplit(given.url).netloc or given.url
    print(f"Frågar {host} …", file=sys.stderr)
    answer = _loaded(
        folder, fetch_areas(settings, folder, municipality_code(folder), given.kind, given.url, by=given.user)
    )
    return Answer(answer.fields | {"host": host}, answer.lines)


def _build(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    return _loaded(folder, build_areas(settings, folder, municipality_code(folder), by=given.user))


def _list(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    areas = list_areas(folder)
    rows = [(a["area_code"], a["name"], a["kind"], "ja" if a["is_schematic"] else "nej") for a in areas]
    versions = list_area_versions(settings, folder)
    lines = (*table_lines(("Kod", "Namn", "Slag", "Schematisk"), rows), f"{number(len(areas))} områden.")
    fields = {"municipality": folder.slug, "n": len(areas), "areas": areas, "versions": [asdict(v) for v in versions]}
    return Answer(fields, (*lines, *_version_lines(versions)))


def _version_lines(versions: tuple[AreaVersion, ...]) -> tuple[str, ...]:
    """Which borders counted when, newest first."""
    rows = [
        (f"{one.loaded_at:%Y-%m-%d %H:%M}", f"{one.until:%Y-%m-%d %H:%M}" if one.until else "nu", number(one.n_areas),
         one.source)
        for one in versions
    ]  # fmt: skip
    return ("", *table_lines(("Gällde från (UTC)", "till", "Områden", "Källa"), rows)) if rows else ()


def _loaded(folder: MunicipalityFolder, loaded: AreasLoaded) -> Answer:
    replaced = f"De tidigare gränserna finns kvar som earlier/areas-{loaded.replaced_version}.geojson."
    lines = (
        f"{number(loaded.n)} områden är inlästa för {folder.slug}.",
        loaded.crs_sentence,
        *loaded.warnings,
        *([replaced] if loaded.replaced_version else []),
    )
    return Answer({"municipality": folder.slug} | vars(loaded), lines)
