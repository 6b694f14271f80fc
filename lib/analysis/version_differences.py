"""Two frozen versions beside each other: what has changed beyond chance, which problems and measures are new."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.frozen_views import figures_of_one
from lib.analysis.version_rows import Frozen
from lib.domain.codes import Status, Unit
from lib.domain.measure import CLOSED
from lib.domain.period import Period
from lib.domain.problem import STATUSES, ProblemStatus
from lib.domain.row import FigureRow
from lib.domain.sentences import value_with_interval
from lib.domain.version_changes import FIGURE_DIFFERENCES, WORK_DIFFERENCES, FigureChange, WorkChange
from lib.domain.words import MEASURE_STATUSES, UNITS, listing, number, sentence
from lib.stats.change import FEWEST_EVENTS, count_change_p, share_change_p
from lib.stats.discoveries import is_discovery
from lib.stats.intervals import answers_behind
from lib.stats.month_spread import dispersion_of, month_spread

SHARES = ("register_share", "survey_share")
MOST_NAMED = 4
PROBLEM_WORDS = {
    WorkChange.NEW: ("nytt problem", "nya problem"),
    WorkChange.CLOSED: ("avslutat problem", "avslutade problem"),
}
MEASURE_WORDS = {
    WorkChange.NEW: ("ny åtgärd", "nya åtgärder"),
    WorkChange.CLOSED: ("avslutad åtgärd", "avslutade åtgärder"),
}
Record = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Differences:
    """`figures` by FIGURE_DIFFERENCES, `problems` and `measures` by WORK_DIFFERENCES, what differs first. `notes` say
    what makes the two hard to compare."""

    figures: pd.DataFrame
    problems: pd.DataFrame
    measures: pd.DataFrame
    notes: tuple[str, ...]
    sentence: str


def differences(older: Frozen, newer: Frozen) -> Differences:
    """Both versions as they were frozen; what is in neither copy is not asked for."""
    figures = _figures(older, newer)
    problem_names = {str(code): name for code, name in STATUSES.items()}
    problems = _work(older, newer, "problems", problem_names, frozenset({str(ProblemStatus.CLOSED)}))
    measures = _work(older, newer, "measures", MEASURE_STATUSES, CLOSED)
    return Differences(figures, problems, measures, tuple(_notes(older, newer)), _sentence(figures, problems, measures))


def _figures(older: Frozen, newer: Frozen) -> pd.DataFrame:
    before, now = (_totals(frozen) for frozen in (older, newer))
    known = {one["id"]: one for frozen in (older, newer) for one in frozen.content["indicators"]}
    names = [name for name in known if name in before or name in now]
    p = np.array([_p(known[name], before.get(name), now.get(name), older, newer) for name in names], dtype=float)
    sure = is_discovery(p) if len(p) else np.array([], dtype=bool)
    rows = [
        {
            "name": known[name]["name"],
            "before_text": _written(before.get(name)),
            "now_text": _written(now.get(name)),
            "unit_text": UNITS[Unit(known[name]["unit"])],
            "change": _change(known[name], before.get(name), now.get(name), p[place], bool(sure[place])),
            "times": _times(before.get(name), now.get(name), older, newer),
            "is_synthetic": any(bool(one and one["is_synthetic"]) for one in (before.get(name), now.get(name))),
        }
        for place, name in enumerate(names)
    ]
    columns = [*(column.name for column in FIGURE_DIFFERENCES), "is_synthetic"]
    return _told_first(pd.DataFrame(rows, columns=columns), FigureChange)


def _totals(frozen: Frozen) -> dict[str, Record]:
    """The whole municipality's figures that have a value, by indicator."""
    rows = frozen.figures("total").astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    return {str(row["indicator"]): row for row in records if row["status"] in (Status.VALUE, Status.ZERO)}


def _p(indicator: Record, before: Record | None, now: Record | None, older: Frozen, newer: Frozen) -> float:
    """The p-value of no change; NaN where nothing can be said, as for the same figure twice."""
    if before is None or now is None or _same_time(before, now, older, newer):
        return float("nan")
    if indicator["kind"] == "count" and before["numerator"] is not None and now["numerator"] is not None:
        months = [_months(frozen, row) for frozen, row in ((newer, now), (older, before))]
        exposed = tuple(row["denominator"] or month for row, month in zip((now, before), months, strict=True))
        events = now["numerator"] + before["numerator"]
        spread = dispersion_of(_spread(newer, indicator["id"]), events, sum(months))
        return float(count_change_p(now["numerator"], before["numerator"], exposed[0], exposed[1], spread))
    if indicator["kind"] in SHARES:
        sizes = [_base(row) for row in (now, before)]
        hits = [row["value"] / 100 * size for row, size in zip((now, before), sizes, strict=True)]
        return float(share_change_p(hits[0], sizes[0], hits[1], sizes[1]))
    return float("nan")


def _change(indicator: Record, before: Record | None, now: Record | None, p: float, is_sure: bool) -> FigureChange:
    if before is None or now is None:
        return FigureChange.GONE if now is None else FigureChange.NEW
    counted = indicator["kind"] == "count" and now["numerator"] is not None and before["numerator"] is not None
    if np.isnan(p):
        same = before["value"] == now["value"]
        is_revised = _is_ready(before) and before["period"] == now["period"] and not same
        if is_revised:
            return FigureChange.REVISED
        return FigureChange.SAME if same else FigureChange.UNKNOWN
    if counted and now["numerator"] + before["numerator"] < FEWEST_EVENTS:
        return FigureChange.TOO_FEW
    if not is_sure:
        return FigureChange.MAYBE_CHANCE
    return FigureChange.INCREASE if now["value"] > before["value"] else FigureChange.DECREASE


