"""Marshall's empirical Bayes rates: homicides in the counties around St. Louis."""

from functools import cache

import libpysal
import numpy as np
from numpy.typing import NDArray

from lib.stats.smoothing import global_bayes, local_bayes
from tests.reference.known import Reference

SOURCE = "docstring of esda 2.9's esda.smoothing.{} (data stl_hom of libpysal, first ten of 78 counties)"
GLOBAL = (2.36718950e-05, 4.54539167e-05, 4.78114019e-05, 2.76907146e-05, 6.58989323e-05,
          3.66494122e-05, 5.79952721e-05, 2.03064590e-05, 3.31152999e-05, 3.02748380e-05)  # fmt: skip
LOCAL = (4.01485749e-05, 3.62437513e-05, 4.93034844e-05, 5.09387329e-05, 3.72735210e-05,
         3.69333797e-05, 5.40245456e-05, 2.99806055e-05, 3.73034109e-05, 3.47270722e-05)  # fmt: skip


@cache
def homicides() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    table = libpysal.io.open(libpysal.examples.get_path("stl_hom.csv"), "r")
    return np.array(table[:, 10], dtype=float), np.array(table[:, 13], dtype=float)


@cache
def neighbours() -> NDArray[np.bool_]:
    weights = libpysal.io.open(libpysal.examples.get_path("stl.gal"), "r").read()
    full, ids = weights.full()
    order = np.argsort([int(name) for name in ids])
    return full[np.ix_(order, order)] > 0


REFERENCES = (
    Reference("global", SOURCE.format("Empirical_Bayes"), GLOBAL, lambda: global_bayes(*homicides())[:10], 5e-14),
    Reference(
        "local, each county with its neighbours",
        SOURCE.format("Spatial_Empirical_Bayes"),
        LOCAL,
        lambda: local_bayes(*homicides(), neighbours())[:10],
        5e-14,
    ),
)
