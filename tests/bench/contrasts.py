"""Contrasts on data drawn as the demo draws them: false contradictions, and how often the planted ones are found."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.demo.chance import generator_for
from lib.demo.expected import LOCAL_SPREAD, expected_counts
from lib.demo.incidents import SHAPE
from lib.demo.planted import Table
from lib.demo.recipe import Recipe
from lib.stats.contrast import expected_odds, ratio_contrast, ratio_spread
from lib.stats.discoveries import is_discovery
from lib.stats.gap import gap_contrast, gap_spread
from lib.stats.opposite import count_tails, opposite_p, share_tails
from tests.demo.built import people, recipe, tables

SEEDS = 200
MONTHS = 12
RATE = 0.05
MORE_REPORTS, FEWER_REPORTS = "1980R024", "1980R034"
UNSAFE_FEELING, SAFE_FEELING = "1980R028", "1980R018"
Grid = NDArray[np.float64]


def measures() -> Iterator[dict[str, object]]:
    yield from reports_against_crimes()
    yield from feeling_against_safety()
    yield from women_against_men()


def reports_against_crimes() -> Iterator[dict[str, object]]:
    """Areas' lasting differences are drawn anew for each seed, then a year of the three that both sources have.

    Without anything planted the demo's villa areas still have more reports for their crimes than its centre: what is
    pointed out there is true, but nobody planted it. With a normal spread and no such pattern, all of it is false.
    """
    yield _share(
        "rapporter mot brott, områden som skiljer sig utan mönster: frön med minst en falsk motsägelse",
        [_apart_without_pattern(seed) for seed in range(SEEDS)],
    )
    for is_planted in (False, True):
        found = np.array([_apart(is_planted, seed) for seed in range(SEEDS)])
        touched = [place for place, code in enumerate(recipe().area_codes) if code in _touched()]
        name = "rapporter mot brott"
        if not is_planted:
            yield _share(f"{name}, inget inlagt i exempeldatan: frön med minst en utpekad", found.any(axis=1))
            continue
        for code, what in ((MORE_REPORTS, "många rapporter, få brott"), (FEWER_REPORTS, "få rapporter, många brott")):
            yield _share(f"{name}, {code} {what}: funnen", found[:, recipe().area_codes.index(code)])
        elsewhere = np.delete(found, touched, axis=1)
        yield _share(f"{name}, områden utan något inlagt: frön med minst en falsk motsägelse", elsewhere.any(axis=1))
        both = [recipe().area_codes.index(code) for code in (MORE_REPORTS, FEWER_REPORTS)]
        rest = np.delete(found, both, axis=1).sum(axis=1)
        yield {
            "what": f"{name}, andra områden per frö (inlagda i en av källorna)",
            "mean": round(float(rest.mean()), 3),
        }


def feeling_against_safety() -> Iterator[dict[str, object]]:
    """Crimes and answers as in the demo; without contradictions one of the two is alike everywhere."""
    crimes, answers = _crimes(), _answers()
    share, whole = answers["share"].to_numpy(), float(answers["share"] @ answers["n"] / answers["n"].sum())
    n, mean = answers["n"].to_numpy(), crimes.to_numpy()
    persons = people()[answers.index].to_numpy(dtype=float)
    flat = mean.sum() * persons / persons.sum()
    codes = list(answers.index)

    def found(rate: Grid, felt: Grid, seed: int) -> NDArray[np.bool_]:
        rng = np.random.default_rng(seed)
        x, y = rng.poisson(rate), rng.binomial(n, felt)
        few, many = count_tails(x, x.sum() * persons / persons.sum())
        low, high = share_tails(y / n, n, y.sum() / n.sum())
        return is_discovery(opposite_p(few, many, high, low))

    alike = np.full(len(n), whole)
    for what, rate, felt in (("alla lika trygga", mean, alike), ("lika många brott per invånare", flat, share)):
        alarms = [found(rate, felt, seed).any() for seed in range(SEEDS)]
        yield _share(f"trygghet mot säkerhet, {what}: frön med minst en falsk motsägelse", alarms)
    planted = np.array([found(mean, share, seed) for seed in range(SEEDS)])
    for code, what in ((UNSAFE_FEELING, "säkert men otryggt"), (SAFE_FEELING, "osäkert men tryggt")):
        yield _share(f"trygghet mot säkerhet, {code} {what}: funnen", planted[:, codes.index(code)])
    is_true = np.sign(mean / persons - mean.sum() / persons.sum()) == np.sign(share - whole)
    yield _share(
        "trygghet mot säkerhet: frön med en motsägelse som inte finns i sanningen", planted[:, ~is_true].any(axis=1)
    )
    others = planted.sum(axis=1) - sum(planted[:, codes.index(code)] for code in (UNSAFE_FEELING, SAFE_FEELING))
    yield {"what": "trygghet mot säkerhet: sanna motsägelser utöver de inlagda, per frö", "mean": float(others.mean())}


def women_against_men() -> Iterator[dict[str, object]]:
    """The municipality's gap everywhere, with a lasting spread between areas; and one area with 25 points more."""
    n = (_answers()["n"].to_numpy() * 0.53).round()
    m = _answers()["n"].to_numpy() - n
    for extra, what in (
        (0.0, "frön med minst en falsk motsägelse"),
        (-0.25, "ett område 25 procentenheter till: funnet"),
    ):
        yield _share(f"kvinnor mot män, {what}", [_gap_found(n, m, extra, seed) for seed in range(SEEDS)])


