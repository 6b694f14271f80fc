"""Fetching figures from an outside service: ask, turn into our indicators, and write all or nothing."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import pandas as pd
from sqlalchemy import Connection

from lib.actions.permission import refuse_unless
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.indicator import Indicator, Source
from lib.domain.municipality import Municipality
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.geography.areas import areas_path, read_areas
from lib.intake.fetching import kolada_api, pxweb_api
from lib.intake.fetching.http_client import Clock, host_of, web_service
from lib.intake.fetching.series import Fetched, Series
from lib.store.database import open_database
from lib.store.folders import Definitions, read_definitions
from lib.store.replacing import replace_file
from lib.store.writing import Batch, find_batch

ServiceId = Literal["kolada", "scb"]
NAMES: dict[ServiceId, str] = {"kolada": kolada_api.NAME, "scb": pxweb_api.NAME}
ADDRESSES: dict[ServiceId, str] = {"kolada": kolada_api.KOLADA, "scb": pxweb_api.SCB}
COUNTRY = "00"


@dataclass(frozen=True)
class FetchWishes:
    """What to fetch: no indicators means all that the service has; no address means the service's own."""

    indicators: tuple[str, ...] = ()
    base_url: str | None = None
    is_dry_run: bool = False


@dataclass(frozen=True)
class FetchedIndicator:
    """What came of one indicator. `is_known`: the very same figures were there already, as `batch_id`.

    `code` is the service's own name of it, `places` the area codes that have figures.
    """

    indicator: str
    code: str
    batch_id: int | None
    is_known: bool
    n_rows: int
    first_period: str
    last_period: str
    places: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class FetchReport:
    """What happened. `similar` are indicators whose figures in Kolada measure something else, by Kolada id."""

    municipality: str
    service: str
    host: str
    is_dry_run: bool
    fetched: tuple[FetchedIndicator, ...]
    similar: dict[str, str]
    notes: tuple[str, ...]


def fetch_indicators(
    settings: Settings,
    folder: MunicipalityFolder,
    service: ServiceId,
    wishes: FetchWishes,
    tell_host: Callable[[str], None],
    clock: Clock | None = None,
    *,
    by: User,
) -> FetchReport:
    """Fetch figures and write them, one batch for each indicator, in one transaction.

    An indicator's new figures take the place of those from an earlier fetch. `tell_host` hears who is asked, before
    that. Raises InputFault, with nothing written, when `by` may not, when the municipality has not allowed the service,
    when the service has no answer or a wrong one, and when it has no figures for even one of the indicators.
    """
    refuse_unless(by.role, Right.FETCH_FIGURES)
    definitions = read_definitions(folder)
    _check_allowed(folder, definitions.municipality, service)
    chosen, similar = _chosen(definitions, service, wishes.indicators)
    address = ADDRESSES[service] if wishes.base_url is None else wishes.base_url
    host = host_of(address)
    tell_host(host)
    fetched = _ask(folder, definitions.municipality, service, chosen, address, clock or Clock())
    done = _write(settings, folder, service, fetched.series, wishes.is_dry_run, by.actor)
    return FetchReport(folder.slug, NAMES[service], host, wishes.is_dry_run, done, similar, fetched.notes)


def _check_allowed(folder: MunicipalityFolder, municipality: Municipality, service: ServiceId) -> None:
    allowed = municipality.fetch.model_dump()
    if allowed[service]:
        return
    wanted = ", ".join(f"{name}: {str(is_on or name == service).lower()}" for name, is_on in allowed.items())
    message = f"Hämtning från {NAMES[service]} är avstängd. Ingen har frågats."
    remedy = f"Slå på den med raden fetch: {{{wanted}}}"
    raise InputFault(Fault(f"data/{folder.slug}/municipality.yaml", message, remedy=remedy))


