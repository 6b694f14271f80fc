"""A problem's causes as a tree: symptom, causes, causes of causes, and what is done against each."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from lib.analysis.problem_list import measures_against
from lib.analysis.rows import cause_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.links import measure_address
from lib.domain.problem import IN_WORK, SIDES, Side
from lib.domain.words import MEASURE_STATUSES
from lib.privacy.roles import works_on_the_picture

NODES = ("node", "kind", "number", "depth", "row", "parent_row", "label", "note", "side", "id", "address")
SYMPTOM, CAUSE, MEASURE, NOTHING = "symptom", "cause", "measure", "nothing"
Node = dict[str, Any]


def causes_of(workspace: Workspace, problem_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The problem's causes with `number` (`1`, `1.2`), `under` and `measures` in words, each right under its parent.

    Empty for roles that do not work with problems.
    """
    workspace = workspace.seen_by(role)
    rows = cause_rows(workspace.data_key)
    its = rows[rows["problem_id"] == problem_id] if works_on_the_picture(role) else rows.iloc[:0]
    measures = measures_against(workspace, problem_id, role)
    placed = [
        record | {"number": number, "depth": number.count(".") + 1}
        for record, number in _numbered(its.to_dict("records"), None, "")
    ]
    names = {record["id"]: f"{record['number']} {record['description']}" for record in placed}
    ordered = pd.DataFrame(placed, columns=[*its.columns, "number", "depth"])
    against = {name: ", ".join(rows["title"]) for name, rows in measures.groupby("cause_id")}
    return ordered.assign(
        under=[names.get(parent, "") for parent in ordered["parent_id"]],
        measures=[against.get(name, "") for name in ordered["id"]],
        layer=["orsak" if depth == 1 else "orsakens orsak" for depth in ordered["depth"]],
    )


def cause_tree(workspace: Workspace, problem: dict[Any, Any], role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each thing in the picture, by NODES, from the top: the problem, its causes, and under each cause its
    measures or that there is none. `row` is its place from the top and `parent_row` that of what it hangs under."""
    causes = causes_of(workspace, problem["id"], role)
    measures = measures_against(workspace, problem["id"], role)
    nodes: list[Node] = []
    _add(nodes, SYMPTOM, "", 0, None, str(problem["title"]), "Symptom", None, problem["id"])
    rows_of: dict[Any, int] = {}
    for cause in causes.to_dict("records"):
        above = rows_of.get(cause["parent_id"], 0)
        rows_of[cause["id"]] = len(nodes)
        side = Side(cause["side"]) if cause["side"] in SIDES else Side.PLACE
        note = f"{str(cause['layer']).capitalize()} {cause['number']}: {SIDES[side]}"
        _add(nodes, CAUSE, cause["number"], cause["depth"], above, cause["description"], note, str(side), cause["id"])
        _add_measures(nodes, measures[measures["cause_id"] == cause["id"]], cause["depth"] + 1, rows_of[cause["id"]])
    loose = measures[measures["cause_id"].isna()]
    _add_measures(nodes, loose, 1, 0)
    if causes.empty and problem["status"] in IN_WORK:
        _add(nodes, NOTHING, "", 1, 0, "Ingen orsak är skriven", "Lucka i kedjan", None, None)
    return _with_gaps(pd.DataFrame(nodes, columns=list(NODES)))


def _with_gaps(nodes: pd.DataFrame) -> pd.DataFrame:
    """A cause that nothing is done against, neither itself nor anything above or under it, says so."""
    without = uncovered(nodes)
    notes = [
        f"{note}. Ingen åtgärd" if row in without else note
        for row, note in zip(nodes["row"], nodes["note"], strict=True)
    ]
    return nodes.assign(note=notes, has_gap=nodes["row"].isin(without) | (nodes["kind"] == NOTHING))


def uncovered(nodes: pd.DataFrame) -> set[int]:
    """Rows of causes that no measure is against: not the cause, nor one above or under it."""
    parents = dict(zip(nodes["row"], nodes["parent_row"], strict=True))
    kinds = dict(zip(nodes["row"], nodes["kind"], strict=True))
    hit = {parents[row] for row, kind in kinds.items() if kind == MEASURE and kinds[parents[row]] == CAUSE}
    above = {row: set(_above(parents, row)) for row in kinds if kinds[row] == CAUSE}
    covered = {row for row in above if row in hit or above[row] & hit}
    covered |= {one for row in hit for one in above.get(row, set())}
    return above.keys() - covered


def _above(parents: dict[int, Any], row: int) -> Iterator[int]:
    parent = parents[row]
    while parent is not None and parent == parent and parent != 0:
        yield int(parent)
        parent = parents[int(parent)]


def _numbered(records: list[Node], parent: Any, prefix: str) -> Iterator[tuple[Node, str]]:
    """Every cause right under the one it explains; a cause whose parent is gone lies on top."""
    known = {record["id"] for record in records}
    for place, record in enumerate([one for one in records if _parent(one, known) == parent], start=1):
        number = f"{prefix}{place}"
        yield record, number
        yield from _numbered(records, record["id"], f"{number}.")


def _parent(record: Node, known: set[Any]) -> Any:
    parent = record["parent_id"]
    return int(parent) if parent == parent and parent in known else None


def _add_measures(nodes: list[Node], measures: pd.DataFrame, depth: int, above: int) -> None:
    for measure in measures.to_dict("records"):
        status = MEASURE_STATUSES.get(measure["status"], measure["status"])
        owner = measure["owner"] or "ägare saknas"
        _add(nodes, MEASURE, "", depth, above, measure["title"], f"Åtgärd: {status}, {owner}", None, measure["id"],
             measure_address(measure["measure_key"]))  # fmt: skip


def _add(
    nodes: list[Node], kind: str, number: str, depth: int, above: int | None, label: str, note: str, side: str | None,
    object_id: Any, address: str = "",
) -> None:  # fmt: skip
    row = len(nodes)
    values = (f"{kind}-{object_id}", kind, number, depth, row, above, label, note, side, object_id, address)
    nodes.append(dict(zip(NODES, values, strict=True)))
