"""What a paper map is drawn with: shapes, words and discs at given pixels, written as SVG."""

from html import escape

import shapely
from shapely.geometry.base import BaseGeometry

from lib.domain.palette import ACCENT, INK, PAPER, QUIET

FONT = "Source Sans Pro, Arial, sans-serif"
HATCH_STEP_PX, EDGE_PX, MARGIN_PX = 7.0, 3, 8
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
MIDDLE_EM = 0.34
"""From the middle of a line of letters down to the line that they stand on."""


class MapInk:
    """Everything that is drawn, in the order that it was drawn; the same drawing gives the same text."""

    def __init__(self) -> None:
        self._drawn: list[str] = []

    def shape(self, shape: BaseGeometry, fill: str, *, is_dashed: bool = False, is_hatched: bool = False) -> None:
        dash = ' stroke-dasharray="4 3"' if is_dashed else ""
        self._drawn.append(
            f'<path d="{_path(shape)}" fill="{fill}" stroke="{QUIET["light"]}" stroke-width="0.7"{dash}/>'
        )
        if is_hatched:
            self.stroke(_hatched(shape), QUIET["light"], 0.8)

    def stroke(self, shape: BaseGeometry, colour: str, width: float) -> None:
        self._drawn.append(
            f'<path d="{_path(shape)}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>'
        )

    def text(
        self, x: float, y: float, words: str, size: float, align: str = "left", colour: str = INK["light"],
        weight: int = 400, edge: str = PAPER["light"],
    ) -> None:  # fmt: skip
        """Words with their middle at `y`, on a thin edge so that they can be read on any colour."""
        self._drawn.append(
            f'<text x="{x:.1f}" y="{y + size * MIDDLE_EM:.1f}" font-size="{size}" text-anchor="{ANCHORS[align]}" '
            f'font-weight="{weight}" fill="{colour}" stroke="{edge}" stroke-width="{EDGE_PX}" stroke-linejoin="round" '
            f'paint-order="stroke">{escape(words)}</text>'
        )

    def disc(self, x: float, y: float, words: str) -> None:
        paper, accent = PAPER["light"], ACCENT["light"]
        self._drawn.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="12" fill="{accent}" stroke="{paper}" stroke-width="2"/>'
        )
        self.text(x, y, words, 12, "center", paper, 700, accent)

    def svg(self, width: float, height: float) -> str:
        drawn = "\n".join(self._drawn)
        wide, high = (round(side + 2 * MARGIN_PX) for side in (width, height))
        paper = f'x="{-MARGIN_PX}" y="{-MARGIN_PX}" width="{wide}" height="{high}" fill="{PAPER["light"]}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
            f'viewBox="{-MARGIN_PX} {-MARGIN_PX} {wide} {high}" font-family="{FONT}">\n'
            f"<rect {paper}/>\n{drawn}\n</svg>\n"
        )


def _path(shape: BaseGeometry) -> str:
    """Every line and ring of the shape, to tenths of a pixel."""
    written = []
    for part in shapely.get_parts(shape):
        rings = [part] if part.geom_type != "Polygon" else [part.exterior, *part.interiors]
        for ring in rings:
            corners = [f"{x:.1f} {y:.1f}" for x, y in shapely.get_coordinates(ring)]
            if len(corners) > 1:
                written.append("M" + "L".join(corners))
    return "".join(written)


def _hatched(shape: BaseGeometry) -> BaseGeometry:
    """Slanting lines within the shape."""
    left, top, right, bottom = shape.bounds
    high = bottom - top
    first, last = int((left - high) // HATCH_STEP_PX), int(right // HATCH_STEP_PX) + 1
    starts = [place * HATCH_STEP_PX for place in range(first, last + 1)]
    return shapely.MultiLineString([[(start, bottom), (start + high, top)] for start in starts]).intersection(shape)
