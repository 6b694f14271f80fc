"""The example's work as it would have stood on an earlier day: what had not begun then is left out of a copy."""

from collections.abc import Callable
from datetime import date
from typing import Any

from lib.domain.est_period import EstPeriod
from lib.domain.half_year import HalfYear

Content = dict[str, Any]
BEGINNINGS = {"measures": ("started", "due"), "promises": ("period_from",), "problems": ("taken_on",)}
"""Columns that say when a row began, the first that is filled. A problem began with its first number."""
LINKED = {"problem": "problems", "measure": "measures", "promise": "promises", "entry": "picture_entries",
          "assessment": "assessments", "cause": "causes", "walk": "walks"}  # fmt: skip


def _begins(row: dict[str, Any]) -> date:
    """Pictures are written during their half-year."""
    return HalfYear.parse(row["period"]).before.last_day


def _week_ends(row: dict[str, Any]) -> date:
    return EstPeriod.parse(row["period_key"]).last


def _walked(row: dict[str, Any]) -> date:
    return date.fromisoformat(str(row["starts_at"])[:10])


PERIODS: dict[str, Callable[[dict[str, Any]], date]] = {
    "pictures": _begins,
    "picture_entries": _begins,
    "agreements": _begins,
    "assessments": _week_ends,
    "week_notes": _week_ends,
    "walks": _walked,
}
"""The day by which a row of a period, or a walk, can have been written."""


def without_later_work(content: Content, day: date) -> Content:
    """The copy without measures, promises and problems that began after the day, pictures and weeks of later periods,
    and whatever hangs on them; what came of the rest later is taken out of it."""
    tables = dict(content["tables"])
    for name in BEGINNINGS:
        kept = [row for row in _records(tables[name]) if _begun(row, name, day)]
        tables[name] = _table(tables[name], [_as_of(row, day) for row in kept])
    for name, last_day in PERIODS.items():
        kept = [row for row in _records(tables[name]) if last_day(row) <= day]
        tables[name] = _table(tables[name], [_not_told_yet(row, day) for row in kept])
    walks = {row["id"] for row in _records(tables["walks"])}
    for name in ("walk_stops", "walk_observations"):
        kept = [row for row in _records(tables[name]) if row["walk_id"] in walks]
        tables[name] = _table(tables[name], kept)
    problems = {row["id"] for row in _records(tables["problems"])}
    for name in ("causes", "priorities"):
        kept = [row for row in _records(tables[name]) if row["problem_id"] in problems]
        tables[name] = _table(tables[name], kept)
    tables["links"] = _table(tables["links"], [row for row in _records(tables["links"]) if _has_ends(row, tables)])
    merge = content["merge"]
    is_later = merge is not None and HalfYear.parse(merge["period"]).before.last_day > day
    return content | {"tables": tables, "merge": None if is_later else merge}


def _has_ends(link: dict[str, Any], tables: Content) -> bool:
    for end in ("from", "to"):
        table = LINKED.get(link[f"{end}_kind"])
        if table and link[f"{end}_id"] not in {str(row["id"]) for row in _records(tables[table])}:
            return False
    return True


def _begun(row: dict[str, Any], table: str, day: date) -> bool:
    known = (row | (row.get("question") or {})) if table == "problems" else row
    began = next((known[name] for name in BEGINNINGS[table] if known.get(name)), None)
    return began is None or str(began)[:10] <= day.isoformat()


def _not_told_yet(row: dict[str, Any], day: date) -> dict[str, Any]:
    """The participants of a walk had not had their answer."""
    is_later = str(row.get("feedback_given") or "")[:10] > day.isoformat()
    return row | {"feedback": None, "feedback_given": None} if is_later else row


def _as_of(row: dict[str, Any], day: date) -> dict[str, Any]:
    """A status that was set later, and what is written with it, were not there yet."""
    dated = ("ended", "feedback_given", "status_date")
    later = [name for name in dated if str(row.get(name) or "")[:10] > day.isoformat()]
    changes = dict.fromkeys(later)
    if later and row.get("status") in ("uppfoljd", "genomford"):
        changes |= {"status": "pagar", "result": None}
    if later and row.get("status") == "avslutat":
        changes |= {"status": "prioriterat", "result": None, "feedback": None}
    return row | changes


def _records(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def _table(like: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"columns": like["columns"], "rows": [[row[name] for name in like["columns"]] for row in rows]}
