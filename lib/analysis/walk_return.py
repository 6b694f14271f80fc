"""Before and after: the same stops walked twice, and promises over the years. Reports are in `walk_surroundings`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import observation_rows, walk_rows, walk_stop_rows
from lib.analysis.walk_protocol import decided_promises
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.walk import FEELINGS, Answer, Decision, Feeling, WalkStatus
from lib.domain.walk_promise import YEARS, Outcome
from lib.domain.walk_return import BEFORE_AFTER, FEELING_ROW, Shift
from lib.privacy.roles import may_edit_walks

GOOD = {Answer.YES: 1.0, Answer.PARTLY: 0.5, Answer.NO: 0.0}
SAFE = {Feeling.SAFE: 1.0, Feeling.BOTH: 0.5, Feeling.UNSAFE: 0.0}
FELT = FEELINGS | {str(Feeling.BOTH): "både och"}
"""In a narrow column."""
WHOLE = "Stoppet som helhet"


@dataclass(frozen=True, eq=False)
class Return:
    """`table` is BEFORE_AFTER with the aspect's id. The ids are those of the two walks, the earlier first."""

    first_id: int
    second_id: int
    first_on: date
    second_on: date
    table: pd.DataFrame
    is_synthetic: bool


def walked_again(workspace: Workspace, walk_id: int, role: Role) -> Return | None:
    """The walk beside the one whose stops it repeats, or beside the newest that repeats its own; None when there is no
    such pair with answers, or for roles that do not plan walks."""
    workspace = workspace.seen_by(role)
    return _again(workspace, workspace.data_key, walk_id) if may_edit_walks(role) else None


def promises_by_year(workspace: Workspace, role: Role, today: date) -> pd.DataFrame:
    """YEARS, a row for each year with walks that are done, the newest first; empty for roles that do not plan walks."""
    workspace = workspace.seen_by(role)
    return _by_year(workspace, workspace.data_key, role, today)


@kept(16)
def _again(workspace: Workspace, key: DataKey, walk_id: int) -> Return | None:
    walks = walk_rows(key).set_index("id")
    if walk_id not in walks.index:
        return None
    first, second = _pair(walks, observation_rows(key), walk_id)
    if first is None or second is None:
        return None
    days = [pd.Timestamp(walks.loc[one, "starts_at"]).date() for one in (first, second)]
    table = _table(workspace, key, second)
    is_synthetic = bool(walks.loc[[first, second], "is_synthetic"].any())
    return Return(first, second, days[0], days[1], table, is_synthetic) if len(table) else None


def _pair(walks: pd.DataFrame, said: pd.DataFrame, walk_id: int) -> tuple[int | None, int | None]:
    earlier = walks.loc[walk_id, "repeat_of"]
    if earlier == earlier and earlier is not None:
        return int(earlier), walk_id
    later = walks[(walks["repeat_of"] == walk_id) & walks.index.isin(said["walk_id"])]
    return (walk_id, int(later["starts_at"].idxmax())) if len(later) else (None, None)


def _table(workspace: Workspace, key: DataKey, second: int) -> pd.DataFrame:
    stops, said = walk_stop_rows(key), observation_rows(key)
    again = stops[(stops["walk_id"] == second) & stops["same_as"].notna() & ~stops["is_left_out"].astype(bool)]
    names = {aspect.id: aspect.name for aspect in workspace.definitions.checklist.aspects}
    texts = {item.id: item.text for aspect in workspace.definitions.checklist.aspects for item in aspect.items}
    rows = []
    for stop in again.sort_values(["loop", "number"], kind="stable").to_dict("records"):
        before, after = said[said["stop_id"] == stop["same_as"]], said[said["stop_id"] == stop["id"]]
        told = {"number": int(stop["number"]), "name": stop["name"]}
        rows.append(told | _feelings(before, after))
        answers = [_answers(one) for one in (before, after)]
        for aspect, name in names.items():
            of = [one[one["aspect"] == aspect] for one in answers]
            if len(of[0]) or len(of[1]):
                rows.append(told | {"aspect": aspect, "aspect_name": name} | _aspect(of[0], of[1], texts))
    shown = [row for row in rows if row["before"] or row["after"]]
    return pd.DataFrame(shown, columns=[*(column.name for column in BEFORE_AFTER), "aspect"])


