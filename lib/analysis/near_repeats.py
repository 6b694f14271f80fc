"""Near repeats of the asked events: does one soon have another near it?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.placed_rows import in_period, of_question, timed_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.place_question import PlaceQuestion
from lib.privacy.roles import sees_small_counts
from lib.stats.discoveries import adjusted_p
from lib.stats.near_repeats import NearRepeats, count_near_pairs, near_repeats

DISTANCES_M = (100.0, 200.0, 400.0)
SPANS_DAYS = (7.0, 14.0, 28.0)
NEAR_M, SOON_DAYS = 200.0, 14.0
"""The two ends of the sentence: within 200 metres and 14 days."""
FEWEST_EVENTS = 30
MOST_PAIRS = 150_000
"""With more pairs the answer would be waited for; a kind of crime or an area makes it fewer."""
SHUFFLES, SEED = 999, 1
WORK = 20_000_000
LONGEST_WINDOW_DAYS = 7

COLUMNS = (
    Column("distance", "Avstånd", "Avstånd mellan två händelser"),
    Column("span", "Tid emellan", "Tid mellan två händelser"),
    Column("observed", "Antal par", "Par av händelser så nära i både rum och tid", decimals=0),
    Column("expected", "Väntat", "Par om tiderna vore blandade mellan platserna", decimals=1),
    Column("ratio", "Gånger väntat", "Antal par delat med väntat", decimals=1),
    Column("p", "p", "Andel omblandningar som ger minst lika många par, kontrollerat för nio jämförelser", decimals=3),
)


@dataclass(frozen=True, eq=False)
class RepeatAnswer:
    """`table` has COLUMNS with `is_sure`; `n_pairs` close in both, `ratio` and `p` are for near and soon together.
    `reason` says in words why there is no answer; then the table is empty."""

    n_events: int
    n_left_out: int
    table: pd.DataFrame
    n_pairs: int
    ratio: float
    p: float
    shuffles: int
    reason: str = ""


def repeats(workspace: Workspace, question: PlaceQuestion, role: Role) -> RepeatAnswer:
    """For the asked period and areas. Only for roles that see small counts: pairs are few."""
    workspace = workspace.seen_by(role)
    if not sees_small_counts(role):
        return _none(0, 0, "Par av händelser visas bara för polis och samordnare.")
    return _repeats(workspace, workspace.data_key.of(question.table), question)


@kept(32)
def _repeats(workspace: Workspace, key: DataKey, question: PlaceQuestion) -> RepeatAnswer:
    rows = in_period(of_question(timed_rows(workspace, key, question.table), question), question.asked.period)
    rows = rows[rows["area_code"].isin(question.asked.areas)] if question.asked.areas else rows
    rows = rows[rows["x"].notna()]
    length = rows["event_to"].fillna(rows["event_from"]) - rows["event_from"]
    timed = rows[rows["event_from"].notna() & (length <= pd.Timedelta(days=LONGEST_WINDOW_DAYS))]
    left_out = len(rows) - len(timed)
    if len(timed) < FEWEST_EVENTS:
        return _none(
            len(timed), left_out, f"Färre än {FEWEST_EVENTS} händelser med plats och tid: för få för att avgöra."
        )
    x, y = timed["x"].to_numpy(), timed["y"].to_numpy()
    pairs = count_near_pairs(x, y, DISTANCES_M[-1])
    if pairs > MOST_PAIRS:
        return _none(
            len(timed), left_out, "Välj en brottstyp eller ett område: frågan gäller en sorts händelser i taget."
        )
    middle = timed["event_from"] + length[timed.index] / 2
    days = middle.to_numpy("datetime64[s]").astype(float) / 86_400
    shuffles = int(np.clip(WORK // max(pairs, 1), 99, SHUFFLES))
    found = near_repeats(x, y, days, DISTANCES_M, SPANS_DAYS, shuffles, SEED)
    together = near_repeats(x, y, days, (NEAR_M,), (SOON_DAYS,), shuffles, SEED)
    return RepeatAnswer(
        len(timed), left_out, _table(found), int(together.observed[0, 0]), float(together.ratio[0, 0]),
        float(together.p[0, 0]), shuffles,
    )  # fmt: skip


def _table(found: NearRepeats) -> pd.DataFrame:
    p = adjusted_p(found.p.ravel())
    return pd.DataFrame(
        {
            "distance": np.repeat(_bands(DISTANCES_M, "m"), len(SPANS_DAYS)),
            "span": np.tile(_bands(SPANS_DAYS, "dagar"), len(DISTANCES_M)),
            "observed": found.observed.ravel(),
            "expected": found.expected.ravel(),
            "ratio": found.ratio.ravel(),
            "p": p,
            "is_sure": p <= 0.05,
        }
    )


def _bands(ends: tuple[float, ...], unit: str) -> list[str]:
    starts = (0.0, *ends[:-1])
    return [f"{start:.0f}–{end:.0f} {unit}" for start, end in zip(starts, ends, strict=True)]


def _none(n_events: int, n_left_out: int, reason: str) -> RepeatAnswer:
    return RepeatAnswer(n_events, n_left_out, pd.DataFrame(), 0, float("nan"), float("nan"), 0, reason)
