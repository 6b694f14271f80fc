"""The chosen area or the municipality against its own municipality, areas like it, its comparison group, county and
country."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.analysis.against import Hits, against_fixed, against_other, against_whole, standing
from lib.analysis.areas_compared import municipality_hits
from lib.analysis.figure_limits import with_limits
from lib.analysis.figures import COUNTRY, figures
from lib.analysis.kept import kept
from lib.analysis.ready import ready_figures
from lib.analysis.rows import monthly_counts, ready_values
from lib.analysis.similar import similar_areas
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Difference, Role
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.geography.municipalities import municipality_codes
from lib.privacy.suppression import hidden_counts, hidden_surveys
from lib.stats.change import Limited

SIMILAR_NAME = "Liknande områden"


@dataclass(frozen=True)
class Place:
    """`code` is None for a municipality whose code is not known."""

    code: str | None
    name: str


def places_compared(
    workspace: Workspace, asked: Selection, indicator_id: str, role: Role = Role.PUBLIC
) -> pd.DataFrame:
    """One row for each place that has a figure, with the columns of `PLACES_COMPARED`; the asked place is the first.

    An area is set beside its municipality and the areas like it; after them come the municipalities of the comparison
    group, the county and the country, which only ready-made figures have. Empty when the asked place has no value.
    """
    workspace = workspace.seen_by(role)
    return _compared(workspace, workspace.data_key, asked, indicator_id, role)


def group_places(workspace: Workspace) -> tuple[Place, ...]:
    """The municipalities of the comparison group, with their codes."""
    codes = municipality_codes()
    return tuple(Place(codes.get(name), name) for name in workspace.municipality.comparison_group)


def indicators_with_figures(workspace: Workspace) -> tuple[str, ...]:
    """Ids of the indicators that have any figure at all, in the order of the definitions."""
    values = set(ready_values(workspace, workspace.data_key)["indicator"])
    known = workspace.definitions.indicators
    return tuple(
        name
        for name, one in known.items()
        if name in values
        or (one.computed_from != "values" and len(monthly_counts(workspace, workspace.data_key, one.computed_from)))
    )


def missing_places(workspace: Workspace, compared: pd.DataFrame) -> tuple[Place, ...]:
    """Those of the comparison group that have no figure."""
    known = set(compared["place_code"]) if len(compared) else set()
    return tuple(place for place in group_places(workspace) if place.code not in known)


@kept(128)
def _compared(workspace: Workspace, key: DataKey, asked: Selection, indicator_id: str, role: Role) -> pd.DataFrame:
    indicator = workspace.definitions.indicators[indicator_id]
    own = figures(workspace, asked, indicator_id, "total", role)
    if own.empty or own["value"].isna().all():
        return pd.DataFrame()
    name = f"{len(asked.areas)} valda områden" if len(asked.areas) > 1 else own["area_name"].iloc[0]
    parts = [_row(own, asked.area or ("" if asked.areas else workspace.municipality.code), name)]
    if asked.areas:
        parts += _within(workspace, key, asked, indicator, own, role)
    values = ready_values(workspace, key)
    with_figures = set(values.loc[values["indicator"] == indicator_id, "area_code"])
    parts += [
        part
        for place in _outside(workspace)
        if place.code in with_figures
        and (part := _from_ready(workspace, key, asked, indicator, own, place, role)) is not None
    ]
    rows = pd.concat(parts, ignore_index=True)
    rows["standing"] = standing(rows["difference"], indicator.polarity)
    return rows


def _within(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, own: pd.DataFrame, role: Role
) -> list[pd.DataFrame]:
    """The municipality, and the areas like the one that is asked about."""
    mine = Hits.of(own, indicator)
    total = figures(workspace, replace(asked, areas=()), indicator.id, "total", role)
    whole = municipality_hits(workspace, asked, indicator.id, role)
    found = []
    if len(total) and total["value"].notna().all() and not np.isnan(whole.values[0]):
        found.append(_row(total, workspace.municipality.code, workspace.municipality.name, against_whole(mine, whole)))
    codes = workspace.areas["area_code"].to_list()
    if asked.area in codes:
        place = codes.index(asked.area)
        areas = figures(workspace, asked, indicator.id, "area", role)
        others = Hits.of(areas, indicator).together(similar_areas(workspace, key)[[place]])
        limited = areas.iloc[:1].assign(
            value=others.values, numerator=others.hits, denominator=others.base, n=others.base, indicator=indicator.id,
            kind=indicator.kind, period=own.get("period", pd.Series([None])).iloc[0],
        )  # fmt: skip
        if limited["value"].notna().all():
            limited = with_limits(limited, workspace.rounded_to)
            found.append(_row(limited, "", SIMILAR_NAME, against_other(mine, others)))
    return found


def _outside(workspace: Workspace) -> tuple[Place, ...]:
    own = workspace.municipality
    is_swedish = own.code.isdecimal() and len(own.code) == 4 and not own.code.startswith(COUNTRY)
    county = (Place(own.code[:2], own.county or "Länet"),) if is_swedish else ()
    known = tuple(place for place in group_places(workspace) if place.code is not None)
    return (*known, *county, Place(COUNTRY, own.country))


def _from_ready(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, own: pd.DataFrame, place: Place,
    role: Role,
) -> pd.DataFrame | None:  # fmt: skip
    rows = ready_figures(workspace, key, asked, (indicator.id,), "total", place.code).now
    rows = rows.assign(kind=indicator.kind, unit=indicator.unit)
    rules = workspace.municipality.disclosure
    hidden = hidden_surveys(rows["n"], rules) | hidden_counts(rows["numerator"], rules, role)
    rows = rows[~hidden & rows["value"].notna()]
    if rows.empty or own["unit"].iloc[0] != indicator.unit:
        return None
    rows = with_limits(rows)
    mine, theirs = Hits.of(own, indicator), Hits.of(rows, indicator)
    against = against_whole(mine, theirs) if len(str(place.code)) == 2 else against_other(mine, theirs)
    if np.isnan(against.lower[0]):
        against = against_fixed(own, float(rows["value"].iloc[0]), mine.is_share)
    return _row(rows, str(place.code), place.name, against)


def _row(rows: pd.DataFrame, code: str, name: str, against: Limited | None = None) -> pd.DataFrame:
    first = rows.iloc[[0]].reset_index(drop=True)
    limits = [np.full(1, np.nan)] * 3 if against is None else list(against)
    kept = first[["value", "lower", "upper", "unit", "source", "data_date", "is_synthetic"]]
    return kept.assign(
        place_code=code,
        place_name=name,
        period=first.get("period"),
        against=limits[0],
        against_lower=limits[1],
        against_upper=limits[2],
        difference=_difference(first, limits),
    )


def _difference(first: pd.DataFrame, limits: list[np.ndarray]) -> Difference:
    """Lower or higher when the limits leave out no difference: a ratio of 1, or 0 points."""
    same = 0.0 if first["unit"].iloc[0] == "percent" else 1.0
    low, high = float(limits[1][0]), float(limits[2][0])
    if np.isnan(low) or np.isnan(high):
        return Difference.UNKNOWN
    if low <= same <= high:
        return Difference.SIMILAR
    return Difference.HIGHER if low > same else Difference.LOWER
