"""`municipality new`, `municipality list` and `municipality check`."""

from argparse import Namespace

from lib.actions.folders import check_folder, find_folder, list_municipalities
from lib.actions.municipality import create_municipality
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command, add_group
from lib.domain.faults import refuse_if
from lib.domain.settings import Settings

FACTS = {
    "name": ("NAMN", "kommunens namn"),
    "code": ("KOD", "kommunkod, till exempel 1980"),
    "county": ("LÄN", "länets namn"),
    "country": ("LAND", "landets namn; Sverige om inget anges"),
    "crs": ("EPSG:N", "projicerat koordinatsystem i meter; EPSG:3006 om inget anges"),
    "time_zone": ("ZON", "tidszon; Europe/Stockholm om inget anges"),
    "area_kind": ("SLAG", "vad områdena kallas; RegSO om inget anges"),
}
REQUIRED = ("name", "code")


def add_commands(commands: Commands) -> None:
    group = add_group(commands, "municipality", "Skapa, lista och kontrollera kommuner.")
    new = add_command(
        group,
        "new",
        _new,
        "Skapa en kommun ur mallen.",
        "Mappen data/mall kopieras till data/MAPPNAMN, och geo/MAPPNAMN skapas tom.\n"
        "Nästa steg är att läsa in områden: python -m lib areas load",
    )
    new.add_argument("slug", metavar="MAPPNAMN", help="små bokstäver, siffror och bindestreck, som 1980-vasteras")
    for name, (metavar, text) in FACTS.items():
        new.add_argument(f"--{name.replace('_', '-')}", metavar=metavar, help=text, required=name in REQUIRED)
    add_command(group, "list", _list, "Visa vilka kommuner som finns.")
    check = add_command(group, "check", _check, "Kontrollera en kommuns filer, eller alla kommuners.")
    check.add_argument("slug", metavar="MAPPNAMN", nargs="?", help="kommunens mappnamn; utan det prövas alla")


def _new(settings: Settings, given: Namespace) -> Answer:
    facts = {name: getattr(given, name) for name in FACTS if getattr(given, name) is not None}
    if "crs" in facts:
        facts["projected_crs"] = facts.pop("crs")
    folder = create_municipality(settings.root, given.slug, facts, by=given.user)
    fields = {"municipality": folder.slug, "data": str(folder.data), "geo": str(folder.geo)}
    lines = (f"Kommunen {given.name} är skapad.", f"Filer: {folder.data}", f"Geografi: {folder.geo} (tom än så länge)")
    return Answer(fields, lines)


def _list(settings: Settings, _given: Namespace) -> Answer:
    found = list_municipalities(settings.root)
    if not found:
        return Answer({"municipalities": []}, ("Ingen kommun finns än. Skapa en: python -m lib municipality new",))
    rows = [(one.slug, one.name or "filerna har fel", one.code or "–", str(one.n_areas)) for one in found]
    return Answer(
        {"municipalities": [vars(one) for one in found]}, table_lines(("Mapp", "Namn", "Kod", "Områden"), rows)
    )


def _check(settings: Settings, given: Namespace) -> Answer:
    slugs = [given.slug] if given.slug else [one.slug for one in list_municipalities(settings.root)]
    folders = [find_folder(settings.root, slug) for slug in slugs]
    refuse_if([fault for folder in folders for fault in check_folder(folder)])
    lines = tuple(f"{folder.slug}: inga fel." for folder in folders) or ("Ingen kommun finns än.",)
    return Answer({"checked": [folder.slug for folder in folders]}, lines)
