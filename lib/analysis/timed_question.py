"""The rows that a question about time is answered from: of the chosen areas, or near a named place."""

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.mapping import map_layers
from lib.analysis.placed_rows import of_question, timed_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.place_question import PlaceQuestion
from lib.privacy.roles import sees_points, sees_small_counts

NEAR_METRES = 300


def place_choices(workspace: Workspace, role: Role) -> dict[str, str]:
    """Names by id of the places that hours can be asked about, for roles that see points."""
    places = map_layers(workspace).places
    return dict(zip(places["id"], places["name"], strict=True)) if sees_points(role) else {}


def may_ask(role: Role) -> bool:
    """Single hours and days are few, and shares of them give counts away: they stay with those who make the picture."""
    return sees_small_counts(role)


@kept(32)
def here_and_elsewhere(
    workspace: Workspace, key: DataKey, question: PlaceQuestion, place: str | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The asked rows of every month in the chosen place (or areas, or all), and those of the rest of the municipality.

    Near a place are the rows placed on the spot or the street within 300 m. Callers must not change what they get.
    """
    rows = of_question(timed_rows(workspace, key, question.table), question)
    if place is not None:
        is_here = _is_near(workspace, rows, place)
    elif question.asked.areas:
        is_here = rows["area_code"].isin(question.asked.areas).to_numpy()
    else:
        is_here = np.ones(len(rows), dtype=bool)
    return rows[is_here], rows[~is_here]


def _is_near(workspace: Workspace, rows: pd.DataFrame, place: str) -> np.ndarray:
    places = map_layers(workspace).places.to_crs(workspace.municipality.projected_crs)
    spot = places.loc[places["id"] == place].geometry.iloc[0]
    apart = np.hypot(rows["x"].to_numpy() - spot.x, rows["y"].to_numpy() - spot.y)
    return np.asarray(apart <= NEAR_METRES)  # NaN, for what has no position, is not near
