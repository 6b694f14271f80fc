"""Every column of the store that holds text: what may stand in it, and how it comes there."""

EVERYWHERE = frozenset(
    {"municipality", "secrecy", "reviewed_by", "area_code", "theme", "status", "period", "client_key"}
)
"""Ids and codes from closed lists, and who wrote."""
BY_THE_PROGRAM = {
    "area_versions",
    "edits",
    "audit_head",
    "audit_log",
    "sign_ins",
    "versions",
    "visits",
    "populations",
    "frozen_contents",
}
"""Tables that hold no words of people: names of areas and files, seals, codes; `frozen_contents` copies the others."""
CODES = {
    "activity_reports": {"plan", "activity", "board"},
    "agreements": {"agreement_key", "decision"},
    "areas": {"name", "geometry"},
    "assessments": {"period_key", "level", "trend", "proposed_level", "proposal_reason"},
    "batches": {"kind", "file_name", "file_sha256", "source"},
    "causes": {"cause_key", "layer", "side"},
    "column_mappings": {"shape_sha256", "mapping"},
    "decisions": {"owner", "measure_key"},
    "drafts": {"actor", "place", "content"},
    "earlier_versions": {"table_name", "content"},
    "events": {"category", "precision"},
    "indicator_values": {"indicator", "sex", "age", "source"},
    "links": {"from_kind", "from_id", "to_kind", "to_id"},
    "measures": {"measure_key", "place_id", "prevention", "level", "horizon", "owner_board", "focus_area", "activity",
                 "target_areas", "indicator"},
    "news": {"news_key", "kind", "address", "place"},
    "picture_entries": {"entry_key", "actor", "direction", "figures"},
    "picture_versions": {"comparison", "frozen_by", "sha256", "publication_check"},
    "pictures": {"picture_key", "actor"},
    "presentations": {"comparison", "audience", "problems"},
    "priorities": {"actor", "answers"},
    "problems": {"problem_key", "focus_area", "pyramid_level", "question", "figures", "origin"},
    "promises": {"promise_key"},
    "reports": {"place_type", "precision", "category", "subcategory", "police_reported", "reasons", "wishes",
                "measure_key", "duplicate_of"},
    "settings": {"key", "value"},
    "survey_results": {"sex", "age", "source"},
    "walk_observations": {"aspect", "item", "answer", "feeling", "perspective", "decision", "measure_key"},
    "walk_photos": {"added_by", "content"},
    "walk_stops": {"stop_key", "aspects"},
    "walks": {"light", "route", "walk_key", "kind", "route_choice", "checklist"},
    "week_notes": {"period_key"},
}  # fmt: skip
"""Chosen from a list, made by the program, or told of a file by its reader; `mapping` and `file_name` are masked, and
`content` of earlier versions was looked through when it was written, and that of drafts has a test of its own."""
BY_FILES = {
    "events": {"event_key"},
    "news": {"summary"},
    "quarantine": {"content", "faults"},
    "reports": {"report_key"},
    "survey_results": {"survey", "question", "answer"},
}
"""Only files bring them: tests/actions/test_nobody_pointed_out.py tries every format."""
