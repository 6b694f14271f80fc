"""Ways from one coordinate system to another, each made once: making one takes longer than moving 5 000 points."""

from functools import cache

from pyproj import Transformer


@cache
def transformer(source: str, target: str) -> Transformer:
    """From `source` to `target` (such as EPSG:3006), x east and y north whatever order they prescribe.

    May be shared between threads: pyproj keeps a copy for each. Raises pyproj's CRSError for an unknown system.
    """
    return Transformer.from_crs(source, target, always_xy=True)