def _answers(rows: pd.DataFrame) -> pd.DataFrame:
    """aspect, item, `good`: the mean of the groups' answers, 1 for yes; and as an item too (FEELING_ROW) how what was
    said of the aspect felt, 1 for safe."""
    items = rows[rows["item"].notna() & rows["answer"].isin(list(GOOD))]
    items = items.assign(good=items["answer"].map(GOOD).astype(float))
    felt = rows[rows["item"].isna() & rows["aspect"].notna() & rows["feeling"].notna()]
    felt = felt.assign(item=FEELING_ROW, good=felt["feeling"].map(SAFE).astype(float))
    both = pd.concat([items, felt])[["aspect", "item", "good"]]
    return both.groupby(["aspect", "item"], as_index=False)["good"].mean()


def _aspect(before: pd.DataFrame, after: pd.DataFrame, texts: dict[str, str]) -> dict[str, Any]:
    both = before.merge(after, on="item", suffixes=("_before", "_after"), validate="one_to_one")
    up, down = (both[both["good_after"] > both["good_before"]], both[both["good_after"] < both["good_before"]])
    items = [f"{texts[item]} Bättre." for item in up["item"] if item in texts]
    items += [f"{texts[item]} Sämre." for item in down["item"] if item in texts]
    shift = _shift(len(both), len(up), len(down))
    return {"before": _counted(before), "after": _counted(after), "shift": str(shift), "items": " ".join(items)}


def _counted(answers: pd.DataFrame) -> str:
    """`2 ja av 3, otrygg`."""
    items = answers[answers["item"] != FEELING_ROW]
    felt = answers[answers["item"] == FEELING_ROW]["good"]
    told = [f"{int((items['good'] == 1).sum())} ja av {len(items)}"] if len(items) else []
    return ", ".join([*told, *(_felt_word(good) for good in felt)])


def _felt_word(good: float) -> str:
    return FELT[next((code for code, value in SAFE.items() if value == good), Feeling.BOTH)]


def _feelings(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, Any]:
    """Of the stop: all that was felt there, of the whole or of something in it; the mean of what was said."""
    felt = [one["feeling"].dropna() for one in (before, after)]
    means = [one.map(SAFE).astype(float).mean() for one in felt]
    n_both = int(all(len(one) for one in felt))
    shift = _shift(n_both, int(means[1] > means[0]), int(means[1] < means[0]))
    words = [", ".join(FELT[code] for code in SAFE if code in set(one)) for one in felt]
    return {"aspect": FEELING_ROW, "aspect_name": WHOLE, "before": words[0], "after": words[1], "shift": str(shift),
            "items": ""}  # fmt: skip


def _shift(n_both: int, n_better: int, n_worse: int) -> Shift:
    if not n_both:
        return Shift.ONCE
    if n_better and n_worse:
        return Shift.MIXED
    return Shift.BETTER if n_better else Shift.WORSE if n_worse else Shift.SAME


@kept(8)
def _by_year(workspace: Workspace, key: DataKey, role: Role, today: date) -> pd.DataFrame:
    columns = [column.name for column in YEARS]
    walks = walk_rows(key)
    walks = walks[(walks["status"] == WalkStatus.DONE) & may_edit_walks(role)]
    if walks.empty:
        return pd.DataFrame(columns=columns)
    years = pd.to_datetime(walks["starts_at"]).dt.year
    of_walk = dict(zip(walks["id"], years, strict=True))
    made = decided_promises(workspace, role, today)
    made = made.assign(year=made["walk_id"].map(of_walk))
    said = observation_rows(key)
    refused = said[said["decision"] == Decision.NOT_POSSIBLE]["walk_id"].map(of_walk)
    counted = {
        "n_walks": years.value_counts(),
        "n_made": made["year"].value_counts(),
        **{str(one): made[made["outcome"] == one]["year"].value_counts() for one in Outcome},
        "n_refused": refused.value_counts(),
        "n_owed": years[walks["feedback_given"].isna()].value_counts(),
    }
    table = pd.DataFrame(counted).reindex(sorted(set(years), reverse=True)).fillna(0).astype(int)
    return table.rename_axis("year").reset_index().astype({"year": str})[columns]
