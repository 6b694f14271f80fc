"""Every chain from what is seen to what came of it, and where each one breaks."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from lib.analysis.cause_tree import CAUSE, cause_tree, uncovered
from lib.analysis.kept import kept
from lib.analysis.problem_list import all_measures, problem_list
from lib.analysis.rows import link_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.chain import BREAKS, STEP_STATES, STEPS, BreakKind, Step, StepState
from lib.domain.codes import Role
from lib.domain.links import ObjectKind, measure_address
from lib.domain.problem import IN_WORK, ProblemStatus

BREAK_ROWS = ("kind", "kind_name", "title", "problem", "problem_id", "mend", "address", "is_synthetic")
CHAIN_ROWS = ("problem_id", "title", "step", "step_name", "state", "state_name", "why", "is_synthetic")
NOT_IN_HAND = frozenset({"ej_genomforbar", "hanvisad"})
"""Measures that nobody here will do: nothing more is asked of them."""
SEEN_KINDS = frozenset({"report", "entry", "contrast", "walk", "observation", "assessment"})
ASKED = {
    BreakKind.LOOSE_MEASURE: ("cause_id",),
    BreakKind.NO_OWNER: ("owner",),
    BreakKind.NO_DATE: ("due", "ended"),
    BreakKind.NO_INDICATOR: ("indicator",),
    BreakKind.NO_FOLLOW_UP: ("follow_up_on", "result"),
}
"""What a measure must have: any one of the columns."""
ASKED_OF_QUICK = frozenset({BreakKind.NO_OWNER, BreakKind.NO_DATE})
Record = dict[Any, Any]


def chain_breaks(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each break, by BREAK_ROWS, in the order of the chain; `address` opens the page where it is mended.

    Only problems in work are asked for causes, and only measures that somebody here will do for owner, date, indicator
    and follow-up; quick ones, which the weekly meeting follows up, only for owner and date. Empty for roles that do
    not work with problems.
    """
    workspace = workspace.seen_by(role)
    return _breaks(workspace, workspace.data_key, role)


