"""The same models as a known library fits."""

import numpy as np
import pytest
from statsmodels.genmod import families
from statsmodels.genmod.generalized_linear_model import GLM

from lib.stats.log_linear import log_linear


@pytest.mark.parametrize("spread", [0.0, 0.05, 0.8])
@pytest.mark.parametrize("level", [0.6, 40.0])
def test_agrees_with_statsmodels(spread, level):
    rng = np.random.default_rng(11)
    design = np.column_stack([np.linspace(-2, 2, 48), np.tile(np.eye(12), (4, 1))])
    offset = np.log(rng.uniform(0.5, 2, 48))
    counts = rng.poisson(level * np.exp(offset + 0.1 * design[:, 0])).astype(float)
    counts[:12] += 1  # every month is seen
    family = families.NegativeBinomial(alpha=spread) if spread else families.Poisson()
    known = GLM(counts, design, family=family, offset=offset).fit(scale=1.0, tol=1e-12)
    ours = log_linear(counts, design, offset, spread)
    assert ours.params == pytest.approx(known.params, abs=1e-6)
    assert ours.errors == pytest.approx(known.bse, rel=1e-5)
    assert (ours.pearson, ours.freedom) == (pytest.approx(known.pearson_chi2, rel=1e-5), known.df_resid)
    if not spread:
        assert ours.deviance == pytest.approx(known.deviance, rel=1e-6)
