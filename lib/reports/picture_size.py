"""How large a picture stands on A4: as wide as asked, and never taller than a page."""

import re
import struct

from lib.reports.document import Picture

TEXT_WIDTH_MM, TALLEST_MM = 170.0, 205.0
_SIDES = re.compile(rb'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')


def width_mm(picture: Picture) -> float:
    """The width on paper in millimetres. Raises ValueError when the picture is neither PNG nor SVG with its size."""
    wide, high = _svg_size(picture.content) if picture.is_svg else struct.unpack(">II", picture.content[16:24])
    return min(TEXT_WIDTH_MM * picture.width, TALLEST_MM * wide / high)


def _svg_size(content: bytes) -> tuple[float, float]:
    found = _SIDES.search(content)
    if found is None:
        raise ValueError("a picture in a report is PNG, or SVG that says how wide and high it is")
    return float(found[1]), float(found[2])
