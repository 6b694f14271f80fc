"""Reports that wait and may be about the same thing as another that waits: how many pairs nobody has looked at."""

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from lib.analysis.rows import report_rows
from lib.analysis.workspace import Workspace
from lib.domain.report_handling import NEAR_HOURS, NEAR_M, WAITING
from lib.geography.transforming import transformer

WGS84 = "EPSG:4326"


def near_report_ids(workspace: Workspace) -> list[int]:
    """The newer report of each pair of the same category within NEAR_M metres and NEAR_HOURS hours, newest first.

    Only reports that wait, have a position and are not joined with another. A person decides whether they are the same.
    """
    rows = report_rows(workspace.data_key)
    waits = rows["status"].isin(WAITING) & rows["duplicate_of"].isna() & rows["lon"].notna() & rows["lat"].notna()
    found: set[int] = set()
    for _, its in rows[waits].groupby("category", sort=False):
        found |= _near(its, workspace.municipality.projected_crs)
    return sorted(found, reverse=True)


def _near(rows: pd.DataFrame, projected_crs: str) -> set[int]:
    x, y = transformer(WGS84, projected_crs).transform(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float))
    pairs = cKDTree(np.column_stack([x, y])).query_pairs(NEAR_M, output_type="ndarray")
    times, ids = rows["event_from"].to_numpy("datetime64[s]"), rows["id"].to_numpy()
    apart = np.abs(times[pairs[:, 0]] - times[pairs[:, 1]])
    return {int(max(ids[pair])) for pair in pairs[apart <= np.timedelta64(NEAR_HOURS, "h")]}
