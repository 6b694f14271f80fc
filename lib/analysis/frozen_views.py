"""A frozen version as tables to show. Everything comes out of the copy: nothing is asked of the data of today."""

from bisect import bisect_right
from typing import Any

import pandas as pd

from lib.analysis.version_rows import Frozen
from lib.domain.codes import Status
from lib.domain.period import Period
from lib.domain.row import FigureRow, read_rows
from lib.domain.sentences import against_words, short_change, tooltip_lines, value_with_interval
from lib.domain.version_columns import FROZEN_FIGURES
from lib.domain.words import UNITS, sentence

SPECIAL_CLASSES = {Status.ZERO: -1, Status.MISSING: -2, Status.SUPPRESSED: -3, Status.NOT_APPLICABLE: -4}
"""As `lib.analysis.classes` has them."""


def frozen_names(frozen: Frozen) -> dict[str, str]:
    """The indicators that have any figure in the copy, by id, in its order."""
    shown = {name for by in ("total", "area") for name in set(frozen.figures(by).get("indicator", ()))}
    return {one["id"]: one["name"] for one in frozen.content["indicators"] if one["id"] in shown}


def frozen_indicator(frozen: Frozen, indicator_id: str) -> dict[str, Any]:
    """What the figure meant: name, definition, unit, polarity, limits of its classes."""
    return next(one for one in frozen.content["indicators"] if one["id"] == indicator_id)


def figures_table(frozen: Frozen) -> pd.DataFrame:
    """The whole municipality's figures in words, by FROZEN_FIGURES, with `is_synthetic`; a row for each indicator."""
    totals, names = frozen.figures("total"), {one["id"]: one["name"] for one in frozen.content["indicators"]}
    columns = [*(column.name for column in FROZEN_FIGURES), "is_synthetic"]
    period = Period.parse(frozen.content["version"]["period"]).short_label
    records = totals.to_dict("records")
    rows = [
        {
            "name": names[record["indicator"]],
            "value_text": value_with_interval(row),
            "unit_text": UNITS[row.unit],
            "period": row.period or period,
            "change_text": sentence(short_change(row)),
            "against_text": sentence(against_words(row)),
            "source": row.source,
            "data_date": record["data_date"] or "",
            "is_synthetic": bool(record["is_synthetic"]),
        }
        for record, row in zip(records, read_rows(records), strict=True)
        if row.status != Status.MISSING
    ]
    return pd.DataFrame(rows, columns=columns)


def figures_of_one(frozen: Frozen, indicator_id: str, by: str) -> pd.DataFrame:
    """The answer table of one indicator as it was; empty when the copy has none by that split."""
    rows = frozen.figures(by)
    if rows.empty:
        return rows
    return rows[rows["indicator"] == indicator_id].drop(columns="indicator").reset_index(drop=True)


def map_rows(frozen: Frozen, indicator_id: str) -> pd.DataFrame:
    """area_code, area_name, value, colour_class and `words` for the tooltip; empty without areas or class limits."""
    limits = frozen_indicator(frozen, indicator_id)["limits"]
    rows = figures_of_one(frozen, indicator_id, "area")
    if rows.empty or limits is None or frozen.content["areas"] is None:
        return pd.DataFrame()
    read = read_rows(rows.to_dict("records"))
    return pd.DataFrame(
        {
            "area_code": rows["area_code"],
            "area_name": rows["area_name"],
            "value": rows["value"],
            "colour_class": [_class(row, limits) for row in read],
            "words": [" · ".join(tooltip_lines(row)[1:]) for row in read],
        }
    )


def problem_table(frozen: Frozen) -> pd.DataFrame:
    """By FROZEN_PROBLEMS; causes and measures are named in one cell each."""
    problems, causes, measures = (frozen.rows(name) for name in ("problems", "causes", "measures"))
    if problems.empty:
        return problems
    by_cause = dict(zip(causes["id"], causes["problem_id"], strict=True)) if len(causes) else {}
    if len(measures) and "problem_id" in measures:
        measures = measures.assign(problem_id=[
            by_cause.get(cause, problem)
            for cause, problem in zip(measures["cause_id"], measures["problem_id"], strict=True)
        ])  # fmt: skip
    return problems.assign(
        area_name=_area_names(frozen, problems),
        theme_name=problems["theme"].map(frozen.content["definitions"]["themes"]).fillna(""),
        causes=[_listed(causes, "description", one) for one in problems["id"]],
        measures=[_listed(measures, "title", one) for one in problems["id"]],
    )


def cause_table(frozen: Frozen) -> pd.DataFrame:
    """By FROZEN_CAUSES."""
    causes, problems = frozen.rows("causes"), frozen.rows("problems")
    titles = dict(zip(problems["id"], problems["title"], strict=True)) if len(problems) else {}
    return causes.assign(problem=causes["problem_id"].map(titles)) if len(causes) else causes


def measure_table(frozen: Frozen) -> pd.DataFrame:
    """By FROZEN_MEASURES, as far as the copy has the columns."""
    rows = frozen.rows("measures")
    if rows.empty:
        return rows
    indicators = {one["id"]: one["name"] for one in frozen.content["indicators"]}
    plan = frozen.content.get("plan") or {}
    boards = {board["id"]: board["name"] for board in plan.get("boards", ())}
    named = rows.assign(area_name=_area_names(frozen, rows))
    if "owner_board" in rows:
        named["owner"] = [boards.get(board, board or "") for board in rows["owner_board"]]
    if "indicator" in rows:
        named["indicator_name"] = [indicators.get(name, name or "") for name in rows["indicator"]]
    return named


def _class(row: FigureRow, limits: list[float]) -> int:
    if not row.has_value or row.status is Status.ZERO or row.value is None:
        return SPECIAL_CLASSES.get(row.status, -2)
    return bisect_right(limits, row.value)


def _listed(rows: pd.DataFrame, column: str, problem_id: int) -> str:
    return "; ".join(rows.loc[rows["problem_id"] == problem_id, column]) if "problem_id" in rows else ""


def _area_names(frozen: Frozen, rows: pd.DataFrame) -> pd.Series:
    names = frozen.content["definitions"]["area_names"]
    return rows["area_code"].map(names).fillna(frozen.content["municipality"]["name"])
