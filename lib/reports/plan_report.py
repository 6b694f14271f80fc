"""How far the plan has come, as a report: the half-year's to the board, and the year's with the indicators."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from lib.analysis.plan_follow_up import missing_reports, progress, tally
from lib.charts.chart_spec import chart_spec
from lib.charts.progress import progress_chart
from lib.domain.half_year import HalfYear
from lib.domain.plan import Plan
from lib.domain.plan_columns import PLAN_INDICATORS
from lib.domain.plan_follow_up import ActivityStatus
from lib.domain.plan_follow_up_words import ACTIVITIES, STATUSES, TEXT_LABELS
from lib.domain.plan_sentences import progress_sentence, tally_sentence
from lib.domain.words import number
from lib.reports.chart_picture import chart_picture
from lib.reports.document import BulletList, Document, Heading, Paragraph, Part, Picture, Table, TableColumn
from lib.reports.report_stamp import ReportStamp
from lib.reports.written_table import written_table

ACTIVITY_WIDTHS = {"activity": 0.6, "title": 3.2, "lead_name": 1.8, "status_name": 1.4, "half_label": 1.1}
OTHERWISE = (ActivityStatus.DELAYED, ActivityStatus.CHANGED, ActivityStatus.CLOSED)
"""Went otherwise than the plan said, so the reasons are told."""
OTHERWISE_WIDTHS = {"activity": 0.6, "title": 2.2, "status_name": 1.2, "obstacles": 2.0, "reason": 1.6,
                    "next_step": 2.0}  # fmt: skip
CARRIED_WIDTHS = {"activity": 0.6, "title": 2.8, "lead_name": 1.8, "reason": 2.0, "next_step": 2.2}
INDICATOR_WIDTHS = {"plan_indicator": 0.6, "measure_name": 2.0, "value_text": 1.4, "unit": 1.1, "period": 0.9,
                    "wanted": 1.0, "change_text": 2.3, "comparison_text": 1.7}  # fmt: skip
TOLD = ("done", "result", "obstacles", "next_step", "reason")
NO_TEXTS = "Nämndernas egna texter ingår inte i den här utgåvan."
STATUS_IS_OWN = "Status är nämndens egen bedömning. Den säger vad som gjorts, inte om det hjälpte."


def half_year_report(plan: Plan, half: HalfYear, states: pd.DataFrame, stamp: ReportStamp) -> Document:
    """The half-yearly report to kommunstyrelsen; `states` is `lib.analysis.plan_follow_up.activity_states`."""
    parts: list[Part] = [Heading("Läget i korthet"), *_standing(states, half)]
    parts += [Heading("Det som inte gått enligt planen"), _otherwise(states)]
    parts += [Heading("Rapporter som saknas"), _missing(states)]
    for area in plan.focus_areas:
        rows = states[states["focus_area"] == area.id]
        parts += [Heading(f"{area.id}. {area.name}"), _activities(rows, area.name), *_texts(rows)]
    parts += _sources(plan)
    return _document(f"Handlingsplanen {half.label}", plan, parts, stamp)


def year_report(
    plan: Plan, year: int, spring: pd.DataFrame, autumn: pd.DataFrame, indicators: pd.DataFrame, stamp: ReportStamp
) -> Document:
    """The plan's yearly follow-up: from spring to autumn, the indicators, and what goes on or ends."""
    parts: list[Part] = [Heading("Läget efter året"), *_standing(autumn, HalfYear(year, 2))]
    parts += [Heading("Det som ändrades under året"), _moved(spring, autumn)]
    parts += [Heading("Det som inte gått enligt planen"), _otherwise(autumn)]
    parts += [Heading("Det som förs vidare"), _carried(autumn)]
    parts += [Heading("Planens indikatorer"), *_indicators(indicators)]
    parts += [Heading("Alla aktiviteter"), _activities(autumn, plan.name), *_sources(plan)]
    return _document(f"Uppföljning av handlingsplanen {year}", plan, parts, stamp)


def _document(title: str, plan: Plan, parts: Sequence[Part], stamp: ReportStamp) -> Document:
    return Document(
        title=title,
        subtitle=f"{stamp.municipality}. {plan.name}",
        stamp=stamp.lines,
        footer=stamp.footer,
        author=stamp.municipality,
        dated=stamp.dated,
        parts=tuple(parts),
    )


def _standing(states: pd.DataFrame, half: HalfYear) -> list[Part]:
    """The finding, the bars and the same numbers."""
    counted = tally(states, half)
    title = progress_sentence(counted)
    rows = progress(states, "focus_area")
    told = f"{title}. Antal aktiviteter efter status i varje fokusområde, {half.label}. Samma tal står i tabellen."
    drawn = chart_picture(chart_spec(partial(progress_chart, rows, "light"), "light", told), None, "svg")
    return [
        Paragraph(tally_sentence(counted, half)),
        Heading(f"{title}", 2),
        Picture(drawn, told, f"Antal aktiviteter efter status, {half.label}. Källa: nämndernas rapporter."),
        _counts(rows),
        Paragraph(STATUS_IS_OWN, is_quiet=True),
    ]


