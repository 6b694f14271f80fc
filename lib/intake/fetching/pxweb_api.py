"""SCB's PxWeb API, version 2: tables by an indicator's definition.

Source: https://github.com/PxTools/PxApiSpecs (PxAPI-2.yml). POST takes the same selection as GET, without GET's limit
on the length of the address and its brackets around expressions with a comma.
"""

import math
from collections.abc import Collection, Sequence

import pandas as pd

from lib.domain.codes import AgeBand, Sex
from lib.domain.faults import Fault, InputFault
from lib.domain.indicator import Indicator, PxWeb
from lib.domain.words import number
from lib.intake.fetching.http_client import WebService
from lib.intake.fetching.series import KEYS, Fetched, Series, series_rows
from lib.intake.formats.json_files import shown
from lib.intake.formats.jsonstat import read_dataset
from lib.intake.reader import ReadFile

SCB = "https://statistikdatabasen.scb.se/api/v2"
NAME = "SCB"
MAX_CELLS = 150_000
FAULTS_SHOWN = 20
PERIOD = r"[12]\d{3}(-(0[1-9]|1[0-2]))?"
TOO_MANY = (f"Frågan gäller fler än {number(MAX_CELLS)} celler, som är gränsen hos SCB.",
            "Välj färre koder i indikatorns pxweb: query.")  # fmt: skip
MEANINGS = {
    400: ("Frågan passar inte tabellen.", "Jämför variabler och koder i indikatorns pxweb: query med tabellen."),
    403: TOO_MANY,
    404: ("Tabellen finns inte.", "Kontrollera tabellens id i indikatorns pxweb: table."),
}


def fetch_pxweb(service: WebService, indicators: Sequence[Indicator], area_codes: Collection[str]) -> Fetched:
    """A series for each indicator. Raises InputFault, and gives nothing, unless every one of them has figures.

    `area_codes` are the places that the municipality can show.
    """
    return Fetched(tuple(_series(service, indicator, area_codes) for indicator in indicators))


def _series(service: WebService, indicator: Indicator, area_codes: Collection[str]) -> Series:
    wanted = indicator.source.pxweb
    if wanted is None:
        raise ValueError(f"{indicator.id} has no table")
    where = f"indicators/{indicator.id}.yaml: pxweb"
    selection = _selection(wanted, where)
    answer = service.ask(f"/tables/{wanted.table}/data?lang=sv&outputFormat=json-stat2", {"selection": selection})
    read = read_dataset(answer, f"Svaret från {service.name}, tabell {wanted.table}")
    _check(read, where, area_codes)
    rows = read.rows[read.rows["value"].notna()]
    if rows.empty:
        remedy = "Kontrollera koderna i query."
        raise InputFault(Fault(where, "Svaret har inga värden för det som ska finnas.", wanted.table, remedy))
    source = f"{NAME}, tabell {wanted.table}"
    return Series(indicator.id, wanted.table, series_rows(rows, indicator.id, source), read.notes)


def _selection(wanted: PxWeb, where: str) -> list[dict[str, object]]:
    """The query as PxWeb writes it. A code that stands twice is a fault of the service's own there."""
    codes = {variable: list(dict.fromkeys(found)) for variable, found in wanted.query.items()}
    if math.prod(len(found) for found in codes.values()) > MAX_CELLS:
        raise InputFault(Fault(where, TOO_MANY[0], remedy=TOO_MANY[1]))
    return [{"variableCode": variable, "valueCodes": found} for variable, found in codes.items()]


def _check(read: ReadFile, where: str, area_codes: Collection[str]) -> None:
    """One measure, in places, periods, sexes and ages that the store has words for, each figure once."""
    if read.faults:
        raise InputFault(*read.faults[:FAULTS_SHOWN])
    if read.kind != "values":
        raise InputFault(Fault(where, "Tabellen är folkmängd, inte en indikator.", remedy="Läs in den som en fil."))
    rows = read.rows
    measures = rows["indicator"].unique()
    if len(measures) > 1:
        remedy = "Välj en kod för mått och för varje annan uppdelning än plats, tid, kön och ålder."
        raise InputFault(Fault(where, "Frågan ger flera mått.", shown(", ".join(measures[:3])), remedy))
    _refuse(rows["area"], rows["area"].isin(area_codes), where, "Platsen hör inte till kommunen.")
    _refuse(rows["period"], rows["period"].str.fullmatch(PERIOD), where, "Perioden är varken år eller månad.")
    _refuse(rows["sex"], rows["sex"].isin(list(Sex)), where, "Könet har ingen motsvarighet i appen.")
    _refuse(rows["age"], rows["age"].isin(list(AgeBand)), where, "Åldern är ingen av appens åldersgrupper.")
    keys = ["area", *KEYS[1:]]
    _refuse(rows["area"], ~rows.duplicated(keys), where, "Samma värde kommer flera gånger i svaret.")


def _refuse(found: pd.Series, fits: pd.Series, where: str, message: str) -> None:
    if not fits.all():
        raise InputFault(Fault(where, message, shown(found[~fits].iloc[0]), "Välj andra koder i query."))
