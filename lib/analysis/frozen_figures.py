"""Every figure of a situation picture as one table, with its measure's name and its period: for files."""

from typing import Any

import pandas as pd

from lib.analysis.version_rows import Frozen
from lib.domain.columns import FIGURE_NAMES, KEY_NAMES
from lib.domain.export_columns import SPLITS
from lib.domain.period import Period

FIRST = ("indicator", "indicator_name", "split")


def split_figures(frozen: Frozen, by: str) -> pd.DataFrame:
    """The answer table by `by` with `indicator_name`, `split` and a period on every row; empty when there is none."""
    rows = frozen.figures(by)
    if rows.empty:
        return rows
    names = {one["id"]: one["name"] for one in frozen.content["indicators"]}
    asked = Period.parse(frozen.content["version"]["period"]).short_label
    period = rows["period"] if "period" in rows else pd.Series(None, index=rows.index, dtype=object)
    return rows.assign(
        indicator_name=rows["indicator"].map(names),
        split=by,
        period=period.astype(object).where(period.notna(), asked),
    )


def every_figure(frozen: Frozen) -> pd.DataFrame:
    """All the splits below each other, in the order of SPLITS."""
    parts = [split_figures(frozen, by) for by in SPLITS]
    parts = [part for part in parts if len(part)]
    columns = [*FIRST, *KEY_NAMES, *FIGURE_NAMES]
    if not parts:
        return pd.DataFrame(columns=columns)
    joined = pd.DataFrame([row for part in parts for row in part.to_dict("records")], columns=columns)
    return joined.reset_index(drop=True)


def measures_of_figures(frozen: Frozen) -> pd.DataFrame:
    """What each figure means, by MEASURES_OF_FIGURES: one row for each measure with any figure, in the copy's order."""
    rows = every_figure(frozen).drop_duplicates("indicator").set_index("indicator").to_dict("index")
    return pd.DataFrame([_measure(one, rows[one["id"]]) for one in frozen.content["indicators"] if one["id"] in rows])


def _measure(indicator: dict[str, Any], row: dict[Any, Any]) -> dict[str, Any]:
    told = {
        name: indicator.get(name) or "" for name in ("id", "name", "definition", "unit", "polarity", "kind", "caveat")
    }
    return told | {name: row[name] or "" for name in ("source", "period", "method")}
