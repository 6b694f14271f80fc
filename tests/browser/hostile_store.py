"""A municipality where every text that people write, and every name that a file brings, is a payload."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import String, Text

from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.tables import metadata
from lib.store.writing import add_batch
from tests.browser.payloads import PAYLOADS
from tests.made_up import AREAS, batch_of
from tests.versions import filled

NORR, *_ = AREAS
DAY = pd.Timestamp("2026-11-02 20:00")
CODES = frozenset(
    {
        "municipality", "secrecy", "reviewed_by", "theme", "prevention", "level", "horizon", "focus_area", "activity",
        "target_areas", "indicator", "trend", "direction", "decision", "place_type", "sex", "age", "light", "kind",
        "layer", "pyramid_level", "proposed_level", "area_code", "place_id", "cause_key", "problem_key", "measure_key",
        "duplicate_of", "report_key", "promise_key", "origin",
    }
)  # fmt: skip
"""Columns that hold a code or a key, which nobody types."""
TEMPLATES: dict[str, dict[str, Any]] = {
    "problems": {"status": "ny", "area_code": NORR, "theme": "ordning"},
    "causes": {"problem_id": 1, "side": "place"},
    "measures": {"status": "pagar", "is_quick": True, "area_code": NORR, "started": date(2026, 1, 1)},
    "promises": {"status": "pagar", "period_from": date(2026, 1, 1), "period_to": date(2027, 12, 31)},
    "reports": {"reported_at": DAY, "event_from": DAY, "month": 2026 * 12 + 10, "area_code": NORR, "lon": 16.05,
                "lat": 59.15, "precision": "exact", "category": "miljo", "police_reported": "no", "reasons": "",
                "wishes": "", "status": "ny"},
    "activity_reports": {"plan": "prov", "activity": "1.2", "half": 2, "board": "styrelsen", "status": "pagar",
                         "reported_on": date(2026, 11, 2)},
    "news": {"published_at": DAY, "kind": "Brand"},
}  # fmt: skip
DEAR = ("problems",)
"""Each of many takes its time on a page; the same texts are drawn in the same way."""
KEYS = {"measures": "measure_key", "promises": "promise_key"}


def hostile(root: Path) -> Settings:
    settings, _ = filled(root)
    _name_areas(root)
    with open_database(settings.database_url).begin() as connection:
        for table, template in TEMPLATES.items():
            payloads = PAYLOADS[::4] if table in DEAR else PAYLOADS
            rows = [_row(table, template, number, payload) for number, payload in enumerate(payloads)]
            add_batch(connection, batch_of(PAYLOADS[0] + table), {table: pd.DataFrame(rows).assign(secrecy="internal")})
    return settings


def _name_areas(root: Path) -> None:
    for file in root.glob("geo/*/areas.geojson"):
        areas = json.loads(file.read_text(encoding="utf-8"))
        for feature, payload in zip(areas["features"], PAYLOADS[::7], strict=False):
            feature["properties"]["name"] = payload
        file.write_text(json.dumps(areas), encoding="utf-8")


def _row(table: str, template: dict[str, Any], number: int, payload: str) -> dict[str, Any]:
    """Every text of the row is the payload, as much of it as the column holds."""
    columns = metadata.tables[table].columns
    texts = {
        column.name: payload[: column.type.length or None]
        for column in columns
        if isinstance(column.type, String | Text) and column.name not in CODES
    }
    row = texts | template | ({KEYS[table]: f"x{number}"} if table in KEYS else {})
    if table == "promises":
        row["actions"] = [{"text": payload, "done_on": None}]
    if table == "activity_reports":
        row["year"] = 1950 + number
    return row
