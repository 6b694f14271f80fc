"""`demo build` and `demo freeze`."""

import tempfile
from argparse import Namespace
from pathlib import Path

from lib.actions.folder_tables import load_folder_tables
from lib.actions.folder_versions import read_folder_versions, write_frozen_file
from lib.actions.folders import find_folder
from lib.actions.permission import refuse_unless
from lib.actions.versions import create_version
from lib.analysis.frozen_content import frozen_content
from lib.analysis.workspace import Workspace, open_workspace
from lib.cli.answer import Answer
from lib.cli.parser import Commands, add_command, add_group
from lib.demo.build import write_demo
from lib.demo.earlier_work import without_later_work
from lib.domain.actors import PROGRAM
from lib.domain.canonical import canonical_bytes
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.domain.version import EDITABLE


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
    freeze = add_command(
        group,
        "freeze",
        _freeze,
        "Frys kommunens exempelversioner på nytt.",
        "Versionerna står i data/MAPPNAMN/demo/picture_versions.csv. De fryses som i appen, på exempeldata.",
    )
    freeze.add_argument("slug", metavar="MAPPNAMN", help="kommunens mappnamn, till exempel 1980-vasteras")


def _build(settings: Settings, given: Namespace) -> Answer:
    refuse_unless(given.user.role, Right.MAKE_MUNICIPALITY)
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


def _freeze(settings: Settings, given: Namespace) -> Answer:
    """In a store of its own, so that nothing but the example goes into the copies."""
    refuse_unless(given.user.role, Right.MAKE_MUNICIPALITY)
    folder = find_folder(settings.root, given.slug)
    with tempfile.TemporaryDirectory(prefix="lagesbild-") as place:
        apart = Settings(root=settings.root, database_url=f"sqlite:///{place}/demo.db")
        load_folder_tables(apart, folder, with_versions=False)
        workspace = open_workspace(apart, folder.slug)
        paths = [_frozen(apart, workspace, row) for row in read_folder_versions(folder)]
    written = [path.relative_to(settings.root).as_posix() for path in paths]
    return Answer({"municipality": folder.slug, "files": written}, tuple(f"Skriven: {path}" for path in written))


def _frozen(settings: Settings, workspace: Workspace, row: Fields) -> Path:
    fields = {name: row.get(name) for name in EDITABLE}
    day, by = row["frozen_on"], User(PROGRAM, Role.COORDINATOR)
    made = create_version(settings, workspace.folder, fields, day, by)
    content = frozen_content(workspace, made.row_id, by.role, day)
    as_of_then = without_later_work(content, day)
    return write_frozen_file(workspace.folder, row["number"], canonical_bytes(as_of_then))
