"""Which areas lie beside one another."""

import geopandas as gpd

GAP_M = 25.0
"""Borders that were drawn apart by less than this still meet."""


def touching(areas: gpd.GeoDataFrame, projected_crs: str) -> dict[str, tuple[str, ...]]:
    """For each area code, the codes of the areas whose border meets its own, in order.

    `areas` has area_code and geometry in EPSG:4326; the gap between borders is measured in `projected_crs`, in metres.
    """
    codes = areas["area_code"].to_list()
    if not codes:
        return {}
    shapes = areas.geometry.to_crs(projected_crs)
    here, there = shapes.sindex.query(shapes.to_numpy(), predicate="dwithin", distance=GAP_M)
    near: dict[str, set[str]] = {code: set() for code in codes}
    for a, b in zip(here, there, strict=True):
        near[codes[a]].add(codes[b])
    return {code: tuple(sorted(others - {code})) for code, others in near.items()}
