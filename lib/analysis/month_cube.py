"""Events or reports as one block of numbers: places × categories × months. Questions about change cut slices of it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.kept import kept
from lib.analysis.rows import monthly_counts
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.indicator import Indicator
from lib.domain.period import Month, Period

Floats = NDArray[np.float64]
PROTECTIVE = "trygg_plats"


@dataclass(frozen=True, eq=False)
class MonthCube:
    """`counts` has a row for each of the municipality's areas and a last one for all that lies in none of them.

    `themes` is the theme of each category, None where it has none; `batches` those that each category's rows came in.
    Not to be changed by those who get it.
    """

    counts: Floats
    areas: tuple[str, ...]
    categories: NDArray[np.object_]
    themes: NDArray[np.object_]
    covered: Period
    batches: tuple[frozenset[int], ...]

    def wanted(self, indicator: Indicator, themes: tuple[str, ...]) -> NDArray[np.bool_]:
        """Which categories the indicator and the asked themes are about, as `counted.matching_counts` has it."""
        mask = np.ones(len(self.categories), dtype=bool)
        for of, among in (
            (self.themes, indicator.themes),
            (self.categories, indicator.categories),
            (self.themes, themes),
        ):
            if among:
                mask &= np.isin(of.astype(str), among)
        if indicator.computed_from == "reports" and PROTECTIVE not in (*indicator.themes, *themes):
            mask &= self.themes != PROTECTIVE
        return mask

    def place(self, areas: tuple[str, ...]) -> Floats:
        """Categories × months in the areas together; in the whole municipality, with what lies in no area, for none."""
        rows = [self.areas.index(code) for code in areas if code in self.areas]
        return self.counts[rows].sum(axis=0) if areas else self.counts.sum(axis=0)

    def months_of(self, period: Period) -> slice:
        """The places of the period's months, as far as they are covered."""
        first = self.covered.first.index
        return slice(max(period.first.index - first, 0), max(period.last.index - first + 1, 0))

    def batches_of(self, wanted: NDArray[np.bool_]) -> frozenset[int]:
        return frozenset().union(*(ids for ids, is_in in zip(self.batches, wanted, strict=True) if is_in))


def month_cube(workspace: Workspace, key: DataKey, table: str) -> MonthCube | None:
    """All of `events` or `reports`; None when there are none."""
    return _cube(workspace, key.of(table), table)


@kept(4)
def _cube(workspace: Workspace, key: DataKey, table: str) -> MonthCube | None:
    rows = monthly_counts(workspace, key, table)
    if rows.empty:
        return None
    areas = tuple(workspace.areas["area_code"])
    covered = Period(Month.from_index(int(rows["month"].min())), Month.from_index(int(rows["month"].max())))
    kind, categories = pd.factorize(rows["category"].astype(object), use_na_sentinel=False)
    place = pd.Index(areas).get_indexer(rows["area_code"].astype(object))  # -1, the last row, where in none of them
    counts = np.zeros((len(areas) + 1, len(categories), covered.months))
    np.add.at(counts, (place, kind, rows["month"].to_numpy() - covered.first.index), rows["count"].to_numpy())
    firsts = rows.assign(kind=kind).drop_duplicates("kind").set_index("kind")["theme"].astype(object)
    themes = np.array([theme if theme == theme else None for theme in firsts.reindex(range(len(categories)))], object)
    batches = rows["batch_id"].groupby(kind).unique()
    return MonthCube(
        counts,
        areas,
        np.asarray(categories, dtype=object),
        themes,
        covered,
        tuple(frozenset(int(one) for one in batches[i] if one == one) for i in range(len(categories))),
    )


def summed_by(values: Floats, kinds: NDArray[np.object_], axis: int) -> tuple[list[str], Floats]:
    """The names of the kinds in order, and the values summed over the places of `axis` that have the same name.

    What has no name is left out.
    """
    names = sorted({str(kind) for kind in kinds if kind is not None and kind == kind})
    parts = [np.compress(kinds == name, values, axis=axis).sum(axis=axis) for name in names]
    shape = [size for i, size in enumerate(values.shape) if i != axis]
    return names, np.stack(parts, axis=axis) if parts else np.zeros([*shape[:axis], 0, *shape[axis:]])
