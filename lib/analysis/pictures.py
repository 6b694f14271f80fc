"""The pictures laid beside each other: for each area and theme what the actors together say, and what is known."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.picture_data import cell_data, themes_of
from lib.analysis.picture_states import readable_entries
from lib.analysis.rows import agreement_rows, link_rows, problem_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.links import ObjectKind
from lib.domain.picture_words import DECISIONS, DIRECTIONS, MERGE_NAMES, URGENCY_WORDS, VERDICTS
from lib.domain.pictures import URGENCIES, Cell, Direction, MergeClass, Opinion, difference_words, merge_class
from lib.privacy.roles import may_agree_on_pictures, may_read_pictures
from lib.stats.agreement import Agreement, agreement

ORIGIN = "lägesbild"
FEWEST_SHARED = 10
"""Cells with at least two actors that it takes to speak of agreement in a number."""
WHOLE = "Hela kommunen"


def merge_table(workspace: Workspace, period: HalfYear, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """One row for each area and theme, the whole municipality first, by MERGE_COLUMNS.

    Only complete pictures count, and of them the entries that say how urgent it is. Empty for roles that may not read
    the pictures.
    """
    workspace = workspace.seen_by(role)
    return _merged(workspace, workspace.data_key, period, role)


def disagreements(workspace: Workspace, period: HalfYear, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The rows of `merge_table` that the actors disagree about."""
    workspace = workspace.seen_by(role)
    rows = merge_table(workspace, period, role)
    return rows[rows["verdict"] == MergeClass.DISAGREE].reset_index(drop=True)


