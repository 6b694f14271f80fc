"""The ground that the stops of a walk are checked against."""

from lib.actions.walk_faults import WalkGround
from lib.analysis.mapping import map_layers
from lib.analysis.workspace import Workspace


def walk_ground(workspace: Workspace) -> WalkGround:
    """The municipality's areas and water."""
    return WalkGround(workspace.areas, map_layers(workspace).water, workspace.municipality.projected_crs)
