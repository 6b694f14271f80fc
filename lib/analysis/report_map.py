"""Reports as the map draws them: one by one while they are few, counted by cell when they are many."""

import numpy as np
import pandas as pd
from pyproj import Transformer

from lib.analysis.kept import kept
from lib.analysis.reports import report_points
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.selection import Selection

MOST_SINGLE = 5_000
CELL_METRES = 300


def report_cells(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """lat, lon, theme and count: single reports, or the sum of each 300 m cell by its most common theme."""
    workspace = workspace.seen_by(role)
    return _cells(workspace, workspace.data_key, asked, role)


@kept(64)
def _cells(workspace: Workspace, _key: DataKey, asked: Selection, role: Role) -> pd.DataFrame:
    return counted_by_cell(report_points(workspace, asked, role), workspace.municipality.projected_crs)


def counted_by_cell(points: pd.DataFrame, projected_crs: str) -> pd.DataFrame:
    """lat, lon, theme and count of points with lat, lon (WGS84) and theme, so few that a browser can draw them."""
    if len(points) <= MOST_SINGLE:
        return points[["lat", "lon", "theme"]].assign(count=1)
    to_metres = Transformer.from_crs("EPSG:4326", projected_crs, always_xy=True)
    x, y = to_metres.transform(points["lon"].to_numpy(), points["lat"].to_numpy())
    cells = points.assign(cell_x=np.floor(x / CELL_METRES), cell_y=np.floor(y / CELL_METRES))
    grouped = cells.groupby(["cell_x", "cell_y"])
    most_common = grouped["theme"].agg(lambda themes: themes.value_counts().index[0])
    middles = grouped[["lat", "lon"]].mean()
    return middles.assign(theme=most_common, count=grouped.size()).reset_index(drop=True)
