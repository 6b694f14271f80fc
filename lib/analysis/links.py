"""What an object hangs together with, walked both ways: the links that people made, and the keys in the rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import link_rows, rows_of
from lib.analysis.version_rows import version_list
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.links import (
    ALONG_THE_CHAIN,
    INSIDE_KINDS,
    NAMES,
    Direction,
    ObjectKind,
    ObjectRef,
    address_of,
    measure_address,
)
from lib.privacy.roles import works_on_the_picture

LINKED = ("kind", "id", "title", "address", "relation", "direction", "is_by_hand")
SEEN_AS_CONTRAST = "kontraster/"
"""What the origin of a problem begins with when a contradiction was made a problem."""
LONGEST_TITLE = 90
Row = dict[Any, Any]


@dataclass(frozen=True)
class Source:
    """The table that objects of a kind are rows of, and what each is called."""

    table: str
    title: Callable[[Workspace, Row], str]


@dataclass(frozen=True)
class HardKey:
    """A column in the rows of `kind` that names another object. `points` says whether the other came before or after;
    `matches` is the other's column, when it is not its id."""

    kind: ObjectKind
    column: str
    other: ObjectKind
    points: Direction = Direction.BEFORE
    matches: str = "id"


def _column(name: str) -> Callable[[Workspace, Row], str]:
    return lambda _, row: str(row.get(name) or "")


def _report(workspace: Workspace, row: Row) -> str:
    names = {one.id: one.name for one in workspace.definitions.report_categories.categories}
    return f"{names.get(row['category'], row['category'])}, {_place(workspace, row)}, {row['reported_at']:%Y-%m-%d}"


def _entry(workspace: Workspace, row: Row) -> str:
    """Without its text: a draft is the actor's own."""
    actors = workspace.definitions.picture_actors.names
    themes = {one.id: one.name for one in workspace.definitions.report_categories.categories}
    theme = themes.get(str(row["theme"]), str(row["theme"])).lower()
    return f"{actors.get(row['actor'], row['actor'])} om {theme}, {_place(workspace, row)}"


def _assessment(workspace: Workspace, row: Row) -> str:
    return f"{_place(workspace, row)}, {row['period_key']}"


def _observation(_: Workspace, row: Row) -> str:
    """What was seen, or when nobody has written it, when it was."""
    return str(row.get("observation") or row.get("proposal") or f"iakttagelse {row['observed_at']:%Y-%m-%d kl. %H.%M}")


def _place(workspace: Workspace, row: Row) -> str:
    return workspace.area_names.get(str(row.get("area_code")), workspace.municipality.name)


SOURCES = {
    ObjectKind.REPORT: Source("reports", _report),
    ObjectKind.ENTRY: Source("picture_entries", _entry),
    ObjectKind.PROBLEM: Source("problems", _column("title")),
    ObjectKind.CAUSE: Source("causes", _column("description")),
    ObjectKind.MEASURE: Source("measures", _column("title")),
    ObjectKind.PROMISE: Source("promises", _column("title")),
    ObjectKind.WALK: Source("walks", _column("title")),
    ObjectKind.OBSERVATION: Source("walk_observations", _observation),
    ObjectKind.ASSESSMENT: Source("assessments", _assessment),
    ObjectKind.VERSION: Source("picture_versions", _column("title")),
}
HARD_KEYS = (
    HardKey(ObjectKind.CAUSE, "problem_id", ObjectKind.PROBLEM),
    HardKey(ObjectKind.CAUSE, "parent_id", ObjectKind.CAUSE),
    HardKey(ObjectKind.MEASURE, "cause_id", ObjectKind.CAUSE),
    HardKey(ObjectKind.MEASURE, "problem_id", ObjectKind.PROBLEM),
    HardKey(ObjectKind.MEASURE, "activity", ObjectKind.ACTIVITY, Direction.AFTER),
    HardKey(ObjectKind.MEASURE, "indicator", ObjectKind.INDICATOR, Direction.AFTER),
    HardKey(ObjectKind.PROMISE, "problem_id", ObjectKind.PROBLEM),
    HardKey(ObjectKind.REPORT, "measure_key", ObjectKind.MEASURE, Direction.AFTER, "measure_key"),
    HardKey(ObjectKind.PROBLEM, "origin", ObjectKind.CONTRAST),
    HardKey(ObjectKind.WALK, "problem_id", ObjectKind.PROBLEM),
    HardKey(ObjectKind.WALK, "repeat_of", ObjectKind.WALK),
    HardKey(ObjectKind.OBSERVATION, "walk_id", ObjectKind.WALK),
    HardKey(ObjectKind.OBSERVATION, "measure_key", ObjectKind.MEASURE, Direction.AFTER, "measure_key"),
)


