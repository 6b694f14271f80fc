"""Where an area's name stands on a paper map: inside it, or as a number with the name beside the map."""

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

NAME_PX = 13
LETTER_PX, LINE_PX = 6.6, 13.0
"""A letter's usual width and a line's height at that size."""
INSIDE_SHARE = 0.9
"""How much of a name must stand within its own area."""


@dataclass(frozen=True)
class MapLabel:
    """`text` is what stands at the pixel: the area's name, or its number."""

    x: float
    y: float
    text: str

    @property
    def room(self) -> Polygon:
        across = len(self.text) * LETTER_PX + 2
        return box(self.x - across / 2, self.y - LINE_PX / 2, self.x + across / 2, self.y + LINE_PX / 2)


def name_labels(shapes: dict[str, BaseGeometry], seen: Polygon) -> dict[str, MapLabel]:
    """The areas whose names fit inside them within `seen`, by name; the largest choose first."""
    placed: dict[str, MapLabel] = {}
    for name, shape in sorted(shapes.items(), key=lambda one: (-one[1].area, one[0])):
        label = _in_the_middle(shape, name)
        room = label.room
        if shape.intersection(room).area >= INSIDE_SHARE * room.area and _is_free(room, seen, placed.values()):
            placed[name] = label
    return placed


def number_labels(
    shapes: dict[str, BaseGeometry], numbers: dict[str, int], seen: Polygon, others: Iterable[MapLabel]
) -> list[MapLabel]:
    """The numbers of the areas that have one, by name. A number without room is left out: its area is in the table."""
    placed = list(others)
    for name in sorted(numbers.keys() & shapes.keys(), key=lambda one: (-shapes[one].area, one)):
        label = _in_the_middle(shapes[name], str(numbers[name]))
        if _is_free(label.room, seen, placed):
            placed.append(label)
    return placed


def _in_the_middle(shape: BaseGeometry, text: str) -> MapLabel:
    """The middle of the largest circle inside the shape."""
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(shape, tolerance=1.0))[0]
    return MapLabel(float(x), float(y), text)


def _is_free(room: Polygon, seen: Polygon, others: Iterable[MapLabel]) -> bool:
    return seen.contains(room) and not any(room.intersects(other.room) for other in others)
