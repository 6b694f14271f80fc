"""Hot spots on the grid: which cells, how long they have been hot, and the places that they make together."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from lib.analysis.hot_grid import StudyGrid, municipality_grid, periods_back, study_grid
from lib.analysis.kept import kept
from lib.analysis.placed_rows import of_question, placed_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.hot_spot_codes import HotClass, TimeClass
from lib.domain.hot_spot_words import CELL_CLASSES, TIME_CLASSES
from lib.domain.period import Period
from lib.domain.place_question import PlaceQuestion
from lib.geography.grid import OUTSIDE, polygons
from lib.privacy.roles import sees_small_counts
from lib.stats.concentration import Concentration, concentration
from lib.stats.getis_ord import hot_counts, neighbourhood_sizes, neighbourhood_sums
from lib.stats.hot_over_time import time_classes

FEWEST_EVENTS = 100
"""Fewer placed events in the period say nothing about cells."""
FEWEST_CELLS = 50
HOT = (HotClass.HOTTEST, HotClass.HOT)

CELL_COLUMNS = (
    Column("place", "Plats nr", "Rutor som hänger ihop har samma nummer", decimals=0),
    Column("place_name", "Plats", "Närmaste kända plats, annars området"),
    Column("area_name", "Område", "Området som rutans mitt ligger i"),
    Column("count", "Antal", "Händelser i rutan under perioden", decimals=0),
    Column("around", "Med grannrutor", "Händelser i rutan och rutorna intill", decimals=0),
    Column("times", "Gånger väntat", "Rutan med grannar mot lika många rutor i genomsnitt", decimals=1),
    Column("hot_class", "Klass", "Om rutan är het, efter kontroll för många jämförelser", words=CELL_CLASSES),
    Column("time_class", "Över tid", "Hur länge rutan har varit het", words=TIME_CLASSES),
    Column("lat", "Latitud", "Rutans mitt, WGS84", decimals=4),
    Column("lon", "Longitud", "Rutans mitt, WGS84", decimals=4),
)


def hot_cells(workspace: Workspace, question: PlaceQuestion, role: Role) -> pd.DataFrame:
    """CELL_COLUMNS and `cell` (number in the municipality's grid): cells that are hot now or fading, those
    with the largest surplus first. Worked out over the whole municipality, whatever area is asked about.

    Empty when there are too few placed events or cells, and for roles outside: a cell is a handful of homes.
    """
    if not sees_small_counts(role):
        return pd.DataFrame()
    return _cells(workspace, workspace.data_key.of(question.table), _everywhere(question))


def hot_places(cells: pd.DataFrame, n_placed: int) -> pd.DataFrame:
    """Hot cells of one class that touch make one row, in the order of their numbers: `place` (the number), `count`,
    `n_cells`, `n_areas`, `share_pct` of the placed events, `hot_class` of the hottest cell and `time_class` of most of
    the events; `cell`, `place_name`, `area_code`, `lat` and `lon` of the cell with most events."""
    hot = cells[cells["hot_class"].isin(HOT)] if len(cells) else cells
    if hot.empty:
        return pd.DataFrame()
    peaks = hot.sort_values(["count", "around"], ascending=False, kind="stable").groupby("place").first()
    weights = hot.groupby(["place", "time_class"])["count"].sum().reset_index()
    lasting = weights.sort_values("count", kind="stable").groupby("place")["time_class"].last()
    grouped = hot.groupby("place")
    hottest = hot["hot_class"].eq(HotClass.HOTTEST).groupby(hot["place"]).any()
    rows = peaks[["place_name", "cell", "area_code", "lat", "lon"]].assign(
        count=grouped["count"].sum(),
        n_cells=grouped.size(),
        n_areas=grouped["area_code"].nunique(),
        hot_class=np.where(hottest, HotClass.HOTTEST, HotClass.HOT),
        time_class=lasting,
    )
    rows["share_pct"] = rows["count"] / n_placed * 100
    return rows.reset_index().sort_values("place", ignore_index=True)


def hot_cell_shapes(workspace: Workspace, question: PlaceQuestion, cells: pd.DataFrame) -> gpd.GeoSeries:
    """The shape of each row of `hot_cells`, cut at the municipality's border, EPSG:4326."""
    return polygons(
        municipality_grid(workspace, question.cell_m), cells["cell"].to_numpy(), workspace.municipality.projected_crs
    )


def n_on_grid(workspace: Workspace, question: PlaceQuestion) -> int:
    """How many of the asked events lie in a cell, in the whole municipality and the asked period."""
    key = workspace.data_key.of(question.table)
    return int(_counts(workspace, key, _everywhere(question), question.asked.period).sum())


def cell_concentration(workspace: Workspace, question: PlaceQuestion, role: Role) -> Concentration | None:
    """Over the cells where anything was ever recorded; None with too few events, and for roles outside."""
    if not sees_small_counts(role):
        return None
    return _concentration(workspace, workspace.data_key.of(question.table), _everywhere(question))


def n_periods(workspace: Workspace, question: PlaceQuestion) -> int:
    return len(periods_back(workspace, workspace.data_key.of(question.table), question.table, question.asked.period))


def _everywhere(question: PlaceQuestion) -> PlaceQuestion:
    """The question without what does not change the answer, so that it is worked out once."""
    asked = question.asked
    plain = type(asked)(asked.municipality, asked.period, asked.period.before, themes=asked.themes)
    return replace(question, asked=plain)


@kept(64)
def _concentration(workspace: Workspace, key: DataKey, question: PlaceQuestion) -> Concentration | None:
    counts = _counts(workspace, key, question, question.asked.period)
    return concentration(counts) if counts.sum() >= FEWEST_EVENTS else None


@kept(64)
def _cells(workspace: Workspace, key: DataKey, question: PlaceQuestion) -> pd.DataFrame:
    study = study_grid(workspace, key, question.table, question.cell_m)
    counts = _counts(workspace, key, question, question.asked.period)
    if counts.sum() < FEWEST_EVENTS or len(study.cells) < FEWEST_CELLS:
        return pd.DataFrame()
    by_period = [
        _counts(workspace, key, question, period)
        for period in periods_back(workspace, key, question.table, question.asked.period)
    ]
    classes = [hot_counts(one, study.beside) for one in by_period]
    is_hot = np.isin(np.array(classes, dtype=object), HOT)
    sums = np.array([neighbourhood_sums(one, study.beside) for one in by_period])
    lasting = time_classes(is_hot, sums)
    rows = _described(study, counts, classes[-1], lasting)
    kept = rows["hot_class"].isin(HOT) | (rows["time_class"] == TimeClass.FADING)
    surplus = rows["around"] * (1 - 1 / rows["times"].clip(lower=1e-9))
    return rows[kept].loc[surplus[kept].sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _described(
    study: StudyGrid,
    counts: NDArray[np.int64],
    classes: NDArray[np.object_],
    lasting: NDArray[np.object_],
) -> pd.DataFrame:
    around, sizes = neighbourhood_sums(counts, study.beside), neighbourhood_sizes(study.beside)
    rows = pd.DataFrame(
        {
            "cell": study.cells,
            "place": _numbered(_hanging_together(study, classes), counts, classes),
            "count": counts,
            "around": around.astype(int),
            "times": around / (sizes * counts.mean()),
            "hot_class": classes,
            "time_class": lasting,
        }
    )
    return rows.join(study.names)


def _hanging_together(study: StudyGrid, classes: NDArray[np.object_]) -> NDArray[np.int64]:
    """A number for each group of cells of the same hot class that touch, 0 for the others."""
    numbers = np.zeros(len(classes), dtype=np.int64)
    for hot_class in HOT:
        cells = np.flatnonzero(classes == hot_class)
        if len(cells):
            _, groups = connected_components(study.beside[cells][:, cells], directed=False)
            numbers[cells] = groups + 1 + numbers.max()
    return numbers


def _numbered(groups: NDArray[np.int64], counts: NDArray[np.int64], classes: NDArray[np.object_]) -> NDArray[np.int64]:
    """The groups numbered from 1: the hottest first, and among them those with most events."""
    events = np.bincount(groups, weights=counts)
    is_hottest = np.bincount(groups, weights=classes == HotClass.HOTTEST) > 0
    order = np.lexsort((-events, ~is_hottest))
    numbers = np.zeros(len(events), dtype=np.int64)
    numbers[order[order != 0]] = np.arange(1, len(events))
    return numbers[groups]


def _counts(workspace: Workspace, key: DataKey, question: PlaceQuestion, period: Period) -> NDArray[np.int64]:
    """Events by study cell."""
    months, at = _months_and_cells(workspace, key, question)
    inside = at[(months >= period.first.index) & (months <= period.last.index)]
    return np.bincount(inside, minlength=len(study_grid(workspace, key, question.table, question.cell_m).cells))


@kept(64)
def _months_and_cells(
    workspace: Workspace, key: DataKey, question: PlaceQuestion
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each asked row in any month that lies in a cell."""
    rows = of_question(placed_rows(workspace, key, question.table), question)
    at = study_grid(workspace, key, question.table, question.cell_m).row_cell[rows.index]
    held = at != OUTSIDE
    return rows["month"].to_numpy()[held], at[held]