def _gap_found(n: Grid, m: Grid, extra: float, seed: int) -> bool:
    rng = np.random.default_rng(seed)
    men = np.clip(0.71 + rng.normal(0, 0.07, len(n)), 0.05, 0.95)
    gap = -0.12 + rng.normal(0, 0.02, len(n))
    gap[0] += extra
    women = np.clip(men + gap, 0.02, 0.98)
    x, y = rng.binomial(n.astype(int), women), rng.binomial(m.astype(int), men)
    usual = x.sum() / n.sum() - y.sum() / m.sum()
    found = is_discovery(gap_contrast(x, n, y, m, usual, gap_spread(x, n, y, m, usual)).p)
    return bool(found[0]) if extra else bool(found.any())


def _apart(is_planted: bool, seed: int) -> NDArray[np.bool_]:
    rng = np.random.default_rng(seed)
    longer = [_drawn(table, is_planted, rng) for table in ("reports", "events")]
    last = [counts[:, :, -MONTHS:].sum(axis=2) for counts in longer]
    ever = [counts[:, :, -_report_months() :].sum(axis=2) for counts in longer]
    spread = ratio_spread(ever[0].sum(axis=1), ever[1].sum(axis=1), expected_odds(*ever))
    return is_discovery(ratio_contrast(last[0].sum(axis=1), last[1].sum(axis=1), expected_odds(*last), spread).p)


def _apart_without_pattern(seed: int) -> bool:
    """A normal spread of 20 per cent between areas that else have the reports that their crimes let expect."""
    rng = np.random.default_rng(seed)
    mean = _crimes().to_numpy()
    odds = np.full(len(mean), 0.06)
    usual = odds * np.exp(rng.normal(0, 0.2, len(mean)))
    crimes, reports = ([rng.poisson(years * rate) for years in (1, 3)] for rate in (mean, usual * mean))
    estimated = [np.full(len(mean), a.sum() / b.sum()) for a, b in zip(reports, crimes, strict=True)]
    spread = ratio_spread(reports[1], crimes[1], estimated[1])
    return bool(is_discovery(ratio_contrast(reports[0], crimes[0], estimated[0], spread).p).any())


def _drawn(table: Table, is_planted: bool, rng: np.random.Generator) -> Grid:
    """Counts by area, theme that both tables have, and month."""
    expected, themes, kind_of = _expected(table, is_planted)
    lasting = np.exp(rng.normal(0, LOCAL_SPREAD, expected.shape[:2])) / _lasting(table, expected.shape[:2])
    moved = expected * lasting[:, :, None]
    moved *= expected.sum(axis=0) / moved.sum(axis=0)
    counts = rng.poisson(moved * rng.gamma(SHAPE, 1 / SHAPE, moved.shape)).astype(float)
    return np.stack([counts[:, kind_of == i].sum(axis=1) for i in range(len(themes))], axis=1)


@cache
def _expected(table: Table, is_planted: bool) -> tuple[Grid, tuple[str, ...], NDArray[np.int_]]:
    made = recipe() if is_planted else _without_effects(recipe())
    kinds = [kind for kind in made.background.kinds(table) if kind not in made.placeless]
    places = [list(made.background.kinds(table)).index(kind) for kind in kinds]
    themes = tuple(sorted(set(made.themes["events"].values()) & set(made.themes["reports"].values())))
    of = np.array(
        [themes.index(made.themes[table][kind]) if made.themes[table][kind] in themes else -1 for kind in kinds]
    )
    return expected_counts(made, table)[:, places], themes, of


@cache
def _lasting(table: Table, shape: tuple[int, int]) -> Grid:
    """The lasting differences that the demo's own seed gives, to be exchanged for others."""
    n_kinds = len(recipe().background.kinds(table))
    drawn = generator_for(f"{table} areas").lognormal(0, LOCAL_SPREAD, (shape[0], n_kinds))
    kept = [at for at, kind in enumerate(recipe().background.kinds(table)) if kind not in recipe().placeless]
    return drawn[:, kept]


def _without_effects(made: Recipe) -> Recipe:
    return replace(made, planted=made.planted.model_copy(update={"effects": ()}))


@cache
def _touched() -> frozenset[str]:
    effects = recipe().planted.effects
    return frozenset(code for effect in effects for code in (*effect.areas, effect.moves_to) if code)


def _report_months() -> int:
    return int(_expected("reports", True)[0].shape[2])


@cache
def _crimes() -> pd.Series:
    """The demo's crimes of the last year by area, as what is expected."""
    events = tables()["events"]
    last = events["event_from"].max().to_period("M")
    wanted = events["event_from"].dt.to_period("M") > last - MONTHS
    return events.loc[wanted, "area_code"].value_counts()[_answers().index].astype(float)


@cache
def _answers() -> pd.DataFrame:
    """share and n of the newest survey, for areas with enough answers."""
    values = tables()["values"]
    its = values[(values["indicator"] == "trygg_bostadsomrade") & (values["period"] == "2025")]
    its = its[(its["sex"] == "all") & (its["age"] == "all") & (its["n"] >= 30) & its["area_code"].str.contains("R")]
    its = its.set_index("area_code")
    return pd.DataFrame({"share": its["value"].astype(float) / 100, "n": its["n"].astype(int)})


def _share(what: str, hits: object) -> dict[str, object]:
    found = np.asarray(hits, dtype=bool)
    return {"what": what, "seeds": len(found), "share": round(float(found.mean()), 3), "rate": RATE}
