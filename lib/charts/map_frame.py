"""From degrees to the pixels of a picture: a flat map of one municipality, north up, with a round number of metres."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, floor, log10, radians

EARTH_RADIUS_M = 6_371_000
TALLEST, LOWEST = 1.0, 0.4
"""Height against width: a picture is never taller than it is wide."""


@dataclass(frozen=True)
class MapFrame:
    """An equirectangular map about its middle; over a municipality its lengths are right to some tenths of a per cent.

    `west` and `north` are degrees, `px_per_m` is pixels a metre, `metres_east` metres a degree of longitude.
    """

    width: float
    height: float
    west: float
    north: float
    px_per_m: float
    metres_east: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the upper left corner."""
        x = (lon - self.west) * self.metres_east * self.px_per_m
        return x, (self.north - lat) * METRES_NORTH * self.px_per_m

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The upper left and the lower right, as lon and lat."""
        east = self.west + self.width / self.px_per_m / self.metres_east
        return (self.west, self.north), (east, self.north - self.height / self.px_per_m / METRES_NORTH)

    @property
    def scale_bar_m(self) -> float:
        """The round length, 1, 2 or 5 and noughts, nearest below a fifth of the width."""
        most = self.width / self.px_per_m / 5
        power = 10.0 ** floor(log10(most))
        return max(step * power for step in (1, 2, 5) if step * power <= most)


METRES_NORTH = EARTH_RADIUS_M * radians(1)


def frame_around(positions: Iterable[tuple[float, float]], width: float, room: float) -> MapFrame:
    """The frame that holds all positions (lon, lat), as wide as asked, with `room` free on each side as a share of the
    extent. Raises ValueError without any position."""
    lons, lats = zip(*positions, strict=True)
    metres_east = METRES_NORTH * cos(radians((min(lats) + max(lats)) / 2))
    across, up = (max(lons) - min(lons)) * metres_east, (max(lats) - min(lats)) * METRES_NORTH
    across, up = max(across, 200.0) * (1 + 2 * room), max(up, 200.0) * (1 + 2 * room)
    height = width * min(max(up / across, LOWEST), TALLEST)
    px_per_m = min(width / across, height / up)
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    west = middle_lon - width / px_per_m / 2 / metres_east
    north = middle_lat + height / px_per_m / 2 / METRES_NORTH
    return MapFrame(width, height, west, north, px_per_m, metres_east)
