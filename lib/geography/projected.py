"""Whether a coordinate system can be measured in."""

from pyproj import CRS
from pyproj.exceptions import CRSError

from lib.domain.faults import Fault

REMEDY = "Ange ett projicerat system i meter, till exempel EPSG:3006 för SWEREF 99 TM."


def projected_crs_fault(crs: str, where: str) -> Fault | None:
    """What is wrong with `crs` for distances and areas in metres; None when it will do.

    Web Mercator counts in metres too, but at 60 degrees north its metre is half a metre.
    """
    try:
        system = CRS.from_user_input(crs)
    except CRSError:
        return Fault(where, "Koordinatsystemet är okänt.", crs, REMEDY)
    if not system.is_projected or any(axis.unit_name != "metre" for axis in system.axis_info):
        return Fault(where, "Koordinatsystemet mäter inte i meter.", f"{crs}, {system.name}", REMEDY)
    if "Pseudo-Mercator" in system.name:
        return Fault(where, "Koordinatsystemet förvränger avstånd.", f"{crs}, {system.name}", REMEDY)
    return None
