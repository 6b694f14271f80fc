"""How the areas of a period are judged beside what the numbers propose, what was noted, and earlier periods."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import assessment_rows, problem_rows, week_note_rows
from lib.analysis.week_levels import week_levels
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.est_period import EstPeriod
from lib.domain.week import WeekLevel
from lib.domain.week_words import MARKED_LEVELS, MARKED_TRENDS, NOTE_STATUSES, USUALS
from lib.privacy.roles import may_judge_week, sees_small_counts, works_on_the_picture

PAGE = "veckolage"
"""The first part of `origin` of the problems that came from here."""
_LEVEL_WORDS = {str(level): word for level, word in MARKED_LEVELS.items()} | {"": "för få för ett förslag"}
_TREND_WORDS = {str(trend): word for trend, word in MARKED_TRENDS.items()}
_USUAL_WORDS = {str(usual): word for usual, word in USUALS.items()}
AREAS = (
    Column("area_name", "Område", "Områdets namn"),
    Column("level", "Läge", "Vad en människa har bedömt", words=_LEVEL_WORDS),
    Column("trend", "Riktning", "Åt vilket håll det går, enligt den som bedömt", words=_TREND_WORDS),
    Column("motive", "Motiv", "Varför läget bedömdes så"),
    Column("proposed_level", "Förslag", "Vad siffrorna föreslår", words=_LEVEL_WORDS),
    Column("proposed_trend", "Förslagets riktning", "De senaste veckorna mot dem före", words=_TREND_WORDS),
    Column("reports", "Rapporter", "Rapporter som kom in", 0),
    Column("reports_expected", "Väntat", "Rapporter som är vanligt för årstiden", 1),
    Column("reports_lower", "Rapporter, minst vanligt", "Färre än så ger slumpen högst 1 gång av 100", 0),
    Column("reports_upper", "Rapporter, högst vanligt", "Fler än så ger slumpen högst 1 gång av 100", 0),
    Column("reports_usual", "Rapporter mot vanligt", "Fler, färre eller som vanligt", words=_USUAL_WORDS),
    Column("events", "Anmälda brott", "Brott som började under perioden", 0),
    Column("events_expected", "Väntade brott", "Brott som är vanligt för årstiden", 1),
    Column("events_lower", "Brott, minst vanligt", "Färre än så ger slumpen högst 1 gång av 100", 0),
    Column("events_upper", "Brott, högst vanligt", "Fler än så ger slumpen högst 1 gång av 100", 0),
    Column("events_usual", "Brott mot vanligt", "Fler, färre eller som vanligt", words=_USUAL_WORDS),
    Column("mostly", "Mest", "Vanligaste temat, när det är minst tre"),
)
RECORD = (
    Column("period_label", "Period", "Vecka, två veckor eller månad"),
    Column("area_name", "Område", "Områdets namn"),
    Column("level", "Läge", "Vad en människa bedömde", words=_LEVEL_WORDS),
    Column("trend", "Riktning", "Åt vilket håll det gick", words=_TREND_WORDS),
    Column("motive", "Motiv", "Varför"),
    Column("proposed_level", "Förslag", "Vad siffrorna föreslog då", words=_LEVEL_WORDS),
)
PERIODS = (
    Column("period_label", "Period", "Vecka, två veckor eller månad"),
    Column("red", "Röda", "Områden som bedömts röda", 0),
    Column("yellow", "Gula", "Områden som bedömts gula", 0),
    Column("green", "Gröna", "Områden som bedömts gröna", 0),
    Column("undecided", "Inte bedömda", "Områden som ingen tagit ställning till", 0),
    Column("status", "Anteckningar", "Om anteckningarna är klara", words=NOTE_STATUSES | {"": "saknas"}),
    Column("summary", "Det viktigaste", "Det som sades om perioden"),
)


@dataclass(frozen=True, eq=False)
class WeekPicture:
    """`areas` has AREAS with area_code, assessment_id, version and reason; `whole` is the municipality's row of the
    numbers; `note` is the note's row, None before anything is written. Empty for roles that do not see small counts."""

    period: EstPeriod
    areas: pd.DataFrame
    whole: dict[str, Any]
    note: dict[str, Any] | None
    days: dict[str, int]
    is_synthetic: bool

    def of_level(self, level: WeekLevel) -> pd.DataFrame:
        return self.areas[self.areas["level"] == level]


def week_picture(workspace: Workspace, period: EstPeriod, role: Role) -> WeekPicture:
    workspace = workspace.seen_by(role)
    if not sees_small_counts(role):
        return WeekPicture(period, pd.DataFrame(), {}, None, {}, False)
    return _picture(workspace, workspace.data_key, period, role)


