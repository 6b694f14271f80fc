"""Which areas lie beside each other, all at once."""

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from lib.geography.neighbours import GAP_M


def beside(areas: gpd.GeoDataFrame, projected_crs: str) -> NDArray[np.bool_]:
    """True where two areas touch at a side or a corner (queen contiguity), in the order of the rows; symmetric, and
    false on the diagonal. An area that touches none, such as an island, gets the nearest one. `areas` has any CRS;
    gaps and distances are measured in `projected_crs`.
    """
    shapes = areas.geometry.to_crs(projected_crs).reset_index(drop=True)
    first, second = shapes.sindex.query(shapes, predicate="dwithin", distance=GAP_M)
    near = np.zeros((len(shapes), len(shapes)), dtype=bool)
    near[first, second] = True
    np.fill_diagonal(near, False)
    for alone in np.flatnonzero(~near.any(axis=1)) if len(shapes) > 1 else ():
        apart = shapes.distance(shapes.iloc[alone]).to_numpy(copy=True)
        apart[alone] = np.inf
        near[alone, apart.argmin()] = near[apart.argmin(), alone] = True
    return near
