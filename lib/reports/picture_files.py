"""A situation picture as files that are no paper: tables, layers and slides."""

from collections.abc import Callable, Mapping
from datetime import date

from lib.analysis.meeting_frozen import frozen_choices, frozen_material
from lib.analysis.meeting_material import Material, present_material
from lib.analysis.meeting_problems import problem_choices
from lib.analysis.version_rows import Frozen
from lib.analysis.workspace import Workspace
from lib.domain.audience import ROLES, Audience
from lib.domain.codes import Role
from lib.domain.deck import MOST_PROBLEMS, OwnTexts
from lib.domain.period import Period
from lib.domain.report_asked import ReportFormat
from lib.domain.selection import Selection
from lib.reports.deck import make_deck
from lib.reports.figures_csv import figures_csv
from lib.reports.gpkg_file import gpkg_file
from lib.reports.pptx_file import deck_pptx
from lib.reports.pptx_template import TEMPLATE
from lib.reports.report_stamp import ReportStamp
from lib.reports.sheets import picture_sheets
from lib.reports.xlsx_file import xlsx_file


def picture_workbook(frozen: Frozen, stamp: ReportStamp) -> bytes:
    return xlsx_file(str(frozen.content["version"]["title"]), picture_sheets(frozen, stamp), stamp)


DATA_FILES: Mapping[ReportFormat, Callable[[Frozen, ReportStamp], bytes]] = {
    ReportFormat.XLSX: picture_workbook,
    ReportFormat.CSV: figures_csv,
    ReportFormat.GPKG: gpkg_file,
}


def picture_slides(workspace: Workspace, frozen: Frozen, audience: Audience, today: date) -> bytes:
    """The slides that the app proposes for the same picture, with the problems that are worked on first: nobody has
    written anything on them. A meeting's own slides are made on the page Mötesvisning."""
    material = slide_material(workspace, frozen, ROLES[audience], today)
    deck = make_deck(material, str(frozen.content["version"]["title"]), audience, OwnTexts())
    return deck_pptx(deck, workspace.folder.data / TEMPLATE)


def slide_material(workspace: Workspace, frozen: Frozen, role: Role, today: date) -> Material:
    """Of a frozen version out of its copy; of the state of today asked anew, with the same question and role."""
    if frozen.row.get("sha256"):
        problems = tuple(frozen_choices(workspace, frozen, role))[:MOST_PROBLEMS]
        return frozen_material(workspace, frozen, problems, role)
    facts = frozen.content["version"]
    asked = Selection(workspace.folder.slug, Period.parse(facts["period"]), Period.parse(facts["comparison"]))
    problems = tuple(problem_choices(workspace, role))[:MOST_PROBLEMS]
    return present_material(workspace, asked, problems, role, today)
