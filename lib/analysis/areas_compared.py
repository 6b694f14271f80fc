"""Every area against the rest of the municipality and areas like it, with chance and many comparisons in mind."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from lib.analysis.against import Floats, Hits, against_other, against_whole, rest_p, standing
from lib.analysis.age_standardised import COLUMNS as STANDARDISED
from lib.analysis.age_standardised import age_standardised
from lib.analysis.figures import figures
from lib.analysis.harm import can_be_weighted, harm_by_area
from lib.analysis.kept import kept
from lib.analysis.similar import names_of_similar, similar_areas
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Difference, Role
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.domain.words import swedish_order
from lib.geography.contiguity import beside
from lib.privacy.roles import sees_ranking
from lib.stats.change import Limited
from lib.stats.discoveries import RATE, adjusted_p
from lib.stats.funnel import LEVELS, binomial_funnel, poisson_funnel
from lib.stats.parts import whole_less_part_p
from lib.stats.smoothing import global_bayes, local_bayes

_FUNNEL_POINTS = 60
_NAMED = 3
"""How many areas at each end are named in the funnel."""


def areas_compared(
    workspace: Workspace, asked: Selection, indicator_id: str, role: Role = Role.PUBLIC, by_harm: bool = False
) -> pd.DataFrame:
    """One row for each area with the columns of `AREAS_COMPARED`, in order of name; empty without figures by area.

    Everything is reckoned from the answer table as the role sees it: a hidden area takes part in no sum, so nothing
    hidden can be worked out. `by_harm` weighs crimes by their harm, for roles that may see it.
    """
    workspace = workspace.seen_by(role)
    return _compared(workspace, workspace.data_key, replace(asked, areas=()), indicator_id, role, by_harm)


def by_name(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("area_name", key=lambda names: names.map(swedish_order), ignore_index=True)


def in_order(rows: pd.DataFrame, column: str, role: Role) -> pd.DataFrame:
    """From the highest value to the lowest, those without one last; for the public in order of name."""
    if not sees_ranking(role):
        return by_name(rows)
    return rows.sort_values(column, ascending=False, na_position="last", kind="stable", ignore_index=True)


def order_in_words(role: Role) -> str:
    return "efter värde" if sees_ranking(role) else "i bokstavsordning"


def named_areas(rows: pd.DataFrame, asked: Selection, role: Role) -> frozenset[str]:
    """Whose names to write in the funnel: the chosen areas, and, but not for the public, those furthest out."""
    if not sees_ranking(role):
        return frozenset(asked.areas)
    outside = rows[rows["funnel_zone"] == 2].sort_values("against_whole")["area_code"]
    return frozenset((*asked.areas, *outside.head(_NAMED), *outside.tail(_NAMED)))


def funnel_lines(compared: pd.DataFrame, whole: Hits) -> pd.DataFrame:
    """The funnel's curves: base, target, and lower and upper at 95 and 99.8 % (lower_95 … upper_998)."""
    base = compared["base"].dropna()
    if base.empty or not whole.base[0] > 0:
        return pd.DataFrame()
    spaced = np.geomspace(float(base.min()) * 0.9, float(base.max()) * 1.1, _FUNNEL_POINTS)
    grid: Floats = np.unique(np.round(spaced)).astype(float)
    (low, high), (far_low, far_high) = _funnel(grid, whole)
    target = float(whole.values[0])
    return pd.DataFrame(
        {"base": grid, "target": target, "lower_95": low, "upper_95": high, "lower_998": far_low, "upper_998": far_high}
    )


def municipality_hits(workspace: Workspace, asked: Selection, indicator_id: str, role: Role) -> Hits:
    """What the municipality's figure is made of, or, where that is not known, the areas' together."""
    workspace = workspace.seen_by(role)
    indicator = workspace.definitions.indicators[indicator_id]
    everywhere = replace(asked, areas=())
    rows = figures(workspace, everywhere, indicator_id, "area", role)
    return _whole(workspace, everywhere, indicator, Hits.of(rows, indicator), role)


