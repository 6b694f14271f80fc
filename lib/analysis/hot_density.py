"""Where it is densest: the smallest ground that holds a quarter, half and three quarters."""

import geopandas as gpd
import numpy as np
import shapely

from lib.analysis.hot_cells import FEWEST_EVENTS
from lib.analysis.hot_grid import municipality_raster
from lib.analysis.kept import kept
from lib.analysis.placed_rows import in_period, of_question, placed_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.place_question import PlaceQuestion
from lib.domain.selection import Selection
from lib.privacy.roles import sees_points
from lib.stats.density import densest_shares, kernel_density

COLUMNS = (
    Column("share_pct", "Andel %", "Andelen av händelserna som ytan rymmer", decimals=0),
    Column("km2", "km²", "Den minsta ytan, sammanlagt", decimals=1),
)
BANDWIDTH_METRES = 300
SHARES = (0.25, 0.5, 0.75)
SIMPLER_METRES = 40


def hot_density(workspace: Workspace, question: PlaceQuestion, role: Role) -> gpd.GeoDataFrame:
    """share_pct (25, 50, 75), km2 (of the ground down to that share) and geometry (EPSG:4326, the densest first, not
    overlapping). Empty with too few events, and for roles that do not see points: density shows single ones."""
    workspace = workspace.seen_by(role)
    if not sees_points(role):
        return gpd.GeoDataFrame({"share_pct": [], "km2": []}, geometry=[], crs="EPSG:4326")
    asked = question.asked
    plain = Selection(asked.municipality, asked.period, asked.period.before, themes=asked.themes)
    key = workspace.data_key.of(question.table)
    return _density(workspace, key, PlaceQuestion(plain, question.table, question.kind))


@kept(32)
def _density(workspace: Workspace, key: DataKey, question: PlaceQuestion) -> gpd.GeoDataFrame:
    rows = in_period(of_question(placed_rows(workspace, key, question.table), question), question.asked.period)
    raster = municipality_raster(workspace)
    if len(rows) < FEWEST_EVENTS:
        return gpd.GeoDataFrame({"share_pct": [], "km2": []}, geometry=[], crs="EPSG:4326")
    density = kernel_density(rows["x"].to_numpy(), rows["y"].to_numpy(), raster, BANDWIDTH_METRES)
    classes = densest_shares(density, SHARES)
    width = raster.width_m
    shapes, km2 = [], []
    for place in range(len(SHARES)):
        row, column = np.nonzero(classes == place)
        west, south = raster.west + column * width, raster.south + row * width
        joined = shapely.union_all(shapely.box(west, south, west + width, south + width))
        shapes.append(shapely.simplify(joined, SIMPLER_METRES))
        km2.append(((classes >= 0) & (classes <= place)).sum() * (width / 1000) ** 2)
    drawn = gpd.GeoSeries(shapes, crs=workspace.municipality.projected_crs).to_crs("EPSG:4326")
    found = gpd.GeoDataFrame({"share_pct": [share * 100 for share in SHARES], "km2": km2}, geometry=drawn)
    return found[~found.geometry.is_empty]
