"""The weekly picture: how often it proposes yellow or red where nothing is planted, and how often it finds what is."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.day_counts import NOWHERE, DayCounts
from lib.analysis.week_levels import judged_source, proposed_levels
from lib.domain.est_period import EstPeriod

SEEDS, AREAS, WEEKS = 200, 50, 156
WEEK = EstPeriod.of(date(2026, 10, 25), "weekly")
CODES = (*(f"A{number:02d}" for number in range(AREAS)), NOWHERE)
QUIET: dict[str, Any] = {"level": 2.0, "season": 0.3, "dispersion": 1.0, "growth": 0.0, "planted": 1.0}
WORLDS: dict[str, dict[str, Any]] = {
    "lugnt": {},
    "få händelser (0,5 per vecka)": {"level": 0.5},
    "många händelser (10 per vecka)": {"level": 10.0},
    "varierar mer än slumpen (1,5 gånger)": {"dispersion": 1.5},
    "ökar 20 % om året": {"growth": 0.2},
    "stark årstid (±60 %)": {"season": 0.6},
    "ett område tredubblat": {"planted": 3.0},
    "ett område femdubblat": {"planted": 5.0},
}


def measures() -> Iterator[dict[str, Any]]:
    for name, changes in WORLDS.items():
        world = QUIET | changes
        found = [_week(np.random.default_rng([seed, 6]), **world) for seed in range(SEEDS)]
        quiet = np.array([levels[1:] for levels, _ in found])
        ways = np.array([trend[1:] for _, trend in found])
        measure = {
            "measure": "veckoläge",
            "world": name,
            "seeds": SEEDS,
            "areas": AREAS,
            "yellow_or_red_pct": round(100 * np.isin(quiet, ["yellow", "red"]).mean(), 2),
            "red_pct": round(100 * (quiet == "red").mean(), 3),
            "weeks_with_a_red_pct": round(100 * (quiet == "red").any(axis=1).mean(), 1),
            "arrows_pct": round(100 * (np.abs(np.nan_to_num(ways)) > 0).mean(), 2),
        }
        if world["planted"] > 1:
            planted = np.array([levels[0] for levels, _ in found])
            measure |= {
                "found_yellow_or_red_pct": round(100 * np.isin(planted, ["yellow", "red"]).mean(), 1),
                "found_red_pct": round(100 * (planted == "red").mean(), 1),
            }
        yield measure


def _week(
    chance: np.random.Generator, level: float, season: float, dispersion: float, growth: float, planted: float
) -> tuple[list[str], np.ndarray]:
    """The proposed levels and the arrows of one made-up week, the areas only; what is planted is in the first area, in
    the asked week."""
    week = np.arange(WEEKS)
    levels = chance.gamma(2, level / 2, size=(AREAS, 1))
    levels[0] = level
    mean = levels * (1 + season * np.sin(2 * np.pi * week / 52.18)) * np.exp(growth * (week - WEEKS) / 52)
    mean[0, -1] *= planted
    counts = chance.poisson(mean)
    if dispersion > 1:
        counts = chance.negative_binomial(mean / (dispersion - 1), 1 / dispersion)
    judged = judged_source(_days(counts), WEEK, CODES)
    return proposed_levels({"reports": judged})[:-1], judged.trend[:-1]


def _days(counts: np.ndarray) -> DayCounts:
    """Each week's events on its Monday: the weekly picture sees sums of whole weeks only."""
    days = np.zeros((AREAS + 1, WEEKS * 7), dtype=int)
    days[:-1, ::7] = counts
    first = WEEK.first - timedelta(weeks=WEEKS - 1)
    return DayCounts(first, WEEK.last, CODES, days, pd.DataFrame())
