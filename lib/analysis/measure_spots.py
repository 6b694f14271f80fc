"""Where measures are done, as small circles for the map."""

import geopandas as gpd
import pandas as pd
from shapely import affinity

from lib.analysis.workspace import Workspace

RADIUS_METRES = 90
APART_METRES = 260


def measure_spots(workspace: Workspace, placed: pd.DataFrame) -> gpd.GeoSeries:
    """A circle (EPSG:4326) for each row with lon and lat. Those on the very same spot stand side by side, so that every
    number can be read."""
    points = gpd.GeoSeries(gpd.points_from_xy(placed["lon"], placed["lat"]), crs="EPSG:4326")
    points = points.to_crs(workspace.municipality.projected_crs)
    before = placed.groupby(["lon", "lat"]).cumcount().tolist()
    moved = [affinity.translate(point, n * APART_METRES) for point, n in zip(points, before, strict=True)]
    return gpd.GeoSeries(moved, crs=points.crs).buffer(RADIUS_METRES).to_crs("EPSG:4326")
