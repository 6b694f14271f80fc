"""All the tables. A change in any of them needs a migration; a test compares the two."""

from lib.store.chain_tables import causes, links, priorities, problems
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
from lib.store.picture_tables import agreements, picture_entries, pictures
from lib.store.version_tables import frozen_contents, picture_versions, visits
from lib.store.week_tables import assessments, week_notes
from lib.store.work_tables import activity_reports, measures, promises, reports, walks

__all__ = [
    "activity_reports",
    "agreements",
    "area_versions",
    "areas",
    "assessments",
    "audit_head",
    "audit_log",
    "batches",
    "causes",
    "column_mappings",
    "earlier_versions",
    "events",
    "frozen_contents",
    "indicator_values",
    "links",
    "measures",
    "metadata",
    "news",
    "picture_entries",
    "picture_versions",
    "pictures",
    "populations",
    "priorities",
    "problems",
    "promises",
    "quarantine",
    "reports",
    "settings",
    "survey_results",
    "versions",
    "visits",
    "walks",
    "week_notes",
]
