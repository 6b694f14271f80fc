"""All the tables. A change in any of them needs a migration; a test compares the two."""

from lib.store.chain_tables import causes, links, priorities, problems
from lib.store.columns import metadata
from lib.store.draft_tables import drafts
from lib.store.imported_tables import batches, events, indicator_values, news, populations, quarantine, survey_results
from lib.store.keeping_tables import (
    area_versions,
    areas,
    audit_head,
    audit_log,
    column_mappings,
    earlier_versions,
    edits,
    settings,
    versions,
)
from lib.store.picture_tables import agreements, picture_entries, pictures
from lib.store.presentation_tables import decisions, presentations
from lib.store.trust_tables import sign_ins
from lib.store.version_tables import frozen_contents, picture_versions, visits
from lib.store.walk_tables import walk_observations, walk_photos, walk_stops, walks
from lib.store.week_tables import assessments, week_notes
from lib.store.work_tables import activity_reports, measures, promises, reports

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
    "decisions",
    "drafts",
    "earlier_versions",
    "edits",
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
    "presentations",
    "priorities",
    "problems",
    "promises",
    "quarantine",
    "reports",
    "settings",
    "sign_ins",
    "survey_results",
    "versions",
    "visits",
    "walk_observations",
    "walk_photos",
    "walk_stops",
    "walks",
    "week_notes",
]
