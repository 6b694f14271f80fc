"""Hot spots and hot times: false alarms on data without structure, and whether what is planted is found.

`python -m tests.bench hot_spots` prints one JSON line for each measure.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from lib.actions.folder_tables import load_folder_tables
from lib.analysis.hot_areas import hot_areas
from lib.analysis.hot_cells import hot_cells
from lib.analysis.hot_grid import study_grid
from lib.analysis.hot_hours import hot_times
from lib.analysis.near_repeats import repeats
from lib.analysis.special_days import special_days
from lib.analysis.workspace import Workspace, open_workspace
from lib.analysis.year_profile import MONTHS, year_profile
from lib.demo.planted import HotPlace
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.hot_spot_codes import HotClass, Level, LocalClass, TimeClass
from lib.domain.period import Period
from lib.domain.place_question import PlaceQuestion
from lib.domain.selection import Selection
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.geography.contiguity import beside
from lib.stats.day_rates import day_rates
from lib.stats.discoveries import is_discovery
from lib.stats.getis_ord import gi_star_p, hot_counts, neighbourhood_sums
from lib.stats.hot_hours import hot_hours
from lib.stats.hot_over_time import time_classes
from lib.stats.local_moran import local_moran
from lib.stats.near_repeats import near_repeats
from lib.stats.seasons import seasons
from lib.stats.standing_out import standing_out_p
from tests.demo.built import recipe

SLUG = "1980-vasteras"
YEAR = Period.parse("2025-11--2026-10")
SEEDS = 200
ROLE = Role.COORDINATOR


def measures() -> Iterator[dict[str, object]]:
    """False alarms first, then what is planted, then times."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = demo(Path(folder))
        yield from false_alarms(workspace)
        yield from planted_truth(workspace)
        yield from seconds(workspace)


def demo(store: Path) -> Workspace:
    settings = Settings(root=PROJECT_ROOT, database_url=f"sqlite:///{store / 'bench.db'}")
    load_folder_tables(settings, MunicipalityFolder(PROJECT_ROOT, SLUG))
    return open_workspace(settings, SLUG)


def asked(table: str = "events", kind: str | None = None, **narrowed: tuple[str, ...]) -> PlaceQuestion:
    question = Selection(SLUG, YEAR, YEAR.before, **narrowed)  # type: ignore[arg-type]
    return PlaceQuestion(question, table, kind)  # type: ignore[arg-type]


def false_alarms(workspace: Workspace, seeds: int = SEEDS) -> Iterator[dict[str, object]]:
    """How many of the made-up data sets give any alarm at all, and how many of all tests do.

    Nothing is planted in them: every place, hour, month and day has the same rate (or, where it says uneven, rates of
    its own that nothing else explains).
    """
    near = study_grid(workspace, workspace.data_key, "events", 250).beside
    areas = sparse.csr_array(beside(workspace.areas, workspace.municipality.projected_crs).astype(float))
    n_areas = len(workspace.areas)
    trials: dict[str, Callable[[np.random.Generator], np.ndarray]] = {
        "cells, 0.6 events each": lambda rng: hot_counts(rng.poisson(0.6, near.shape[0]), near) != HotClass.NOT_HOT,
        "cells, 7 events each": lambda rng: hot_counts(rng.poisson(7, near.shape[0]), near) != HotClass.NOT_HOT,
        "cells, uneven": lambda rng: _uneven_cells(rng, near) != HotClass.NOT_HOT,
        "cells, new over five periods": lambda rng: _lasting(rng, near) == TimeClass.NEW,
        "areas, Gi*": lambda rng: is_discovery(gi_star_p(rng.poisson(40, n_areas) / 1.0, areas, 4_999, 1)),
        "areas, local Moran": lambda rng: (
            local_moran(rng.poisson(40, n_areas), areas, 4_999, 1).classes != LocalClass.NONE
        ),
        "areas, standing out": lambda rng: is_discovery(standing_out_p(rng.poisson(40, n_areas), np.ones(n_areas))),
        "areas, standing out, uneven": lambda rng: is_discovery(
            standing_out_p(rng.poisson(rng.lognormal(np.log(40), 0.6, n_areas)), np.ones(n_areas))
        ),
        "week, 200 events": lambda rng: hot_hours(_even_week(rng, 200)).is_hot.ravel(),
        "week against the rest": lambda rng: _week_against(rng).ravel(),
        "year, 5 years": lambda rng: _levels(seasons(rng.poisson(30.0, (5, 12)) * 1.0, np.full((5, 12), 30.4))),
        "year, one month varies": lambda rng: _levels(_uneven_years(rng)),
        "near repeats, 300 events": lambda rng: _repeats(rng),
        "days against days": lambda rng: _days(rng),
    }  # fmt: skip
    for name, trial in trials.items():
        found = [trial(np.random.default_rng(seed)) for seed in range(seeds)]
        with_alarm = sum(bool(one.any()) for one in found)
        yield {
            "measure": "false alarms",
            "what": name,
            "data_sets": seeds,
            "with_any_alarm": with_alarm,
            "share": round(with_alarm / seeds, 3),
            "tests": int(sum(one.size for one in found)),
            "alarms": int(sum(one.sum() for one in found)),
        }


