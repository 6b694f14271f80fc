"""Risk and protection of all areas at once: an index as a help to sort, with how unsure each place is."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from lib.analysis.contrast_answer import sources_of
from lib.analysis.figures import figures_of
from lib.analysis.kept import kept
from lib.analysis.profile import factor_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Polarity, Role, Sex
from lib.domain.selection import Selection
from lib.privacy.roles import works_on_the_picture
from lib.stats.composite import Normalisation, index_of, rank_shifts, rank_spread

Scale = Normalisation
HOW: tuple[Scale, ...] = ("z", "min_max")
Weights = tuple[tuple[str, int], ...]
"""Factor id and weight, 0 or more; a factor that is not named has the weight 1."""

REFUSED = "Områden sätts inte i ordning i den här vyn. Se varje område för sig, med risk och skydd bredvid varandra."
NOTHING = "Det finns inga risk- eller skyddsfaktorer med siffror per område. Läs in siffror på sidan Importera."
NORMAL_95 = 1.959964


@dataclass(frozen=True, eq=False)
class SortingHelp:
    """`rows` by INDEX_COLUMNS, the indexed areas first in their order; `factors` by SHIFT_COLUMNS, with factor_id.
    `refusal` says why there is nothing."""

    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    factors: pd.DataFrame = field(default_factory=pd.DataFrame)
    refusal: str = ""
    sources: tuple[tuple[str, str, bool], ...] = ()

    @property
    def is_synthetic(self) -> bool:
        return any(made_up for _, _, made_up in self.sources)

    @property
    def indexed(self) -> pd.DataFrame:
        return self.rows[self.rows["rank"].notna()]


def weighted_factors(workspace: Workspace) -> pd.DataFrame:
    """factor_id, factor, direction and level of the factors that some indicator by area shows."""
    factors = factor_rows(workspace)
    known = workspace.definitions.indicators
    with_areas = factors["indicator_id"].map(lambda name: "area" in known[name].levels) if len(factors) else []
    return factors[with_areas].drop_duplicates("factor_id")[["factor_id", "factor", "direction", "level"]]


def factors_by_area(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """Each factor's figures in each area, for factors with any figure by area: the factor's columns and the answer
    table's. Sex, age and themes are not narrowed."""
    workspace = workspace.seen_by(role)
    factors = factor_rows(workspace)
    if factors.empty:
        return factors
    everywhere = replace(asked, areas=(), sex=Sex.ALL, age=AgeBand.ALL, themes=())
    answers = figures_of(workspace, everywhere, tuple(factors["indicator_id"].unique()), "area", role)
    if answers.empty:
        return answers
    with_any = answers.groupby("indicator")["value"].transform("count") > 0
    named = answers[with_any].rename(columns={"indicator": "indicator_id"})
    return factors.merge(named, on="indicator_id", validate="many_to_many")


def sorting_help(workspace: Workspace, asked: Selection, weights: Weights, how: Scale, role: Role) -> SortingHelp:
    """The index of every area that has all the figures asked for, and how unsure its place is.

    Only for those who work on the picture: outside it, areas are never put in order by one number.
    """
    workspace = workspace.seen_by(role)
    if not works_on_the_picture(role):
        return SortingHelp(refusal=REFUSED)
    question = replace(asked, areas=(), sex=Sex.ALL, age=AgeBand.ALL, themes=())
    return _answer(workspace, workspace.data_key, question, weights, how, role)


@kept(64)
def _answer(
    workspace: Workspace, key: DataKey, asked: Selection, weights: Weights, how: Scale, role: Role
) -> SortingHelp:
    cells = _cells(workspace, key, asked, role)
    if cells.empty:
        return SortingHelp(refusal=NOTHING)
    values, errors = _wide(cells, "value"), _errors(cells)
    figures = _figures(workspace, cells, values, dict(weights))
    rows = _rows(workspace, values, errors, figures, how)
    return SortingHelp(rows, _factors(values, figures, how), sources=sources_of(cells))


