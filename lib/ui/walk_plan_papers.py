"""The plan of a walk to print: map, stops, times and the protocol to write on."""

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from lib.analysis.walk_round import Round, round_of
from lib.analysis.walk_route import WalkRoute, route_as_planned, route_stops
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.walk import RouteChoice
from lib.reports.document import Document
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.walk_plan_file import plan_document
from lib.ui.noted import noted_download
from lib.ui.walk_plan_picture import route_svg, route_words
from lib.ui.walk_saving import planned_stops

FORMS: tuple[tuple[str, Callable[[Document], bytes], str], ...] = (
    ("pdf", pdf_file, "application/pdf"),
    ("docx", docx_file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
)


def papers_part(workspace: Workspace, walk: Fields, role: Role) -> None:
    """One file with all that those who lead the walk need; written when somebody asks for it."""
    walked = round_of(workspace, int(walk["id"]), role)
    stops = planned_stops(workspace, int(walk["id"]), role)
    if walked is None or not stops:
        st.info("Vandringen har inga stopp än. Lägg till dem under Stopp och rutt.", icon=":material/pin_drop:")
        return
    route = route_as_planned(workspace, route_stops(stops), RouteChoice.from_plain(walk["route_choice"]))
    st.markdown("**Vandringsplanen på papper: karta, stopp, tider och ett protokoll att fylla i för varje stopp.**")
    with st.container(horizontal=True, gap="small"):
        for form, write, mime in FORMS:
            noted_download(
                f"Vandringsplan ({form.upper()})", partial(_written, write, workspace, walked, route, stops),
                file_name=f"{workspace.folder.slug}-vandring-{walk['id']}-plan.{form}", mime=mime,
                key=f"vandring-plan-{form}", icon=":material/print:",
            )  # fmt: skip
    st.image(route_svg(workspace, walk, route, stops), width="stretch")
    st.caption("Kartan som den blir i filen. Rutten som GPX och GeoJSON finns under Protokoll, Öppet och filer.")


def _written(
    write: Callable[[Document], bytes], workspace: Workspace, walked: Round, route: WalkRoute, stops: list[Fields]
) -> bytes:
    made_at = walked.walk["starts_at"].replace(tzinfo=ZoneInfo(workspace.municipality.time_zone))
    svg, legs = route_svg(workspace, walked.walk, route, stops), route.legs.to_dict("records")
    return write(plan_document(walked, legs, svg, route_words(route), made_at, workspace.municipality.name))
