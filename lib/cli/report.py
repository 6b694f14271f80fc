"""`report`: the same file that the page Rapport makes."""

import secrets
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from lib.actions.folder_tables import load_folder_tables
from lib.actions.folders import find_folder
from lib.actions.permission import refuse_unless
from lib.actions.report_exports import note_export
from lib.analysis.report_choices import stretches
from lib.analysis.version_rows import version_list
from lib.analysis.workspace import Workspace, open_workspace
from lib.cli.answer import Answer
from lib.cli.parser import Commands, add_command, add_municipality
from lib.domain.audience import AUDIENCE_NAMES, Audience
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.report_asked import (
    FORMAT_NAMES,
    REPORT_NAMES,
    RIGHT_FOR,
    ReportAsked,
    ReportFormat,
    ReportKind,
    formats_of,
)
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.version import OPEN_STATUSES
from lib.domain.words import number

NOTHING_WRITTEN = "Ingen fil har skrivits."


def add_commands(commands: Commands) -> None:
    parser = add_command(
        commands,
        "report",
        _report,
        "Gör en rapport som fil.",
        "Målgruppen bestämmer vad som är med. Till allmänheten görs rapporten bara om inget hindrar det; annars står\n"
        "hindren på felströmmen. En fryst version ger samma fil varje gång. Varje rapport noteras i händelseloggen.",
    )
    parser.add_argument(
        "--format", dest="file_format", choices=[str(one) for one in ReportFormat], required=True, help="filens format"
    )
    parser.add_argument(
        "--audience", choices=[str(one) for one in Audience], required=True,
        help=", ".join(f"{one} är {name.lower()}" for one, name in AUDIENCE_NAMES.items()),
    )  # fmt: skip
    parser.add_argument("--out", metavar="FIL", type=Path, required=True, help="filen som skrivs; den får inte finnas")
    parser.add_argument(
        "--report", choices=[str(one) for one in ReportKind], default=str(ReportKind.PICTURE),
        help=", ".join(f"{one} är {name[:1].lower()}{name[1:]}" for one, name in REPORT_NAMES.items()),
    )  # fmt: skip
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--version", metavar="NUMMER", type=int, help="en fryst version, se version list; annars nuläget"
    )
    which.add_argument(
        "--period", metavar="PERIOD", help="2025-01--2025-12, 2025-2 (halvår) eller 2025; annars senaste"
    )
    add_municipality(parser)


def _report(settings: Settings, given: Namespace) -> Answer:
    audience, kind, file_format = Audience(given.audience), ReportKind(given.report), ReportFormat(given.file_format)
    for right in (Right.EXPORT_REPORTS, RIGHT_FOR[audience]):
        refuse_unless(given.user.role, right)
    _refuse_misfit(kind, file_format, given)
    folder = find_folder(settings.root, given.municipality)
    load_folder_tables(settings, folder)
    workspace = open_workspace(settings, folder.slug)
    from lib.reports.report import make_report  # what draws takes a second to load, and no other command needs it

    asked = _asked(workspace, kind, audience, given)
    content = make_report(workspace, asked, file_format, date.today())
    with _written_beside(given.out, content) as beside:
        note_export(settings, folder, asked, file_format, content, given.user)
        beside.replace(given.out)
    told = f"{FORMAT_NAMES[file_format]}: {given.out} ({number(len(content) / 1000)} kB)."
    fields = {"file": str(given.out), "bytes": len(content), "format": str(file_format), "audience": str(audience)}
    return Answer(fields, (f"{REPORT_NAMES[kind]}, för {AUDIENCE_NAMES[audience].lower()}.", told))


def _refuse_misfit(kind: ReportKind, file_format: ReportFormat, given: Namespace) -> None:
    """Before anything is asked of the store."""
    faults = []
    if file_format not in formats_of(kind):
        allowed = ", ".join(formats_of(kind))
        faults.append(Fault("--format", "rapporten finns inte i det formatet", str(file_format), f"Välj: {allowed}."))
    if given.version is not None and kind is not ReportKind.PICTURE:
        faults.append(Fault("--version", "bara lägesbilden har versioner", str(given.version), NOTHING_WRITTEN))
    if given.out.exists():
        faults.append(Fault(str(given.out), "filen finns redan", remedy="Välj ett annat namn."))
    elif not given.out.absolute().parent.is_dir():
        faults.append(Fault(str(given.out), "mappen finns inte", remedy="Skapa den först."))
    refuse_if(faults)


def _asked(workspace: Workspace, kind: ReportKind, audience: Audience, given: Namespace) -> ReportAsked:
    if given.version is not None:
        return ReportAsked(kind, audience, version_id=_version_id(workspace, given))
    known = stretches(workspace, kind, date.today())
    if not known:
        remedy = f"Läs in en fil med: python -m lib import FIL. {NOTHING_WRITTEN}"
        raise InputFault(Fault(workspace.municipality.name, "det finns inget att göra en rapport av", remedy=remedy))
    if given.period is not None and given.period not in known:
        listed = ", ".join(list(known)[:6])
        raise InputFault(Fault("--period", "perioden finns inte", given.period[:40], f"Välj till exempel: {listed}."))
    return ReportAsked(kind, audience, stretch=given.period or next(iter(known)))


def _version_id(workspace: Workspace, given: Namespace) -> int:
    wanted = given.version
    versions = version_list(workspace, given.user.role)
    found = versions[versions["number"] == wanted]
    if found.empty:
        raise InputFault(Fault("--version", "numret finns inte", str(wanted), "Se python -m lib version list."))
    if found["status"].iloc[0] in OPEN_STATUSES:
        remedy = f"Frys den först: python -m lib version freeze {wanted}"
        raise InputFault(Fault("--version", "versionen är inte fryst", str(wanted), remedy))
    return int(found["id"].iloc[0])


@contextmanager
def _written_beside(wanted: Path, content: bytes) -> Iterator[Path]:
    """The content in the same folder under a name of its own, until all is done; then nothing is left of that name."""
    beside = wanted.absolute().parent / f".{wanted.name}-{secrets.token_hex(4)}.tmp"
    try:
        beside.write_bytes(content)
        yield beside
    except OSError as problem:
        remedy = f"Kontrollera mappens rättigheter och utrymmet på disken. {NOTHING_WRITTEN}"
        raise InputFault(Fault(str(wanted), "filen går inte att skriva", str(problem.strerror), remedy)) from problem
    finally:
        beside.unlink(missing_ok=True)
