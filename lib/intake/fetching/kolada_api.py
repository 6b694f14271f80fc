"""Kolada's API, version 3: figures of a municipality, its region and the country.

Source: https://www.kolada.se/om-oss/api/ (terms), https://api.kolada.se/v3/docs (addresses). What is asked for stands
in the path; parameters that it does not know give an empty answer and no error, so none are sent.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from lib.domain.codes import Unit
from lib.domain.faults import Fault, InputFault
from lib.domain.indicator import Indicator
from lib.intake.fetching.http_client import WebService
from lib.intake.fetching.series import Fetched, Series, series_rows
from lib.intake.formats.json_files import shown
from lib.intake.formats.kolada import read_answer

KOLADA = "https://api.kolada.se/v3"
NAME = "Kolada"
IDS_A_CALL = 25
MAX_PAGES = 100
FAULTS_SHOWN = 20
COUNTRY, COUNTRY_ID = "00", "0000"
PER = {Unit.PER_1000: 1_000, Unit.PER_100000: 100_000}
CHECK = "Kontrollera nyckeltalet på kolada.se, eller hämta de andra indikatorerna för sig."


def fetch_kolada(service: WebService, indicators: Sequence[Indicator], municipality_code: str) -> Fetched:
    """A series for each indicator. Raises InputFault, and gives nothing, unless every one of them has figures."""
    places = _places(municipality_code)
    ids = list(dict.fromkeys(str(indicator.source.kolada) for indicator in indicators))
    items = [
        item
        for start in range(0, len(ids), IDS_A_CALL)
        for item in _pages(service, f"/data/kpi/{','.join(ids[start : start + IDS_A_CALL])}/municipality/"
                                    f"{','.join(places.values())}")
    ]  # fmt: skip
    if not items:
        raise InputFault(_no_figures(service, ids))
    read = read_answer({"values": items}, f"Svaret från {service.name}")
    if read.faults:
        raise InputFault(*read.faults[:FAULTS_SHOWN])
    if read.kind != "values":
        raise InputFault(service.odd("Tjänsten svarade med något annat än värden."))
    _check(service, read.rows, ids, list(places))
    found = read.rows[read.rows["value"].notna()]
    without = [name for name in ids if name not in set(found["indicator"])]
    if without:
        raise InputFault(_no_figures(service, without))
    return Fetched(tuple(_series(indicator, found) for indicator in indicators), read.notes)


def _places(municipality_code: str) -> dict[str, str]:
    """Kolada's ids of the municipality, its region and the country, by our codes."""
    is_swedish = len(municipality_code) == 4 and municipality_code.isascii() and municipality_code.isdecimal()
    if not is_swedish or municipality_code.startswith("00"):
        remedy = "Ange fyra siffror i municipality.yaml, som 1980."
        raise InputFault(Fault("Kommunkod", "Kolada har bara svenska kommuner.", municipality_code, remedy))
    county = municipality_code[:2]
    return {municipality_code: municipality_code, county: f"00{county}", COUNTRY: COUNTRY_ID}


def _pages(service: WebService, path: str) -> list[Any]:
    """The items of every page. Raises InputFault when a page leads back to an earlier one, or they never end."""
    page = service.ask(path)
    items, seen = _items(service, page), {path}
    while address := page.get("next_url"):
        if not isinstance(address, str) or address in seen or len(seen) >= MAX_PAGES:
            raise InputFault(service.odd("Svarets sidor tar inte slut.", f"{len(seen)} sidor, sedan {shown(address)}"))
        seen.add(address)
        page = service.follow(address)
        items += _items(service, page)
    return items


def _items(service: WebService, page: Any) -> list[Any]:
    items = page.get("values") if isinstance(page, dict) else None
    if not isinstance(items, list):
        raise InputFault(service.odd("Svaret har inte Koladas form.", shown(page)))
    return list(items)


def _check(service: WebService, rows: pd.DataFrame, ids: list[str], places: list[str]) -> None:
    """Nothing but what was asked for, and each figure once."""
    for column, asked in (("indicator", ids), ("area", places)):
        strange = rows.loc[~rows[column].isin(asked), column]
        if len(strange):
            raise InputFault(service.odd("Svaret gäller något annat än frågan.", shown(strange.iloc[0])))
    twice = rows[rows.duplicated(["indicator", "area", "period", "sex"])]
    if len(twice):
        found = " ".join(twice.iloc[0][["indicator", "area", "period", "sex"]])
        raise InputFault(service.odd("Samma värde kommer flera gånger i svaret.", shown(found)))


def _no_figures(service: WebService, ids: Sequence[str]) -> Fault:
    return service.odd("Svaret är tomt för nyckeltal som ska finnas.", ", ".join(ids), CHECK)


def _series(indicator: Indicator, found: pd.DataFrame) -> Series:
    """Kolada's terms: what somebody has reckoned on is not to be called Kolada's own."""
    name = str(indicator.source.kolada)
    rows = found[found["indicator"] == name]
    value, note = _in_our_terms(indicator, rows["value"])
    source = NAME if note is None else f"Egen bearbetning av data från Kolada ({name})"
    return Series(
        indicator.id, name, series_rows(rows.assign(value=value), indicator.id, source), (note,) if note else ()
    )


def _in_our_terms(indicator: Indicator, value: pd.Series) -> tuple[pd.Series, str | None]:
    """The values as the indicator counts them, and what was done to them."""
    theirs = indicator.source.kolada_unit
    if indicator.source.kolada_measures == "opposite":
        return (100 - value).round(6), "Omvänt: 100 minus Koladas värde."
    if theirs is None or theirs == indicator.unit:
        return value, None
    note = f"Omräknat från per {PER[Unit(theirs)]} till per {PER[indicator.unit]} invånare."
    return (value * PER[indicator.unit] / PER[Unit(theirs)]).round(6), note
