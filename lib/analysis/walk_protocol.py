"""What a walk came to: what was seen at each stop, what is promised, what is not possible and what is undecided."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.measures import measures_of, owner_names
from lib.analysis.rows import measure_rows, observation_rows, walk_rows, walk_stop_rows
from lib.analysis.walk_round import notes_among, plain_rows
from lib.analysis.walks import plain_value
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Secrecy
from lib.domain.walk import FEELINGS, INVITED_ROLES, NEEDED_ROLES, Answer, Decision, WalkStatus, role_counts
from lib.domain.walk_promise import NOTED, PROMISES, REFUSED, STOP_TABLE, UNDECIDED, outcome_of
from lib.privacy.roles import may_edit_walks

MOST_HIDDEN = 4
"""A number of people from 1 to this is not told outside."""
NO_STOP = 0
KEPT = ("id", "version", "decision", "measure_key", "secrecy", "is_draft", "group_number", "cause", "priority",
        "owner_code")  # fmt: skip
"""What a row of the protocol has besides what is shown in the tables."""


@dataclass(frozen=True, eq=False)
class Protocol:
    """Of one walk. `stops` is STOP_TABLE with id, lon, lat, loop and is_open; `promises`, `refused`, `undecided` and
    `noted` are the tables of those names in `lib.domain.walk_promise` with KEPT, `number` 0 where the stop is not
    known. `n_came` is None where nobody has counted, or where it may not be told. `n_unread` are the observations left
    out of a public protocol because nobody has opened them or their measure. `days_owed` is counted from the walk, and
    None when feedback is given."""

    walk: dict[str, Any]
    area_name: str
    stops: pd.DataFrame
    promises: pd.DataFrame
    refused: pd.DataFrame
    undecided: pd.DataFrame
    noted: pd.DataFrame
    n_came: int | None
    roles: tuple[str, ...]
    missing_roles: tuple[str, ...]
    n_unread: int
    days_owed: int | None
    is_public: bool
    is_synthetic: bool

    @property
    def n_by_decision(self) -> tuple[int, int, int, int]:
        """Promised, not possible, only noted, undecided."""
        return len(self.promises), len(self.refused), len(self.noted), len(self.undecided)

    @property
    def notes(self) -> pd.DataFrame:
        """All of them, by KEPT, number and observation."""
        return pd.concat([self.promises, self.refused, self.undecided, self.noted], ignore_index=True)


def protocol_of(
    workspace: Workspace, walk_id: int, role: Role, today: date, is_public: bool = False
) -> Protocol | None:
    """None when the walk is not there, or not for the role. The public one has what is open by its class, nothing else:
    no text, stop or measure that nobody has opened, and no small number of people."""
    workspace = workspace.seen_by(role)
    if not may_edit_walks(role):
        return None
    workspace = workspace.seen_by(role)
    return _protocol(workspace, workspace.data_key, walk_id, role, today, is_public)


def decided_promises(workspace: Workspace, role: Role, today: date) -> pd.DataFrame:
    """A row for each observation that became a measure, of all walks: PROMISES and KEPT, with walk_id and is_synthetic.
    Empty for roles that do not plan walks."""
    workspace = workspace.seen_by(role)
    workspace = workspace.seen_by(role)
    key = workspace.data_key
    rows = _notes(key) if may_edit_walks(role) else _notes(key).iloc[:0]
    return _promises(workspace, rows[rows["decision"] == Decision.MEASURE], role, today)


@kept(16)
def _protocol(
    workspace: Workspace, key: DataKey, walk_id: int, role: Role, today: date, is_public: bool
) -> Protocol | None:
    walks = walk_rows(key)
    its = walks[walks["id"] == walk_id]
    if its.empty:
        return None
    walk = {str(name): plain_value(value) for name, value in its.iloc[0].items()}
    said, stops = _notes(key), _stops(key, walk_id)
    said = said[said["walk_id"] == walk_id]
    shown = said[said["secrecy"] == Secrecy.OPEN] if is_public else said
    reader = Role.PUBLIC if is_public else role
    is_refused = shown["decision"] == Decision.NOT_POSSIBLE
    is_noted = shown["decision"] == Decision.NOTED
    is_promised = (shown["decision"] == Decision.MEASURE) & shown["measure_key"].isin(measure_rows(key)["measure_key"])
    promises = _promises(workspace, shown[is_promised], reader, today)
    counts = role_counts(walk["roles_invited"])
    came = [one.n_came for one in counts if one.n_came is not None]
    n_came = sum(came) if came else None
    owner = owner_names(workspace)
    told = shown.assign(owner=shown["owner"].map(lambda name: owner.get(name, name) or ""))  # a board by its name
    area_name = workspace.area_names.get(str(walk["area_code"]), workspace.municipality.name)
    return Protocol(
        _open_walk(walk, area_name) if is_public else walk,
        area_name,
        _stop_table(stops, observation_rows(key), shown, is_public),
        promises[_named(PROMISES)],
        told[is_refused][_named(REFUSED)].reset_index(drop=True),
        told[~is_promised & ~is_refused & ~is_noted][_named(UNDECIDED)].reset_index(drop=True),
        told[is_noted][_named(NOTED)].reset_index(drop=True),
        None if is_public and n_came is not None and n_came <= MOST_HIDDEN else n_came,
        tuple(INVITED_ROLES.get(one.role, one.role) for one in counts if (one.n_came or one.n_invited)),
        tuple(INVITED_ROLES[name] for name in NEEDED_ROLES if name not in {one.role for one in counts}),
        len(said) - len(shown) + int(is_promised.sum()) - len(promises),
        _days_owed(walk, today),
        is_public,
        bool(walk["is_synthetic"]),
    )  # fmt: skip


def _notes(key: DataKey) -> pd.DataFrame:
    """Observations in words, of all walks, with the number of their stop; what is missing is None."""
    rows = notes_among(observation_rows(key))
    numbers = walk_stop_rows(key).set_index("id")["number"]
    rows = rows.assign(
        number=rows["stop_id"].map(numbers).fillna(NO_STOP).astype(int), owner_code=rows["owner"].astype(object)
    )
    rows = rows.sort_values(["number", "priority", "id"], kind="stable", ignore_index=True)
    return plain_rows(rows)


def _stops(key: DataKey, walk_id: int) -> pd.DataFrame:
    rows = walk_stop_rows(key)
    rows = rows[(rows["walk_id"] == walk_id) & ~rows["is_left_out"].astype(bool)]
    return rows.sort_values(["loop", "number"], kind="stable", ignore_index=True)


def _stop_table(stops: pd.DataFrame, rows: pd.DataFrame, notes: pd.DataFrame, is_public: bool) -> pd.DataFrame:
    """Of a public one only stops that somebody has opened, and never what a few answered at each."""
    stops = stops.assign(is_open=stops["secrecy"] == Secrecy.OPEN)
    stops = stops[stops["is_open"]] if is_public else stops
    answers = rows[rows["item"].notna() & rows["answer"].notna() & (rows["answer"] != Answer.NOT_HERE)]
    counted = {
        "n_good": answers[answers["answer"] == Answer.YES].groupby("stop_id").size(),
        "n_answers": answers.groupby("stop_id").size(),
        "n_notes": notes.groupby("stop_id").size(),
    }
    table = stops.assign(**{name: stops["id"].map(n).fillna(0).astype(int) for name, n in counted.items()})
    table = table.assign(feeling=[_felt(rows, stop) for stop in stops["id"]])
    if is_public:
        table = table.assign(n_good=0, n_answers=0, feeling="")
    return table[[*(column.name for column in STOP_TABLE), "id", "lon", "lat", "loop", "is_open"]].reset_index(
        drop=True
    )


def _felt(rows: pd.DataFrame, stop_id: int) -> str:
    """`trygg (grupp 1), otrygg (grupp 2)`, or one word when all said the same; what a group said of something at the
    stop where it said nothing of the whole."""
    its = rows[(rows["stop_id"] == stop_id) & rows["feeling"].notna()]
    its = its.sort_values("observation", key=lambda texts: texts.isna(), kind="stable")  # of the whole last, and kept
    words = {int(row.group_number): FEELINGS.get(row.feeling, "") for row in its.itertuples()}
    if len(set(words.values())) <= 1:
        return next(iter(words.values()), "")
    return ", ".join(f"{word} (grupp {group})" for group, word in sorted(words.items()))


def _promises(workspace: Workspace, rows: pd.DataFrame, role: Role, today: date) -> pd.DataFrame:
    """Measures that the role may not read are left out; so are those that somebody has taken away."""
    measures = measures_of(workspace, role, today)
    measures = measures.assign(
        outcome=[
            str(outcome_of(row["status"], row["due"], row["ended"] or row["status_date"], today))
            for row in measures.to_dict("records")
        ],
    )
    told = measures[["measure_key", "title", "owner", "due", "status", "outcome"]]
    return rows.drop(columns=["owner"]).merge(told, on="measure_key", how="inner", validate="many_to_one")


def _open_walk(walk: dict[str, Any], area_name: str) -> dict[str, Any]:
    """Its texts only when the walk itself is open."""
    if walk["secrecy"] == Secrecy.OPEN:
        return walk
    nothing = dict.fromkeys(("purpose", "aim", "feedback", "meeting_place", "accessibility", "invitation"))
    return walk | nothing | {"title": f"Trygghetsvandring i {area_name}"}


def _days_owed(walk: dict[str, Any], today: date) -> int | None:
    if walk["status"] != WalkStatus.DONE or walk["feedback_given"] is not None:
        return None
    return int((today - walk["starts_at"].date()).days)


def _named(columns: tuple[Any, ...]) -> list[str]:
    return [*(column.name for column in columns), *KEPT]
