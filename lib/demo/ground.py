"""Where in an area something may lie: points in metres that are surely inside it and not in the water."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer

from lib.demo.chance import generator_for
from lib.demo.recipe import Recipe
from lib.geography.areas import read_areas
from lib.geography.layers import read_places, read_water

METRES = "EPSG:3006"
DEGREES = "EPSG:4326"
DECIMALS = 5
MARGIN_M = 3.0
EDGE_STEP_DEG = 0.001
LEAST_DRY = 0.1
"""Rough shorelines may cover an area: below this dry share the water is left out of account."""
N_CLUSTERS = 6
CLUSTER_M = (70.0, 90.0, 160.0, 350.0)
IN_CLUSTER = 0.6
TRIES = 60


@dataclass(frozen=True)
class Ground:
    """`polygons`, `clusters` (area × cluster × x, y) and `cluster_m` are in the order of the profiles.

    `streets` are the middle points of a few made-up streets per area. `places` are x, y by id.
    """

    polygons: np.ndarray
    clusters: np.ndarray
    cluster_m: np.ndarray
    streets: list[np.ndarray]
    places: dict[str, tuple[float, float]]

    def draw_points(self, rng: np.random.Generator, areas: np.ndarray) -> np.ndarray:
        """n × (x, y): most near one of the area's clusters, the rest anywhere in it."""
        points = np.empty((len(areas), 2))
        for area in np.unique(areas):
            rows = np.flatnonzero(areas == area)
            points[rows] = _anywhere(rng, self.polygons[area], len(rows))
        cluster = self.clusters[areas, rng.integers(0, N_CLUSTERS, len(areas))]
        near = self.nearby(rng, areas, cluster, 0.0, self.cluster_m[areas])
        return np.where(rng.random(len(areas))[:, None] < IN_CLUSTER, near, points)

    def draw_streets(self, rng: np.random.Generator, areas: np.ndarray) -> np.ndarray:
        """n × (x, y): the middle of one of the area's streets."""
        points = np.empty((len(areas), 2))
        for area in np.unique(areas):
            rows = np.flatnonzero(areas == area)
            points[rows] = rng.choice(self.streets[area], len(rows))
        return points

    def nearby(
        self, rng: np.random.Generator, areas: np.ndarray, points: np.ndarray, least_m: float, most_m: np.ndarray
    ) -> np.ndarray:
        """Points between the distances from others, in the same area; the point itself where none is found."""
        result = points.copy()
        left = np.arange(len(points))
        for _ in range(TRIES):
            angle = rng.uniform(0, 2 * np.pi, len(left))
            distance = rng.uniform(least_m, most_m[left])
            tried = points[left] + distance[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
            inside = shapely.contains_xy(self.polygons[areas[left]], tried[:, 0], tried[:, 1])
            result[left[inside]] = tried[inside]
            left = left[~inside]
            if not len(left):
                break
        return result


def build_ground(recipe: Recipe) -> Ground:
    rng = generator_for("ground")
    polygons = _polygons(recipe)
    shapely.prepare(polygons)
    clusters = np.stack([_anywhere(rng, polygon, N_CLUSTERS) for polygon in polygons])
    n_streets = np.clip(recipe.profiles["population_2022"] // 50, 15, 120)
    streets = [_anywhere(rng, polygon, n) for polygon, n in zip(polygons, n_streets, strict=True)]
    places = read_places(recipe.folder).to_crs(METRES)
    spots = dict(zip(places["id"], zip(places.geometry.x, places.geometry.y, strict=True), strict=True))
    return Ground(polygons, clusters, recipe.per_area(CLUSTER_M), streets, spots)


def to_degrees(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Longitude and latitude with five decimals."""
    lon, lat = Transformer.from_crs(METRES, DEGREES, always_xy=True).transform(points[:, 0], points[:, 1])
    return np.round(lon, DECIMALS), np.round(lat, DECIMALS)


def _polygons(recipe: Recipe) -> np.ndarray:
    """In metres, inside the borders whether their edges are drawn straight in degrees or in metres."""
    areas = read_areas(recipe.folder).set_index("area_code").loc[recipe.area_codes]
    straight_in_degrees = areas.geometry.segmentize(EDGE_STEP_DEG).to_crs(METRES)
    inside = straight_in_degrees.intersection(areas.geometry.to_crs(METRES)).buffer(-MARGIN_M)
    dry = inside.difference(_water(recipe))
    polygons: np.ndarray = dry.where(dry.area >= LEAST_DRY * inside.area, inside).to_numpy()
    return polygons


def _water(recipe: Recipe) -> shapely.Geometry:
    water: gpd.GeoDataFrame = read_water(recipe.folder)
    return shapely.union_all(water.to_crs(METRES).geometry.to_numpy())


def _anywhere(rng: np.random.Generator, polygon: shapely.Geometry, n: int) -> np.ndarray:
    """n points spread evenly over the polygon."""
    west, south, east, north = polygon.bounds
    found = np.empty((0, 2))
    while len(found) < n:
        tried = rng.uniform((west, south), (east, north), (2 * n + 20, 2))
        found = np.concatenate([found, tried[shapely.contains_xy(polygon, tried[:, 0], tried[:, 1])]])
    return found[:n]