def planted_truth(workspace: Workspace) -> Iterator[dict[str, object]]:
    """Each thing in planted.yaml that concerns where and when: found, and with what number."""
    planted = recipe().planted
    for hot in planted.hot_places:
        yield _found(hot.id, *_place(workspace, hot))
        yield _found(f"{hot.id}, time", *_place_time(workspace, hot))
    for effect in planted.effects:
        if effect.what == "hot_area":
            narrowed = {"themes": effect.themes} if effect.themes else {}
            question = asked(effect.tables[0], effect.kinds[0] if effect.kinds else None, **narrowed)
            yield _found(effect.id, *_area(workspace, question, effect.areas[0]))
    for season in planted.seasons:
        rows = year_profile(workspace, asked(season.table, season.kinds[0]), None, ROLE).head(12)
        more = set(rows.loc[rows["level"] == Level.MORE, "part"])
        wanted = {MONTHS[month - 1] for month in season.months}
        yield _found(season.id, more == wanted, {"months": sorted(more)})
    for weekly in planted.weekly:
        times = hot_times(workspace, asked(weekly.table, weekly.kinds[0]), None, False, ROLE)
        yield _found(weekly.id, bool(times.findings), {"findings": list(times.findings)})
    for rule in planted.near_repeats:
        answer = repeats(workspace, asked(kind=rule.category, areas=(rule.area,)), ROLE)
        yield _found(rule.id, answer.p <= 0.05, {"ratio": round(answer.ratio, 2), "p": round(answer.p, 4)})
        rest = tuple(code for code in workspace.areas["area_code"] if code != rule.area)
        answer = repeats(workspace, asked(kind=rule.category, areas=rest), ROLE)
        numbers = {"ratio": round(answer.ratio, 2), "p": round(answer.p, 4)}
        yield _found(f"{rule.id}, not in other areas", answer.p > 0.05, numbers)
    days = special_days(workspace, asked(), None, ROLE)
    sure = days[days["level"].isin([Level.MORE, Level.FEWER])]
    yield _found("no kind of day differs", sure.empty, {"named": list(sure["name"])})


def seconds(workspace: Workspace) -> Iterator[dict[str, object]]:
    """With 100 000 events; each question is new when it is asked."""
    other = Period.parse("2024-11--2025-10")

    def on(period: Period, **narrowed: object) -> PlaceQuestion:
        return PlaceQuestion(Selection(SLUG, period, period.before), **narrowed)  # type: ignore[arg-type]

    work: dict[str, Callable[[], object]] = {
        "grid, another period": lambda: hot_cells(workspace, on(other), ROLE),
        "grid, another kind": lambda: hot_cells(workspace, on(YEAR, kind="cykelstold"), ROLE),
        "areas, another period": lambda: hot_areas(workspace, on(other), ROLE),
        "near repeats, cycles": lambda: repeats(workspace, on(other, kind="cykelstold"), ROLE),
        "week, another period": lambda: hot_times(workspace, on(other), None, False, ROLE),
        "year, another kind": lambda: year_profile(workspace, on(YEAR, kind="hot"), None, ROLE),
        "days, another kind": lambda: special_days(workspace, on(YEAR, kind="klotter"), None, ROLE),
    }
    for name, ask in work.items():
        start = time.perf_counter()
        ask()
        yield {"measure": "seconds", "what": name, "seconds": round(time.perf_counter() - start, 3)}


