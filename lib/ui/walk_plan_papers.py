"""The plan of a walk to print: map, stops, times and the protocol to write on."""

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from lib.analysis.walk_files import outlines
from lib.analysis.walk_round import Round, round_of
from lib.analysis.walk_route import WalkRoute, route_as_planned, route_stops
from lib.analysis.workspace import Workspace
from lib.charts.static_map import MapMarks, MapTexts, static_map
from lib.domain.codes import Role, Unit
from lib.domain.conflict import Fields
from lib.domain.walk import RouteChoice
from lib.domain.words import number
from lib.reports.document import Document
from lib.reports.docx_file import docx_file
from lib.reports.pdf_file import pdf_file
from lib.reports.walk_plan_file import plan_document
from lib.ui.noted import noted_download
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
    st.image(_map(workspace, walked, route, stops), width="stretch")
    st.caption("Kartan som den blir i filen. Rutten som GPX och GeoJSON finns under Protokoll, Öppet och filer.")


def _written(
    write: Callable[[Document], bytes], workspace: Workspace, walked: Round, route: WalkRoute, stops: list[Fields]
) -> bytes:
    made_at = walked.walk["starts_at"].replace(tzinfo=ZoneInfo(workspace.municipality.time_zone))
    svg, legs = _map(workspace, walked, route, stops), route.legs.to_dict("records")
    return write(plan_document(walked, legs, svg, _told(route), made_at, workspace.municipality.name))


def _map(workspace: Workspace, walked: Round, route: WalkRoute, stops: list[Fields]) -> str:
    points = tuple((stop["lon"], stop["lat"], str(at)) for at, stop in enumerate(stops, start=1))
    line = tuple(at for leg in route.lines for at in leg)
    made_up = "Exempeldata. " if walked.walk["is_synthetic"] else ""
    texts = MapTexts(str(walked.walk["title"]), _told(route), f"{made_up}{route.basis}")
    return static_map(pd.DataFrame(), outlines(workspace), (), "neutral", Unit.COUNT, texts, MapMarks(points, line))


def _told(route: WalkRoute) -> str:
    loops = route.loops.to_dict("records")
    return ". ".join(f"Slinga {number(loop['loop'])}: {number(loop['metres'])} meter, {number(loop['minutes'])} minuter"
                     for loop in loops)  # fmt: skip
