"""What a spot is called: the nearest known place, or the area it lies in."""

from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from lib.analysis.mapping import map_layers
from lib.analysis.workspace import Workspace

NEAR_PLACE_METRES = 350


def place_names(workspace: Workspace, x: NDArray[np.floating[Any]], y: NDArray[np.floating[Any]]) -> pd.DataFrame:
    """place_name, area_code, area_name, lon and lat of points in the municipality's projected CRS, row by row.

    A square or a park within 350 m gives its name, else the area does. `area_code` is None outside every area.
    """
    to_degrees = Transformer.from_crs(workspace.municipality.projected_crs, "EPSG:4326", always_xy=True)
    lon, lat = to_degrees.transform(x, y)
    codes = _areas_of(workspace, np.asarray(lon), np.asarray(lat))
    names = np.array([workspace.area_names.get(code, "") for code in codes], dtype=object)
    near = _near_places(workspace, x, y)
    return pd.DataFrame(
        {
            "place_name": np.where(near == "", names, near),
            "area_code": codes,
            "area_name": names,
            "lon": lon,
            "lat": lat,
        }
    )


def _areas_of(workspace: Workspace, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.object_]:
    point, area = workspace.areas.sindex.query(shapely.points(lon, lat), predicate="within")
    codes = np.full(len(lon), None, dtype=object)
    # In falling order of area, so that a point on a border ends in the area that comes first.
    order = np.argsort(-area, kind="stable")
    codes[point[order]] = workspace.areas["area_code"].to_numpy(object)[area[order]]
    return codes


def _near_places(
    workspace: Workspace, x: NDArray[np.floating[Any]], y: NDArray[np.floating[Any]]
) -> NDArray[np.object_]:
    places = map_layers(workspace).places.to_crs(workspace.municipality.projected_crs)
    if places.empty:
        return np.full(len(x), "", dtype=object)
    apart = np.hypot(x[:, None] - places.geometry.x.to_numpy(), y[:, None] - places.geometry.y.to_numpy())
    nearest = apart.argmin(axis=1)
    is_near = apart[np.arange(len(x)), nearest] <= NEAR_PLACE_METRES
    return np.where(is_near, places["name"].to_numpy(object)[nearest], "")
