"""`batches`, `undo` and `rejected`."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from lib.actions.batches import list_batches, rejected_rows_csv, undo_batch
from lib.actions.folders import find_folder
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, Parser, add_command, add_municipality
from lib.domain.faults import Fault, InputFault
from lib.domain.settings import Settings
from lib.domain.words import number


def add_commands(commands: Commands) -> None:
    batches = add_command(commands, "batches", _batches, "Visa vad som har lästs in.")
    add_municipality(batches)
    undo = add_command(
        commands,
        "undo",
        _undo,
        "Ångra en inläsning.",
        "Precis de rader som omgången förde in tas bort. Händelseloggen minns både inläsningen och ångrandet.",
    )
    _add_batch(undo)
    undo.add_argument("--with-edits", action="store_true", help="ångra även om någon har ändrat i raderna sedan dess")
    rejected = add_command(
        commands,
        "rejected",
        _rejected,
        "Hämta de rader som hölls tillbaka, att rätta och läsa in igen.",
        "Personuppgifter är övertäckta. Den sista kolumnen säger vad som var fel; den hoppas över vid inläsning.",
    )
    _add_batch(rejected)
    rejected.add_argument("--out", metavar="FIL", type=Path, required=True, help="CSV-filen som skapas")


def _add_batch(parser: Parser) -> None:
    parser.add_argument("batch", metavar="OMGÅNG", type=int, help="omgångens nummer, se batches")
    add_municipality(parser)


def _batches(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    batches = list_batches(settings, folder, by=given.user)
    if not batches:
        return Answer({"municipality": folder.slug, "batches": []}, ("Inget har lästs in än.",))
    rows = [
        (str(one.id), f"{one.created_at:%Y-%m-%d %H:%M}", one.file_name, number(one.n_rows), one.source,
         "ja" if one.is_synthetic else "nej")
        for one in batches
    ]  # fmt: skip
    head = ("Nr", "Inläst (UTC)", "Fil", "Rader", "Källa", "Påhittat")
    return Answer({"municipality": folder.slug, "batches": [asdict(one) for one in batches]}, table_lines(head, rows))


def _undo(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    undone = undo_batch(settings, folder, given.batch, with_edits=given.with_edits, by=given.user)
    line = f"Omgång {given.batch} är ångrad: {number(undone.batch.n_rows)} rader ur {undone.batch.file_name} är borta."
    return Answer({"municipality": folder.slug} | asdict(undone), (line,))


def _rejected(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    content = rejected_rows_csv(settings, folder, given.batch, by=given.user)
    try:
        with given.out.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise InputFault(Fault(str(given.out), "Filen finns redan.", remedy="Välj ett annat namn.")) from None
    except OSError as error:
        found = error.strerror or type(error).__name__
        raise InputFault(Fault(str(given.out), "Filen går inte att skriva.", found, "Välj en annan plats.")) from None
    fields = {"municipality": folder.slug, "batch_id": given.batch, "file": str(given.out)}
    return Answer(fields, (f"Raderna är sparade: {given.out}",))
