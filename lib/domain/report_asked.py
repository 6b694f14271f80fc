"""What report is asked for: which, for whom, of which version or stretch, and as what kind of file."""

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.audience import Audience
from lib.domain.right import Right


class ReportKind(StrEnum):
    PICTURE = "picture"
    HALF_YEAR = "half_year"
    YEAR = "year"
    WEEK = "week"


class ReportFormat(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    CSV = "csv"
    GPKG = "gpkg"


PAPER = (ReportFormat.PDF, ReportFormat.DOCX)
"""What every report can be; the situation picture can be all formats."""
RIGHT_FOR = {
    Audience.INTERNAL: Right.READ_WHOLE_VERSIONS,
    Audience.COUNCIL: Right.EXPORT_REPORTS,
    Audience.PUBLIC: Right.EXPORT_REPORTS,
}
"""Nobody makes a report for a narrower circle than the own."""


REPORT_NAMES = {
    ReportKind.PICTURE: "Hela lägesbilden",
    ReportKind.HALF_YEAR: "Planen, halvårsrapport till kommunstyrelsen",
    ReportKind.YEAR: "Planen, årets uppföljning",
    ReportKind.WEEK: "Veckoläget",
}
REPORT_MEANINGS = {
    ReportKind.PICTURE: "Lägesbildens 17 punkter med kartor, diagram, tabeller, problem, åtgärder och källor.",
    ReportKind.HALF_YEAR: "Hur långt planens aktiviteter har kommit, vad som är försenat och vad som saknas.",
    ReportKind.YEAR: "Planens år: vad som ändrats, vad som förs vidare, och indikatorerna.",
    ReportKind.WEEK: "Veckans läge på ett par sidor: röda och gula områden, anteckningar och snabba åtgärder.",
}
FORMAT_NAMES = {
    ReportFormat.PDF: "PDF",
    ReportFormat.DOCX: "Word (DOCX)",
    ReportFormat.PPTX: "Bildspel (PPTX)",
    ReportFormat.XLSX: "Arbetsbok med alla tabeller (XLSX)",
    ReportFormat.CSV: "Alla siffror i en tabell (CSV)",
    ReportFormat.GPKG: "Områden med siffror (GeoPackage)",
}
MIME_TYPES = {
    ReportFormat.PDF: "application/pdf",
    ReportFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ReportFormat.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ReportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ReportFormat.CSV: "text/csv",
    ReportFormat.GPKG: "application/geopackage+sqlite3",
}


@dataclass(frozen=True)
class ReportAsked:
    """`version_id` is a frozen version of the situation picture, None for the state of today in the period `stretch`.

    `stretch` is a period (2025-01--2025-12), a half-year (2024-1), a year (2024) or a week's key, by the kind.
    """

    kind: ReportKind
    audience: Audience
    version_id: int | None = None
    stretch: str = ""


def formats_of(kind: ReportKind) -> tuple[ReportFormat, ...]:
    """The kinds of file that the report can be."""
    return tuple(ReportFormat) if kind is ReportKind.PICTURE else PAPER
