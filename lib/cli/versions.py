"""`version list`, `version freeze` and `version check`."""

from argparse import Namespace
from datetime import date

from lib.actions.folders import find_folder
from lib.actions.permission import refuse_unless
from lib.actions.store_keeping import broken_versions
from lib.actions.versions import freeze_version
from lib.analysis.frozen_content import frozen_content
from lib.analysis.version_rows import version_list
from lib.analysis.workspace import Workspace, open_workspace
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command, add_group, add_municipality
from lib.domain.codes import Role
from lib.domain.faults import Fault, InputFault
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.version import VersionStatus
from lib.domain.version_words import STATUSES

BROKEN = {
    "content": "innehållet är inte det som frystes",
    "row": "kontrollsumman i raden är ändrad",
    "log": "händelseloggen säger inte att den har frysts",
}
ROLE = Role.COORDINATOR
"""A copy is made of everything, whoever freezes it; who may open it is asked when it is opened."""


def add_commands(commands: Commands) -> None:
    group = add_group(commands, "version", "Lista, frys och kontrollera versioner av lägesbilden.")
    add_municipality(add_command(group, "list", _list, "Visa kommunens versioner, den nyaste först."))
    freeze = add_command(
        group,
        "freeze",
        _freeze,
        "Frys ett utkast.",
        "Siffror, kartor, texter, problem och åtgärder kopieras och förses med en kontrollsumma. Den frysta versionen\n"
        "öppnas sedan som den var, vad som än ändras. Det går inte att ångra.",
    )
    freeze.add_argument("number", metavar="NUMMER", type=int, help="versionens nummer, se version list")
    add_municipality(freeze)
    add_command(group, "check", _check, "Kontrollera att det som frysts är orört.")


def _list(settings: Settings, given: Namespace) -> Answer:
    workspace = _workspace(settings, given)
    rows = version_list(workspace, given.user.role).to_dict("records")
    shown = [
        (str(row["number"]), row["title"], STATUSES[VersionStatus(row["status"])], row["period"],
         str(row["sha256"] or "–")[:16])
        for row in rows
    ]  # fmt: skip
    names = ("id", "number", "title", "status", "period", "sha256")
    fields = {"versions": [{name: row[name] for name in names} for row in rows]}
    lines = table_lines(("Nr", "Titel", "Status", "Period", "Kontrollsumma"), shown)
    return Answer(fields, lines if shown else ("Ingen version finns än. Börja på sidan Versioner.",))


def _freeze(settings: Settings, given: Namespace) -> Answer:
    refuse_unless(given.user.role, Right.WRITE_VERSIONS)
    workspace = _workspace(settings, given)
    versions = version_list(workspace, ROLE)
    found = versions[versions["number"] == given.number]
    if found.empty:
        raise InputFault(Fault("Versionen", "numret finns inte", str(given.number), "Se python -m lib version list."))
    row_id = int(found["id"].iloc[0])
    content = frozen_content(workspace, row_id, ROLE, date.today())
    freeze_version(settings, workspace.folder, row_id, content, given.user)
    frozen = version_list(workspace, ROLE).set_index("id").loc[row_id]
    lines = (f"Version {given.number} är fryst.", f"Kontrollsumma (SHA-256): {frozen['sha256']}")
    return Answer({"number": given.number, "sha256": frozen["sha256"]}, lines)


def _check(settings: Settings, given: Namespace) -> Answer:
    broken = broken_versions(settings, by=given.user)
    if broken:
        remedy = "Läs tillbaka en säkerhetskopia till en tom databas: python -m lib restore KOPIA"
        raise InputFault(
            *(Fault(f"Version {one.number} ({one.municipality})", BROKEN[one.what], remedy=remedy) for one in broken)
        )
    return Answer({"broken": []}, ("Allt som frysts är orört.",))


def _workspace(settings: Settings, given: Namespace) -> Workspace:
    return open_workspace(settings, find_folder(settings.root, given.municipality).slug)
