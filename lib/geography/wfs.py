"""Fetching official areas from SCB's open map service (WFS 2.0)."""

import json
import time
from typing import Literal

import geopandas as gpd
import httpx
from shapely.errors import GEOSException

from lib.domain.faults import Fault, InputFault
from lib.geography.reading import AreaFile, check_areas

SCB_WFS = "https://geodata.scb.se/geoserver/stat/wfs"
LAYERS = {"regso": "stat:RegSO_2025", "deso": "stat:DeSO_2025"}
SERVICE = "SCB:s karttjänst"
SWEREF = "EPSG:3006"
TRIES = 3
MAX_BYTES = 100_000_000
TOTAL_TIMEOUTS = 4

AreaKind = Literal["regso", "deso"]


class _Unavailable(Exception):
    """The service could not answer just now; another try may help."""


def fetch_scb_areas(
    kind: AreaKind, municipality_code: str, base_url: str = SCB_WFS, timeout_s: float = 30, pause_s: float = 1
) -> AreaFile:
    """The municipality's RegSO or DeSO of 2025, checked like any other file.

    Tries again after `pause_s` and twice that when the service is down. Raises InputFault when it stays down, answers
    with something else than areas, or with areas of another municipality.
    """
    body = _fetch_with_retries(base_url, _query(kind, municipality_code), timeout_s, pause_s)
    found = check_areas(_features(body, municipality_code), SERVICE, f"{kind}kod")
    is_foreign = ~found.areas["area_code"].str.startswith(municipality_code)
    if is_foreign.any():
        codes = ", ".join(found.areas.loc[is_foreign, "area_code"].head(5))
        raise InputFault(_odd_answer("Svaret innehåller områden från en annan kommun.", codes))
    return found


def _query(kind: AreaKind, municipality_code: str) -> dict[str, str]:
    if len(municipality_code) != 4 or not municipality_code.isdecimal():
        remedy = "Ange fyra siffror, som 1980."
        raise InputFault(Fault("Kommunkod", "Kommunkoden har fel form.", municipality_code[:20], remedy))
    return {
        "service": "WFS",
        "version": "2.0.0",
        "request": "GetFeature",
        "typeNames": LAYERS[kind],
        "outputFormat": "application/json",
        "srsName": SWEREF,
        "cql_filter": f"kommunkod='{municipality_code}'",
    }


def _fetch_with_retries(base_url: str, query: dict[str, str], timeout_s: float, pause_s: float) -> bytes:
    for attempt in range(1, TRIES + 1):
        try:
            return _fetch(base_url, query, timeout_s)
        except _Unavailable as error:
            if attempt == TRIES:
                message = f"Tjänsten svarar inte efter {TRIES} försök."
                remedy = "Försök senare, eller ladda ner filen från scb.se och läs in den."
                raise InputFault(Fault(SERVICE, message, str(error), remedy)) from error
            time.sleep(pause_s * attempt)
    raise AssertionError("the last attempt returns or raises")


def _fetch(base_url: str, query: dict[str, str], timeout_s: float) -> bytes:
    try:
        with httpx.stream("GET", base_url, params=query, timeout=timeout_s) as response:
            if response.status_code >= 500:
                raise _Unavailable(f"felkod {response.status_code}")
            if response.status_code != 200:
                raise InputFault(_odd_answer("Tjänsten avvisade frågan.", f"felkod {response.status_code}"))
            return _limited_body(response, time.monotonic() + TOTAL_TIMEOUTS * timeout_s)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise InputFault(Fault("Adress", "Adressen går inte att använda.", base_url, "Börja med https://.")) from error
    except httpx.TransportError as error:
        raise _Unavailable(
            "tiden gick ut" if isinstance(error, httpx.TimeoutException) else "bruten anslutning"
        ) from error


def _limited_body(response: httpx.Response, deadline: float) -> bytes:
    """The whole answer. A server that drips a byte at a time passes every single timeout, but not the deadline."""
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if time.monotonic() > deadline:
            raise _Unavailable("tiden gick ut")
        if len(body) > MAX_BYTES:
            raise InputFault(_odd_answer("Svaret är för stort.", f"mer än {MAX_BYTES // 1_000_000} MB"))
    return bytes(body)


def _features(body: bytes, municipality_code: str) -> gpd.GeoDataFrame:
    """The features of the answer, in SWEREF 99 TM. Raises InputFault unless it is a whole, filled collection."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        found = "ett felmeddelande i XML" if b"Exception" in body[:2_000] else body[:60].decode("utf-8", "replace")
        raise InputFault(_odd_answer("Svaret är inte GeoJSON.", found)) from error
    if not isinstance(answer, dict) or answer.get("type") != "FeatureCollection":
        raise InputFault(_odd_answer("Svaret är inte en samling områden."))
    features = answer.get("features")
    if not features:
        message = f"SCB har inga områden för kommunkod {municipality_code}."
        raise InputFault(Fault(SERVICE, message, remedy="Kontrollera kommunkoden."))
    n_matched = answer.get("numberMatched")
    if isinstance(n_matched, int) and n_matched > len(features):
        raise InputFault(_odd_answer("Svaret är ofullständigt.", f"{len(features)} av {n_matched} områden"))
    try:
        return gpd.GeoDataFrame.from_features(features, crs=SWEREF)
    except (KeyError, TypeError, ValueError, AttributeError, GEOSException) as error:
        raise InputFault(_odd_answer("Ett område i svaret går inte att läsa.")) from error


def _odd_answer(message: str, found: str = "") -> Fault:
    return Fault(SERVICE, message, found, "Försök senare, eller läs in en nedladdad fil.")