def not_looked_at(workspace: Workspace, period: HalfYear, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """Areas and themes with data that nobody has looked at: those with more crime per inhabitant than the municipality
    first, and then by how many crimes and reports there are."""
    workspace = workspace.seen_by(role)
    rows = merge_table(workspace, period, role)
    known = rows["events"].fillna(0) + rows["reports"].fillna(0)
    is_area = rows["area_name"] != WHOLE
    rows = rows.assign(known=known)[(rows["verdict"] == MergeClass.NOBODY) & (known > 0) & is_area]
    rows = rows.assign(is_more=rows["events_difference"] == "higher")
    return rows.sort_values(["is_more", "known"], ascending=False, kind="stable").reset_index(drop=True)


def cell_opinions(workspace: Workspace, period: HalfYear, cell: Cell, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """What each complete picture says of one area and theme, most urgent first: the table's columns with `name`,
    `kind` and `urgency_text`."""
    workspace = workspace.seen_by(role)
    rows = _complete(workspace, period, role)
    rows = rows[(rows["area_code"] == cell.area_code) & (rows["theme"] == cell.theme)]
    actors = workspace.definitions.picture_actors
    order = {actor_id: place for place, actor_id in enumerate(actors.names)}
    texts = ("symptom", "causes", "effects", "most_urgent", "sources_used", "sources_rejected")
    rows = rows.assign(
        name=[actors.names.get(actor, actor) for actor in rows["actor"]],
        urgency_text=[f"{int(urgency)} · {URGENCY_WORDS[int(urgency)]}" for urgency in rows["urgency"]],
        direction=rows["direction"].where(rows["direction"].isin(list(DIRECTIONS)), Direction.UNKNOWN),
        place=[order.get(actor, len(order)) for actor in rows["actor"]],
        **{name: rows[name].fillna("") for name in texts},
    )
    return rows.sort_values(["urgency", "place"], ascending=[False, True]).reset_index(drop=True)


def joint_agreement(workspace: Workspace, period: HalfYear, role: Role = Role.PUBLIC) -> Agreement:
    """How far the actors agree about how urgent it is, one step apart counting as agreement, over all areas and themes
    that at least two have looked at. Without a coefficient below FEWEST_SHARED of them."""
    workspace = workspace.seen_by(role)
    rows = _complete(workspace, period, role)
    levels = rows.pivot_table(index=["area_code", "theme"], columns="actor", values="urgency", aggfunc="first")
    found = agreement(levels.to_numpy(dtype=float), len(URGENCIES), within=1)
    if found.n_things >= FEWEST_SHARED:
        return found
    return Agreement(np.nan, np.nan, np.nan, np.nan, found.n_things)


def may_agree(role: Role) -> bool:
    return may_agree_on_pictures(role)


def origin_of(period: HalfYear, cell: Cell) -> str:
    """What a problem carried from here has as its origin."""
    return f"{ORIGIN}/{period}/{cell.area_code}/{cell.theme}"


def place_name(workspace: Workspace, area_code: str) -> str:
    return workspace.area_names.get(area_code, WHOLE)


@kept(8)
def _merged(workspace: Workspace, key: DataKey, period: HalfYear, role: Role) -> pd.DataFrame:
    if not may_read_pictures(role):
        return pd.DataFrame(columns=list(MERGE_NAMES))
    themes = themes_of(workspace)
    rows = cell_data(workspace, period, role)
    cells = pd.MultiIndex.from_frame(rows[["area_code", "theme"]])
    entries = _complete(workspace, period, role)
    judged = _judged(workspace, entries)
    rows = rows.set_index(cells).join(judged)
    rows["verdict"] = rows["verdict"].fillna(MergeClass.NOBODY)
    rows["looked"] = rows["looked"].fillna(0)
    rows[["seen_by", "difference"]] = rows[["seen_by", "difference"]].fillna("")
    rows = rows.join(_agreed(key, period)).join(_carried(key, period, entries))
    rows[["agreed_text", "decision", "reason"]] = rows[["agreed_text", "decision", "reason"]].fillna("")
    entries_made_up = rows["is_entry_made_up"].eq(True)
    return rows.assign(
        area_name=rows["area_code"].map(workspace.area_names).fillna(WHOLE),
        theme_name=rows["theme"].map(themes),
        verdict_name=rows["verdict"].map(VERDICTS),
        decision_name=rows["decision"].map(DECISIONS).fillna(""),
        is_synthetic=rows["is_made_up"] | entries_made_up,
    ).reset_index(drop=True)[list(MERGE_NAMES)]


def _complete(workspace: Workspace, period: HalfYear, role: Role) -> pd.DataFrame:
    rows = readable_entries(workspace, period, role)
    if not may_read_pictures(role):
        return rows.iloc[:0]
    return rows[rows["is_complete"] & rows["urgency"].notna()]


def _judged(workspace: Workspace, entries: pd.DataFrame) -> pd.DataFrame:
    """A row for each area and theme that somebody has looked at, in the order of the actors."""
    actors = workspace.definitions.picture_actors
    names = {actor: actors.names.get(actor, actor) for actor in (*actors.names, *entries["actor"])}
    order = {actor: place for place, actor in enumerate(names)}
    by_cell: dict[tuple[str, str], list[dict[Any, Any]]] = {}
    kept = entries[["area_code", "theme", "actor", "urgency", "direction", "is_synthetic"]]
    for record in kept.to_dict("records"):
        by_cell.setdefault((record["area_code"], record["theme"]), []).append(record)
    found = []
    for cell, records in by_cell.items():
        opinions = sorted(_opinions(records), key=lambda opinion: order[opinion.actor])
        verdict = merge_class(opinions)
        is_parted = verdict is MergeClass.DISAGREE
        found.append(
            {
                "cell": cell,
                "verdict": verdict,
                "seen_by": ", ".join(names[opinion.actor] for opinion in opinions if opinion.urgency > 0),
                "looked": float(len(opinions)),
                "lowest": float(min(opinion.urgency for opinion in opinions)),
                "highest": float(max(opinion.urgency for opinion in opinions)),
                "difference": difference_words(opinions, names, DIRECTIONS) if is_parted else "",
                "is_entry_made_up": any(record["is_synthetic"] for record in records),
            }
        )
    columns = ["verdict", "seen_by", "looked", "lowest", "highest", "difference", "is_entry_made_up"]
    return _by_cell([row.pop("cell") for row in found], pd.DataFrame(found, columns=columns))


def _opinions(records: Iterable[dict[Any, Any]]) -> list[Opinion]:
    known = set(Direction)
    return [
        Opinion(
            str(record["actor"]),
            int(record["urgency"]),
            Direction(record["direction"]) if record["direction"] in known else Direction.UNKNOWN,
        )
        for record in records
    ]


def _agreed(key: DataKey, period: HalfYear) -> pd.DataFrame:
    rows = agreement_rows(key)
    rows = rows[rows["period"] == str(period)]
    kept = rows[["agreed_text", "decision", "reason"]].assign(
        agreement_id=rows["id"].astype(float), agreement_version=rows["version"].astype(float)
    )
    return _by_cell(list(zip(rows["area_code"], rows["theme"], strict=True)), kept)


def _carried(key: DataKey, period: HalfYear, entries: pd.DataFrame) -> pd.DataFrame:
    """The problem of each area and theme: the one that was made here, else one that an entry is linked to."""
    known = problem_rows(key)
    origins = known["origin"].fillna("").astype(str)
    made = known[origins.str.startswith(f"{ORIGIN}/{period}/")]
    found = {
        tuple(origin.split("/")[2:4]): float(problem)
        for origin, problem in zip(made["origin"], made["id"], strict=True)
    }
    links = link_rows(key)
    links = links[(links["from_kind"] == ObjectKind.ENTRY) & (links["to_kind"] == ObjectKind.PROBLEM)]
    of_entry = dict(zip(links["from_id"], links["to_id"], strict=True))
    there = {str(problem) for problem in known["id"]}
    for entry, area, theme in zip(entries["id"], entries["area_code"], entries["theme"], strict=True):
        if of_entry.get(str(entry)) in there:
            found.setdefault((area, theme), float(of_entry[str(entry)]))
    return _by_cell(list(found), pd.DataFrame({"problem_id": list(found.values())}, dtype=float))


def _by_cell(cells: list[Any], rows: pd.DataFrame) -> pd.DataFrame:
    names = ["area_code", "theme"]
    index = pd.MultiIndex.from_tuples(cells, names=names) if cells else pd.MultiIndex.from_arrays([[], []], names=names)
    return rows.set_index(index)
