"""Borders as fine as a screen can show, and no finer."""

import geopandas as gpd
import shapely

MOST_CORNERS = 25_000
"""About 0.5 MB on the way to a browser."""
STEPS_M = (10.0, 30.0, 100.0, 300.0)


def drawable(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same areas (EPSG:4326), with the fewest metres taken off the borders that make them light enough."""
    if _n_corners(areas) <= MOST_CORNERS:
        return areas
    in_metres = areas.to_crs(areas.estimate_utm_crs())
    for metres in STEPS_M:
        simpler = in_metres.assign(geometry=in_metres.geometry.simplify(metres))
        if _n_corners(simpler) <= MOST_CORNERS:
            break
    return simpler.to_crs(areas.crs)


def _n_corners(areas: gpd.GeoDataFrame) -> int:
    return int(shapely.get_num_coordinates(areas.geometry.to_numpy()).sum())
