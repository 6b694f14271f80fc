"""Which area each point lies in."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer


def areas_of_points(points: pd.DataFrame, crs: str, areas: gpd.GeoDataFrame, projected_crs: str) -> pd.Series:
    """The area_code of each point, missing where it lies in none or has no position.

    `points` has x and y in `crs`, x east and y north (longitude and latitude in degrees). The join is made in
    `projected_crs`. A point on a shared border belongs to the area whose code comes first. Keeps the index of `points`.
    """
    codes, polygons = _sorted_polygons(areas, projected_crs)
    x, y = Transformer.from_crs(crs, projected_crs, always_xy=True).transform(
        points["x"].to_numpy(float), points["y"].to_numpy(float)
    )
    located = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    tree = shapely.STRtree(shapely.points(x[located], y[located]))
    polygon, point = tree.query(polygons, predicate="intersects")
    first = np.full(len(points), len(codes))
    np.minimum.at(first, located[point], polygon)
    codes_or_missing = np.array([*codes, None], dtype=object)
    return pd.Series(codes_or_missing[first], index=points.index, name="area_code", dtype="string")


def _sorted_polygons(areas: gpd.GeoDataFrame, projected_crs: str) -> tuple[np.ndarray, np.ndarray]:
    areas = areas.sort_values("area_code").to_crs(projected_crs)
    return areas["area_code"].to_numpy(object), areas.geometry.to_numpy()
