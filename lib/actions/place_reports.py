"""Writing a report about a place, and taking care of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import geopandas as gpd
import pandas as pd
from sqlalchemy import Connection

from lib.actions.written_texts import only
from lib.domain.categories import ReportCategories
from lib.domain.codes import Precision, Secrecy
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.period import Month
from lib.domain.report_handling import (
    HANDLED,
    LONGEST_TEXT,
    NEEDS_ASSESSMENT,
    NEEDS_OUTCOME,
    TEXTS,
    PoliceReported,
    ReportStatus,
)
from lib.domain.report_words import FIELD_LABELS, REPORT_STATUSES
from lib.domain.secrecy_change import CLASS_REASON
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.geography.points import areas_of_points
from lib.privacy.personal_data import explain, find_personal_data
from lib.privacy.roles import may_handle_reports, may_report_places
from lib.store.database import open_database
from lib.store.editing import create, read_row, save

NOTHING_SAVED = "Inget har sparats, och det du skrivit står kvar."
WGS84 = "EPSG:4326"


@dataclass(frozen=True, eq=False)
class ReportGround:
    """What a report is checked against: the municipality's own lists, its areas (EPSG:4326) and its CRS in metres."""

    categories: ReportCategories
    areas: gpd.GeoDataFrame
    projected_crs: str


@dataclass(frozen=True)
class PlaceReport:
    """A report before it is saved. Times are local; a position is WGS84, or there is only an area."""

    category: str
    event_from: datetime
    event_to: datetime | None = None
    subcategory: str | None = None
    lon: float | None = None
    lat: float | None = None
    precision: Precision = Precision.EXACT
    area_code: str | None = None
    place_name: str = ""
    place_type: str | None = None
    reasons: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    police_reported: PoliceReported = PoliceReported.UNKNOWN
    description: str = ""
    reporter_organisation: str = ""
    secrecy: Secrecy = Secrecy.INTERNAL


@dataclass(frozen=True)
class SavedRow:
    row_id: int
    version: int


def create_report(
    settings: Settings, folder: MunicipalityFolder, ground: ReportGround, report: PlaceReport, now: datetime, by: User
) -> SavedRow:
    """Save the report as new, with the area that its position lies in.

    Raises InputFault, with nothing saved, when the role may not, something is missing or unknown, the time lies ahead,
    the position lies outside every area, or a text points out a person.
    """
    area_code = _area_of(ground, report)
    refuse_if([*_of_role(by), *_of_place(ground, report, area_code), *_of_report(ground, report, now)])
    fields = {
        "reported_at": now.replace(microsecond=0),
        "event_from": report.event_from,
        "event_to": report.event_to,
        "month": Month(report.event_from.year, report.event_from.month).index,
        "place_type": report.place_type,
        "area_code": area_code,
        "lon": None if report.lon is None else round(report.lon, 5),
        "lat": None if report.lat is None else round(report.lat, 5),
        "precision": str(report.precision if report.lon is not None else Precision.AREA),
        "category": report.category,
        "subcategory": report.subcategory,
        "description": report.description.strip() or None,
        "reporter_organisation": report.reporter_organisation.strip() or None,
        "police_reported": str(report.police_reported),
        "reasons": ";".join(report.reasons),
        "wishes": ";".join(report.wishes),
        "status": str(ReportStatus.NEW),
        "place_name": report.place_name.strip() or None,
        "secrecy": str(report.secrecy),
    }
    with open_database(settings.database_url).begin() as connection:
        return SavedRow(create(connection, "reports", folder.slug, fields, by.actor), 1)


def handle_report(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, changes: Fields, by: User
) -> SavedRow:
    """Change how a report is taken care of; `changes` are some of HANDLED.

    Raises InputFault, with nothing saved, when the role may not, a status lacks its assessment or its outcome, or a
    text points out a person. Raises Conflict when somebody else saved the same report in the meantime.
    """
    only(changes, HANDLED, "a report")
    changes = {name: (value.strip() or None) if isinstance(value, str) else value for name, value in changes.items()}
    refuse_if([*_of_handler(by), *_of_texts({name: changes.get(name) or "" for name in (*TEXTS, CLASS_REASON)})])
    with open_database(settings.database_url).begin() as connection:
        own_report(connection, folder, row_id)
        new = save(connection, "reports", row_id, version, changes, by.actor)
        _refuse_unfinished(read_row(connection, "reports", row_id) or {})  # undoes the save
        return SavedRow(row_id, new)


def own_report(connection: Connection, folder: MunicipalityFolder, row_id: int) -> Fields:
    """The report as it stands. Raises Conflict when it is gone, or another municipality's."""
    row = read_row(connection, "reports", row_id)
    if row is None or row["municipality"] != folder.slug:
        raise Conflict(None)
    return row


