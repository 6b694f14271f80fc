"""Reports as files: the audience is decided first, then everything is asked for with its role, and then drawn."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from lib.analysis.measures import quick_under_way
from lib.analysis.plan_follow_up import activity_states
from lib.analysis.plan_indicators import plan_indicators
from lib.analysis.publication import refuse_unless_publishable
from lib.analysis.report_picture import report_picture
from lib.analysis.synthetic import synthetic_sources
from lib.analysis.version_rows import Frozen
from lib.analysis.week_assessments import carried_on, week_picture
from lib.analysis.workspace import Workspace
from lib.domain.audience import ROLES, Audience
from lib.domain.est_period import EstPeriod
from lib.domain.faults import Fault, InputFault
from lib.domain.half_year import HalfYear
from lib.domain.period import Period
from lib.domain.plan import Plan
from lib.domain.report_asked import ReportAsked, ReportFormat, ReportKind, formats_of
from lib.domain.selection import Selection
from lib.reports.document import Document
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.picture_files import DATA_FILES, picture_slides
from lib.reports.picture_report import picture_report
from lib.reports.plan_report import half_year_report, year_report
from lib.reports.report_stamp import NOT_FROZEN, ReportStamp, picture_stamp, start_of
from lib.reports.week_report import week_report

Told = Callable[[str], None]
"""Hears what is being done, for whoever waits."""
WRITERS: dict[ReportFormat, Callable[[Document], bytes]] = {ReportFormat.PDF: pdf_file, ReportFormat.DOCX: docx_file}


def make_report(
    workspace: Workspace, asked: ReportAsked, file_format: ReportFormat, today: date, told: Told = lambda _: None
) -> bytes:
    """The report as a file; for the public only when nothing in it stops that.

    Raises InputFault with what stops it, or when there is nothing to report, and KeyError for an unknown version.
    """
    if file_format not in WRITERS:
        return _picture_file(workspace, asked, file_format, today, told)
    document = report_document(workspace, asked, today, told)
    told(f"Skriver {file_format.upper()} …")
    return WRITERS[file_format](document)


def report_document(workspace: Workspace, asked: ReportAsked, today: date, told: Told = lambda _: None) -> Document:
    """The same before it becomes a file."""
    if asked.audience is Audience.PUBLIC and asked.kind is not ReportKind.PICTURE:
        raise InputFault(Fault("Målgruppen", "rapporten finns inte för allmänheten", remedy="Välj en annan målgrupp."))
    makers = {
        ReportKind.PICTURE: _picture,
        ReportKind.HALF_YEAR: _half_year,
        ReportKind.YEAR: _year,
        ReportKind.WEEK: _week,
    }
    told("Hämtar uppgifterna …")
    return makers[asked.kind](workspace, asked, today, told)


def _picture_file(
    workspace: Workspace, asked: ReportAsked, file_format: ReportFormat, today: date, told: Told
) -> bytes:
    if file_format not in formats_of(asked.kind):
        raise InputFault(Fault("Filen", "rapporten finns bara som PDF och Word", str(file_format), "Välj en av dem."))
    told("Hämtar uppgifterna …")
    frozen = _checked(workspace, asked, today)
    told(f"Skriver {file_format.upper()} …")
    if file_format is ReportFormat.PPTX:
        return picture_slides(workspace, frozen, asked.audience, today)
    return DATA_FILES[file_format](frozen, picture_stamp(frozen, asked.audience, today))


def _checked(workspace: Workspace, asked: ReportAsked, today: date) -> Frozen:
    period = Period.parse(asked.stretch) if asked.stretch else None
    frozen = report_picture(workspace, asked.audience, asked.version_id, period, today)
    if asked.audience is Audience.PUBLIC:
        refuse_unless_publishable(workspace, frozen)
    return frozen


def _picture(workspace: Workspace, asked: ReportAsked, today: date, told: Told) -> Document:
    frozen = _checked(workspace, asked, today)
    stamp = picture_stamp(frozen, asked.audience, today)
    return picture_report(frozen, stamp, lambda n: told(f"Ritar punkt {n} av 17 …"))


def _half_year(workspace: Workspace, asked: ReportAsked, today: date, _: Told) -> Document:
    half, role = HalfYear.parse(asked.stretch), ROLES[asked.audience]
    states = activity_states(workspace, half, role)
    return half_year_report(_plan(workspace), half, states, _stamp(workspace, asked, states, today))


def _year(workspace: Workspace, asked: ReportAsked, today: date, _: Told) -> Document:
    plan, role, year = _plan(workspace), ROLES[asked.audience], int(asked.stretch)
    spring, autumn = (activity_states(workspace, HalfYear(year, half), role) for half in (1, 2))
    question = Selection(workspace.folder.slug, Period.year(year), Period.year(year - 1))
    indicators = plan_indicators(workspace, question, plan.indicators, role)
    return year_report(plan, year, spring, autumn, indicators, _stamp(workspace, asked, autumn, today))


def _week(workspace: Workspace, asked: ReportAsked, today: date, _: Told) -> Document:
    period, role = EstPeriod.parse(asked.stretch), ROLES[asked.audience]
    picture = week_picture(workspace, period, role)
    if picture.areas.empty:
        raise InputFault(Fault("Veckoläget", "det finns inget att visa för målgruppen", remedy="Välj en annan."))
    titles = [str(title) for title in carried_on(workspace, period, role)["title"]]
    stamp = ReportStamp(workspace.municipality.name, asked.audience, str(period.last), NOT_FROZEN,
                        synthetic_sources(workspace), start_of(today))  # fmt: skip
    return week_report(picture, quick_under_way(workspace, role, today), titles, stamp)


def _plan(workspace: Workspace) -> Plan:
    if workspace.definitions.plan is None:
        remedy = f"Skriv den i data/{workspace.folder.slug}/plan.yaml."
        raise InputFault(Fault("Handlingsplanen", "kommunen har ingen plan här", remedy=remedy))
    return workspace.definitions.plan


def _stamp(workspace: Workspace, asked: ReportAsked, states: pd.DataFrame, today: date) -> ReportStamp:
    """The newest report is as far as the figures reach."""
    days = [str(day) for day in states["reported_on"] if pd.notna(day)]
    made_up = synthetic_sources(workspace) if states["is_synthetic"].any() else ""
    return ReportStamp(workspace.municipality.name, asked.audience, max(days, default=""), NOT_FROZEN, made_up,
                       start_of(today))  # fmt: skip
