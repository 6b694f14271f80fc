"""A grid in metres over the municipality: hexagons or squares, cut where the municipality ends."""

from dataclasses import dataclass
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import sparse

Kind = Literal["hexagon", "square"]
Metres = NDArray[np.floating[Any]]
OUTSIDE = -1
_SIX = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))
_EIGHT = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))


@dataclass(frozen=True, eq=False)
class Grid:
    """Cells that touch the municipality, numbered from 0.

    `column` and `row` say where each lies (axial coordinates for hexagons), `place` gives a cell's number back by
    row and column counted from `corner`, OUTSIDE where there is none. `width_m` is from side to side. All metres are
    those of the projected CRS that the outline came in.
    """

    kind: Kind
    width_m: float
    outline: shapely.Geometry
    column: NDArray[np.int64]
    row: NDArray[np.int64]
    corner: tuple[int, int]
    place: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.column)


def outline_of(areas: gpd.GeoDataFrame, projected_crs: str) -> shapely.Geometry:
    """All areas together, in metres."""
    return shapely.union_all(areas.geometry.to_crs(projected_crs).to_numpy())


def build_grid(outline: shapely.Geometry, width_m: float, kind: Kind = "hexagon") -> Grid:
    """Every cell that shares ground with `outline` (metres). Cells lie where they lie, whatever the outline."""
    west, south, east, north = outline.bounds
    corners = np.array([[west, south], [west, north], [east, south], [east, north]])
    columns, rows = _cell_of(corners[:, 0], corners[:, 1], width_m, kind)
    across, up = np.meshgrid(np.arange(columns.min() - 1, columns.max() + 2), np.arange(rows.min() - 1, rows.max() + 2))
    column, row = across.ravel(), up.ravel()
    x, y = _middle(column, row, width_m, kind)
    near = (x > west - width_m) & (x < east + width_m) & (y > south - width_m) & (y < north + width_m)
    column, row = column[near], row[near]
    shapely.prepare(outline)
    kept = shapely.intersects(outline, _whole_cells(column, row, width_m, kind))
    return _numbered(outline, width_m, kind, column[kept], row[kept])


def cells_of(grid: Grid, x: Metres, y: Metres) -> NDArray[np.int64]:
    """The cell of each point (metres), OUTSIDE where the point lies in none or has no position."""
    located = np.isfinite(x) & np.isfinite(y)
    found = np.full(len(x), OUTSIDE)
    column, row = _cell_of(x[located], y[located], grid.width_m, grid.kind)
    found[located] = _look_up(grid, column, row)
    return found


def middles(grid: Grid, cells: NDArray[np.int64]) -> tuple[Metres, Metres]:
    """x and y (metres) of the middle of each cell, before it is cut."""
    return _middle(grid.column[cells], grid.row[cells], grid.width_m, grid.kind)


def polygons(grid: Grid, cells: NDArray[np.int64], crs: str) -> gpd.GeoSeries:
    """The shapes of the cells, cut by the outline, in EPSG:4326; `crs` is the one the grid lies in."""
    whole = _whole_cells(grid.column[cells], grid.row[cells], grid.width_m, grid.kind)
    at_edge = ~shapely.contains_properly(grid.outline, whole)
    whole[at_edge] = shapely.intersection(whole[at_edge], grid.outline)
    return gpd.GeoSeries(whole, crs=crs).to_crs("EPSG:4326")


def neighbours(grid: Grid, cells: NDArray[np.int64]) -> sparse.csr_array:
    """1 where two of the cells touch (at sides, squares at corners too); no cell is its own neighbour."""
    position = np.full(len(grid), OUTSIDE)
    position[cells] = np.arange(len(cells))
    pairs = []
    for step_column, step_row in _SIX if grid.kind == "hexagon" else _EIGHT:
        other = _look_up(grid, grid.column[cells] + step_column, grid.row[cells] + step_row)
        beside = np.where(other == OUTSIDE, OUTSIDE, position[other])
        here = np.flatnonzero(beside != OUTSIDE)
        pairs.append(np.column_stack([here, beside[here]]))
    found = np.concatenate(pairs)
    return sparse.csr_array((np.ones(len(found)), (found[:, 0], found[:, 1])), shape=(len(cells), len(cells)))


def _numbered(
    outline: shapely.Geometry, width_m: float, kind: Kind, column: NDArray[np.int64], row: NDArray[np.int64]
) -> Grid:
    corner = int(column.min()), int(row.min())
    place = np.full((int(row.max()) - corner[1] + 1, int(column.max()) - corner[0] + 1), OUTSIDE)
    place[row - corner[1], column - corner[0]] = np.arange(len(column))
    return Grid(kind, width_m, outline, column, row, corner, place)


def _look_up(grid: Grid, column: NDArray[np.int64], row: NDArray[np.int64]) -> NDArray[np.int64]:
    right, up = column - grid.corner[0], row - grid.corner[1]
    height, width = grid.place.shape
    inside = (right >= 0) & (right < width) & (up >= 0) & (up < height)
    found = np.full(len(column), OUTSIDE)
    found[inside] = grid.place[up[inside], right[inside]]
    return found


def _cell_of(x: Metres, y: Metres, width_m: float, kind: Kind) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if kind == "square":
        return np.floor(x / width_m).astype(np.int64), np.floor(y / width_m).astype(np.int64)
    side = width_m / np.sqrt(3)
    return _rounded(x / width_m - y / (3 * side), 2 * y / (3 * side))


def _rounded(q: Metres, r: Metres) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The hexagon that fractional axial coordinates fall in: the three cube coordinates must sum to 0, so the one that
    was rounded furthest gives way."""
    s = -q - r
    whole_q, whole_r, whole_s = np.rint(q), np.rint(r), np.rint(s)
    off_q, off_r, off_s = np.abs(whole_q - q), np.abs(whole_r - r), np.abs(whole_s - s)
    fix_q = (off_q > off_r) & (off_q > off_s)
    fix_r = ~fix_q & (off_r > off_s)
    column = np.where(fix_q, -whole_r - whole_s, whole_q)
    row = np.where(fix_r, -whole_q - whole_s, whole_r)
    return column.astype(np.int64), row.astype(np.int64)


def _middle(column: NDArray[np.int64], row: NDArray[np.int64], width_m: float, kind: Kind) -> tuple[Metres, Metres]:
    if kind == "square":
        return (column + 0.5) * width_m, (row + 0.5) * width_m
    return width_m * (column + row / 2), width_m * float(np.sqrt(3)) / 2 * row


def _whole_cells(column: NDArray[np.int64], row: NDArray[np.int64], width_m: float, kind: Kind) -> NDArray[np.object_]:
    x, y = _middle(column, row, width_m, kind)
    if kind == "square":
        half = width_m / 2
        return np.asarray(shapely.box(x - half, y - half, x + half, y + half))
    turns = np.deg2rad(np.arange(30, 390, 60))
    side = width_m / np.sqrt(3)
    rings = np.stack([x[:, None] + side * np.cos(turns), y[:, None] + side * np.sin(turns)], axis=-1)
    return np.asarray(shapely.polygons(rings))
