"""The receipt of something saved, in the municipality's time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lib.analysis.workspace import Workspace


def saved_now(workspace: Workspace) -> str:
    """`Sparat 14:32`."""
    return f"Sparat {datetime.now(ZoneInfo(workspace.municipality.time_zone)):%H:%M}"
