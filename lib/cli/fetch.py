"""`fetch kolada` and `fetch scb`."""

import sys
from argparse import Namespace
from dataclasses import asdict
from functools import partial

from lib.actions.fetching import (
    ADDRESSES,
    FetchedIndicator,
    FetchReport,
    FetchWishes,
    ServiceId,
    fetch_indicators,
)
from lib.actions.folders import find_folder
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command, add_group, add_municipality
from lib.domain.settings import Settings
from lib.domain.words import number

SUMMARIES: dict[ServiceId, str] = {
    "kolada": "Hämta kommunens, regionens och rikets värden från Kolada.",
    "scb": "Hämta de tabeller hos SCB som indikatorerna pekar ut.",
}


def add_commands(commands: Commands) -> None:
    group = add_group(commands, "fetch", "Hämta siffror från Kolada eller SCB över nätet.")
    for service, summary in SUMMARIES.items():
        parser = add_command(
            group,
            service,
            partial(_fetch, service),
            summary,
            f"Måste först tillåtas i municipality.yaml med fetch: {{{service}: true}}.\n"
            "Samma svar en gång till lägger inte till något. Nya värden ersätter dem från förra hämtningen.",
        )
        add_municipality(parser)
        parser.add_argument(
            "--indicator",
            metavar="ID",
            nargs="+",
            action="extend",
            default=[],
            help="vilka indikatorer; alla om ingen anges",
        )
        parser.add_argument("--url", metavar="ADRESS", help=f"tjänstens adress; {ADDRESSES[service]} om ingen anges")
        parser.add_argument("--dry-run", action="store_true", help="hämta och kontrollera utan att spara")


def _fetch(service: ServiceId, settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    wishes = FetchWishes(tuple(given.indicator), given.url, given.dry_run)
    report = fetch_indicators(settings, folder, service, wishes, _tell_host, by=given.user)
    return Answer(asdict(report), tuple(_lines(report)))


def _tell_host(host: str) -> None:
    print(f"Frågar {host} …", file=sys.stderr)


def _lines(report: FetchReport) -> list[str]:
    notes = [f"{one.indicator}: {note}" for one in report.fetched for note in one.notes]
    similar = ", ".join(f"{name} ({code})" for name, code in report.similar.items())
    return [
        "Hämtat utan att sparas:" if report.is_dry_run else "Hämtat:",
        *table_lines(("Indikator", "Kod", "Värden", "Från", "Till", "Platser", "Omgång"), map(_row, report.fetched)),
        *notes,
        *report.notes,
        *([f"Hämtas inte, för måttet är bara liknande: {similar}."] if similar else []),
        f"Källa: {report.service}",
    ]


def _row(one: FetchedIndicator) -> tuple[str, ...]:
    batch = f"{one.batch_id} (redan hämtad)" if one.is_known else str(one.batch_id or "–")
    places = " ".join(one.places)
    return (one.indicator, one.code, number(one.n_rows), one.first_period, one.last_period, places, batch)