@kept(32)
def _picture(workspace: Workspace, key: DataKey, period: EstPeriod, role: Role) -> WeekPicture:
    levels = week_levels(workspace, period, role)
    rows = assessment_rows(key)
    own = rows[rows["period_key"] == period.key].rename(columns={"id": "assessment_id"})
    kept = ["area_code", "level", "trend", "motive", "assessment_id", "version"]
    areas = levels.areas.merge(own[kept], on="area_code", how="left", validate="one_to_one")
    texts = {name: areas[name].astype(object).fillna("") for name in ("trend", "motive")}
    areas = areas.assign(level=areas["level"].astype(object).fillna(str(WeekLevel.UNDECIDED)), **texts)
    notes = week_note_rows(key)
    note = notes[notes["period_key"] == period.key].to_dict("records")
    made_up = bool(own["is_synthetic"].any() or any(row["is_synthetic"] for row in note))
    whole = levels.whole.to_dict("records")
    return WeekPicture(
        period=period,
        areas=areas,
        whole={str(name): value for name, value in whole[0].items()} if whole else {},
        note={str(name): value for name, value in note[0].items()} if note else None,
        days={str(source): days for source, days in levels.days.items()},
        is_synthetic=made_up,
    )


def week_record(workspace: Workspace, role: Role) -> pd.DataFrame:
    """Every judgement there is, newest period first: RECORD, period_key, area_code, is_synthetic."""
    workspace = workspace.seen_by(role)
    if not sees_small_counts(role):
        return pd.DataFrame()
    rows = assessment_rows(workspace.data_key)
    if rows.empty:
        return pd.DataFrame()
    periods = {key: EstPeriod.parse(key) for key in rows["period_key"].unique()}
    told = rows.assign(
        period_label=rows["period_key"].map({key: one.label for key, one in periods.items()}),
        first=rows["period_key"].map({key: one.first for key, one in periods.items()}),
        area_name=rows["area_code"].astype(object).map(workspace.area_names).fillna(rows["area_code"]),
        proposed_level=rows["proposed_level"].astype(object).fillna(""),
    )
    return told.sort_values(["first", "area_name"], ascending=[False, True]).reset_index(drop=True)


def record_by_period(workspace: Workspace, role: Role) -> pd.DataFrame:
    """One row a period that has judgements or notes, newest first: PERIODS, period_key, is_synthetic."""
    workspace = workspace.seen_by(role)
    record = week_record(workspace, role)
    notes = week_note_rows(workspace.data_key)
    keys = sorted({*record.get("period_key", ()), *(notes["period_key"] if sees_small_counts(role) else ())},
                  key=lambda key: EstPeriod.parse(key).first, reverse=True)  # fmt: skip
    by_key = {row["period_key"]: row for row in notes.to_dict("records")}
    return pd.DataFrame([_period_row(workspace, record, key, by_key.get(key, {})) for key in keys])


def _period_row(workspace: Workspace, record: pd.DataFrame, key: str, note: dict[Any, Any]) -> dict[str, Any]:
    its = record[record["period_key"] == key] if len(record) else record
    counts = its["level"].value_counts() if len(its) else pd.Series(dtype=int)
    levels = {name: float(counts.get(name, 0)) for name in ("red", "yellow", "green")}
    made_up = bool(its["is_synthetic"].any()) if len(its) else bool(note.get("is_synthetic", False))
    return {
        "period_key": key,
        "period_label": EstPeriod.parse(key).label,
        **levels,
        "undecided": float(max(len(workspace.areas) - len(its), 0)),
        "status": note.get("status", ""),
        "summary": note.get("summary") or "",
        "is_synthetic": made_up,
    }


def assessment_period(workspace: Workspace, assessment_id: str) -> tuple[str, str] | None:
    """The period's key and the area's code of a judgement, for a link that names it."""
    rows = assessment_rows(workspace.data_key)
    its = rows[rows["id"].astype(str) == assessment_id]
    return None if its.empty else (str(its["period_key"].iloc[0]), str(its["area_code"].iloc[0]))


def carried_on(workspace: Workspace, period: EstPeriod, role: Role) -> pd.DataFrame:
    """id, title, area_code and status of the problems that were made from this period."""
    workspace = workspace.seen_by(role)
    rows = problem_rows(workspace.data_key)
    if not works_on_the_picture(role):
        rows = rows.iloc[:0]
    its = rows["origin"].fillna("").astype(str).str.startswith(f"{PAGE}/{period.key}/")
    return rows.loc[its, ["id", "title", "area_code", "status"]].reset_index(drop=True)


def may_judge(role: Role) -> bool:
    return may_judge_week(role)
