"""Where and when: Gi*, near repeats, concentration and the calendar against values from outside."""

from datetime import date

import geopandas as gpd
import numpy as np
from libpysal.examples import get_path
from scipy import sparse

from lib.domain.calendar_days import easter
from lib.stats.concentration import generalised_gini, gini
from lib.stats.getis_ord import gi_star
from lib.stats.near_repeats import near_repeats
from tests.reference.known import Reference

POINTS = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)], dtype=float)


def _within(points: np.ndarray, distance: float) -> sparse.csr_array:
    apart = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    return sparse.csr_array(((apart <= distance) & (apart > 0)).astype(float))


def _in_a_row(n: int) -> sparse.csr_array:
    return sparse.csr_array(sparse.diags_array([1.0, 1.0], offsets=[-1, 1], shape=(n, n)))


def _burkitt() -> tuple[float, float, float]:
    """Observed and expected near pairs within 20 units of space and 5 of time, and all near pairs."""
    cases = gpd.read_file(get_path("burkitt.shp"))
    found = near_repeats(cases["X"], cases["Y"], cases["T"], (20.0,), (5.0,), 0, 1)
    return float(found.observed[0, 0]), float(found.expected[0, 0]), float(found.n_near_pairs)


REFERENCES: tuple[Reference, ...] = (
    Reference(
        "Gi* at six points within 15",
        "docstring of esda 2.9's esda.G_Local, example with star=True and binary weights",
        (-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331),
        lambda: gi_star([2, 3, 3.2, 5, 8, 7], _within(POINTS, 15)),
        0.5e-8,
    ),
    Reference(
        "Gi* of ten places in a row",
        "https://pkg.go.dev/gonum.org/v1/gonum@v0.17.0/stat/spatial#example-GetisOrdGStar (four figures)",
        (-1.225, -1.604, -0.2673, 1.069, 2.405, 1.069, 1.069, -0.2673, -0.2673, -1.225),
        lambda: gi_star([0, 0, 0, 1, 1, 1, 0, 1, 0, 0], _in_a_row(10)),
        0.0005,
    ),
    Reference(
        "Knox on 188 cases of Burkitt's lymphoma",
        "13: tests of pointpats, knox(delta=20, tau=5), github.com/pysal/pointpats, tests/test_spacetime.py; "
        "3 429 near pairs and expected 10.1438161: own calculation with all pairs, formula of Knox (1964), unverified",
        (13, 10.1438161, 3429),
        _burkitt,
        0.5e-7,
        is_published=False,
    ),
    Reference(
        "Gini of ten places with 3, 1 and 1 events",
        "Bernasco and Steenbeek (2017), doi 10.1007/s10940-016-9324-7; figure 2 of the vignette of their R package, "
        "https://rdrr.io/github/wsteenbeek/lorenzgini/src/doc/lorenzgini.R",
        0.78,
        lambda: gini([3, 1, 1, 0, 0, 0, 0, 0, 0, 0]),
        0.005,
    ),
    Reference(
        "generalised Gini of five events in ten places, in five of them and in one",
        "by hand from the definition in Bernasco and Steenbeek (2017), max(n/c, 1)(G − 1) + 1",
        (0.0, 0.8),
        lambda: (generalised_gini([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]), generalised_gini([5] + [0] * 9)),
        1e-12,
        is_published=False,
    ),
    Reference(
        "Easter Sunday 2000, 2008, 2011, 2019, 2024, 2038 as day of the year",
        "dateutil.easter (and the same for every year 1900–2199): 23/4, 23/3, 24/4, 21/4, 31/3, 25/4",
        tuple(
            float(date(*day).timetuple().tm_yday)
            for day in ((2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25))
        ),
        lambda: [easter(year).timetuple().tm_yday for year in (2000, 2008, 2011, 2019, 2024, 2038)],
        0.0,
        is_published=False,
    ),
)
