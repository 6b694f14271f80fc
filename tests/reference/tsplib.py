"""Two instances of TSPLIB with their optima: what the order of stops is held against.

Source: Reinelt, G. (1991), TSPLIB – A Traveling Salesman Problem Library, ORSA Journal on Computing 3(4), 376–384; the
coordinates and the optimal lengths as in TSPLIB 95 (comopt.ifi.uni-heidelberg.de/software/TSPLIB95). Distances of type
GEO: coordinates are degrees and minutes as DDD.MM, on a sphere of 6378.388 km, cut to whole kilometres.
"""

from math import acos, cos

import numpy as np

PI, RADIUS_KM = 3.141592, 6378.388

BURMA14 = (
    (16.47, 96.10), (16.47, 94.44), (20.09, 92.54), (22.39, 93.37), (25.23, 97.24), (22.00, 96.05), (20.47, 97.02),
    (17.20, 96.29), (16.30, 97.38), (14.05, 98.12), (16.53, 97.38), (21.52, 95.59), (19.41, 97.13), (20.09, 94.55),
)  # fmt: skip
BURMA14_OPTIMUM = 3323

ULYSSES16 = (
    (38.24, 20.42), (39.57, 26.15), (40.56, 25.32), (36.26, 23.12), (33.48, 10.54), (37.56, 12.19), (38.42, 13.11),
    (37.52, 20.44), (41.23, 9.10), (41.17, 13.05), (36.08, -5.21), (38.47, 15.13), (38.15, 15.35), (37.51, 15.17),
    (35.49, 14.32), (39.36, 19.56),
)  # fmt: skip
ULYSSES16_OPTIMUM = 6859


def distances(places: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Whole kilometres, as TSPLIB's own formula gives them."""
    n = len(places)
    radians = [tuple(_radians(degrees) for degrees in place) for place in places]
    return np.array([[_apart(radians[a], radians[b]) if a != b else 0.0 for b in range(n)] for a in range(n)])


def _radians(written: float) -> float:
    degrees = int(written)
    return PI * (degrees + 5.0 * (written - degrees) / 3.0) / 180.0


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    q1, q2, q3 = cos(one[1] - other[1]), cos(one[0] - other[0]), cos(one[0] + other[0])
    return float(int(RADIUS_KM * acos(0.5 * ((1.0 + q1) * q2 - (1.0 - q1) * q3)) + 1.0))
