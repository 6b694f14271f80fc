"""The answer about one measure, and what becomes of it when another comparison says otherwise."""

from dataclasses import dataclass, replace

import pandas as pd

from lib.domain.change_codes import Verdict
from lib.domain.indicator import Indicator
from lib.domain.period import Month, Period

SAYS_SOMETHING = (Verdict.HELPED, Verdict.MOVED, Verdict.WORSE)


@dataclass(frozen=True, eq=False)
class MeasureEffect:
    """The answer about one measure.

    `table` has `COLUMNS`, one row for the place, one for each area around and them together, one for the comparison;
    `series` has group, first_month, count and expected for runs of three months. Both are empty when `why_not` says
    why nothing could be reckoned. `around_note` says what a ring in metres could count. The quotient and its limits are
    NaN where it has no meaning. `against_chosen` and `against_rest` are the two verdicts that disagree when `verdict`
    is that it depends, else None.
    """

    measure_key: str
    title: str
    area_code: str | None
    area_name: str
    verdict: Verdict
    indicator: Indicator
    themes: tuple[str, ...]
    table: pd.DataFrame
    series: pd.DataFrame
    started: Month | None = None
    before: Period | None = None
    after: Period | None = None
    quotient: float = float("nan")
    quotient_lower: float = float("nan")
    quotient_upper: float = float("nan")
    dispersion: float = 1.0
    compared_areas: tuple[str, ...] = ()
    moved_to: tuple[str, ...] = ()
    source: str = ""
    data_date: object = None
    is_synthetic: bool = False
    why_not: str = ""
    around_note: str = ""
    against_chosen: Verdict | None = None
    against_rest: Verdict | None = None


def with_agreement(answer: MeasureEffect, usual: MeasureEffect) -> MeasureEffect:
    """The answer by a chosen comparison, held against the usual one (the rest of the municipality).

    A few chosen areas vary much by chance, and with several comparisons to choose between one of them easily says
    what is wished for. So where either says that something happened, and they do not say the same, it depends. Too few
    to tell contradicts nothing.
    """
    said = {answer.verdict, usual.verdict}
    can_differ = not (answer.why_not or usual.why_not or Verdict.TOO_FEW in said)
    if not can_differ or len(said) == 1 or not said & set(SAYS_SOMETHING):
        return answer
    return replace(
        answer, verdict=Verdict.DEPENDS, against_chosen=answer.verdict, against_rest=usual.verdict, moved_to=()
    )
