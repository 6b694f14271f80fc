"""A page for each focus area of the municipality's plan."""

from collections.abc import Sequence
from pathlib import Path

from lib.analysis.workspace import Workspace
from lib.domain.plan import FocusArea
from lib.domain.right import Right
from lib.ui.frame import PageEntry
from lib.ui.session import current_subject

FOLDER = "fokusomraden"
ANY = "fokusomrade"
PAGES = Path(__file__).resolve().parents[2] / "pages"
ICONS = {
    "delaktighet": ":material/diversity_3:",
    "platser": ":material/park:",
    "narkotika": ":material/pill_off:",
    "skola": ":material/school:",
    "vald": ":material/front_hand:",
    "samverkan": ":material/handshake:",
}
OTHER_ICON = ":material/flag:"


def focus_area_pages(workspace: Workspace) -> Sequence[PageEntry]:
    """In the plan's order. A focus area whose slug has a page file of its own gets that, any other the common one."""
    plan = workspace.definitions.plan
    return [_entry(area) for area in plan.focus_areas] if plan else []


def current_focus_area(workspace: Workspace) -> FocusArea:
    """The one that the open page is about."""
    plan = workspace.definitions.plan
    if plan is None:
        raise LookupError("a focus area's page is open, but there is no plan")
    return next(area for area in plan.focus_areas if area.id == current_subject())


def _entry(area: FocusArea) -> PageEntry:
    is_own = (PAGES / FOLDER / f"{area.slug}.py").exists() and area.slug != ANY
    return PageEntry(
        f"{FOLDER}/{area.slug if is_own else ANY}.py",
        area.short_name,
        area.summary,
        ICONS.get(area.slug, OTHER_ICON),
        address=None if is_own else f"{ANY}_{area.slug}",
        subject=area.id,
        right=Right.READ_ANALYSES,
    )