def _chosen(
    definitions: Definitions, service: ServiceId, names: tuple[str, ...]
) -> tuple[list[Indicator], dict[str, str]]:
    """The indicators to fetch, and the Kolada ids of those that Kolada only has something similar to."""
    known = definitions.indicators
    faults = [
        _not_there(name, service, known)
        for name in names
        if name not in known or not _code(known[name].source, service)
    ]
    refuse_if(faults)
    listed = [known[name] for name in dict.fromkeys(names or known) if _code(known[name].source, service)]
    similar = {one.id: str(one.source.kolada) for one in listed if _is_similar(one.source, service)}
    chosen = [one for one in listed if one.id not in similar]
    if not chosen:
        found = ", ".join(f"{name} ({code})" for name, code in similar.items())
        message = "Det finns inget att hämta för indikatorerna."
        found = f"bara liknande mått: {found}" if found else ""
        raise InputFault(Fault(NAMES[service], message, found, f"Ange {service} i indikatorns source."))
    return chosen, similar


def _code(source: Source, service: ServiceId) -> str | None:
    if service == "kolada":
        return source.kolada
    return source.pxweb.table if source.pxweb else None


def _is_similar(source: Source, service: ServiceId) -> bool:
    return service == "kolada" and source.kolada_measures == "similar"


def _not_there(name: str, service: ServiceId, known: Collection[str]) -> Fault:
    if name in known:
        key = "kolada" if service == "kolada" else "pxweb"
        return Fault(
            "Indikator", f"Indikatorn har ingen källa hos {NAMES[service]}.", name, f"Lägg till source: {key}."
        )
    return Fault("Indikator", "Indikatorn finns inte.", name[:80], f"Välj bland: {', '.join(known)}.")


def _ask(
    folder: MunicipalityFolder,
    municipality: Municipality,
    service: ServiceId,
    chosen: list[Indicator],
    address: str,
    clock: Clock,
) -> Fetched:
    if service == "kolada":
        with web_service(kolada_api.NAME, address, clock, {}) as web:
            return kolada_api.fetch_kolada(web, chosen, municipality.code)
    codes = {municipality.code, municipality.code[:2], COUNTRY}
    if areas_path(folder).exists():
        codes |= set(read_areas(folder)["area_code"])
    with web_service(pxweb_api.NAME, address, clock, pxweb_api.MEANINGS) as web:
        return pxweb_api.fetch_pxweb(web, chosen, codes)


def _write(
    settings: Settings,
    folder: MunicipalityFolder,
    service: ServiceId,
    series: tuple[Series, ...],
    is_dry_run: bool,
    actor: str,
) -> tuple[FetchedIndicator, ...]:
    engine = open_database(settings.database_url)
    if is_dry_run:
        with engine.connect().execution_options(reads_only=True) as connection:
            earlier = [find_batch(connection, folder.slug, _fingerprint(one)) for one in series]
        return tuple(_told(one, batch, batch is not None) for one, batch in zip(series, earlier, strict=True))
    with engine.begin() as connection:
        return tuple(_write_one(connection, folder, service, one, actor) for one in series)


def _write_one(
    connection: Connection, folder: MunicipalityFolder, service: ServiceId, series: Series, actor: str
) -> FetchedIndicator:
    digest = _fingerprint(series)
    earlier = find_batch(connection, folder.slug, digest)
    if earlier is not None:
        return _told(series, earlier, is_known=True)
    batch = Batch(
        municipality=folder.slug,
        kind="fetch",
        file_name=f"{service}:{series.code}:{series.indicator}",
        file_sha256=digest,
        source=NAMES[service],
        data_date=series.rows["data_date"].max(),
        created_at=datetime.now(UTC).replace(tzinfo=None),
        is_synthetic=False,
    )
    return _told(series, replace_file(connection, batch, "indicator_values", series.rows, actor), is_known=False)


def _fingerprint(series: Series) -> str:
    """Of the rows and not of the bytes of the answer: a changed definition gives other rows of the same answer."""
    return hashlib.sha256(series.rows.to_csv(index=False).encode()).hexdigest()


def _told(series: Series, batch_id: int | None, is_known: bool) -> FetchedIndicator:
    periods: pd.Series = series.rows["period"]
    places = tuple(sorted(series.rows["area_code"].unique(), key=lambda code: (-len(code), code)))
    return FetchedIndicator(
        series.indicator, series.code, batch_id, is_known, len(series.rows), periods.min(), periods.max(), places,
        series.notes,
    )  # fmt: skip
