"""The grid that hot spots are counted on, and the places that it is compared over."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy import sparse

from lib.analysis.counted import covered_period
from lib.analysis.kept import kept
from lib.analysis.place_names import place_names
from lib.analysis.placed_rows import placed_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.period import Period
from lib.domain.place_question import CellWidth, CountedTable
from lib.geography.grid import OUTSIDE, Grid, build_grid, cells_of, middles, neighbours, outline_of
from lib.stats.density import Raster

RASTER_METRES = 100
MOST_PERIODS = 5


@dataclass(frozen=True, eq=False)
class StudyGrid:
    """`cells` are those of the grid where anything was ever recorded, `names` what `place_names` says of each,
    `row_cell` the place among them of each row of `placed_rows` (OUTSIDE beyond the municipality), `beside` which of
    them touch."""

    grid: Grid
    cells: NDArray[np.int64]
    names: pd.DataFrame
    row_cell: NDArray[np.int64]
    beside: sparse.csr_array


@lru_cache(maxsize=4)
def municipality_grid(workspace: Workspace, cell_m: CellWidth) -> Grid:
    return build_grid(_outline(workspace), cell_m)


@kept(8)
def study_grid(workspace: Workspace, key: DataKey, table: CountedTable, cell_m: CellWidth) -> StudyGrid:
    """Of crimes or of reports, of every kind and month. Forest and water, where nothing is recorded, would make every
    street look hot."""
    grid, rows = municipality_grid(workspace, cell_m), placed_rows(workspace, key, table)
    of_row = cells_of(grid, rows["x"].to_numpy(), rows["y"].to_numpy())
    cells = np.unique(of_row[of_row != OUTSIDE])
    place = np.full(len(grid) + 1, OUTSIDE)  # one more, which OUTSIDE itself points at
    place[cells] = np.arange(len(cells))
    names = place_names(workspace, *middles(grid, cells))
    return StudyGrid(grid, cells, names, place[of_row], neighbours(grid, cells))


@lru_cache(maxsize=4)
def municipality_raster(workspace: Workspace) -> Raster:
    """Square cells, and which of them have their middle inside the municipality."""
    outline = _outline(workspace)
    west, south, east, north = outline.bounds
    columns, rows = (int(np.ceil(span / RASTER_METRES)) for span in (east - west, north - south))
    x = west + (np.arange(columns) + 0.5) * RASTER_METRES
    y = south + (np.arange(rows) + 0.5) * RASTER_METRES
    shapely.prepare(outline)
    inside = shapely.contains_xy(outline, *(side.ravel() for side in np.meshgrid(x, y)))
    return Raster(west, south, RASTER_METRES, inside.reshape(rows, columns))


def periods_back(workspace: Workspace, key: DataKey, table: CountedTable, period: Period) -> tuple[Period, ...]:
    """The asked period and those before it, of the same length and for less than a year of the same months, as far as
    data reach; oldest first."""
    covered, found = covered_period(workspace, key, table), [period]
    while covered is not None and len(found) < MOST_PERIODS and covered.covers(found[-1].before):
        found.append(found[-1].before)
    return tuple(reversed(found))


def _outline(workspace: Workspace) -> shapely.Geometry:
    return outline_of(workspace.areas, workspace.municipality.projected_crs)
