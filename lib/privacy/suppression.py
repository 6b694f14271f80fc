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
    return _closed(counts, hidden, disclosure)


def hidden_in_table(counts: pd.DataFrame, disclosure: Disclosure, role: Role) -> pd.DataFrame:
    """The same for a table whose sums are known both ways: no row and no column is left with one hidden count, or with
    hidden ones that sum to less than `smallest_count`. Boolean, same shape.

    This closes rows and columns one by one until nothing changes. It is no proof against somebody who solves all sums
    of a table together.
    """
    hidden = pd.DataFrame(False, index=counts.index, columns=counts.columns)
    if sees_small_counts(role) or counts.empty:
        return hidden
    hidden = counts.ge(1) & counts.le(disclosure.smallest_count - 1)
    while True:
        by_column = pd.DataFrame({name: _closed(counts[name], hidden[name], disclosure) for name in counts})
        closed = pd.DataFrame({row: _closed(counts.loc[row], by_column.loc[row], disclosure) for row in counts.index}).T
        if closed.eq(hidden).all(axis=None):
            return hidden
        hidden = closed.astype(bool)


def _closed(counts: pd.Series, hidden: pd.Series, disclosure: Disclosure) -> pd.Series:
    """With as many of the next smallest hidden as it takes."""
    hidden = hidden.copy()
    for label in counts[(counts > 0) & ~hidden].sort_values(kind="stable").index:
        if not hidden.any() or (hidden.sum() >= 2 and counts[hidden].sum() >= disclosure.smallest_count):
            break
        hidden[label] = True
    return hidden


def hidden_surveys(n: pd.Series, disclosure: Disclosure) -> pd.Series:
    """Which survey figures rest on too few answers to be shown to anybody. A missing n is not hidden."""
    return pd.Series(np.where(n.isna(), False, n < disclosure.smallest_survey_n), index=n.index, dtype=bool)
