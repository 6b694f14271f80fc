"""Hot areas: clusters of areas with high rates, and areas that lie high by themselves."""

from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from lib.analysis.hot_grid import periods_back
from lib.analysis.kept import kept
from lib.analysis.placed_rows import of_question
from lib.analysis.rows import inhabitants, monthly_counts
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.hot_spot_codes import HotClass, LocalClass
from lib.domain.hot_spot_words import AREA_CLASSES, LOCAL_CLASSES, TIME_CLASSES
from lib.domain.period import Period
from lib.domain.place_question import PlaceQuestion
from lib.geography.contiguity import beside
from lib.privacy.roles import sees_ranking
from lib.privacy.suppression import hidden_counts
from lib.stats.discoveries import is_discovery
from lib.stats.getis_ord import gi_star, gi_star_p, neighbourhood_sums
from lib.stats.hot_over_time import time_classes
from lib.stats.local_moran import local_moran
from lib.stats.standing_out import standing_out_p

FEWEST_AREAS = 20
"""With fewer areas there is nothing to tell clusters from."""
SHUFFLES, SEED = 4_999, 1
HOT = (HotClass.HOT, HotClass.ALONE)

AREA_COLUMNS = (
    Column("area_code", "Områdeskod", "Områdets kod"),
    Column("area_name", "Område", "Områdets namn"),
    Column("count", "Antal", "Händelser under perioden", decimals=0),
    Column("per_1000", "Per 1 000 invånare och år", "Antal delat med personår", decimals=1),
    Column("gi_z", "Gi*", "Området med grannar mot alla områden, i standardavvikelser", decimals=2),
    Column("hot_class", "Klass", "Efter kontroll för många jämförelser", words=AREA_CLASSES),
    Column("local_class", "Mot grannarna", "Lokalt Moran, efter kontroll för många jämförelser", words=LOCAL_CLASSES),
    Column("time_class", "Över tid", "Hur länge området har varit hett eller högt", words=TIME_CLASSES),
)
HIDDEN = ("count", "per_1000", "gi_z")


def area_methods_apply(workspace: Workspace) -> bool:
    return len(workspace.areas) >= FEWEST_AREAS


def hot_areas(workspace: Workspace, question: PlaceQuestion, role: Role) -> pd.DataFrame:
    """AREA_COLUMNS by area, for the whole municipality; `is_suppressed` where the role may not see the count.

    Areas with fewer inhabitants than rates are shown for take no part (UNKNOWN). Empty in public view, with fewer than
    twenty areas or with no known inhabitants.
    """
    workspace = workspace.seen_by(role)
    if not sees_ranking(role) or not area_methods_apply(workspace):
        return pd.DataFrame()
    asked = question.asked
    plain = type(asked)(asked.municipality, asked.period, asked.period.before, themes=asked.themes)
    rows = _areas(workspace, workspace.data_key.of(question.table), PlaceQuestion(plain, question.table, question.kind))
    if rows.empty:
        return rows
    hidden = hidden_counts(rows["count"], workspace.municipality.disclosure, role)
    masked = {name: rows[name].mask(hidden) for name in HIDDEN}
    unknown = {
        "hot_class": rows["hot_class"].mask(hidden, HotClass.UNKNOWN),
        "local_class": rows["local_class"].mask(hidden, LocalClass.NONE),
        "time_class": rows["time_class"].mask(hidden, ""),
    }
    return rows.assign(**masked, **unknown, is_suppressed=hidden)


@kept(64)
def _areas(workspace: Workspace, key: DataKey, question: PlaceQuestion) -> pd.DataFrame:
    codes = workspace.areas["area_code"]
    periods = periods_back(workspace, key, question.table, question.asked.period)
    people = np.array([_person_years(key, codes, period) for period in periods])
    floor = workspace.municipality.disclosure.smallest_population
    used = np.nan_to_num(people[-1]) / question.asked.period.months * 12 >= max(floor, 1)
    if used.sum() < FEWEST_AREAS:
        return pd.DataFrame()
    counts = np.array([_by_area(workspace, key, codes, question, period) for period in periods], dtype=float)
    near = _beside(workspace)[np.flatnonzero(used)][:, np.flatnonzero(used)]
    rates = counts[:, used] / people[:, used] * 1000
    classes = np.array(
        [_classes(rate, near, c, p) for rate, c, p in zip(rates, counts[:, used], people[:, used], strict=True)]
    )
    sums = np.array([neighbourhood_sums(one, near) for one in counts[:, used]])
    moran = local_moran(rates[-1], near, SHUFFLES, SEED)
    columns = {
        "gi_z": (gi_star(rates[-1], near), np.nan),
        "per_1000": (rates[-1], np.nan),
        "hot_class": (classes[-1], HotClass.UNKNOWN),
        "local_class": (moran.classes, LocalClass.NONE),
        "time_class": (time_classes(np.isin(classes, HOT), sums), ""),
    }
    table = pd.DataFrame({"area_code": codes, "area_name": workspace.areas["name"], "count": counts[-1]})
    return table.assign(**{name: _spread(used, values, rest) for name, (values, rest) in columns.items()})


def _classes(
    rates: NDArray[np.float64], near: sparse.csr_array, counts: NDArray[np.float64], people: NDArray[np.float64]
) -> NDArray[np.object_]:
    classes = np.full(len(rates), HotClass.NOT_HOT, dtype=object)
    classes[is_discovery(standing_out_p(counts, people))] = HotClass.ALONE
    # A low area among high ones would be called hot for its neighbours' sake.
    high = rates > np.median(rates)
    classes[is_discovery(gi_star_p(rates, near, SHUFFLES, SEED)) & high] = HotClass.HOT
    return classes


def _spread(used: NDArray[np.bool_], values: NDArray[np.object_], rest: object) -> NDArray[np.object_]:
    everywhere = np.full(len(used), rest, dtype=values.dtype if isinstance(rest, float) else object)
    everywhere[used] = values
    return everywhere


@lru_cache(maxsize=4)
def _beside(workspace: Workspace) -> sparse.csr_array:
    return sparse.csr_array(beside(workspace.areas, workspace.municipality.projected_crs).astype(float))


def _by_area(
    workspace: Workspace, key: DataKey, codes: pd.Series, question: PlaceQuestion, period: Period
) -> NDArray[np.int64]:
    counts = monthly_counts(workspace, key, question.table)
    rows = of_question(counts.assign(kind=counts["category"]), question)
    rows = rows[rows["month"].between(period.first.index, period.last.index)]
    return rows.groupby("area_code")["count"].sum().reindex(codes, fill_value=0).to_numpy()


def _person_years(key: DataKey, codes: pd.Series, period: Period) -> NDArray[np.float64]:
    """Inhabitants at the turn of the year before the period's last month, or the first that is known, times years."""
    people = inhabitants(key)
    if people.empty:
        return np.full(len(codes), np.nan)
    year = people.index[max(np.searchsorted(people.index, period.last.year - 1, side="right") - 1, 0)]
    return people.loc[year].reindex(codes).to_numpy(dtype=float) * period.months / 12
