"""All the tables. A change in any of them needs a migration; a test compares the two."""

from lib.store.columns import metadata
from lib.store.imported_tables import batches, events, indicator_values, news, populations, quarantine, survey_results
from lib.store.keeping_tables import (
    area_versions,
    areas,
    audit_head,
    audit_log,
    column_mappings,
    earlier_versions,
    settings,
    versions,
)
from lib.store.work_tables import activity_reports, causes, measures, problems, reports, walks

__all__ = [
    "activity_reports",
    "area_versions",
    "areas",
    "audit_head",
    "audit_log",
    "batches",
    "causes",
    "column_mappings",
    "earlier_versions",
    "events",
    "indicator_values",
    "measures",
    "metadata",
    "news",
    "populations",
    "problems",
    "quarantine",
    "reports",
    "settings",
    "survey_results",
    "versions",
    "walks",
]
