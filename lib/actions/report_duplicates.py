"""Two reports of the same thing: proposed by nearness, joined when a person says so, and parted again."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from lib.actions.place_reports import NOTHING_SAVED, SavedRow, own_report
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.intake.near_duplicates import WITHIN, find_near_duplicates
from lib.intake.personal_rows import masked
from lib.privacy.roles import may_handle_reports
from lib.store.database import open_database
from lib.store.duplicates import LINK, original_of, reports_around, says_the_same
from lib.store.editing import save

LONGEST_SHOWN = 300


@dataclass(frozen=True)
class NearReport:
    """A report of the same kind within 50 m and 24 h; `text` is masked."""

    report_id: int
    event_from: datetime
    distance_m: float
    hours_apart: float
    text: str


def near_reports(
    settings: Settings, folder: MunicipalityFolder, report_id: int, projected_crs: str, by: User
) -> tuple[NearReport, ...]:
    """Reports that may be about the same thing as one that is a report of its own, nearest first."""
    if not may_handle_reports(by.role):
        return ()
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        own = own_report(connection, folder, report_id)
        if own["lon"] is None or own["duplicate_of"]:
            return ()
        around = reports_around(connection, folder.slug, report_id, own["category"], own["event_from"], WITHIN)
    if around.empty:
        return ()
    new = pd.DataFrame([own])
    found = find_near_duplicates(new, around, pd.Series([0], index=new.index), projected_crs)
    texts = around.set_index("id")
    return tuple(
        NearReport(
            report_id=pair.report_id,
            event_from=pd.Timestamp(texts.at[pair.report_id, "event_from"]).to_pydatetime(),
            distance_m=pair.distance_m,
            hours_apart=pair.hours_apart,
            text=masked(str(texts.at[pair.report_id, "description"] or "")[:LONGEST_SHOWN]),
        )
        for pair in found
        if pair.report_id is not None
    )


def join_report(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, original_id: int, by: User
) -> SavedRow:
    """Let a report point at the one that it repeats: it is kept, but counted no more.

    Raises InputFault, with nothing saved, when the role may not, it would point at itself, or others point at it.
    Raises Conflict when somebody else saved it in the meantime, or the original is gone.
    """
    if not may_handle_reports(by.role):
        raise InputFault(Fault("Rapporten", "din roll får inte slå ihop rapporter", remedy=NOTHING_SAVED))
    with open_database(settings.database_url).begin() as connection:
        own_report(connection, folder, original_id)
        target = original_of(connection, original_id)
        if target == f"{LINK}{row_id}" or says_the_same(connection, folder.slug, row_id):
            remedy = f"Slå ihop åt andra hållet. {NOTHING_SAVED}"
            raise InputFault(Fault("Rapporten", "andra rapporter pekar redan på den här", remedy=remedy))
        own_report(connection, folder, row_id)
        return SavedRow(row_id, save(connection, "reports", row_id, version, {"duplicate_of": target}, by.actor))


def part_report(settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, by: User) -> SavedRow:
    """Let the report stand by itself again. Raises as `join_report`."""
    if not may_handle_reports(by.role):
        raise InputFault(Fault("Rapporten", "din roll får inte dela på rapporter", remedy=NOTHING_SAVED))
    with open_database(settings.database_url).begin() as connection:
        own_report(connection, folder, row_id)
        return SavedRow(row_id, save(connection, "reports", row_id, version, {"duplicate_of": None}, by.actor))
