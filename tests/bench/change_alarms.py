"""Alarms of the methods for change, on counts drawn as the demo draws them: same areas, kinds, seasons and spread."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.effect_places import PLACE, compared_places, verdict_of
from lib.demo.background import Kind
from lib.demo.clock import month_range
from lib.demo.expected import expected_counts
from lib.demo.incidents import SHAPE
from lib.demo.planted import Table
from lib.demo.recipe import Recipe
from lib.domain.change_codes import Verdict
from lib.stats.change import FEWEST_EVENTS, count_change_p
from lib.stats.change_point import latest_change
from lib.stats.control_limits import u_limits, xmr_limits
from lib.stats.discoveries import is_discovery
from lib.stats.effect import BeforeAfter, displacement_limits, spread_of_changes
from lib.stats.month_spread import dispersion_of, month_spread
from lib.stats.run_rules import RULES, run_signals
from lib.stats.trend import monthly_season, monthly_trend
from tests.demo.built import neighbours, recipe

SEEDS = 200
CHART_POINTS, BASELINE = 36, 24
Cube = NDArray[np.float64]
"""Areas × themes × months."""


@dataclass(frozen=True, eq=False)
class Shape:
    """What is expected of each area, kind and month, and the theme of each kind."""

    expected: Cube
    themes: tuple[str, ...]
    kind_names: tuple[str, ...]
    kind_theme: NDArray[np.int_]
    first: np.datetime64

    def draw(self, seed: int) -> Cube:
        """Counts by area, kind and month, as `lib.demo.incidents` draws them."""
        rng = np.random.default_rng(seed)
        return rng.poisson(self.expected * rng.gamma(SHAPE, 1 / SHAPE, self.expected.shape)).astype(float)

    def by_theme(self, counts: Cube) -> Cube:
        return np.stack([counts[:, self.kind_theme == i].sum(axis=1) for i in range(len(self.themes))], axis=1)

    def month(self, written: str) -> int:
        return int((np.datetime64(written, "M") - self.first).astype(int))


@cache
def shape(table: Table, is_planted: bool) -> Shape:
    """With the planted changes, or with nothing that changes at all: no change, no trend, no growth."""
    made = recipe() if is_planted else _standing_still(recipe())
    kinds = list(made.background.kinds(table))
    of = [made.themes[table][kind] for kind in kinds]
    themes = tuple(sorted(set(of)))
    months = month_range(made.background.starts(table), made.background.last_month)
    places = np.array([themes.index(theme) for theme in of])
    return Shape(expected_counts(made, table), themes, tuple(kinds), places, months[0])


def _standing_still(made: Recipe) -> Recipe:
    def still(kinds: dict[str, Kind]) -> dict[str, Kind]:
        return {name: kind.model_copy(update={"trend_pct": 0.0}) for name, kind in kinds.items()}

    background = made.background.model_copy(
        update={"events": still(made.background.events), "reports": still(made.background.reports)}
    )
    standing = tuple(effect for effect in made.planted.effects if effect.from_month is None)
    planted = made.planted.model_copy(update={"effects": standing})
    profiles = made.profiles.assign(growth_pct=0.0)
    return replace(made, background=background, planted=planted, profiles=profiles)


def measures() -> Iterator[dict[str, object]]:
    yield from period_against_period()
    yield from level_since_when()
    yield from control_charts()
    yield from trends()
    yield from effects()


def period_against_period() -> Iterator[dict[str, object]]:
    """All areas × themes at once, Benjamini–Hochberg: no change, so every discovery is false."""
    still, planted = shape("events", False), shape("events", True)
    for years in (1, 3):
        false = [int(_changed(still.by_theme(still.draw(seed)), years).sum()) for seed in range(SEEDS)]
        yield _share(f"period mot {years} år, områden × teman, BH: frön med minst ett falskt fynd", np.array(false) > 0)
        false = [int(is_discovery(_p(still.draw(seed).sum(axis=1, keepdims=True), years).ravel()).sum())
                 for seed in range(SEEDS)]  # fmt: skip
        yield _share(f"period mot {years} år, områden, BH: frön med minst ett falskt fynd", np.array(false) > 0)
        false = [int(is_discovery(_p(still.draw(seed).sum(axis=0, keepdims=True), years).ravel()).sum())
                 for seed in range(SEEDS)]  # fmt: skip
        yield _share(f"period mot {years} år, brottstyper, BH: frön med minst ett falskt fynd", np.array(false) > 0)
    theme, area = planted.themes.index("skadegorelse"), _area("1980R020")
    found: dict[str, list[bool]] = {"alone": [], "bh": []}
    bikes = []
    for seed in range(SEEDS):
        drawn = planted.draw(seed)
        counts = planted.by_theme(drawn)
        found["bh"].append(bool(_changed(counts, 3)[area, theme]))
        found["alone"].append(bool(_p(counts, 3)[area, theme] < 0.05))
        kinds = _p(drawn.sum(axis=0, keepdims=True), 3)[0]
        bikes.append(bool(is_discovery(kinds)[planted.kind_names.index("cykelstold")]))
    yield _share("skadegörelse i Malmaberg (×1,6), ensam fråga, 3 år: funnen", found["alone"])
    yield _share("skadegörelse i Malmaberg (×1,6), bland områden × teman, BH: funnen", found["bh"])
    yield _share("cykelstölder i kommunen (×0,65), bland brottstyper, BH: funnen", bikes)


def _changed(counts: Cube, years: int) -> NDArray[np.bool_]:
    return is_discovery(_p(counts, years).ravel()).reshape(counts.shape[:2])


def _p(counts: Cube, years: int) -> NDArray[np.float64]:
    """By place and kind, with the spread of months that the places of each kind share."""
    now, before = counts[..., -12:].sum(axis=-1), counts[..., -12 * (years + 1) : -12].sum(axis=-1)
    whole = counts[..., -(counts.shape[-1] // 12 * 12) :]
    spread = [month_spread(whole[:, i].reshape(len(counts), -1, 12)) for i in range(counts.shape[1])]
    dispersion = dispersion_of(spread, now + before, 12 * (years + 1))
    return np.where(now + before < FEWEST_EVENTS, np.nan, count_change_p(now, before, 1, years, dispersion))


def level_since_when() -> Iterator[dict[str, object]]:
    still, planted = shape("events", False), shape("events", True)
    false, found, rest, when = [], [], [], []
    theme, area = planted.themes.index("skadegorelse"), _area("1980R020")
    spared = np.ones((len(recipe().area_codes), len(planted.themes)), dtype=bool)
    for effect in recipe().planted.effects:
        if effect.from_month is not None and "events" in effect.tables:
            places = [_area(code) for code in effect.areas] or range(len(spared))
            touched = {planted.themes[t] for t, kind in zip(planted.kind_theme, planted.kind_names, strict=True)
                       if effect.concerns(kind, planted.themes[t])}  # fmt: skip
            for name in touched:
                spared[list(places), planted.themes.index(name)] = False
                if effect.moves_to:
                    spared[_area(effect.moves_to), planted.themes.index(name)] = False
    for seed in range(SEEDS):
        false.append(bool(_levels(still, still.draw(seed))[0].any()))
        is_found, start = _levels(planted, planted.draw(seed))
        found.append(bool(is_found[area, theme]))
        rest.append(float((is_found & spared).sum()) / max(int(is_found.sum()), 1))
        if found[-1]:
            when.append(abs(int(start[area, theme]) - planted.month("2026-01")) <= 2)
    yield _share("nivå sedan när, områden × teman, BH: frön med minst ett falskt fynd", false)
    yield _share("nivå sedan när: skadegörelse i Malmaberg (×1,6) funnen bland områden × teman", found)
    yield _share("nivå sedan när: månaden rätt inom två månader, när den är funnen", when)
    yield {"what": "nivå sedan när: andel av fynden utan plantering (trender i receptet räknas hit)",
           "value": round(float(np.mean(rest)), 4), "seeds": SEEDS}  # fmt: skip


def _levels(made: Shape, drawn: Cube) -> tuple[NDArray[np.bool_], NDArray[np.int_]]:
    counts = made.by_theme(drawn)
    first = int(str(made.first)[5:])
    month = (first - 1 + np.arange(counts.shape[2])) % 12
    seasons = np.stack([_season(counts[:, i].sum(axis=0), first)[month] for i in range(counts.shape[1])])
    flat = counts.reshape(-1, counts.shape[2])
    point = latest_change(flat, np.broadcast_to(seasons, counts.shape).reshape(flat.shape))
    p = np.where(flat.sum(axis=1) < FEWEST_EVENTS, np.nan, point.p_value)
    return is_discovery(p).reshape(counts.shape[:2]), point.start.reshape(counts.shape[:2])


def _season(counts: NDArray[np.float64], first: int) -> NDArray[np.float64]:
    season = monthly_season(counts, first)
    return season.factors if season.p_value < 0.01 else np.ones(12)


def control_charts() -> Iterator[dict[str, object]]:
    """Charts of 36 points with a baseline of 24, one for each area: all crimes."""
    still, planted = shape("events", False), shape("events", True)
    marks: dict[str, list[pd.Series]] = {"u med årstid": [], "XmR": []}
    for seed in range(SEEDS):
        areas = still.draw(seed).sum(axis=1)[:, -CHART_POINTS:]
        first = int(str(still.first)[5:])
        month = (first - 1 + np.arange(-CHART_POINTS, 0) + still.expected.shape[2]) % 12
        season = _season(still.draw(seed).sum(axis=(0, 1)), first)[month]
        for counts in areas[seed % 5 :: 5]:
            u = u_limits(counts, season, BASELINE, is_adjusted=True)
            marks["u med årstid"].append(run_signals(counts / season, u.centre, u.sigma).any())
            xmr = xmr_limits(counts, BASELINE)
            marks["XmR"].append(run_signals(counts, xmr.centre, xmr.sigma).any())
    for chart, rows in marks.items():
        table = pd.DataFrame(rows)
        yield _share(f"styrdiagram {chart}, 36 punkter: minst en signal", table.any(axis=1))
        for rule in RULES:
            yield _share(f"styrdiagram {chart}, 36 punkter: regeln {rule}", table[rule])
    theme, area = planted.themes.index("skadegorelse"), _area("1980R020")
    start = planted.month("2026-01")
    found = []
    for seed in range(SEEDS):
        counts = planted.by_theme(planted.draw(seed))[area, theme]
        limits = u_limits(counts, np.ones(len(counts)), BASELINE, is_adjusted=True)
        found.append(bool(run_signals(counts, limits.centre, limits.sigma).to_numpy()[start:].any()))
    yield _share("styrdiagram u: signal i Malmaberg efter januari 2026 (×1,6)", found)


def trends() -> Iterator[dict[str, object]]:
    still = shape("events", False)
    first = int(str(still.first)[5:])
    alarms, whole = [], []
    for seed in range(SEEDS):
        drawn = still.draw(seed).sum(axis=1)
        fits = [monthly_trend(counts, np.ones(len(counts)), first) for counts in drawn[seed % 10 :: 10]]
        alarms += [fit.p_value < 0.05 for fit in fits]
        total = drawn.sum(axis=0)
        whole.append(monthly_trend(total, np.ones(len(total)), first).p_value < 0.05)
    yield _share("trend, ett område: falskt larm på 5 %", alarms)
    yield _share("trend, hela kommunen: falskt larm på 5 %", whole)


def effects() -> Iterator[dict[str, object]]:
    """A made-up measure in each area in turn, 17 months before and after, by theme."""
    for table in ("events", "reports"):
        still = shape(table, False)
        verdicts, quotients = [], []
        for seed in range(SEEDS):
            counts = still.by_theme(still.draw(seed))[:, :, -34:]
            for area in range(seed % 10, counts.shape[0], 10):
                verdict, quotient = _judged(counts[:, (seed + area) % counts.shape[1]], recipe().area_codes[area])
                verdicts.append(verdict)
                quotients.append(quotient)
        for verdict in Verdict:
            yield _share(f"effekt, {table}, ingen ändring: bedömningen {verdict}", [v is verdict for v in verdicts])
        yield _share(f"flyttkvot (WDQ), {table}, ingen ändring: intervall utan 0", quotients)
    for key, table, themes, month in (
        ("m03", "reports", ("miljo",), "2025-04"),
        ("m04", "events", ("narkotika",), "2025-06"),
    ):
        planted = shape(table, True)
        start = planted.month(month)
        length = min(planted.expected.shape[2] - start, start, 24)
        place = next(e.areas[0] for e in recipe().planted.effects if e.measure == key)
        found = []
        for seed in range(SEEDS):
            counts = planted.by_theme(planted.draw(seed))[:, :, start - length : start + length]
            wanted = [planted.themes.index(theme) for theme in themes]
            found.append(_judged(counts[:, wanted].sum(axis=1), place)[0])
        for verdict in Verdict:
            yield _share(f"effekt, {key} som den är inlagd: bedömningen {verdict}", [v is verdict for v in found])


def _judged(counts: NDArray[np.float64], place: str) -> tuple[Verdict, bool]:
    """The verdict by area × months, half before and half after; and whether the quotient's limits leave out 0."""
    codes, half = recipe().area_codes, counts.shape[1] // 2
    sums = pd.DataFrame({"before": counts[:, :half].sum(axis=1), "after": counts[:, half:].sum(axis=1)}, index=codes)
    buffer = tuple(sorted(neighbours(place)))
    rest = [code for code in codes if code != place and code not in buffer]
    spread = spread_of_changes(BeforeAfter(sums.loc[rest, "before"], sums.loc[rest, "after"]))
    table = compared_places(sums, dict(zip(codes, codes, strict=True)), place, buffer, rest, spread)
    here, around, other = (BeforeAfter(*sums.loc[part].sum()) for part in ([place], list(buffer), rest))
    low, high = displacement_limits(here, around, other, spread)
    assert table["group"].iloc[0] == PLACE
    return verdict_of(table), bool(low > 0 or high < 0)


def _area(code: str) -> int:
    return recipe().area_codes.index(code)


def _share(what: str, hits: object) -> dict[str, object]:
    values = np.asarray(hits, dtype=float)
    return {
        "what": what,
        "value": round(float(values.mean()), 4) if len(values) else None,
        "n": len(values),
        "seeds": SEEDS,
    }
