"""Everything that is worked with: why it is there, where it came from, who last wrote in it, and what comes next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.links import title_of
from lib.analysis.rows import (
    agreement_rows,
    batch_rows,
    measure_rows,
    picture_rows,
    problem_rows,
    promise_rows,
    report_rows,
)
from lib.analysis.version_rows import version_list
from lib.analysis.walk_debts import is_to_be_walked, owes_feedback, walk_days
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.links import ObjectKind, ObjectRef, address_of, measure_address
from lib.domain.measure import CLOSED, MeasureStatus
from lib.domain.problem import IN_WORK, ProblemStatus
from lib.domain.promise import PromiseStatus
from lib.domain.report_handling import WAITING
from lib.domain.version import OPEN_STATUSES
from lib.domain.walk import WalkStatus
from lib.privacy.roles import readable_classes, works_on_the_picture

Record = dict[Any, Any]
DAYS = ("kind", "title", "why", "day", "address", "is_synthetic")
OBJECT_ROWS = ("kind", "title", "why", "source", "reviewed_by", "reviewed_at", "next_day", "next_what", "address",
               "is_synthetic")  # fmt: skip
WRITTEN_HERE = "skriven här"
PICTURE_KINDS = {"picture": "/tva_bilder?halvar={period}", "agreement": "/tva_bilder?halvar={period}"}


@dataclass(frozen=True)
class Sort:
    """How the rows of a table are told of. `why` are columns that say it, the first that is filled; `days` are columns
    with what is to be done that day and whether it still is."""

    kind: str
    rows: Callable[[Workspace, DataKey], pd.DataFrame]
    why: tuple[str, ...]
    days: tuple[tuple[str, str, Callable[[Record], bool]], ...]
    is_listed: bool = True


def _always(_: Record) -> bool:
    return True


def _open(row: Record) -> bool:
    return row["status"] not in CLOSED


SORTS = (
    Sort(
        ObjectKind.PROBLEM,
        lambda _, key: problem_rows(key),
        ("status_reason", "origin", "description"),
        (
            ("follow_up_on", "följs upp", lambda row: row["status"] in IN_WORK and not row["result"]),
            ("review_by", "ses över", lambda row: row["status"] != ProblemStatus.CLOSED),
        ),
    ),
    Sort(
        ObjectKind.MEASURE,
        lambda _, key: measure_rows(key),
        ("expected", "expected_short", "status_reason"),
        (
            ("due", "ska vara klar", lambda row: row["status"] not in {MeasureStatus.DONE, *CLOSED}),
            ("follow_up_on", "effekten följs upp", _open),
            ("review_by", "ses över", _open),
        ),
    ),
    Sort(
        ObjectKind.PROMISE,
        lambda _, key: promise_rows(key),
        ("public_text",),
        (
            ("period_to", "löftestiden går ut", lambda row: row["status"] == PromiseStatus.IN_FORCE),
            ("review_by", "ses över", lambda row: row["status"] != PromiseStatus.CLOSED),
        ),
    ),
    Sort(
        ObjectKind.VERSION,
        lambda workspace, _: version_list(workspace, Role.COORDINATOR),
        ("summary",),
        (("next_revision", "ska vara reviderad", lambda row: row["is_newest"]),),
    ),
    Sort(
        "picture",
        lambda _, key: picture_rows(key),
        ("summary",),
        (("review_by", "ses över", _always),),
    ),
    Sort(
        "agreement",
        lambda _, key: agreement_rows(key),
        ("reason", "agreed_text"),
        (("review_by", "ses över", _always),),
    ),
    Sort(
        ObjectKind.WALK,
        lambda _, key: walk_days(key),
        ("purpose",),
        (
            ("walk_day", "vandringen går", is_to_be_walked),
            ("feedback_due", "deltagarna ska få återkoppling", owes_feedback),
            ("aim_due", "målet ska vara nått", lambda row: row["status"] == WalkStatus.DONE),
            ("review_by", "ses över", lambda row: row["status"] != WalkStatus.CANCELLED),
        ),
    ),
    Sort(
        ObjectKind.REPORT,
        lambda _, key: report_rows(key),
        ("assessment",),
        (("review_by", "ses över", lambda row: row["status"] in WAITING),),
        is_listed=False,
    ),
)  # fmt: skip


def work_days(workspace: Workspace, role: Role) -> pd.DataFrame:
    """A row for each day that something is to be done, in order of time: DAYS. Boards are told of measures;
    empty for roles that only read."""
    workspace = workspace.seen_by(role)
    return _days(workspace, workspace.data_key, role)


def work_objects(workspace: Workspace, role: Role) -> pd.DataFrame:
    """A row for each problem, measure, promise, picture, agreement, version and walk: OBJECT_ROWS."""
    workspace = workspace.seen_by(role)
    return _objects(workspace, workspace.data_key, role)


@kept(8)
def _days(workspace: Workspace, key: DataKey, role: Role) -> pd.DataFrame:
    found = [
        {"kind": str(sort.kind), "title": _title(workspace, sort, row, role), "why": what, "day": day,
         "address": _address(sort, row), "is_synthetic": bool(row["is_synthetic"])}
        for sort, row in _rows(workspace, key, role)
        for what, day in _ahead(sort, row)
    ]  # fmt: skip
    rows = pd.DataFrame(found, columns=list(DAYS))
    return rows.sort_values("day", kind="stable", ignore_index=True)


@kept(8)
def _objects(workspace: Workspace, key: DataKey, role: Role) -> pd.DataFrame:
    batches = batch_rows(key).set_index("id")
    found = []
    for sort, row in _rows(workspace, key, role):
        if not sort.is_listed:
            continue
        ahead = sorted(_ahead(sort, row), key=lambda one: one[1])
        what, day = ahead[0] if ahead else ("", None)
        found.append(
            {
                "kind": str(sort.kind),
                "title": _title(workspace, sort, row, role),
                "why": next((str(row[name]) for name in sort.why if row.get(name)), "") or "inget skäl skrivet",
                "source": str(batches.loc[row["batch_id"], "source"]) if row["batch_id"] else WRITTEN_HERE,
                "reviewed_by": row["reviewed_by"] or "ingen än",
                "reviewed_at": row["reviewed_at"],
                "next_day": day,
                "next_what": what,
                "address": _address(sort, row),
                "is_synthetic": bool(row["is_synthetic"]),
            }
        )
    return pd.DataFrame(found, columns=list(OBJECT_ROWS))


def _rows(workspace: Workspace, key: DataKey, role: Role) -> Iterator[tuple[Sort, Record]]:
    """Missing cells are None."""
    for sort in SORTS:
        if not works_on_the_picture(role) and not (sort.kind == ObjectKind.MEASURE and role is Role.BOARD):
            continue
        rows = sort.rows(workspace, key)
        if "secrecy" in rows:
            rows = rows[rows["secrecy"].isin(readable_classes(role))]
        if sort.kind == ObjectKind.REPORT:  # thousands, of which few are ever dated
            rows = rows[rows["review_by"].notna()]
        if sort.kind == ObjectKind.VERSION:
            decided = rows["id"][~rows["status"].isin(OPEN_STATUSES)]
            rows = rows.assign(is_newest=rows["id"] == (decided.iloc[0] if len(decided) else -1))
        plain = rows.astype(object)
        for row in plain.where(plain.notna(), None).to_dict("records"):
            yield sort, row


def _ahead(sort: Sort, row: Record) -> list[tuple[str, date]]:
    return [
        (what, row[name]) for name, what, is_ahead in sort.days if isinstance(row.get(name), date) and is_ahead(row)
    ]


def _title(workspace: Workspace, sort: Sort, row: Record, role: Role) -> str:
    if sort.kind == "picture":
        actor = workspace.definitions.picture_actors.names.get(row["actor"], row["actor"])
        return f"{actor}, {HalfYear.parse(row['period']).label}"
    if sort.kind == "agreement":
        place = workspace.area_names.get(row["area_code"], workspace.municipality.name)
        return f"{place}, {row['theme']}"
    if row.get("title"):
        return str(row["title"])
    return title_of(workspace, ObjectRef(ObjectKind(sort.kind), str(row["id"])), role) or ""


def _address(sort: Sort, row: Record) -> str:
    if sort.kind in PICTURE_KINDS:
        return PICTURE_KINDS[sort.kind].format(period=row["period"])
    if sort.kind == ObjectKind.MEASURE:
        return measure_address(str(row["measure_key"]))
    return address_of(ObjectRef(ObjectKind(sort.kind), str(row["id"])))
