"""Which figures are not shown: counts too small to be told outside, and surveys with too few answers for anybody."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.domain.codes import AgeBand, Role, Sex
from lib.domain.municipality import Disclosure
from lib.privacy.roles import sees_small_counts


def hidden_counts(counts: pd.Series, disclosure: Disclosure, role: Role) -> pd.Series:
    """Which counts the role may not see. Boolean, same index; a missing count is not hidden.

    Outside everything below `smallest_count` is hidden, zero too: counts are rounded there before anything is made of
    them (`lib.privacy.rounding`), and what was rounded to nothing may have been one or a few. Hiding it tells no more
    than the rounded zero, which is why no other count must go with it.
    """
    if sees_small_counts(role):
        return pd.Series(False, index=counts.index)
    return counts < disclosure.smallest_count


def hidden_surveys(n: pd.Series, disclosure: Disclosure) -> pd.Series:
    """Which survey figures rest on too few answers to be shown to anybody. A missing n is not hidden."""
    return pd.Series(np.where(n.isna(), False, n < disclosure.smallest_survey_n), index=n.index, dtype=bool)


def closed_surveys(
    answers: pd.DataFrame, questions: Sequence[str], whole: str, areas: Sequence[str], disclosure: Disclosure
) -> pd.Series:
    """The same, with those that hidden ones could be worked out from. Boolean, same index.

    `answers` have the columns of `questions`, area_code, sex, age and n; `whole` is the code of all `areas` together.
    Among the two sexes, the ages and the areas, where all together are known, the hidden ones are at least two and rest
    on `smallest_survey_n` answers together, so that what is left when the shown are taken from the whole may be shown.
    """
    hidden = hidden_surveys(answers["n"], disclosure)
    lines = [
        ([*questions, "area_code", "age"], answers["sex"] != Sex.ALL, answers["sex"] == Sex.ALL),
        ([*questions, "area_code", "sex"], answers["age"] != AgeBand.ALL, answers["age"] == AgeBand.ALL),
        ([*questions, "sex", "age"], answers["area_code"].isin(list(areas)), answers["area_code"] == whole),
    ]
    while True:
        before = hidden.sum()
        for keys, is_part, is_whole in lines:
            told = pd.MultiIndex.from_frame(answers.loc[is_whole, keys])
            of_known = is_part & pd.MultiIndex.from_frame(answers[keys]).isin(told)
            for _, part in answers[of_known].groupby(keys, sort=False) if hidden[of_known].any() else ():
                hidden.loc[_closed(part["n"], hidden[part.index], disclosure.smallest_survey_n)] = True
        if hidden.sum() == before:
            return hidden


def _closed(n: pd.Series, hidden: pd.Series, fewest: int) -> list[object]:
    """The next smallest of one line, as many as it takes."""
    taken: list[object] = []
    shown = n[~hidden & n.notna()].sort_values(kind="stable")
    while hidden.any() and len(shown) > len(taken):
        if hidden.sum() + len(taken) >= 2 and n[hidden].sum() + n[taken].sum() >= fewest:
            break
        taken.append(shown.index[len(taken)])
    return taken
