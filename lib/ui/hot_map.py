"""From hot spots to what the map shows: looks, legend and numbers."""

import geopandas as gpd
import pandas as pd

from lib.analysis.hot_cells import HOT, hot_cell_shapes
from lib.analysis.workspace import Workspace
from lib.domain.hot_spot_codes import HotClass, TimeClass
from lib.domain.hot_spot_words import AREA_CLASSES, COUNTED, LOCAL_CLASSES, SHORT_CLASSES, TIME_CLASSES
from lib.domain.palette import MISSING, PAPER, RISK
from lib.domain.place_question import PlaceQuestion
from lib.domain.words import number, sentence
from lib.maps.hot_overlay import HotOverlay, Label, LegendRow, Look

FILLS = {HotClass.HOTTEST: RISK[4], HotClass.HOT: RISK[2], HotClass.ALONE: RISK[1], HotClass.NOT_HOT: PAPER["light"]}
WAS_HOT = "#ffffff"
MOST_NUMBERS = 12
DENSITY = {25: (RISK[4], "en fjärdedel"), 50: (RISK[2], "hälften"), 75: (RISK[1], "tre fjärdedelar")}


def area_overlay(rows: pd.DataFrame, selected: str | None) -> HotOverlay:
    looks = {row["area_code"]: _area_look(row) for row in rows.to_dict("records")}
    counts = rows["hot_class"].value_counts()
    shown = [HotClass.HOT, HotClass.ALONE, HotClass.NOT_HOT, HotClass.UNKNOWN]
    legend = tuple(
        LegendRow(_plain(hot_class), AREA_CLASSES[hot_class], str(counts.get(hot_class, 0)))
        for hot_class in shown
        if counts.get(hot_class, 0) or hot_class is not HotClass.UNKNOWN
    )
    return HotOverlay("Heta områden", looks, legend, selected=selected)


def cell_overlay(
    workspace: Workspace, question: PlaceQuestion, cells: pd.DataFrame, places: pd.DataFrame
) -> HotOverlay:
    rows = cells.to_dict("records")
    numbered = places.head(MOST_NUMBERS).to_dict("records")
    counts = cells["hot_class"].value_counts()
    fading = int((cells["time_class"] == TimeClass.FADING).sum())
    legend = [LegendRow(_plain(one), sentence(SHORT_CLASSES[one]), str(counts.get(one, 0))) for one in HOT]
    if fading:
        legend.append(LegendRow(Look(WAS_HOT, (), dash=True), "Var het, avtar", str(fading)))
    return HotOverlay(
        f"Heta rutor, {question.cell_m} m",
        _land(workspace),
        tuple(legend),
        shapes=hot_cell_shapes(workspace, question, cells),
        looks=tuple(_cell_look(row) for row in rows),
        labels=tuple(Label(row["lat"], row["lon"], str(row["place"])) for row in numbered),
        selected=question.asked.area,
        notes=("Siffran är platsens nummer i listan.",),
    )


def density_overlay(workspace: Workspace, question: PlaceQuestion, ground: gpd.GeoDataFrame) -> HotOverlay:
    looks = [
        Look(DENSITY[share][0], (f"Här ligger {DENSITY[share][1]}", f"på sammanlagt {number(km2, 1)} km²"))
        for share, km2 in zip(ground["share_pct"], ground["km2"], strict=True)
    ]
    legend = tuple(
        LegendRow(look, f"{DENSITY[share][1]} av {COUNTED[question.table].those}", f"{number(km2, 1)} km²")
        for look, share, km2 in zip(looks, ground["share_pct"], ground["km2"], strict=True)
    )
    return HotOverlay(
        "Minsta yta som rymmer",
        _land(workspace),
        legend,
        shapes=ground.geometry,
        looks=tuple(looks),
        edge_weight=0,
        selected=question.asked.area,
        notes=("Vid kommungränsen är tätheten uppräknad.",),
    )


def plain_overlay(workspace: Workspace, title: str, selected: str | None) -> HotOverlay:
    """The areas without colour, where there is nothing to show on them."""
    return HotOverlay(title, _land(workspace), (), selected=selected)


def _land(workspace: Workspace) -> dict[str, Look]:
    return {code: Look(PAPER["light"], (name,)) for code, name in workspace.area_names.items()}


def _plain(hot_class: HotClass) -> Look:
    return Look(MISSING, (), dash=True) if hot_class is HotClass.UNKNOWN else Look(FILLS[hot_class], ())


def _area_look(row: dict[str, object]) -> Look:
    hot_class = HotClass(str(row["hot_class"]))
    lines = [str(row["area_name"]), sentence(AREA_CLASSES[hot_class])]
    if row["per_1000"] == row["per_1000"]:
        lines.append(f"{number(float(str(row['per_1000'])), 1)} per 1 000 invånare och år")
    lines += [f"Mot grannarna: {LOCAL_CLASSES[str(row['local_class'])]}"] if row["local_class"] != "none" else []
    lines += [f"Över tid: {TIME_CLASSES[str(row['time_class'])]}"] if row["time_class"] not in ("", "not_hot") else []
    look = _plain(hot_class)
    return Look(look.fill, tuple(lines), look.dash)


def _cell_look(row: dict[str, object]) -> Look:
    hot_class, time_class = HotClass(str(row["hot_class"])), TimeClass(str(row["time_class"]))
    name = f"{row['place']}. {row['place_name']}" if row["place"] else str(row["place_name"])
    counted = f"{number(float(str(row['count'])))} i rutan, {number(float(str(row['around'])))} med grannrutorna"
    lines = [name, counted, f"{number(float(str(row['times'])), 1)} gånger genomsnittet"]
    lines += [f"Över tid: {TIME_CLASSES[time_class]}"] if TIME_CLASSES[time_class] else []
    if hot_class in HOT:
        return Look(FILLS[hot_class], tuple(lines))
    return Look(WAS_HOT, tuple(lines), dash=True)
