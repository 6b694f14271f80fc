"""The week on the map: how each area is judged, with a symbol beside the colour."""

from typing import Any

from lib.analysis.week_assessments import WeekPicture
from lib.analysis.workspace import Workspace
from lib.domain.palette import WEEK_LEVELS
from lib.domain.week import WeekLevel, WeekTrend
from lib.domain.week_sentences import proposal_sentence, stands_out
from lib.domain.week_words import LEVEL_SYMBOLS, LEVELS, MARKED_LEVELS, TREND_ARROWS, TRENDS
from lib.domain.words import sentence
from lib.maps.hot_overlay import HotOverlay, Label, LegendRow, Look

MARKED_ON_MAP = (WeekLevel.RED, WeekLevel.YELLOW)


def week_overlay(workspace: Workspace, picture: WeekPicture, selected: str | None) -> HotOverlay:
    """Red and yellow have their symbol and arrow on the map; what stands out and waits has a question mark."""
    rows = picture.areas.to_dict("records")
    middles = workspace.areas.set_index("area_code").geometry.representative_point()
    labels = tuple(
        Label(middles[row["area_code"]].y, middles[row["area_code"]].x, mark) for row in rows if (mark := _mark(row))
    )
    counts = picture.areas["level"].value_counts()
    legend = tuple(
        LegendRow(_look(str(level), ()), sentence(MARKED_LEVELS[level]), str(counts.get(level, 0)))
        for level in (WeekLevel.RED, WeekLevel.YELLOW, WeekLevel.GREEN, WeekLevel.UNDECIDED)
    )
    return HotOverlay(
        f"Läget {picture.period.label}",
        {row["area_code"]: _look(row["level"], _lines(row)) for row in rows},
        legend,
        labels=labels,
        selected=selected,
        notes=("? sticker ut och väntar på bedömning.", "Färgen är en människas bedömning."),
    )


def _mark(row: dict[Any, Any]) -> str:
    level = WeekLevel(row["level"])
    if level in MARKED_ON_MAP:
        return LEVEL_SYMBOLS[level] + TREND_ARROWS.get(WeekTrend(row["trend"]), "")
    return "?" if level is WeekLevel.UNDECIDED and stands_out(row) else ""


def _look(level: str, lines: tuple[str, ...]) -> Look:
    return Look(WEEK_LEVELS[level], lines, dash=level == WeekLevel.UNDECIDED)


def _lines(row: dict[Any, Any]) -> tuple[str, ...]:
    level = WeekLevel(row["level"])
    trend = f", {TRENDS[WeekTrend(row['trend'])]}" if row["trend"] else ""
    return (row["area_name"], f"{sentence(LEVELS[level])}{trend}", *_reason_lines(row))


def _reason_lines(row: dict[Any, Any]) -> tuple[str, ...]:
    return (proposal_sentence(row), *(line for line in row["reason"].split(". ") if line))
