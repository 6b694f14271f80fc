"""Hot times: the blocks of the week that hold more than chance would give."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.placed_rows import in_period
from lib.analysis.timed_question import here_and_elsewhere, may_ask
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.hot_time_words import hours_words, stretch_words
from lib.domain.place_question import PlaceQuestion
from lib.domain.words import WEEKDAYS
from lib.stats.aoristic import weekday_hour_weights
from lib.stats.discoveries import adjusted_p
from lib.stats.hot_hours import BLOCK_HOURS, HotHours, Stretch, hot_hours, stretches

FEWEST_EVENTS = 30
FEWEST_IN_STRETCH = 5
"""Fewer events than this in a stretch are not told of, however much they exceed what was expected."""

BLOCK_COLUMNS = (
    Column("weekday_name", "Veckodag", "Dagen som timmarna ligger på"),
    Column("hours", "Klockan", "Tre timmar"),
    Column("observed", "Antal", "Händelser, där ett tidsintervall delas ut över sina timmar", decimals=1),
    Column("expected", "Väntat", "Om händelserna följde det som det jämförs med", decimals=1),
    Column("times", "Gånger väntat", "Antal delat med väntat", decimals=1),
    Column("p", "p", "Kontrollerat för 56 jämförelser", decimals=3),
    Column("verdict", "Het", "Om det är fler än slumpen brukar ge"),
)


@dataclass(frozen=True, eq=False)
class HotTimes:
    """`blocks` has BLOCK_COLUMNS with weekday, block and is_hot; `findings` are sentences and `stretches` what they
    tell. Empty when there are too few events with a known time, or the role may not see them."""

    n_events: int
    blocks: pd.DataFrame
    stretches: tuple[Stretch, ...]
    findings: tuple[str, ...]


def hot_times(
    workspace: Workspace, question: PlaceQuestion, place: str | None, against_rest: bool, role: Role
) -> HotTimes:
    """Of the asked period. `against_rest` compares with the week of the rest of the municipality, otherwise with an
    even week; with nothing chosen there is no rest, and the week is even."""
    workspace = workspace.seen_by(role)
    if not may_ask(role):
        return HotTimes(0, pd.DataFrame(), (), ())
    here, rest = (
        in_period(rows, question.asked.period)
        for rows in here_and_elsewhere(workspace, workspace.data_key, question, place)
    )
    week = weekday_hour_weights(here["event_from"], here["event_to"])
    if week.sum() < FEWEST_EVENTS:
        return HotTimes(round(week.sum()), pd.DataFrame(), (), ())
    other = weekday_hour_weights(rest["event_from"], rest["event_to"]) if against_rest else None
    found = hot_hours(week, other if other is not None and other.sum() >= FEWEST_EVENTS else None)
    told = tuple(stretch for stretch in stretches(found) if stretch.observed >= FEWEST_IN_STRETCH)
    blocks = _table(found)
    return HotTimes(round(week.sum()), blocks, told, tuple(stretch_words(one) for one in told))


def _table(found: HotHours) -> pd.DataFrame:
    day, block = np.indices(found.observed.shape)
    with np.errstate(invalid="ignore", divide="ignore"):
        times = np.where(found.expected > 0, found.observed / found.expected, np.nan)
    return pd.DataFrame(
        {
            "weekday": day.ravel(),
            "weekday_name": np.array(WEEKDAYS)[day.ravel()],
            "block": block.ravel(),
            "hours": [hours_words(hour, hour + BLOCK_HOURS) for hour in (block.ravel() * BLOCK_HOURS).tolist()],
            "observed": found.observed.ravel(),
            "expected": found.expected.ravel(),
            "times": times.ravel(),
            "p": adjusted_p(found.p.ravel()),
            "is_hot": found.is_hot.ravel(),
            "verdict": np.where(found.is_hot.ravel(), "ja", ""),
        }
    )
