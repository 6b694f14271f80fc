"""Making sure that areas are areas: polygons without faults, one for each code, that do not lie on each other."""

import geopandas as gpd
import numpy as np
import shapely

from lib.domain.faults import Fault, InputFault

MAX_VERTICES = 2_000_000
MAX_OVERLAP = 0.01
"""The share of the smaller area that may lie inside another one: borders drawn twice rarely agree to the metre."""
SHOWN = 5


def keep_polygons(areas: gpd.GeoDataFrame, where: str) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    """The rows that are polygons, with self-crossing ones repaired; and what was done, as sentences.

    Raises InputFault for a row without geometry, when nothing is a polygon, and for more than MAX_VERTICES points.
    """
    _check_geometry(areas, where)
    is_polygon = areas.geom_type.isin(["Polygon", "MultiPolygon", "GeometryCollection"])
    is_invalid = is_polygon & ~areas.is_valid
    polygons = [_polygonal(geometry) for geometry in areas.geometry[is_polygon]]
    kept = areas[is_polygon].set_geometry(gpd.GeoSeries(polygons, index=areas.index[is_polygon], crs=areas.crs))
    kept = kept[~kept.is_empty]
    if kept.empty:
        found = ", ".join(sorted(areas.geom_type.unique())) or "inga objekt"
        raise InputFault(Fault(where, "Filen har inga områden.", found, "Välj en fil med polygoner."))
    notes = []
    if n_lost := len(areas) - len(kept):
        notes.append(f"{n_lost} objekt är inte ytor och har lämnats utanför.")
    if is_invalid.any():
        notes.append(f"{_codes(areas.loc[is_invalid, 'area_code'])}: gränsen korsade sig själv och har rättats.")
    return kept, tuple(notes)


def one_row_per_code(areas: gpd.GeoDataFrame, where: str) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    """Areas in several rows joined to one, sorted by code; and what was joined, as sentences.

    Raises InputFault when one code has several names: then it is not one area in parts, but a mistake.
    """
    n_names = areas.groupby("area_code")["name"].nunique()
    if (n_names > 1).any():
        code = n_names.index[n_names > 1][0]
        found = f"{code}: {', '.join(sorted(set(areas.loc[areas['area_code'] == code, 'name'])))}"
        raise InputFault(Fault(where, "Samma områdeskod har olika namn.", found, "Ge varje område en egen kod."))
    split = sorted(set(areas.loc[areas["area_code"].duplicated(), "area_code"]))
    notes = (f"{_codes(split)}: flera ytor med samma kod har förts ihop till ett område.",) if split else ()
    return areas.dissolve("area_code", as_index=False), notes


def refuse_overlaps(areas: gpd.GeoDataFrame, where: str) -> None:
    """Raise InputFault naming the pairs that cover each other by more than MAX_OVERLAP.

    `areas` in an equal-area CRS.
    """
    geometry = areas.geometry.to_numpy()
    one, other = areas.sindex.query(geometry, predicate="intersects")
    one, other = one[one < other], other[one < other]
    shared_m2 = shapely.area(shapely.intersection(geometry[one], geometry[other]))
    smaller_m2 = np.minimum(shapely.area(geometry[one]), shapely.area(geometry[other]))
    is_overlap = shared_m2 > MAX_OVERLAP * smaller_m2
    if not is_overlap.any():
        return
    codes = areas["area_code"].to_numpy()
    pairs = [f"{codes[a]} och {codes[b]}" for a, b in zip(one[is_overlap], other[is_overlap], strict=True)]
    more = f" och {len(pairs) - SHOWN} par till" if len(pairs) > SHOWN else ""
    message = "Områden ligger på varandra, så en punkt kan höra till flera."
    remedy = "Rätta gränserna, eller välj ett lager med en enda indelning."
    raise InputFault(Fault(where, message, "; ".join(pairs[:SHOWN]) + more, remedy))


def _check_geometry(areas: gpd.GeoDataFrame, where: str) -> None:
    is_empty = areas.geometry.isna() | areas.geometry.is_empty
    if is_empty.any():
        remedy = "Rita ytan eller ta bort raden."
        raise InputFault(Fault(where, "Ett område saknar yta.", _codes(areas.loc[is_empty, "area_code"]), remedy))
    vertices, row = shapely.get_coordinates(areas.geometry.to_numpy(), return_index=True)
    if len(vertices) > MAX_VERTICES:
        message = f"Gränserna har fler än {MAX_VERTICES} punkter."
        raise InputFault(Fault(where, message, str(len(vertices)), "Förenkla gränserna i ett kartprogram först."))
    is_broken = ~np.isfinite(vertices).all(axis=1)
    if is_broken.any():
        found = _codes(areas["area_code"].iloc[np.unique(row[is_broken])])
        message = "En gräns har en koordinat som inte är ett tal."
        raise InputFault(Fault(where, message, found, "Rita om gränsen i ett kartprogram."))


def _polygonal(geometry: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a geometry, valid; empty when there are none."""
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    parts = [part for part in shapely.get_parts(geometry, return_index=False) if "Polygon" in part.geom_type]
    return geometry if geometry.geom_type in {"Polygon", "MultiPolygon"} else shapely.union_all(parts)


def _codes(codes: object) -> str:
    listed = sorted({str(code) for code in codes})  # type: ignore[attr-defined]
    more = f" och {len(listed) - SHOWN} till" if len(listed) > SHOWN else ""
    return ", ".join(listed[:SHOWN]) + more