def break_summary(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each kind of break: kind, kind_name, n_broken, n_of (how many there are that could break so) and of."""
    broken = chain_breaks(workspace, role)["kind"].value_counts()
    measures, problems = _in_hand(all_measures(workspace, role)), problem_list(workspace, role)
    lasting = measures[~measures["is_quick"].astype(bool)]
    results = sum(_has(row, "result") for rows in (lasting, problems) for row in rows.to_dict("records"))
    totals = {
        BreakKind.NO_CAUSE: int(problems["status"].isin(IN_WORK).sum()),
        BreakKind.NO_MEASURE: int(problems["n_causes"].where(problems["status"].isin(IN_WORK), 0).sum()),
        BreakKind.NO_FEEDBACK: results,
    }
    rows = [
        {
            "kind": kind,
            "kind_name": words.name,
            "n_broken": int(broken.get(kind, 0)),
            "n_of": totals.get(BreakKind(kind), len(measures if kind in ASKED_OF_QUICK else lasting)),
            "of": words.of,
        }
        for kind, words in BREAKS.items()
    ]
    return pd.DataFrame(rows)


def chain_steps(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each problem and step, by CHAIN_ROWS, problems in the order of `problem_list`."""
    workspace = workspace.seen_by(role)
    return _steps(workspace, workspace.data_key, role)


@kept(8)
def _breaks(workspace: Workspace, key: DataKey, role: Role) -> pd.DataFrame:
    problems = problem_list(workspace, role)
    titles = dict(zip(problems["id"], problems["title"], strict=True))
    found = [*_of_problems(workspace, problems, role)]
    for measure in _in_hand(all_measures(workspace, role)).to_dict("records"):
        address, problem = measure_address(measure["measure_key"]), titles.get(measure["problem_id"])
        found += [_break(kind, measure, address, problem) for kind in _of_measure(measure)]
    order = [*BREAKS]
    rows = pd.DataFrame(found, columns=list(BREAK_ROWS))
    return rows.sort_values(
        "kind", key=lambda kinds: kinds.map(order.index), kind="stable", ignore_index=True
    ) if len(rows) else rows  # fmt: skip


def _of_problems(workspace: Workspace, problems: pd.DataFrame, role: Role) -> Iterator[Record]:
    for problem in problems.to_dict("records"):
        address, title = f"/problem?problem={problem['id']}", problem["title"]
        if problem["status"] in IN_WORK:
            if not problem["n_causes"]:
                yield _break(BreakKind.NO_CAUSE, problem, f"{address}&del=orsaker", title)
            tree = cause_tree(workspace, problem, role)
            for cause in tree[tree["row"].isin(uncovered(tree)) & (tree["kind"] == CAUSE)].to_dict("records"):
                at = f"/problem?orsak={cause['id']}&del=orsaker"
                yield _break(BreakKind.NO_MEASURE, cause | {"title": cause["label"]} | _synthetic(problem), at, title)
        if _has(problem, "result") and not _has(problem, "feedback_given"):
            yield _break(BreakKind.NO_FEEDBACK, problem, f"{address}&del=uppfoljning", title)


def _of_measure(measure: Record) -> Iterator[BreakKind]:
    for kind, columns in ASKED.items():
        if not any(_has(measure, column) for column in columns) and (kind in ASKED_OF_QUICK or not measure["is_quick"]):
            yield kind
    if measure["is_quick"]:
        return
    if _has(measure, "result") and not _has(measure, "feedback_given"):
        yield BreakKind.NO_FEEDBACK


def _break(kind: BreakKind, row: Record, address: str, problem: str | None) -> Record:
    return {
        "kind": str(kind),
        "kind_name": BREAKS[kind].name,
        "title": row["title"],
        "problem": problem or "",
        "problem_id": row.get("problem_id"),
        "mend": BREAKS[kind].mend,
        "address": address,
        **_synthetic(row),
    }


def _synthetic(row: Record) -> Record:
    return {"is_synthetic": bool(row.get("is_synthetic"))}


@kept(8)
def _steps(workspace: Workspace, key: DataKey, role: Role) -> pd.DataFrame:
    links, measures = link_rows(key), _in_hand(all_measures(workspace, role))
    seen = links[(links["to_kind"] == ObjectKind.PROBLEM) & links["from_kind"].isin(SEEN_KINDS)]["to_id"].value_counts()
    rows = []
    for problem in problem_list(workspace, role).to_dict("records"):
        tree = cause_tree(workspace, problem, role)
        its = measures[measures["problem_id"] == problem["id"]].to_dict("records")
        n_seen = int(seen.get(str(problem["id"]), 0)) + _has(problem, "origin") + _has(problem, "question")
        for step, (state, why) in _states(problem, n_seen, tree, its).items():
            values = (problem["id"], problem["title"], str(step), STEPS[step], str(state), STEP_STATES[state], why)
            rows.append(dict(zip(CHAIN_ROWS, (*values, bool(problem["is_synthetic"])), strict=True)))
    return pd.DataFrame(rows, columns=list(CHAIN_ROWS))


States = dict[Step, tuple[StepState, str]]


def _states(problem: Record, n_seen: int, tree: pd.DataFrame, measures: list[Record]) -> States:
    """The state of each step, and what it rests on. A problem that was put aside is asked for nothing after that."""
    decided = problem["status"] != ProblemStatus.NEW
    states: States = {
        Step.SEEN: (_of(n_seen, n_seen), f"{n_seen} källor eller siffror"),
        Step.DECIDED: (_of(decided, 1), "beslut med skäl" if decided else "inget beslut ännu"),
    }
    if problem["status"] == ProblemStatus.DEPRIORITISED:
        rest = [step for step in Step if step not in states]
        return states | dict.fromkeys(rest, (StepState.NOT_YET, "bortprioriterat"))
    n_causes = int((tree["kind"] == CAUSE).sum())
    n_covered = n_causes - len(uncovered(tree))
    states[Step.CAUSE] = (_of(n_causes, n_causes), f"{n_causes} orsaker")
    states[Step.MEASURE] = (_of(n_covered, n_causes), f"{n_covered} av {n_causes} orsaker har en åtgärd")
    own = sum(_has(one, "owner") and (_has(one, "due") or _has(one, "ended")) for one in measures)
    follow = sum(_has(one, "indicator") and (_has(one, "follow_up_on") or _has(one, "result")) for one in measures)
    states[Step.OWNED] = (_of(own, len(measures)), f"{own} av {len(measures)} åtgärder har ägare och datum")
    states[Step.FOLLOWED] = (_of(follow, len(measures)), f"{follow} av {len(measures)} åtgärder har det")
    n_results = sum(_has(one, "result") for one in measures)
    has_result = _has(problem, "result")
    result = StepState.DONE if has_result else StepState.PARTLY if n_results else StepState.NOT_YET
    states[Step.RESULT] = (result, "för problemet" if has_result else f"{n_results} åtgärder har resultat")
    told = _has(problem, "feedback_given") or any(_has(one, "feedback_given") for one in measures)
    feedback = StepState.DONE if _has(problem, "feedback_given") else StepState.PARTLY if told else StepState.MISSING
    late = has_result or n_results
    states[Step.FEEDBACK] = (feedback, "given" if told else "ingen") if late else (StepState.NOT_YET, "inget resultat")
    return states


def _of(done: int, all_: int) -> StepState:
    if not done:
        return StepState.MISSING
    return StepState.DONE if done >= all_ else StepState.PARTLY


def _in_hand(measures: pd.DataFrame) -> pd.DataFrame:
    return measures[~measures["status"].isin(NOT_IN_HAND)]


def _has(row: Record, column: str) -> bool:
    value = row.get(column)
    return not (value is None or value != value or value == "")
