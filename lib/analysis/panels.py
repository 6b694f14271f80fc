"""The same figure in every area, stretch by stretch of time, for small pictures side by side."""

from dataclasses import replace

import pandas as pd

from lib.analysis.counted import covered_period
from lib.analysis.figures import figures
from lib.analysis.rows import ready_values
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.period import Period
from lib.domain.selection import Selection

N_STRETCHES = 6


def area_panels(workspace: Workspace, asked: Selection, indicator_id: str, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The answer table by area for the asked period and up to five stretches before it, oldest first.

    `stretch` is 0 for the asked period, -1 for that before and so on; `stretch_name` is how it is written. Only
    stretches that the data cover; a year that ready-made figures skip is left out.
    """
    workspace = workspace.seen_by(role)
    parts = []
    for place, period in enumerate(_stretches(workspace, asked, indicator_id)):
        rows = figures(workspace, replace(asked, areas=(), period=period, comparison=period.before), indicator_id,
                       "area", role)  # fmt: skip
        if len(rows):
            parts.append(rows.assign(stretch=-place, stretch_name=period.short_label))
    if not parts:
        return pd.DataFrame()
    joined = pd.concat(parts[::-1], ignore_index=True)
    if "period" in joined:  # what was only carried along from an earlier year is not a point of its own
        joined = joined[joined["period"].isna() | (joined["period"].str[:4] == joined["stretch_name"])]
    return joined


def _stretches(workspace: Workspace, asked: Selection, indicator_id: str) -> list[Period]:
    indicator = workspace.definitions.indicators[indicator_id]
    if indicator.computed_from == "values":
        values = ready_values(workspace, workspace.data_key)
        years = values.loc[(values["indicator"] == indicator_id) & (values["year"] <= asked.period.last.year), "year"]
        return [Period.year(int(year)) for year in sorted(set(years), reverse=True)[:N_STRETCHES]]
    covered = covered_period(workspace, workspace.data_key, indicator.computed_from)
    found, period = [asked.period], asked.period.before
    while covered is not None and covered.covers(period) and len(found) < N_STRETCHES:
        found.append(period)
        period = period.before
    return found
