"""Kernel density on a raster in metres, inside the municipality only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import gaussian_filter

Floats = NDArray[np.float64]
OUTSIDE = -1


@dataclass(frozen=True, eq=False)
class Raster:
    """Square cells of `width_m`; `is_inside` is row (northwards) × column (eastwards) from the south-west corner."""

    west: float
    south: float
    width_m: float
    is_inside: NDArray[np.bool_]


def kernel_density(x_m: ArrayLike, y_m: ArrayLike, raster: Raster, bandwidth_m: float) -> Floats:
    """Events per km² by cell, NaN outside. Points outside the mask are left out.

    A Gaussian kernel (`bandwidth_m` is its standard deviation, cut at four of them). At the border each density is
    divided by the part of its kernel that lies inside, so that it does not sink there for want of events beyond it.
    Methods: Silverman (1986); edge correction by Diggle (1985).
    """
    counts = cell_counts(x_m, y_m, raster)
    sigma = bandwidth_m / raster.width_m
    inside = gaussian_filter(raster.is_inside.astype(float), sigma, mode="constant")
    spread = gaussian_filter(counts, sigma, mode="constant")
    with np.errstate(invalid="ignore", divide="ignore"):
        density: Floats = spread / inside / (raster.width_m / 1000) ** 2
    return np.where(raster.is_inside, density, np.nan)


def cell_counts(x_m: ArrayLike, y_m: ArrayLike, raster: Raster) -> Floats:
    """Number of points by cell, 0 outside the mask."""
    column = np.floor((np.asarray(x_m, dtype=float) - raster.west) / raster.width_m).astype(int)
    row = np.floor((np.asarray(y_m, dtype=float) - raster.south) / raster.width_m).astype(int)
    height, width = raster.is_inside.shape
    held = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    flat = np.bincount(row[held] * width + column[held], minlength=height * width).reshape(height, width)
    return np.where(raster.is_inside, flat, 0).astype(float)


def densest_shares(density: Floats, shares: tuple[float, ...]) -> NDArray[np.int64]:
    """For each cell the first of the rising `shares` whose smallest region it belongs to; OUTSIDE for the rest.

    The region of a share is the smallest ground that holds it of all density. Method: highest density regions,
    Hyndman (1996).
    """
    flat = np.nan_to_num(density.ravel())
    order = np.argsort(-flat, kind="stable")
    total = flat.sum()
    found = np.full(len(flat), OUTSIDE)
    if total > 0:
        before = np.cumsum(flat[order]) - flat[order]
        place = np.searchsorted(np.array(shares) * total, before, side="right")
        found[order] = np.where((place < len(shares)) & (flat[order] > 0), place, OUTSIDE)
    return found.reshape(density.shape)
