"""`import` and `batches`."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from lib.actions.batches import list_batches
from lib.actions.folders import find_folder
from lib.actions.importing import ImportReport, Wishes, import_events
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command, add_municipality
from lib.domain.settings import Settings
from lib.domain.words import number

KINDS = {"events": "anmälda brott"}


def add_commands(commands: Commands) -> None:
    file = add_command(
        commands,
        "import",
        _import,
        "Läs in en fil med händelser.",
        "CSV eller TSV, högst 200 MB. Rader med fel lämnas utanför och räknas upp.\n"
        "Samma fil en gång till lägger inte till något.",
    )
    file.add_argument("file", metavar="FIL", type=Path, help="filen som ska läsas in")
    add_municipality(file)
    kinds = ", ".join(f"{kind} är {words}" for kind, words in KINDS.items())
    file.add_argument("--kind", choices=KINDS, default="events", help=f"vad raderna är: {kinds}")
    file.add_argument("--category", metavar="ID", help="brottskategori för hela filen")
    file.add_argument("--crs", metavar="EPSG:N", help="koordinaternas system; utan det avgörs det av var de hamnar")
    file.add_argument("--source", metavar="KÄLLA", help="källan som visas vid siffrorna; filnamnet om inget anges")
    file.add_argument("--dry-run", action="store_true", help="kontrollera filen utan att läsa in den")
    batches = add_command(commands, "batches", _batches, "Visa vad som har lästs in.")
    add_municipality(batches)


def _import(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    wishes = Wishes(given.category, given.crs, given.source, given.dry_run)
    report = import_events(settings, folder, given.file, wishes)
    return Answer(_fields(report), tuple(_lines(report)))


def _fields(report: ImportReport) -> dict[str, object]:
    return asdict(report)


def _lines(report: ImportReport) -> list[str]:
    if report.is_known:
        return [f"Filen {report.file_name} är redan inläst (omgång {report.batch_id}). Inget har lagts till."]
    done = "Kontroll utan inläsning" if report.is_dry_run else f"Inläst som omgång {report.batch_id}"
    return [
        f"{report.file_name}: {done}.",
        *table_lines(("", ""), _counts(report))[1:],
        *report.notes,
        *_area_lines(report),
        *_fault_lines(report),
    ]


def _counts(report: ImportReport) -> list[tuple[str, str]]:
    counts = [
        ("Rader i filen", report.n_rows),
        ("Godkända", report.n_accepted),
        ("Med fel, inte inlästa", report.n_rejected),
        ("Utan position", report.n_without_position),
        ("Utanför områdena", report.n_outside),
        ("Visas bara för hela kommunen", report.n_municipality_level),
    ]
    return [(label, number(n)) for label, n in counts]


def _area_lines(report: ImportReport) -> tuple[str, ...]:
    rows = [(area.area_code, area.name, number(area.count)) for area in report.areas]
    return ("", *table_lines(("Kod", "Område", "Antal"), rows)) if rows else ()


def _fault_lines(report: ImportReport) -> list[str]:
    if not report.n_rejected:
        return []
    more = report.n_faults - len(report.faults)
    return ["", "Fel:", *map(str, report.faults), *([f"… och {number(more)} fel till."] if more else [])]


def _batches(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    batches = list_batches(settings, folder)
    if not batches:
        return Answer({"municipality": folder.slug, "batches": []}, ("Inget har lästs in än.",))
    rows = [
        (str(one.id), f"{one.created_at:%Y-%m-%d %H:%M}", one.file_name, number(one.n_rows), one.source,
         "ja" if one.is_synthetic else "nej")
        for one in batches
    ]  # fmt: skip
    head = ("Nr", "Inläst (UTC)", "Fil", "Rader", "Källa", "Påhittat")
    return Answer({"municipality": folder.slug, "batches": [asdict(one) for one in batches]}, table_lines(head, rows))
