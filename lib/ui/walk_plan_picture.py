"""The route of a walk as a picture: its stops and ways on the areas, for paper and for a file of its own."""

from functools import partial

import pandas as pd

from lib.analysis.walk_files import outlines
from lib.analysis.walk_route import WalkRoute
from lib.analysis.workspace import Workspace
from lib.charts.static_map import MapMarks, MapTexts, static_map
from lib.domain.codes import Unit
from lib.domain.conflict import Fields
from lib.domain.words import number
from lib.reports.chart_picture import svg_as_png
from lib.ui.map_pictures import map_files


def route_picture_buttons(workspace: Workspace, walk: Fields, route: WalkRoute, stops: list[Fields]) -> None:
    """Drawn when somebody asks for it. Nothing before there are stops."""
    if stops and not workspace.areas.empty:
        map_files(f"{workspace.folder.slug}-vandring-{walk['id']}", partial(_drawn, workspace, walk, route, stops))


def route_svg(workspace: Workspace, walk: Fields, route: WalkRoute, stops: list[Fields]) -> str:
    """Around the stops, numbered in the order that they are walked."""
    points = tuple((stop["lon"], stop["lat"], str(at)) for at, stop in enumerate(stops, start=1))
    line = tuple(at for leg in route.lines for at in leg)
    made_up = "Exempeldata. " if walk["is_synthetic"] else ""
    texts = MapTexts(str(walk["title"]), route_words(route), f"{made_up}{route.basis}")
    return static_map(pd.DataFrame(), outlines(workspace), (), "neutral", Unit.COUNT, texts, MapMarks(points, line))


def route_words(route: WalkRoute) -> str:
    """How long each loop is."""
    loops = route.loops.to_dict("records")
    return ". ".join(f"Slinga {number(loop['loop'])}: {number(loop['metres'])} meter, {number(loop['minutes'])} minuter"
                     for loop in loops)  # fmt: skip


def _drawn(workspace: Workspace, walk: Fields, route: WalkRoute, stops: list[Fields], kind: str) -> bytes:
    svg = route_svg(workspace, walk, route, stops).encode()
    return svg if kind == "svg" else svg_as_png(svg)