def _work(older: Frozen, newer: Frozen, table: str, names: dict[str, str], closed: frozenset[str]) -> pd.DataFrame:
    """Rows of a table by their ids: new, closed since, changed, gone, the same."""
    before, now = ({row["id"]: row for row in frozen.rows(table).to_dict("records")} for frozen in (older, newer))
    rows = []
    for row_id in dict.fromkeys([*now, *before]):
        old, new = before.get(row_id), now.get(row_id)
        status = [row["status"] if row else None for row in (old, new)]
        rows.append(
            {
                "title": (new or old or {})["title"],
                "change": _work_change(status[0], status[1], closed),
                "before_text": names.get(str(status[0]), "") if status[0] else "–",
                "now_text": names.get(str(status[1]), "") if status[1] else "–",
                "is_synthetic": bool((new or old or {})["is_synthetic"]),
            }
        )
    columns = [*(column.name for column in WORK_DIFFERENCES), "is_synthetic"]
    return _told_first(pd.DataFrame(rows, columns=columns), WorkChange)


def _work_change(before: str | None, now: str | None, closed: frozenset[str]) -> WorkChange:
    if before is None:
        return WorkChange.NEW
    if now is None:
        return WorkChange.GONE
    if now in closed and before not in closed:
        return WorkChange.CLOSED
    return WorkChange.SAME if before == now else WorkChange.CHANGED


def _notes(older: Frozen, newer: Frozen) -> list[str]:
    periods = [_period(frozen) for frozen in (older, newer)]
    shared = min(periods[0].last.index, periods[1].last.index) - max(periods[0].first.index, periods[1].first.index) + 1
    notes = []
    if shared > 0:
        notes.append(
            f"Perioderna delar {number(shared)} månader. Skillnaden i det som räknas per månad ser då mindre ut än "
            "den är, och prövningen är försiktig."
        )
    if older.content["areas"] != newer.content["areas"]:
        notes.append("Områdena är inte desamma i de två versionerna: jämför inte områden med varandra.")
    if older.content["municipality"]["disclosure"] != newer.content["municipality"]["disclosure"]:
        notes.append("Gränserna för vad som döljs är inte desamma i de två versionerna.")
    return notes


def _sentence(figures: pd.DataFrame, problems: pd.DataFrame, measures: pd.DataFrame) -> str:
    sure = figures[figures["change"].isin([FigureChange.INCREASE, FigureChange.DECREASE])]
    names = [name[:1].lower() + name[1:] for name in sure["name"].head(MOST_NAMED)]
    more = [f"{number(len(sure) - MOST_NAMED)} till"] if len(sure) > MOST_NAMED else []
    named = f" ({listing([*names, *more])})" if names else ""
    maybe = int((figures["change"] == FigureChange.MAYBE_CHANCE).sum())
    many = number(len(sure)) if len(sure) else "Inget"
    head = f"{many} mått har ändrats mer än slumpen brukar ge{named}. {number(maybe)} skillnader kan vara slump."
    work = [
        f"{number(n)} {one if n == 1 else several}"
        for rows, words in ((problems, PROBLEM_WORDS), (measures, MEASURE_WORDS))
        for change, (one, several) in words.items()
        if (n := int((rows["change"] == change).sum()))
    ]
    return f"{head} {sentence(listing(work)) or 'Inga problem eller åtgärder är nya eller avslutade'}."


def _told_first(rows: pd.DataFrame, order: type[FigureChange] | type[WorkChange]) -> pd.DataFrame:
    places = {str(one): place for place, one in enumerate(order)}
    return rows.sort_values("change", key=lambda codes: codes.map(places), kind="stable", ignore_index=True)


def _same_time(before: Record, now: Record, older: Frozen, newer: Frozen) -> bool:
    if _is_ready(now):
        return bool(before["period"] == now["period"])
    return _period(older) == _period(newer)


def _is_ready(row: Record) -> bool:
    """Ready-made figures say themselves which year they are of."""
    return row["period"] is not None


def _times(before: Record | None, now: Record | None, older: Frozen, newer: Frozen) -> str:
    written = [
        "–" if row is None else str(row["period"]) if _is_ready(row) else _period(frozen).short_label
        for row, frozen in ((before, older), (now, newer))
    ]
    return " mot ".join(written)


def _written(row: Record | None) -> str:
    return "–" if row is None else value_with_interval(FigureRow.read(row))


def _period(frozen: Frozen) -> Period:
    return Period.parse(frozen.content["version"]["period"])


def _months(frozen: Frozen, row: Record) -> int:
    return 12 if _is_ready(row) else _period(frozen).months


def _base(row: Record) -> float:
    """How many a share is of: what the source's own margin is worth, else those counted."""
    if row["limits_from"] == "source" and row["upper"] is not None and row["value"] is not None:
        return float(answers_behind(row["value"] / 100, (row["upper"] - row["value"]) / 100))
    size = row["denominator"] or row["n"]
    return float("nan") if size is None else float(size)


def _spread(frozen: Frozen, indicator_id: str) -> float:
    """How much more than by chance the copy's own months vary; 0 for what is not counted by month."""
    series = figures_of_one(frozen, indicator_id, "period")
    if series.empty or len(str(series["period"].iloc[0])) != len("2025-01"):
        return 0.0
    years = len(series) // 12
    counts = series["numerator"].fillna(0).to_numpy(dtype=float)[len(series) - years * 12 :]
    return month_spread(counts.reshape(1, years, 12)) if years else 0.0
