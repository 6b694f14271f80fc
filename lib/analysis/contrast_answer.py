"""What a contrast answers with: one table, what it is drawn against, and why there is nothing when there is nothing."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.contrast import ContrastKind, Verdict
from lib.domain.municipality import Disclosure
from lib.privacy.suppression import hidden_counts
from lib.stats.discoveries import adjusted_p, is_discovery

NO_DATA = "Läs in en fil på sidan Importera, eller med: python -m lib import FIL"


@dataclass(frozen=True, eq=False)
class Contrast:
    """`rows` has the declared `columns` and, for the chart, `x` and `y`. `band` is where most points are expected
    (x, usual, lower, upper), empty where there is no such line. `whole` is the whole municipality: x and y where the
    four fields meet, or for two counts both of them per 1 000 inhabitants.
    `spread` is the areas' usual spread, `missing` says why there are no rows and how to begin, `sources` are
    (name, data date, is made up)."""

    kind: ContrastKind
    rows: pd.DataFrame
    columns: tuple[Column, ...]
    band: pd.DataFrame = field(default_factory=pd.DataFrame)
    whole: tuple[float, float] | None = None
    spread: float = 0.0
    missing: str = ""
    measure: str = ""
    measure_id: str = ""
    high_is_safe: bool = True
    """Whether a high value of the measure is a good one."""
    sources: tuple[tuple[str, str, bool], ...] = ()
    finer: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The same contrast by area and theme, where both sources have themes."""

    def count(self, *verdicts: Verdict) -> int:
        return int(self.rows["verdict"].isin(verdicts).sum()) if len(self.rows) else 0

    @property
    def is_synthetic(self) -> bool:
        return any(made_up for _, _, made_up in self.sources)


def nothing(kind: ContrastKind, why: str) -> Contrast:
    return Contrast(kind, pd.DataFrame(), (), missing=why)


def judged(rows: pd.DataFrame, is_more: pd.Series) -> pd.DataFrame:
    """Add p_adjusted and verdict from `p`, over all the rows at once: false discoveries are kept to 5 %.

    A row without p has too few to tell, or no figures at all where x or y is missing.
    """
    known = rows["x"].notna() & rows["y"].notna()
    p = rows["p"].where(known)
    verdict = np.select(
        [~known, p.isna(), ~is_discovery(p), is_more], [Verdict.MISSING, Verdict.TOO_FEW, Verdict.NONE, Verdict.MORE],
        Verdict.LESS,
    )  # fmt: skip
    return rows.assign(p_adjusted=adjusted_p(p), verdict=verdict.astype(object))


def without_small_counts(
    rows: pd.DataFrame, counts: tuple[str, ...], rules: Disclosure, role: Role, keys: tuple[str, ...]
) -> pd.DataFrame:
    """Hide every number of a row where one of its counts is too small for the role; what is left are the keys."""
    hidden = pd.Series(False, index=rows.index)
    for name in counts:
        hidden |= hidden_counts(rows[name], rules, role)
    numbers = [name for name in rows.columns if name not in keys]
    shown = rows.assign(**{name: rows[name].mask(hidden) for name in numbers})
    shown.loc[hidden, "verdict"] = Verdict.HIDDEN
    return shown


def sources_of(answers: pd.DataFrame) -> tuple[tuple[str, str, bool], ...]:
    """Where the figures of answer tables come from."""
    used = answers[answers["source"].notna()].drop_duplicates(["source", "data_date", "is_synthetic"])
    return tuple((str(u.source), str(u.data_date), bool(u.is_synthetic)) for u in used.itertuples())
