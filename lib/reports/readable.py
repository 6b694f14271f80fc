"""The answer table as readers see it: figures and words, Swedish headings."""

import pandas as pd

from lib.domain.by_content import kept_by_content
from lib.domain.codes import AgeBand, Change, Difference, LimitsFrom, Sex, Unit
from lib.domain.columns import LABELS
from lib.domain.row import FigureRow, read_rows
from lib.domain.words import (
    AGES,
    CHANGES,
    DIFFERENCES,
    LIMITS_FROM,
    SEXES,
    STATUSES,
    SYMBOLS,
    UNITS,
    interval,
    number,
    percent_change,
)

EXTRA = {"factor": "Faktor", "indicator": "Mått"}
SHOWN = (
    "area_name",
    "period",
    "sex",
    "age",
    "theme_name",
    "category_name",
    "value",
    "interval",
    "limits_from",
    "unit",
    "numerator",
    "n",
    "comparison_value",
    "difference",
    "previous_value",
    "change_pct",
    "change",
    "status",
)
NUMBERS = {LABELS[name] for name in ("value", "numerator", "n", "comparison_value", "previous_value", "change_pct")}


@kept_by_content(300)
def readable(answer: pd.DataFrame) -> pd.DataFrame:
    """Figures and words as on the page, with Swedish column names; columns that say nothing are left out.

    Numbers are texts with as many decimals in the whole column, filled with spaces from the left: they are written
    the Swedish way, keep the signs for hidden and missing, and still sort by size. Whoever gets it leaves it as it is.
    """
    rows = read_rows(answer.to_dict("records"))
    written = pd.DataFrame([_written(row) for row in rows], index=answer.index)
    extra = [name for name in EXTRA if name in answer]
    written = pd.concat([answer[extra], written], axis=1)
    kept = [*extra, *(name for name in SHOWN if (written[name] != "").any())]
    named = written[kept].rename(columns=LABELS | EXTRA | {"interval": "95 % osäkerhet"})
    for name in NUMBERS & set(named.columns):
        named[name] = named[name].str.rjust(named[name].str.len().max())
    return named


def _written(row: FigureRow) -> dict[str, str]:
    compared, changed = row.difference is not Difference.UNKNOWN, row.change is not Change.UNKNOWN
    return {
        "area_name": row.area_name,
        "period": row.period or "",
        "sex": SEXES[Sex(row.sex)] if row.sex else "",
        "age": AGES[AgeBand(row.age)] if row.age else "",
        "theme_name": row.theme_name or "",
        "category_name": row.category_name or "",
        "value": _number(row.value, row.unit) if row.has_value else SYMBOLS[row.status],
        "interval": interval(row.lower, row.upper, row.unit),
        "limits_from": "" if row.limits_from in (None, LimitsFrom.COUNT) else LIMITS_FROM[row.limits_from],
        "unit": UNITS[row.unit],
        "numerator": _number(row.numerator, Unit.COUNT),
        "n": _number(row.n, Unit.COUNT),
        "comparison_value": _number(row.comparison_value, row.unit) if compared else "",
        "difference": DIFFERENCES[row.difference] if compared else "",
        "previous_value": _number(row.previous_value, row.unit) if changed else "",
        "change_pct": percent_change(row.change_pct),
        "change": CHANGES[row.change] if changed else "",
        "status": STATUSES[row.status],
    }


def _number(value: float | None, unit: Unit) -> str:
    return "" if value is None else number(value, 0 if unit is Unit.COUNT else 1)