def _counts(rows: pd.DataFrame) -> Part:
    statuses = rows.sort_values("order").drop_duplicates("status")
    groups = list(dict.fromkeys(rows["group_name"]))
    at = {(row["group_name"], row["status"]): int(row["count"]) for row in rows.to_dict("records")}
    cells = tuple((group, *(number(at.get((group, one), 0)) for one in statuses["status"])) for group in groups)
    head = (TableColumn("Fokusområde", 2.2), *(TableColumn(str(one), 1.0, True) for one in statuses["status_name"]))
    return Table("Antal aktiviteter efter fokusområde och status", head, cells)


def _otherwise(states: pd.DataFrame) -> Part:
    rows = states[states["status"].isin(OTHERWISE)]
    nothing = "Ingen aktivitet är försenad, ändrad eller avslutad i förtid."
    return written_table("Försenat, ändrat eller avslutat", rows, ACTIVITIES, OTHERWISE_WIDTHS, nothing)


def _missing(states: pd.DataFrame) -> Part:
    rows = missing_reports(states)
    if rows.empty:
        return Paragraph("Alla aktiviteter är rapporterade.")
    told = [f"{row['lead_name']}: {row['activity']} {row['title']}" for row in rows.to_dict("records")]
    return BulletList(tuple(told))


def _activities(rows: pd.DataFrame, name: str) -> Part:
    return written_table(f"Aktiviteter: {name}", rows, ACTIVITIES, ACTIVITY_WIDTHS, "Inga aktiviteter.")


def _texts(rows: pd.DataFrame) -> list[Part]:
    """What the leading boards have written, an activity at a time."""
    told = [row for row in rows.to_dict("records") if any(row[name] for name in TOLD)]
    if not told:
        return [Paragraph(NO_TEXTS)] if rows["half"].ne("").any() else []
    return [Heading("Vad nämnderna skriver", 2), *(part for row in told for part in _text(row))]


def _text(row: dict[Any, Any]) -> list[Part]:
    words = "\n".join(f"{TEXT_LABELS[name]}: {row[name]}" for name in TOLD if row[name])
    return [Heading(f"{row['activity']} {row['title']} ({STATUSES[row['status']]})", 3), Paragraph(words)]


def _moved(spring: pd.DataFrame, autumn: pd.DataFrame) -> Part:
    before = dict(zip(spring["activity"], spring["status"], strict=True))
    rows = [row for row in autumn.to_dict("records") if before.get(row["activity"]) != row["status"]]
    if not rows:
        return Paragraph("Ingen aktivitet har bytt status.")
    cells = tuple(
        (str(row["activity"]), str(row["title"]), STATUSES[before[row["activity"]]], STATUSES[row["status"]])
        for row in rows
    )
    head = (TableColumn("Nr", 0.6), TableColumn("Aktivitet", 3.0), TableColumn("På våren"), TableColumn("På hösten"))
    return Table("Aktiviteter som bytt status", head, cells)


def _carried(autumn: pd.DataFrame) -> Part:
    rows = autumn[autumn["status"] == ActivityStatus.CARRIED_OVER]
    return written_table("Förs vidare till nästa plan", rows, ACTIVITIES, CARRIED_WIDTHS, "Inget förs vidare.")


def _indicators(rows: pd.DataFrame) -> list[Part]:
    if rows.empty:
        return [Paragraph("Planen har inga indikatorer.")]
    known = rows[rows["availability"] == "figures"]
    lacking = sorted(set(rows.loc[rows["is_main"], "plan_indicator"]) - set(known["plan_indicator"]))
    told = f"{number(len(set(known['plan_indicator'])))} av {number(rows['is_main'].sum())} indikatorer har siffror."
    more = f" Saknas: {', '.join(lacking)}." if lacking else ""
    table = written_table("Indikatorer med siffror", known, PLAN_INDICATORS, INDICATOR_WIDTHS, "Inga siffror finns.")
    sources = ", ".join(sorted({str(one) for one in known["source"] if one}))
    return [Paragraph(told + more), table, Paragraph(f"Källor: {sources or 'inga'}.", is_quiet=True)]


def _sources(plan: Plan) -> list[Part]:
    decided = f"beslutad {plan.decided_on} av {plan.decided_by}" if plan.decided_on else plan.decided_by
    return [Heading("Källor"), Paragraph(f"{plan.name}, {decided}. {plan.source}. Nämndernas rapporter.")]
