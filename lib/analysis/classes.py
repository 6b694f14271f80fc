"""Colour classes of a map: limits that stay where they are when the selection changes."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.counted import count_figures, covered_period
from lib.analysis.kept import kept
from lib.analysis.rows import ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Status
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection

N_CLASSES = 5


@dataclass(frozen=True)
class ColourClasses:
    """`limits` are the inner limits, rising; class 0 holds values below the first."""

    limits: tuple[float, ...]
    note: str

    @property
    def n(self) -> int:
        return len(self.limits) + 1

    def of(self, value: float) -> int:
        return bisect_right(self.limits, value)


def colour_classes(workspace: Workspace, asked: Selection, indicator_id: str) -> ColourClasses:
    """Limits from every area and every stretch of the data as long as the asked period, not from what is shown.

    They depend on the indicator, the themes and, for bare counts, the length of the period; never on the
    chosen area, the dates, sex or age.
    """
    indicator = workspace.definitions.indicators[indicator_id]
    return _classes(workspace, workspace.data_key, asked.municipality, asked.themes, asked.period.months, indicator)


def with_class(rows: pd.DataFrame, classes: ColourClasses) -> pd.DataFrame:
    """Add `colour_class`: 0 and up for values, -1 for zero, -2 missing, -3 suppressed, -4 not applicable."""
    special = {Status.ZERO: -1, Status.MISSING: -2, Status.SUPPRESSED: -3, Status.NOT_APPLICABLE: -4}
    number = [
        special.get(Status(status), classes.of(value) if value == value else -2)
        for status, value in zip(rows["status"], rows["value"], strict=True)
    ]
    return rows.assign(colour_class=number)


@kept(256)
def _classes(
    workspace: Workspace, key: DataKey, municipality: str, themes: tuple[str, ...], months: int, indicator: Indicator
) -> ColourClasses:
    if indicator.computed_from == "values":
        values = ready_values(workspace, key)
        is_area = values["area_code"].isin(workspace.areas["area_code"])
        pooled = values.loc[(values["indicator"] == indicator.id) & is_area, "value"]
        return ColourClasses(quintile_limits(pooled.dropna().to_numpy()), "Gränserna gäller alla år.")
    pooled = [
        count_figures(
            workspace, key, Selection(municipality, period, period.before, themes=themes), (indicator,), "area", period
        )["value"]
        for period in _stretches(workspace, key, indicator, months)
    ]
    values = pd.concat(pooled).dropna().to_numpy() if pooled else np.array([])
    return ColourClasses(quintile_limits(values[values > 0]), f"Gränserna gäller alla perioder på {months} mån.")


def _stretches(workspace: Workspace, key: DataKey, indicator: Indicator, months: int) -> list[Period]:
    """The data cut into stretches of `months`, counted backwards from the newest month; at most 24 of them."""
    covered = covered_period(workspace, key, indicator.computed_from)
    if covered is None:
        return []
    ends = range(covered.last.index, covered.first.index + min(months, covered.months) - 2, -months)
    return [Period.ending(covered.last.shift(end - covered.last.index), months) for end in list(ends)[:24]]


def quintile_limits(values: np.ndarray) -> tuple[float, ...]:
    """Quintiles rounded to two figures; fewer where they fall together."""
    if len(values) == 0:
        return ()
    raw = np.quantile(values, np.arange(1, N_CLASSES) / N_CLASSES)
    rounded = sorted({float(f"{value:.2g}") for value in raw})
    return tuple(limit for limit in rounded if values.min() < limit <= values.max())
