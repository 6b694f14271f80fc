"""Log-linear models of counts, small and many: fitted by hand because a page fits dozens of them at each click."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]
_MOST_STEPS = 50
_CLOSE = 1e-10
_SMALLEST_MEAN = 1e-10


@dataclass(frozen=True, eq=False)
class LogLinear:
    """Coefficients with standard errors, Pearson's statistic, the Poisson deviance and the degrees of freedom left."""

    params: Floats
    errors: Floats
    pearson: float
    deviance: float
    freedom: int


def log_linear(counts: Floats, design: Floats, offset: Floats, spread: float = 0.0) -> LogLinear:
    """Log mean = design × params + offset, with the variance mean + spread × mean².

    `counts` and `offset` are one row each of `design`, which has full rank. Poisson for `spread` 0, otherwise negative
    binomial with that spread known. Method: iteratively reweighted least squares (McCullagh and Nelder 1989).
    """
    mean = (counts + counts.mean()) / 2
    line = np.log(mean)
    params = np.zeros(design.shape[1])
    for _ in range(_MOST_STEPS):
        weights = mean / (1 + spread * mean)
        working = line - offset + (counts - mean) / mean
        weighted = design * weights[:, None]
        found = np.linalg.solve(design.T @ weighted, weighted.T @ working)
        step = np.abs(found - params).max()
        params, line = found, design @ found + offset
        mean = np.maximum(np.exp(line), _SMALLEST_MEAN)
        if step < _CLOSE:
            break
    information = design.T @ (design * (mean / (1 + spread * mean))[:, None])
    return LogLinear(
        params=params,
        errors=np.sqrt(np.diag(np.linalg.inv(information))),
        pearson=float(((counts - mean) ** 2 / (mean + spread * mean**2)).sum()),
        deviance=float(2 * (special.xlogy(counts, counts / mean) - counts + mean).sum()),
        freedom=len(counts) - design.shape[1],
    )
