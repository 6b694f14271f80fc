"""Near duplicates among reports: shown side by side, and merged where a person has said so."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from lib.actions.import_plan import ImportPlan, Merge
from lib.intake.near_duplicates import NearDuplicate
from lib.intake.personal_rows import masked
from lib.store.database import open_database
from lib.store.duplicates import LINK, mark_duplicates, original_of, read_reports, report_ids

LONGEST_TEXT = 300


@dataclass(frozen=True)
class ReportSide:
    """One report of a pair. `event_from` is local; `text` is masked."""

    where: str
    event_from: datetime
    subcategory: str | None
    text: str


@dataclass(frozen=True)
class NearPair:
    """`new` comes with the file; `other` is in the store, or comes with the file too, further up."""

    merge: Merge
    category: str
    distance_m: float
    hours_apart: float
    new: ReportSide
    other: ReportSide


def near_pairs(plan: ImportPlan, first: int, most: int) -> tuple[NearPair, ...]:
    """`most` of the plan's proposals from number `first` on, with what both reports say."""
    proposed = plan.report.near_duplicates[first : first + most]
    wanted = [pair.report_id for pair in proposed if pair.report_id is not None]
    with open_database(plan.settings.database_url).connect().execution_options(reads_only=True) as connection:
        stored = read_reports(connection, plan.folder.slug, wanted)
    own = dict(zip(plan.row_numbers, plan.tables["reports"].to_dict("records"), strict=True))
    return tuple(_pair(pair, own, stored) for pair in proposed if pair.report_id is None or pair.report_id in stored)


def merge_reports(connection: Connection, plan: ImportPlan, batch_id: int) -> int:
    """Let the chosen ones of a batch that was just written point at their originals; returns how many.

    Only what was proposed is merged. The earlier report stays, and only rows of the batch are changed: an undo takes
    the merging with it.
    """
    proposed = {merge_of(pair) for pair in plan.report.near_duplicates}
    chosen = [merge for merge in plan.wishes.merges if merge in proposed]
    if not chosen:
        return 0
    ids = dict(zip(plan.row_numbers, report_ids(connection, batch_id), strict=True))
    targets = _originals(chosen)
    links = {
        ids[row]: f"{LINK}{ids[target.row]}" if target.report_id is None else original_of(connection, target.report_id)
        for row, target in targets.items()
    }
    mark_duplicates(connection, links)
    return len(links)


def merge_of(pair: NearDuplicate) -> Merge:
    return Merge(pair.row, pair.report_id, pair.other_row)


@dataclass(frozen=True)
class _Original:
    """A report of the store, or a row of the file."""

    report_id: int | None
    row: int


def _originals(chosen: list[Merge]) -> dict[int, _Original]:
    """What each row that is merged ends up pointing at: never at another one that points on.

    Rows merged with each other share a report of the store when one of them is merged with that, otherwise the row
    that stands first in the file.
    """
    group: dict[int, set[int]] = {}
    for merge in chosen:
        rows = {merge.row} | ({merge.other_row} if merge.other_row is not None else set())
        together = rows.union(*(group[row] for row in rows if row in group))
        group |= dict.fromkeys(together, together)
    stored = {merge.row: merge.report_id for merge in reversed(chosen) if merge.report_id is not None}
    found = {}
    for row, together in group.items():
        original = _Original(next((stored[one] for one in sorted(together) if one in stored), None), min(together))
        if original.report_id is not None or original.row != row:
            found[row] = original
    return found


def _pair(pair: NearDuplicate, own: dict[int, dict[str, Any]], stored: dict[int, dict[str, Any]]) -> NearPair:
    new = _side(f"Rad {pair.row} i filen", own[pair.row])
    if pair.other_row is not None:
        other = _side(f"Rad {pair.other_row} i filen", own[pair.other_row])
    else:
        row = stored[pair.report_id or 0]
        other = _side(f"Redan inläst, {row['file_name'] or 'skriven för hand'}", row)
    return NearPair(merge_of(pair), pair.category, pair.distance_m, pair.hours_apart, new, other)


def _side(where: str, row: dict[str, Any]) -> ReportSide:
    text = row["description"] if isinstance(row["description"], str) else ""
    sub = row["subcategory"] if isinstance(row["subcategory"], str) else None
    return ReportSide(where, pd.Timestamp(row["event_from"]).to_pydatetime(), sub, masked(text[:LONGEST_TEXT]))
