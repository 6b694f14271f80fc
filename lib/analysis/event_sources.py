"""Where the counted events or reports come from, of which day, and whether any are made up."""

from dataclasses import dataclass
from datetime import date

from lib.analysis.rows import batch_rows, monthly_counts
from lib.analysis.workspace import Workspace
from lib.domain.place_question import CountedTable


@dataclass(frozen=True)
class EventSource:
    name: str
    data_date: date | None
    is_synthetic: bool


def event_sources(workspace: Workspace, table: CountedTable) -> tuple[EventSource, ...]:
    """One for each batch that holds such rows, oldest first."""
    key = workspace.data_key
    used = set(monthly_counts(workspace, key, table)["batch_id"])
    rows = batch_rows(key)
    return tuple(
        EventSource(str(row.source), row.data_date, bool(row.is_synthetic))
        for row in rows[rows["id"].isin(used)].itertuples()
    )