def _area_of(ground: ReportGround, report: PlaceReport) -> str | None:
    if report.lon is None or report.lat is None:
        return report.area_code
    point = pd.DataFrame({"x": [report.lon], "y": [report.lat]})
    found: str | None = areas_of_points(point, WGS84, ground.areas, ground.projected_crs).iloc[0]
    return found


def _of_role(by: User) -> Iterator[Fault]:
    if not may_report_places(by.role):
        yield Fault("Rapporten", "din roll får inte skriva rapporter", remedy=f"Be samordnaren. {NOTHING_SAVED}")


def _of_handler(by: User) -> Iterator[Fault]:
    if not may_handle_reports(by.role):
        yield Fault("Rapporten", "din roll får inte ändra rapporter", remedy=f"Be samordnaren. {NOTHING_SAVED}")


def _of_place(ground: ReportGround, report: PlaceReport, area_code: str | None) -> Iterator[Fault]:
    if report.lon is not None and area_code is None and len(ground.areas):
        yield Fault("Plats", "platsen ligger utanför kommunen", remedy=f"Tryck på kartan igen. {NOTHING_SAVED}")
    elif report.lon is None and not report.place_name.strip() and area_code is None:
        remedy = f"Tryck på kartan, använd din plats eller välj i listan. {NOTHING_SAVED}"
        yield Fault("Plats", "platsen saknas", remedy=remedy)
    elif report.lon is None and area_code is not None and area_code not in set(ground.areas["area_code"]):
        yield Fault("Plats", "området finns inte", area_code, NOTHING_SAVED)


def _of_report(ground: ReportGround, report: PlaceReport, now: datetime) -> Iterator[Fault]:
    known = ground.categories
    category = next((one for one in known.categories if one.id == report.category), None)
    if category is None:
        yield Fault("Vad det gäller", "kategorin saknas", report.category, f"Välj en kategori. {NOTHING_SAVED}")
    elif report.subcategory and report.subcategory not in {one.id for one in category.subcategories}:
        yield Fault("Slag", "slaget hör inte till kategorin", report.subcategory, NOTHING_SAVED)
    for label, chosen, choices in (
        ("Skäl", report.reasons, known.reasons),
        ("Önskemål", report.wishes, known.wishes),
        ("Platstyp", (report.place_type,) if report.place_type else (), known.place_types),
    ):
        for one in sorted(set(chosen) - {choice.id for choice in choices}):
            yield Fault(label, "valet finns inte i kommunens lista", one, NOTHING_SAVED)
    if report.event_from > now:
        yield Fault("När", "tiden har inte varit ännu", f"{report.event_from:%Y-%m-%d %H:%M}", NOTHING_SAVED)
    if report.event_to is not None and report.event_to < report.event_from:
        yield Fault("När", "slutet är före början", f"{report.event_to:%Y-%m-%d %H:%M}", NOTHING_SAVED)
    texts = {
        "Beskrivning": report.description, "Platsens namn": report.place_name,
        "Organisation": report.reporter_organisation,
    }  # fmt: skip
    yield from _of_texts(texts)


def _of_texts(texts: dict[str, str]) -> Iterator[Fault]:
    for name, text in texts.items():
        label = FIELD_LABELS.get(name, name)
        if len(text) > LONGEST_TEXT:
            yield Fault(label, "texten är för lång", f"{len(text)} tecken", f"Högst {LONGEST_TEXT}. {NOTHING_SAVED}")
        if told := explain(find_personal_data(text)):
            yield Fault(label, "texten pekar ut en person", remedy=" ".join((*told, NOTHING_SAVED)))


def _refuse_unfinished(row: Fields) -> None:
    """Of the report as it would stand: its texts may have been written before."""
    try:
        status = ReportStatus(row["status"])
    except ValueError:
        raise InputFault(Fault("Status", "statusen finns inte", str(row["status"]), NOTHING_SAVED)) from None
    name = REPORT_STATUSES[status]
    missing = []
    if status in NEEDS_ASSESSMENT - NEEDS_OUTCOME and not row["assessment"]:
        missing.append(Fault("Bedömning", "bedömningen saknas", remedy=f"Skriv den innan rapporten är {name}."))
    if status in NEEDS_OUTCOME and not row["outcome"]:
        remedy = f"Skriv vad det blev innan rapporten är {name}: det är det som den som rapporterade får veta."
        missing.append(Fault(FIELD_LABELS["outcome"], "texten saknas", remedy=remedy))
    if missing:
        raise InputFault(*missing)
