"""`demo build`."""

from argparse import Namespace

from lib.actions.folders import find_folder
from lib.cli.answer import Answer
from lib.cli.parser import Commands, add_command, add_group
from lib.demo.build import write_demo
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings


def add_commands(commands: Commands) -> None:
    group = add_group(commands, "demo", "Bygg påhittade exempeldata.")
    build = add_command(
        group,
        "build",
        _build,
        "Skriv kommunens exempeldata på nytt.",
        "Tabellerna blir desamma varje gång. Hur de blir till står i data/MAPPNAMN/demo/recipe.",
    )
    build.add_argument("slug", metavar="MAPPNAMN", help="kommunens mappnamn, till exempel 1980-vasteras")


def _build(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.slug)
    _check_recipe(folder)
    paths = write_demo(folder)
    written = [path.relative_to(settings.root).as_posix() for path in paths.values()]
    return Answer({"municipality": folder.slug, "files": written}, tuple(f"Skriven: {path}" for path in written))


def _check_recipe(folder: MunicipalityFolder) -> None:
    """Made-up rows must never end up in a municipality that did not ask for them."""
    recipe = folder.data / "demo" / "recipe"
    if not recipe.is_dir():
        where = recipe.relative_to(folder.root).as_posix()
        remedy = "Bara kommuner med ett recept kan få exempeldata."
        raise InputFault(Fault(where, "Kommunen har inget recept för exempeldata.", remedy=remedy))
