"""Shares of people by area and sex that differ as they are told to and together give the municipality's share."""

import numpy as np

SMALLEST = 0.002


def logit(share: np.ndarray | float) -> np.ndarray:
    return np.log(share) - np.log1p(-np.asarray(share))


def hits(target: float, shift: np.ndarray, sizes: np.ndarray, noise: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """How many of `sizes` in each area, so that all of them together come as near `target` as whole people can.

    `shift` moves an area on the logit scale, `noise` in standard deviations of a sample of that size. `fixed` are
    shares that stay as they are, missing for the others.
    """
    low, high = -4.0, 4.0
    for _ in range(50):
        middle = (low + high) / 2
        reached = _hits(logit(target) + shift + middle, sizes, noise, fixed).sum() / sizes.sum()
        low, high = (middle, high) if reached < target else (low, middle)
    return _hits(logit(target) + shift + high, sizes, noise, fixed)


def _hits(at: np.ndarray, sizes: np.ndarray, noise: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    share = np.where(np.isnan(fixed), 1 / (1 + np.exp(-at)), fixed)
    sampled = np.where(np.isnan(fixed), share + noise * np.sqrt(share * (1 - share) / np.maximum(sizes, 1)), share)
    counts: np.ndarray = np.rint(np.clip(sampled, SMALLEST, 1 - SMALLEST) * sizes).astype(int)
    return counts
