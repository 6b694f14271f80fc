"""`import`."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lib.actions.folders import find_folder
from lib.actions.import_choices import FORMATS, KINDS, read_map
from lib.actions.import_plan import ImportReport, Wishes
from lib.actions.importing import import_file
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command, add_municipality
from lib.domain.faults import Fault, InputFault
from lib.domain.settings import Settings
from lib.domain.words import number

MOST_PAIRS = 10


def add_commands(commands: Commands) -> None:
    file = add_command(
        commands,
        "import",
        _import,
        "Läs in en eller flera filer.",
        "Formatet känns igen på innehållet. Rader med fel eller personuppgifter lämnas utanför och räknas upp.\n"
        "Samma fil en gång till lägger inte till något.\n\n"
        "Format: " + "\n        ".join(f"{name}: {words}" for name, words in FORMATS.items()),
    )
    file.add_argument("files", metavar="FIL", type=Path, nargs="+", help="filen eller filerna som ska läsas in")
    add_municipality(file)
    kinds = ", ".join(f"{kind} är {words}" for kind, words in KINDS.items())
    file.add_argument("--kind", choices=KINDS, help=f"vad raderna är: {kinds}")
    file.add_argument("--format", choices=FORMATS, help="formatet, om innehållet inte avgör det")
    file.add_argument("--map", metavar="KARTA.yaml", type=Path, help="fil som översätter kolumner, kategorier, "
                      "indikatorer och områden")  # fmt: skip
    file.add_argument("--category", metavar="ID", help="kategori för hela filen")
    file.add_argument("--crs", metavar="EPSG:N", help="koordinaternas system; utan det avgörs det av var de hamnar")
    file.add_argument("--source", metavar="KÄLLA", help="källan som visas vid siffrorna; filnamnet om inget anges")
    file.add_argument("--replace", action="store_true", help="byt ut den förra versionen av filen mot den här")
    file.add_argument("--dry-run", action="store_true", help="kontrollera filen utan att läsa in den")


def _import(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    wishes = Wishes(
        given.category, given.crs, given.source, given.dry_run, given.kind, given.format,
        read_map(given.map) if given.map else None, given.replace,
    )  # fmt: skip
    reports: list[ImportReport] = []
    faults: list[Fault] = []
    for path in given.files:
        try:
            reports.append(import_file(settings, folder, path, wishes, by=given.user))
        except InputFault as error:
            faults += error.faults
    if faults:
        raise InputFault(*faults, *(_done(report) for report in reports))
    lines = "\n\n".join("\n".join(_lines(report)) for report in reports)
    return Answer(_fields(reports), tuple(lines.splitlines()))


def _done(report: ImportReport) -> Fault:
    """Among several files: what came in although another file was at fault."""
    return Fault(report.file_name, _head(report))


def _fields(reports: list[ImportReport]) -> dict[str, Any]:
    """One file as itself, several in a list."""
    fields = [asdict(report) for report in reports]
    return fields[0] if len(fields) == 1 else {"files": fields}


def _lines(report: ImportReport) -> list[str]:
    if report.is_known:
        return [f"{report.file_name}: {_head(report)}"]
    return [
        f"{report.file_name}: {_head(report)}",
        f"{report.format_name}, {KINDS[report.kind]}.",
        *table_lines(("", ""), _counts(report))[1:],
        *report.notes,
        *_area_lines(report),
        *_pair_lines(report),
        *_fault_lines(report),
    ]


def _head(report: ImportReport) -> str:
    if report.is_known:
        return f"Filen är redan inläst (omgång {report.batch_id}). Inget har lagts till."
    if report.is_dry_run:
        return "Kontroll utan inläsning."
    if report.batch_id is None:
        return "Allt i filen finns redan. Inget har lagts till."
    return f"Inläst som omgång {report.batch_id}."


def _counts(report: ImportReport) -> list[tuple[str, str]]:
    counts = [("Rader i filen", report.n_rows), ("Godkända", report.n_accepted)]
    if report.n_stored != report.n_accepted:
        counts.append(("Godkända, hoplagda till", report.n_stored))
    counts += [("Med fel, inte inlästa", report.n_rejected), ("Fanns redan", report.n_duplicates)]
    counts += [(f"Utelämnade: {reason}", n) for reason, n in report.left_out.items()]
    if report.kind in ("events", "reports"):
        counts += [("Utan position", report.n_without_position), ("Utanför områdena", report.n_outside)]
    if report.kind == "events":
        counts.append(("Visas bara för hela kommunen", report.n_municipality_level))
    return [(label, number(n)) for label, n in counts]


def _area_lines(report: ImportReport) -> tuple[str, ...]:
    rows = [(area.area_code, area.name, number(area.count)) for area in report.areas]
    return ("", *table_lines(("Kod", "Område", "Antal"), rows)) if rows else ()


def _pair_lines(report: ImportReport) -> list[str]:
    if not report.near_duplicates:
        return []
    lines = ["", f"Kan vara samma sak, slås aldrig ihop av sig själva ({number(len(report.near_duplicates))} par):"]
    for pair in report.near_duplicates[:MOST_PAIRS]:
        other = f"rapport {pair.report_id}" if pair.other_row is None else f"rad {pair.other_row}"
        apart = f"{number(pair.distance_m)} m och {number(pair.hours_apart)} timmar ifrån"
        lines.append(f"Rad {pair.row} och {other}: {apart}, {pair.category}.")
    return lines


def _fault_lines(report: ImportReport) -> list[str]:
    if not report.n_faults:
        return []
    more = report.n_faults - len(report.faults)
    rest = [f"… och {number(more)} fel till."] if more > 0 else []
    mend = f"Raderna går att hämta, rätta och läsa in igen: python -m lib rejected {report.batch_id} --out FIL"
    return ["", "Fel:", *map(str, report.faults), *rest, *([mend] if report.batch_id is not None else [])]
