"""A row of each secrecy class in every table that has classes, its texts marked with the class."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, Text, insert

from lib.domain.codes import Secrecy
from lib.store.tables import metadata
from tests.made_up import AREAS, SLUG

NORR = next(iter(AREAS))
MARKS = {Secrecy.OPEN: "zqoppen", Secrecy.INTERNAL: "zqintern", Secrecy.SHARED_WITH_POLICE: "zqdelad"}
LINES = {
    "title", "name", "description", "place", "place_name", "reporter_organisation", "contact_role", "meeting_place",
    "exposed", "season", "note", "address", "deciding_body", "organisations", "leader_role", "secretary_role",
}  # fmt: skip
"""Columns of a line that people write, beside those of the type Text."""
DATED = {"follow_up_on", "review_by", "due", "feedback_given", "started", "period_to", "status_date", "aim_due"}
CODES: dict[str, dict[str, Any]] = {
    "activity_reports": {"plan": "prov", "activity": "1.2", "year": 2025, "half": 2, "status": "pagar"},
    "agreements": {"period": "2025-2", "area_code": NORR, "decision": "gemensamt"},
    "assessments": {"period_key": "2025-W50", "level": "red", "trend": "up"},
    "causes": {"side": "place", "layer": "cause"},
    "decisions": {},
    "links": {"from_kind": "report", "to_kind": "problem"},
    "measures": {"status": "pagar", "area_code": NORR, "theme": "skadegorelse", "owner_board": "styrelsen",
                 "is_quick": False, "focus_area": "1", "activity": "1.2", "horizon": "short", "prevention": "social",
                 "level": "primary", "lon": 16.05, "lat": 59.15, "started": date(2025, 3, 1)},
    "picture_entries": {"period": "2025-2", "area_code": NORR, "urgency": 2, "direction": "okar", "figures": []},
    "pictures": {"period": "2025-2", "status": "complete"},
    "picture_versions": {"status": "draft", "period": "2025-01--2025-12", "comparison": "2024-01--2024-12"},
    "presentations": {"audience": "internal", "period": "2025-01--2025-12", "comparison": "2024-01--2024-12"},
    "priorities": {"answers": {"common": 3}},
    "problems": {"status": "nytt", "area_code": NORR, "theme": "skadegorelse", "focus_area": "1",
                 "pyramid_level": "lag"},
    "promises": {"status": "gallande", "period_from": date(2025, 1, 1), "period_to": date(2026, 12, 31),
                 "area_code": NORR, "actions": []},
    "reports": {"reported_at": datetime(2025, 12, 9, 9), "event_from": datetime(2025, 12, 8, 21), "area_code": NORR,
                "event_to": datetime(2025, 12, 8, 23), "month": 2025 * 12 + 11, "lon": 16.05, "lat": 59.15,
                "precision": "exact", "category": "skadegorelse",
                "police_reported": "no", "reasons": "", "wishes": "", "status": "bedomd"},
    "walk_observations": {"group_number": 1, "observed_at": datetime(2025, 10, 14, 19), "is_draft": False,
                          "decision": "oppen", "feeling": "otrygg", "owner": "styrelsen"},
    "walk_photos": {"added_by": "prov", "added_at": datetime(2025, 10, 14, 19), "width": 1, "height": 1},
    "walk_stops": {"number": 1, "loop": 1, "lon": 16.05, "lat": 59.15, "area_code": NORR, "is_left_out": False},
    "walks": {"starts_at": datetime(2025, 10, 14, 18), "status": "genomford", "area_code": NORR, "light": "dark",
              "kind": "walk"},
    "week_notes": {"status": "klar"},
    "news": {"published_at": datetime(2025, 12, 9), "kind": "Brand", "place": "Provby"},
}  # fmt: skip
PARENTS = {"causes": "problem_id", "priorities": "problem_id", "decisions": "presentation_id", "walk_stops": "walk_id",
           "walk_observations": "walk_id", "walk_photos": "walk_id"}  # fmt: skip
ONE_EACH = {"agreements": ("area_code", tuple(AREAS)), "assessments": ("area_code", tuple(AREAS)),
            "week_notes": ("period_key", ("2025-W50", "2025-W49", "2025-W48")),
            "pictures": ("actor", ("polisen", "kommunen", "bostad")),
            "picture_entries": ("actor", ("polisen", "kommunen", "bostad")),
            "priorities": ("actor", ("polisen", "kommunen", "bostad")),
            "activity_reports": ("activity", ("1.2", "2.2", "3.2"))}  # fmt: skip
"""Where a table has one row for each of something, each class has its own."""
ONLY_COUNTED = {"events", "indicator_values", "populations", "survey_results", "quarantine"}
"""What files bring: it is counted, and hidden where it is small, but never shown row by row outside the import page."""


def plant(engine: Engine) -> dict[str, list[int]]:
    """The ids by table, in the order of MARKS. What hangs under a row hangs under that of its own class."""
    ids: dict[str, list[int]] = {}
    with engine.begin() as connection:
        for table in sorted(metadata.sorted_tables, key=lambda one: one.name == "links"):  # they name all others
            if "secrecy" not in table.columns or table.name in ONLY_COUNTED or table.name == "news":
                continue
            ids[table.name] = []
            for n, (secrecy, mark) in enumerate(MARKS.items()):
                row = _row(table.name, mark, n) | {"municipality": SLUG, "secrecy": str(secrecy)}
                if table.name in PARENTS:
                    parents = {"problem_id": "problems", "walk_id": "walks", "presentation_id": "presentations"}
                    row[PARENTS[table.name]] = ids[parents[PARENTS[table.name]]][n]
                if table.name == "measures":
                    row |= {"problem_id": ids["problems"][n], "cause_id": ids["causes"][n]}
                if table.name == "links":  # all hang on the first report, whose title everybody inside may see
                    row |= {"from_id": "1", "to_id": str(ids["problems"][n])}
                if table.name == "walk_photos":
                    row |= {"observation_id": None, "content": "AAAA"}
                ids[table.name].append(connection.execute(insert(table).values(**row)).inserted_primary_key[0])
    return ids


def _row(name: str, mark: str, n: int) -> dict[str, Any]:
    table, row = metadata.tables[name], dict(CODES[name])
    for column in table.columns:
        if column.name not in row and (isinstance(column.type, Text) or column.name in LINES):
            row[column.name] = f"{mark} {name} {column.name}"
        elif column.name.endswith("_key") and column.name not in row and not column.foreign_keys:
            row[column.name] = f"{mark}-{n}"
        elif column.name in DATED and column.name not in row:
            row[column.name] = date(2026, 1, 15)
    if name in ("picture_entries", "agreements"):
        row["theme"] = "skadegorelse"
    if name == "activity_reports":
        row["board"] = "styrelsen"
    if name == "picture_versions":
        row["number"] = n + 1
    if name in ONE_EACH:
        column, choices = ONE_EACH[name]
        row[column] = choices[n]
    return row