@kept(16)
def _cells(workspace: Workspace, _key: DataKey, asked: Selection, role: Role) -> pd.DataFrame:
    """The figures do not depend on the weights: moving a slider must not ask for them again."""
    cells = factors_by_area(workspace, asked, role)
    return cells.assign(column=cells["factor_id"] + "/" + cells["indicator_id"]) if len(cells) else cells


def _figures(workspace: Workspace, cells: pd.DataFrame, values: pd.DataFrame, weights: dict[str, int]) -> pd.DataFrame:
    """One row for each column of `values`: its factor, its sign (+1 is more risk) and its part of the factor's
    weight, which the factor's figures share alike."""
    known = workspace.definitions.indicators
    rows = cells.drop_duplicates("column").set_index("column").loc[values.columns]
    polarity = rows["indicator_id"].map(lambda name: known[name].polarity)
    by_side = np.where(rows["direction"] == "risk", 1.0, -1.0)
    sign = np.select([polarity == Polarity.HIGH_IS_BAD, polarity == Polarity.HIGH_IS_GOOD], [1.0, -1.0], by_side)
    weight = rows["factor_id"].map(lambda name: weights.get(name, 1)).astype(float)
    kept = rows[["factor_id", "factor", "direction", "level", "indicator"]]
    return kept.assign(sign=sign, weight=weight, part=weight / rows.groupby("factor_id")["factor_id"].transform("size"))


def _rows(
    workspace: Workspace, values: pd.DataFrame, errors: pd.DataFrame, figures: pd.DataFrame, how: Scale
) -> pd.DataFrame:
    spread = rank_spread(values, errors, figures["sign"], figures["part"], how)
    sides = {
        side: index_of(values, figures["sign"], figures["part"].where(figures["direction"] == side, 0.0), how)
        for side in ("risk", "protective")
    }
    used = values.loc[:, figures["part"].to_numpy() > 0]
    names = figures.loc[used.columns, "indicator"]
    lacking = [", ".join(dict.fromkeys(names[row.isna().to_numpy()])) for _, row in used.iterrows()]
    rows = pd.DataFrame(
        {
            "area_code": values.index,
            "area_name": values.index.map(workspace.area_names),
            "rank": spread.rank,
            "rank_middle": spread.middle,
            "rank_lower": spread.lower,
            "rank_upper": spread.upper,
            "index": spread.index,
            "risk": sides["risk"],
            "protection": -sides["protective"],
            "lacking": lacking,
        }
    )
    return rows.sort_values("rank", na_position="last", kind="stable", ignore_index=True)


def _factors(values: pd.DataFrame, figures: pd.DataFrame, how: Scale) -> pd.DataFrame:
    """For each factor its weight, how many areas lack it, and how far the areas move when it is left out."""
    by_factor = figures.groupby("factor_id", sort=False)
    firsts = by_factor[["factor", "direction", "level", "weight"]].first()
    lacking = {name: int(values[part.index].isna().any(axis=1).sum()) for name, part in by_factor}
    shift = rank_shifts(values, figures["sign"], figures["part"], how, figures["factor_id"].to_numpy())
    return firsts.assign(
        shift=firsts.index.map(shift).astype(float), n_lacking=firsts.index.map(lacking).astype(float)
    ).reset_index()


def _wide(cells: pd.DataFrame, what: str) -> pd.DataFrame:
    """Areas × figures, in the order of the factors; an indicator that shows two factors stands twice."""
    wide = cells.pivot(index="area_code", columns="column", values=what).astype(float)
    return wide[cells["column"].unique()]


def _errors(cells: pd.DataFrame) -> pd.DataFrame:
    """Standard errors, from the width of the 95 % limits."""
    error = (cells["upper"].astype(float) - cells["lower"].astype(float)) / (2 * NORMAL_95)
    return _wide(cells.assign(error=error), "error")