def linked(workspace: Workspace, kind: ObjectKind, object_id: object, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each object that this one hangs together with, by LINKED, in the order of the chain.

    `direction` is `Direction`: what came before this object or after it; `relation` the other's kind in words;
    `is_by_hand` whether somebody has linked the two, so that the link can be taken away. Links to what is no longer
    there are left out. Empty for roles that may not see the object; what they may not see is left
    out.
    """
    workspace = workspace.seen_by(role)
    return _linked(workspace, workspace.data_key, ObjectRef(kind, str(object_id)), role)


def title_of(workspace: Workspace, ref: ObjectRef, role: Role = Role.PUBLIC) -> str | None:
    """What the object is called; None when it is not there or not for the role."""
    workspace = workspace.seen_by(role)
    return _title(workspace, workspace.data_key, ref) if _may_see(workspace, ref, role) else None


def open_address(workspace: Workspace, ref: ObjectRef) -> str:
    """Where an object that is there is opened: an assessment with its week, a measure by its key."""
    return _address(workspace.data_key, ref)


@kept(256)
def _linked(workspace: Workspace, key: DataKey, ref: ObjectRef, role: Role) -> pd.DataFrame:
    found: dict[ObjectRef, Direction] = {}
    by_hand = dict(_by_links(key, ref))
    for other, direction in (*_by_keys(key, ref), *by_hand.items()) if _may_see(workspace, ref, role) else ():
        found.setdefault(other, direction)
    rows = [
        {
            "kind": other.kind,
            "id": other.id,
            "title": title,
            "address": _address(key, other),
            "relation": NAMES[other.kind],
            "direction": direction,
            "is_by_hand": other in by_hand,
        }
        for other, direction in found.items()
        if _may_see(workspace, other, role) and (title := _title(workspace, key, other)) is not None
    ]
    rows.sort(key=lambda row: (ALONG_THE_CHAIN.index(row["kind"]), row["title"], row["id"]))
    return pd.DataFrame(rows, columns=list(LINKED))


def _address(key: DataKey, ref: ObjectRef) -> str:
    if ref.kind not in (ObjectKind.ASSESSMENT, ObjectKind.MEASURE):
        return address_of(ref)
    rows = rows_of(key, SOURCES[ref.kind].table)
    row = rows[rows["id"].map(_text) == ref.id].iloc[0]
    if ref.kind is ObjectKind.MEASURE:
        return measure_address(str(row["measure_key"]))
    return f"/veckolage?vecka={row['period_key']}"


def _may_see(workspace: Workspace, ref: ObjectRef, role: Role) -> bool:
    if works_on_the_picture(role) or ref.kind not in INSIDE_KINDS:
        return True
    return ref.kind is ObjectKind.VERSION and ref.id in set(version_list(workspace, role)["id"].map(_text))


def _by_links(key: DataKey, ref: ObjectRef) -> Iterator[tuple[ObjectRef, Direction]]:
    rows = link_rows(key)
    for here, there, direction in (("from", "to", Direction.AFTER), ("to", "from", Direction.BEFORE)):
        its = rows[(rows[f"{here}_kind"] == ref.kind) & (rows[f"{here}_id"] == ref.id)]
        for kind, object_id in zip(its[f"{there}_kind"], its[f"{there}_id"], strict=True):
            yield ObjectRef(ObjectKind(kind), str(object_id)), direction


def _by_keys(key: DataKey, ref: ObjectRef) -> Iterator[tuple[ObjectRef, Direction]]:
    """From the row's own columns, and from other rows' columns that name this one."""
    for hard in HARD_KEYS:
        rows = rows_of(key, SOURCES[hard.kind].table)
        if hard.column not in rows:
            continue
        names = rows[hard.column].map(_text)
        if hard.kind == ref.kind:
            for name in names[(rows["id"].map(_text) == ref.id) & (names != "")]:
                if other := _by_column(key, hard, name):
                    yield other, hard.points
        if hard.other == ref.kind:
            opposite = Direction.AFTER if hard.points is Direction.BEFORE else Direction.BEFORE
            for object_id in rows["id"][names == _name_of(key, hard, ref)]:
                yield ObjectRef(hard.kind, _text(object_id)), opposite


def _by_column(key: DataKey, hard: HardKey, name: str) -> ObjectRef | None:
    """The object that a key's value names."""
    if hard.other is ObjectKind.CONTRAST and not name.startswith(SEEN_AS_CONTRAST):
        return None  # the origin is something else, which is linked as what it is
    if hard.matches == "id":
        return ObjectRef(hard.other, name)
    rows = rows_of(key, SOURCES[hard.other].table)
    ids = rows["id"][rows[hard.matches] == name]
    return ObjectRef(hard.other, _text(ids.iloc[0])) if len(ids) else None


def _name_of(key: DataKey, hard: HardKey, ref: ObjectRef) -> str | None:
    """What a key that points at the object holds."""
    if hard.matches == "id":
        return ref.id
    rows = rows_of(key, SOURCES[ref.kind].table)
    names = rows[hard.matches][rows["id"].map(_text) == ref.id]
    return _text(names.iloc[0]) if len(names) else None


def _title(workspace: Workspace, key: DataKey, ref: ObjectRef) -> str | None:
    if ref.kind in SOURCES:
        rows = rows_of(key, SOURCES[ref.kind].table)
        its = rows[rows["id"].map(_text) == ref.id].to_dict("records") if len(rows) else []
        title = SOURCES[ref.kind].title(workspace, its[0]) if its else None
    elif ref.kind is ObjectKind.ACTIVITY:
        plan = workspace.definitions.plan
        title = next((f"{one.id} {one.title}" for one in plan.activities if one.id == ref.id), None) if plan else None
    elif ref.kind is ObjectKind.INDICATOR:
        indicator = workspace.definitions.indicators.get(ref.id)
        title = indicator.name if indicator else None
    else:
        title = ref.id
    return title if title is None or len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _text(value: object) -> str:
    """An id as text: a column with missing ids comes as decimals."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) else str(value)
