"""Hide small counts so that they cannot be read, nor subtracted back from a total."""

import numpy as np
import pandas as pd

from lib.domain.codes import Role
from lib.domain.municipality import Disclosure
from lib.privacy.roles import sees_small_counts


def hidden_counts(counts: pd.Series, disclosure: Disclosure, role: Role, total_is_known: bool = True) -> pd.Series:
    """Which counts of one list the role may not see. Boolean, same index.

    Hidden are 1 to `smallest_count - 1` and, where the total is known, as many of the next smallest counts as
    it takes for the hidden ones to be at least two and to sum to at least `smallest_count`: then no hidden
    count follows from the total. Zero and missing are never hidden.
    """
    if sees_small_counts(role):
        return pd.Series(False, index=counts.index)
    hidden = counts.between(1, disclosure.smallest_count - 1)
    if not total_is_known:
        return hidden
    for label in counts[counts > 0].sort_values(kind="stable").index:
        if not hidden.any() or (hidden.sum() >= 2 and counts[hidden].sum() >= disclosure.smallest_count):
            break
        hidden[label] = True
    return hidden


def hidden_surveys(n: pd.Series, disclosure: Disclosure) -> pd.Series:
    """Which survey figures rest on too few answers to be shown to anybody. A missing n is not hidden."""
    return pd.Series(np.where(n.isna(), False, n < disclosure.smallest_survey_n), index=n.index, dtype=bool)
