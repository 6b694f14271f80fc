"""`figures`: the very table that a page shows."""

import json
from argparse import ArgumentTypeError, Namespace
from typing import Any

import pandas as pd

from lib.actions.folder_tables import load_folder_tables
from lib.actions.folders import find_folder
from lib.analysis.choices import area_choices, period_choices
from lib.analysis.figures import figures
from lib.analysis.workspace import Workspace, open_workspace
from lib.cli.answer import Answer, table_lines
from lib.cli.parser import Commands, add_command, add_municipality
from lib.domain.codes import AgeBand, Role, Sex
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.period import Month, Period
from lib.domain.selection import Selection
from lib.domain.settings import Settings
from lib.reports.csv_file import csv_bytes
from lib.reports.readable import readable

BY = ("total", "area", "period", "theme", "category", "sex", "age")
FORMATS = ("table", "csv", "json")


def add_commands(commands: Commands) -> None:
    parser = add_command(
        commands,
        "figures",
        _figures,
        "Skriv ut tabellen bakom en sida.",
        "Samma siffror, gränser och dolda värden som sidorna visar för rollen. Utan --role gäller allmänhetens.",
    )
    parser.add_argument("--indicator", metavar="INDIKATOR", required=True, help="indikatorns id, som anmalda_brott")
    parser.add_argument("--by", choices=BY, default="total", help="vad raderna är; total är en enda rad")
    parser.add_argument("--area", metavar="OMRÅDE", help="områdets kod eller namn; hela kommunen om inget anges")
    parser.add_argument("--period", metavar="PERIOD", type=_period, help="2025, 2025-03 eller 2025-01--2025-06")
    parser.add_argument(
        "--compare", metavar="PERIOD", type=_period, help="jämförelseperiod; samma tid året före annars"
    )
    parser.add_argument(
        "--theme", metavar="TEMA", action="append", default=[], help="temats id; kan anges flera gånger"
    )
    parser.add_argument("--sex", choices=[sex.value for sex in Sex], default=Sex.ALL.value, help="kön")
    parser.add_argument("--age", choices=[age.value for age in AgeBand], default=AgeBand.ALL.value, help="ålder")
    parser.add_argument("--format", choices=FORMATS, default="table", help="tabell, CSV eller JSON")
    add_municipality(parser)


def _figures(settings: Settings, given: Namespace) -> Answer:
    folder = find_folder(settings.root, given.municipality)
    load_folder_tables(settings, folder)
    workspace = open_workspace(settings, folder.slug)
    _check_ids(workspace, given)
    asked = _selection(workspace, given)
    role = Role.PUBLIC if given.user.role is Role.OPERATOR else given.user.role
    table = figures(workspace, asked, given.indicator, given.by, role)
    records = _records(table)
    fields = {"municipality": folder.slug, "indicator": given.indicator, "by": given.by, "role": str(role),
              "period": str(asked.period), "rows": records}  # fmt: skip
    if given.format == "csv":
        return Answer(fields, tuple(csv_bytes(table).decode("utf-8-sig").splitlines()) if records else ())
    if given.format == "json":
        return Answer(fields, (json.dumps(records, ensure_ascii=False, default=str),))
    if not records:
        return Answer(fields, ("Det finns inga siffror för det här urvalet.",))
    shown = readable(table)
    return Answer(fields, table_lines(list(shown.columns), shown.astype(str).to_numpy().tolist()))


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Every column of the answer; what is missing or hidden is null."""
    plain = table.astype(object).where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def _check_ids(workspace: Workspace, given: Namespace) -> None:
    definitions = workspace.definitions
    themes = [theme.id for theme in definitions.report_categories.categories]
    faults = (
        []
        if given.indicator in definitions.indicators
        else [_unknown("Indikator", given.indicator, definitions.indicators)]
    )
    faults += [_unknown("Tema", name, themes) for name in given.theme if name not in themes]
    refuse_if(faults)


def _selection(workspace: Workspace, given: Namespace) -> Selection:
    period = given.period or _newest(workspace)
    return Selection(
        municipality=workspace.folder.slug,
        period=period,
        comparison=given.compare or period.before,
        areas=_areas(workspace, given.area),
        sex=Sex(given.sex),
        age=AgeBand(given.age),
        themes=tuple(given.theme),
    )


def _newest(workspace: Workspace) -> Period:
    """The period that the pages begin with."""
    periods = period_choices(workspace)
    if not periods:
        remedy = "Läs in en fil med: python -m lib import FIL"
        raise InputFault(Fault(workspace.municipality.name, "Det finns inga uppgifter att visa än.", remedy=remedy))
    return Period.parse(periods[0])


def _areas(workspace: Workspace, wanted: str | None) -> tuple[str, ...]:
    if wanted is None:
        return ()
    choices = area_choices(workspace)
    named = [choice for choice in choices if wanted in (choice.code, choice.name)]
    if not named:
        raise InputFault(_unknown("Område", wanted, [choice.code for choice in choices]))
    return named[0].area_codes


def _period(text: str) -> Period:
    try:
        if "--" in text:
            return Period.parse(text)
        if "-" in text:
            month = Month.parse(text)
            return Period(month, month)
        return Period.year(int(text))
    except ValueError:
        raise ArgumentTypeError("skriv en period som 2025, 2025-03 eller 2025-01--2025-06") from None


def _unknown(what: str, found: str, known: Any) -> Fault:
    return Fault(what, "Finns inte i kommunen.", found[:80], f"Välj bland: {', '.join(known)}.")