@kept(128)
def _compared(
    workspace: Workspace, key: DataKey, asked: Selection, indicator_id: str, role: Role, by_harm: bool
) -> pd.DataFrame:
    indicator = workspace.definitions.indicators[indicator_id]
    rows = figures(workspace, asked, indicator_id, "area", role)
    if rows.empty:
        return rows
    own = Hits.of(rows, indicator)
    whole = _whole(workspace, asked, indicator, own, role)
    rows = rows.assign(base=own.base)
    if by_harm and can_be_weighted(workspace, indicator, role):
        rows = _by_harm(harm_by_area(workspace, key, asked, indicator, rows), own)
    else:
        rows = _by_count(workspace, key, rows, own, whole)
        standardised = age_standardised(workspace, key, asked, indicator)
        if len(standardised):
            rows = rows.join(standardised[list(STANDARDISED)].where(rows.set_index("area_code")["value"].notna()),
                             on="area_code")  # fmt: skip
    rows["adjusted_p"] = adjusted_p(rows["p"])
    rows["difference"] = _difference(rows["adjusted_p"], rows.pop("is_higher"))
    rows["standing"] = standing(rows["difference"], indicator.polarity)
    return by_name(rows.assign(similar_names=rows["area_code"].map(names_of_similar(workspace, key))))


def _by_count(workspace: Workspace, key: DataKey, rows: pd.DataFrame, own: Hits, whole: Hits) -> pd.DataFrame:
    others = own.together(similar_areas(workspace, key))
    rows = _limited(rows, "against_whole", against_whole(own, whole))
    rows = _limited(rows, "against_similar", against_other(own, others))
    smoothed = [np.full(len(rows), np.nan)] * 2
    if not own.is_share:
        near = _beside(workspace)
        smoothed = [global_bayes(own.hits, own.base) * own.per, local_bayes(own.hits, own.base, near) * own.per]
    return rows.assign(
        p=rest_p(own, whole),
        is_higher=own.values > whole.values[0],
        similar_value=others.values,
        smoothed_global=smoothed[0],
        smoothed_local=smoothed[1],
        funnel_zone=_zones(own, whole),
    )


def _by_harm(rows: pd.DataFrame, own: Hits) -> pd.DataFrame:
    """Against all the areas together; the ratio's limits take that sum as exact, the p-value is normal."""
    known = ~np.isnan(own.base)
    harm, variance = (np.where(known, rows[name], 0.0) for name in ("harm", "harm_variance"))
    common = harm.sum() / own.base[known].sum() * own.per if known.any() else np.nan
    p = whole_less_part_p(harm, variance, np.where(known, own.base, 0.0))
    ratio = Limited(*(rows[name].to_numpy(dtype=float) / (common or np.nan) for name in ("value", "lower", "upper")))
    rows = _limited(rows.drop(columns=["harm", "harm_variance"]), "against_whole", ratio)
    return rows.assign(p=np.where(known, p, np.nan), is_higher=rows["value"] > common)


def _whole(workspace: Workspace, asked: Selection, indicator: Indicator, own: Hits, role: Role) -> Hits:
    total = figures(workspace, asked, indicator.id, "total", role)
    whole = Hits.of(total, indicator) if len(total) else None
    together = own.sum()
    if whole is None or not whole.base[0] >= together.base[0] * 0.999 or not whole.hits[0] >= together.hits[0] * 0.999:
        return together
    return whole


def _difference(adjusted: pd.Series, is_higher: pd.Series) -> pd.Series:
    side = np.where(is_higher, Difference.HIGHER, Difference.LOWER)
    chosen = np.select([adjusted.isna(), adjusted > RATE], [Difference.UNKNOWN, Difference.SIMILAR], side)
    return pd.Series(chosen, index=adjusted.index).map(Difference)


def _limited(rows: pd.DataFrame, name: str, limited: Limited) -> pd.DataFrame:
    return rows.assign(**{name: limited.estimate, f"{name}_lower": limited.lower, f"{name}_upper": limited.upper})


def _zones(own: Hits, whole: Hits) -> Floats:
    """0 inside the funnel, 1 outside its 95 % limits, 2 outside 99.8 %; NaN without a base."""
    values = own.values
    outside = [(values < low) | (values > high) for low, high in _funnel(own.base, whole)]
    return np.where(np.isnan(values), np.nan, outside[0].astype(float) + outside[1])


def _funnel(base: Floats, whole: Hits) -> list[tuple[Floats, Floats]]:
    target = float(whole.values[0]) / whole.per
    method = binomial_funnel if whole.is_share else poisson_funnel
    return [(low * whole.per, high * whole.per) for low, high in (method(target, base, level) for level in LEVELS)]


@lru_cache(maxsize=8)
def _beside(workspace: Workspace) -> np.ndarray:
    return beside(workspace.areas, workspace.municipality.projected_crs)