def _found(what: str, is_found: bool, numbers: dict[str, object]) -> dict[str, object]:
    return {"measure": "planted", "what": what, "found": bool(is_found), **numbers}


def _place(workspace: Workspace, hot: HotPlace) -> tuple[bool, dict[str, object]]:
    """A hot cell that bears the place's name, among events of the place's themes."""
    cells = hot_cells(workspace, _question(hot), ROLE)
    names = {"backby_torg": "Bäckby torg", "vasaparken": "Vasaparken"}
    here = cells[(cells["place_name"] == names[hot.place]) & (cells["hot_class"] == HotClass.HOTTEST)]
    number = int(here["place"].min()) if len(here) else None
    return bool(len(here)), {"cells": len(here), "number_in_list": number, "hot_cells_in_all": len(cells)}


def _place_time(workspace: Workspace, hot: HotPlace) -> tuple[bool, dict[str, object]]:
    """The first stretch of the week near the place lies on its evenings."""
    times = hot_times(workspace, _question(hot), hot.place, False, ROLE)
    on_time = [set(one.days) <= set(hot.evenings) and one.first_hour >= hot.hours[0] - 3 for one in times.stretches]
    return bool(on_time) and all(on_time), {"findings": list(times.findings)}


def _question(hot: HotPlace) -> PlaceQuestion:
    themes = recipe().themes[hot.table]
    return asked(hot.table, themes=tuple(sorted({themes[kind] for kind in hot.per_year})))


def _area(workspace: Workspace, question: PlaceQuestion, area_code: str) -> tuple[bool, dict[str, object]]:
    """Among the hot areas, or with hot (or fading) cells of its own, 250 or 500 metres wide."""
    areas = hot_areas(workspace, question, ROLE).set_index("area_code")
    numbers: dict[str, object] = {"area_class": str(areas.loc[area_code, "hot_class"])}
    for width in (250, 500):
        cells = hot_cells(workspace, replace(question, cell_m=width), ROLE)
        own = cells[cells["area_code"] == area_code] if len(cells) else pd.DataFrame({"hot_class": []})
        classes = own["hot_class"].replace(HotClass.NOT_HOT, TimeClass.FADING).value_counts()
        numbers[f"cells_{width}"] = {str(name): int(n) for name, n in classes.items()}
    found = numbers["area_class"] != HotClass.NOT_HOT or any(numbers[f"cells_{width}"] for width in (250, 500))
    return found, numbers


def _uneven_cells(rng: np.random.Generator, near: sparse.csr_array) -> np.ndarray:
    return hot_counts(rng.poisson(rng.gamma(1.0, 3.0, near.shape[0])), near)


def _lasting(rng: np.random.Generator, near: sparse.csr_array) -> np.ndarray:
    """The same uneven places period after period."""
    usual = rng.gamma(0.5, 6.0, near.shape[0])
    counts = [rng.poisson(usual) for _ in range(5)]
    is_hot = np.array([hot_counts(one, near) != HotClass.NOT_HOT for one in counts])
    return time_classes(is_hot, np.array([neighbourhood_sums(one, near) for one in counts]))


def _even_week(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.multinomial(n, np.full(168, 1 / 168)).reshape(7, 24)


def _week_against(rng: np.random.Generator) -> np.ndarray:
    usual = rng.dirichlet(np.full(168, 2.0))
    return hot_hours(*(rng.multinomial(n, usual).reshape(7, 24) for n in (150, 5_000))).is_hot


def _uneven_years(rng: np.random.Generator) -> object:
    return seasons(rng.poisson(rng.gamma(20, 1.5, (5, 12))).astype(float), np.full((5, 12), 30.4))


def _levels(found: object) -> np.ndarray:
    return np.isin(found.levels, [Level.MORE, Level.FEWER])  # type: ignore[attr-defined]


def _repeats(rng: np.random.Generator) -> np.ndarray:
    x, y = rng.normal(0, 1_500, (2, 300))
    found = near_repeats(x, y, rng.uniform(0, 365, 300), (200.0,), (14.0,), 199, 1)
    return found.p.ravel() <= 0.05


def _days(rng: np.random.Generator) -> np.ndarray:
    days = np.arange(730)
    rates = day_rates(rng.poisson(3, 730).astype(float), days % 30 < 3, days // 30 * 7 + days % 7)
    return np.array([rates.p <= 0.05])
