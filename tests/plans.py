"""A plan unlike the example's: five focus areas, other ids and boards, other years; and reports of it."""

from datetime import date
from pathlib import Path

import pandas as pd
import yaml

from lib.domain.plan import Plan
from tests.made_up import SLUG

PLAN_ID = "provplan_2025_2026"
REPORT_COLUMNS = ["activity", "half_year", "board", "status", "done", "result", "obstacles", "next_step", "reason",
                  "reported_on"]  # fmt: skip


def _activity(name: str, title: str, lead: str, taking_part: tuple[str, ...] = (), **more: object) -> dict:
    kept = {"id": name, "title": title, "lead": lead, "taking_part": list(taking_part)}
    return kept | {"prevention": "social", "horizon": "short"} | more


def _area(name: str, slug: str, *activities: dict) -> dict:
    return {"id": name, "slug": slug, "name": f"Område {slug}", "short_name": slug.capitalize(), "summary": "Prov.",
            "goals": [], "indicators": [], "activities": list(activities)}  # fmt: skip


DEFINITION = {
    "id": PLAN_ID,
    "name": "Provplan 2025–2026",
    "period_from": 2025,
    "period_to": 2026,
    "decided_by": "Fullmäktige",
    "source": "Prov",
    "boards": [
        {"id": "styrelsen", "name": "Styrelsen", "short": "S"},
        {"id": "skolan", "name": "Skolnämnden", "short": "SN"},
        {"id": "gatan", "name": "Gatunämnden", "short": "GN"},
    ],
    "focus_areas": [
        _area("7", "ute",
              _activity("7.1", "Belys torget", "gatan", ("styrelsen",), horizon="long", target_areas=["K"]),
              _activity("7.10", "Röj parken", "gatan", prevention="situational")),
        _area("8", "skola", _activity("8.2", "Öppna skolan", "skolan", ("styrelsen", "gatan"))),
        _area("9", "hem", _activity("9.1", "Ring på", "styrelsen", all_concerned=True)),
        _area("10", "natet", _activity("10.1", "Prata om nätet", "skolan", target_areas=["K", "M"])),
        _area("11", "tillsammans", _activity("11.4", "Ses oftare", "styrelsen")),
    ],
    "agreement": {
        "name": "Avtal", "parties": ["Provby"], "valid_from": date(2025, 1, 1), "valid_to": date(2026, 12, 31),
        "purpose": "Prov.", "goal": "Prov.", "principles": [], "activities": [],
        "target_areas": [{"id": "K", "name": "Lugnt", "activities": []}, {"id": "M", "name": "Nära", "activities": []}],
    },
    "follow_up": [
        {"id": "namndernas_rapport", "name": "Nämnderna rapporterar", "receiver": "Kansliet", "month": 2,
         "years": [2026]},
        {"id": "var", "name": "Läget redovisas", "receiver": "Styrelsen", "month": 5},
        {"id": "host", "name": "Läget redovisas", "receiver": "Styrelsen", "month": 11},
    ],
}  # fmt: skip
PLAN = Plan.model_validate(DEFINITION)
N_ACTIVITIES = 6


def write_plan(root: Path, definition: dict = DEFINITION) -> None:
    path = root / "data" / SLUG / "plan.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(definition, allow_unicode=True, sort_keys=False), encoding="utf-8")


def reports(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows of the store's table: each with activity, half_year as 2025-1, board and status, and more where needed."""
    frame = pd.DataFrame([{"plan": PLAN_ID} | row for row in rows]).reindex(columns=[*REPORT_COLUMNS, "plan"])
    years, halves = frame["half_year"].str[:4].astype(int), frame["half_year"].str[5:].astype(int)
    return frame.assign(year=years, half=halves).drop(columns="half_year")


def report(activity: str, half_year: str, board: str, status: str, **more: object) -> dict[str, object]:
    return {"activity": activity, "half_year": half_year, "board": board, "status": status} | more
