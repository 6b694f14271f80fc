"""The block of counts and what is cut out of it, against a twin that goes through the rows one by one."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest

from lib.analysis.counted import count_figures
from lib.analysis.figures import figures, figures_of
from lib.analysis.month_cube import month_cube, summed_by
from lib.analysis.period_counts import period_counts
from lib.domain.codes import Role
from lib.domain.period import Period
from tests.made_up import AREAS, asked, events, population, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
THEMES = {"klotter": "skadegorelse", "ran": "vald_hot", "vald_nara_relation": "vald_hot"}
CRIMES = "anmalda_brott"
YEAR, BEFORE, OUTSIDE = Period.parse("2025-01--2025-12"), Period.parse("2024-01--2024-12"), Period.year(2020)
QUESTIONS = {
    "all": {},
    "one area": {"areas": (SODER,)},
    "two": {"areas": (NORR, OSTER)},
    "theme": {"themes": ("vald_hot",)},
}


def drawn() -> list[tuple[str | None, str, str, int]]:
    """Some months, places and kinds with a few events each; some lie in no area."""
    chance = np.random.default_rng(4)
    return [
        (str(area) if area else None, str(kind), f"{year}-{month:02d}", int(chance.integers(1, 6)))
        for year in (2024, 2025)
        for month in range(1, 13)
        for area in (*AREAS, None)
        for kind in THEMES
        if chance.random() < 0.4
    ] + [(NORR, "ran", "2024-01", 1), (NORR, "ran", "2025-12", 1)]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    people = population(2023, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    return workspace_with(tmp_path_factory.mktemp("counts"), events=events(*drawn()), populations=people)


def slow(by: str, period: Period, areas: tuple[str, ...] = (), themes: tuple[str, ...] = ()) -> dict[object, int]:
    """What is counted, by key. Violence in close relations is only known for the whole municipality."""
    found: Counter[object] = Counter(dict.fromkeys(AREAS, 0) if by == "area" else {})
    for written, kind, month, many in drawn():
        area = None if kind == "vald_nara_relation" else written
        keys = {"total": "", "area": area, "theme": THEMES[kind], "category": kind, "area_theme": (area, THEMES[kind])}
        is_here = area is not None if by.startswith("area") else not areas or area in areas
        is_then = str(period.first) <= month <= str(period.last)
        if is_here and is_then and (not themes or THEMES[kind] in themes):
            found[keys[by]] += many
    return dict(found)


def keyed(rows: pd.DataFrame, by: str, name: str) -> dict[object, int]:
    if by == "total":
        return {"": int(rows[name].sum())}
    keys = {"area": "area_code", "theme": "theme", "category": "category", "area_theme": ["area_code", "theme"]}
    counted = rows.set_index(keys[by])[name].astype(int)
    return {key: many for key, many in counted.items() if many or by == "area"}


@pytest.mark.parametrize("by", ["total", "area", "theme", "category"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_figures_count_what_the_rows_say(workspace, by, question):
    narrowed = QUESTIONS[question]
    indicator = workspace.definitions.indicators[CRIMES]
    rows = count_figures(workspace, workspace.data_key, asked(**narrowed), (indicator,), by, YEAR)
    assert keyed(rows, by, "numerator") == slow(by, YEAR, **narrowed)


@pytest.mark.parametrize("by", ["total", "area", "theme", "category", "area_theme"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_periods_count_what_the_rows_say(workspace, by, question):
    narrowed = QUESTIONS[question]
    indicator = workspace.definitions.indicators[CRIMES]
    rows = period_counts(workspace, workspace.data_key, asked(**narrowed), indicator, by, (BEFORE,))
    for name, period in (("numerator", YEAR), ("numerator_before", BEFORE)):
        assert keyed(rows, by, name) == slow(by, period, **narrowed)


def test_exposure_is_person_years_of_each_row(workspace):
    indicator = workspace.definitions.indicators[CRIMES]
    half = asked("2025-01--2025-06", areas=(NORR, SODER))
    rows = period_counts(workspace, workspace.data_key, half, indicator, "area", (BEFORE,)).set_index("area_code")
    assert rows.loc[SODER, ["exposure", "exposure_before"]].tolist() == [1000.0, 2000.0]
    both = period_counts(workspace, workspace.data_key, half, indicator, "total", (BEFORE,))
    assert both["exposure"].tolist() == [1500.0]


def test_a_period_outside_the_data_has_no_numbers(workspace):
    key, indicator = workspace.data_key, workspace.definitions.indicators[CRIMES]
    assert period_counts(workspace, key, asked("2020-01--2020-12"), indicator, "area", (BEFORE,)).empty
    rows = count_figures(workspace, key, asked("2020-01--2020-12"), (indicator,), "area", OUTSIDE)
    assert rows["numerator"].isna().all() and list(rows["area_code"]) == list(AREAS)


def test_the_block_holds_every_event_once(workspace):
    cube = month_cube(workspace, workspace.data_key, "events")
    assert cube.counts.sum() == sum(many for *_, many in drawn())
    assert cube.counts.shape == (len(AREAS) + 1, len(THEMES), 24)
    names, values = summed_by(cube.counts, cube.themes, axis=1)
    assert names == ["skadegorelse", "vald_hot"] and values.sum() == cube.counts.sum()
    assert cube.months_of(Period.parse("2025-01--2025-03")) == slice(12, 15)
    assert cube.counts[..., cube.months_of(OUTSIDE)].size == 0


@pytest.mark.parametrize("by", ["total", "area", "period", "theme", "category"])
def test_asked_together_and_one_by_one_is_the_same(workspace, by):
    ids = ("rapporter_otrygga_platser", CRIMES, "sysselsattningsgrad")
    together = figures_of(workspace, asked(), ids, by, Role.PUBLIC)
    alone = figures(workspace, asked(), CRIMES, by, Role.PUBLIC)
    own = together[together["indicator"] == CRIMES].drop(columns="indicator").reset_index(drop=True)
    pd.testing.assert_frame_equal(own[alone.columns], alone.reset_index(drop=True), check_dtype=False)
