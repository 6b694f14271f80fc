"""What roles outside are answered where it takes many areas to answer: effect, hot areas, factors, the open extract."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import update

from lib.analysis.effect import measure_effect
from lib.analysis.effect_question import EffectQuestion
from lib.analysis.frozen_public import OPEN_FACTS, public_part
from lib.analysis.hot_areas import hot_areas
from lib.analysis.protection_first import protection_profile
from lib.analysis.risk_protection import factors_by_area, sorting_help
from lib.analysis.rows import monthly_counts
from lib.analysis.workspace import open_workspace
from lib.domain.change_codes import Verdict
from lib.domain.codes import Role
from lib.domain.period import Month
from lib.domain.place_question import PlaceQuestion
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.tables import metadata
from tests.analysis.test_open_counts import plain, written
from tests.made_up import SLUG, asked, values, workspace_with, write_plan

SIDE = 5
AREAS = [f"0001R{number:03d}" for number in range(1, SIDE**2 + 1)]
MIDDLE = AREAS[12]
CRIMES, WORK = "anmalda_brott", "sysselsattningsgrad"
OUTSIDE = (Role.PUBLIC, Role.READER)


def opened(folder, rows):
    """Twenty-five squares, and a measure in the one that has all others around it."""
    folder.mkdir()
    people = [{"area_code": code, "year": year, "sex": "women", "age": "25-44", "count": 300 + 40 * number}
              for number, code in enumerate(AREAS) for year in (2022, 2023, 2024)]  # fmt: skip
    work = [(code, "2024", 60.0 + number, 60.0 + number, 100.0, None) for number, code in enumerate(AREAS)]
    measure = {"id": 1, "measure_key": "a", "title": "Ljus", "status": "pagar", "area_code": MIDDLE, "is_quick": False,
               "theme": "skadegorelse", "started": date(2025, 1, 1)}  # fmt: skip
    tables = {table: written(frame, table) for table, frame in rows.items()}
    workspace = workspace_with(folder, populations=pd.DataFrame(people), indicator_values=values(WORK, *work),
                               measures=pd.DataFrame([measure]), **tables)  # fmt: skip
    with open_database(workspace.database_url).begin() as connection:
        connection.execute(update(metadata.tables["measures"]).values(secrecy="open"))
    write_plan(workspace.folder)
    squares = [_square(number, code) for number, code in enumerate(AREAS)]
    geojson = {"type": "FeatureCollection", "features": squares}
    (workspace.folder.geo / "areas.geojson").write_text(json.dumps(geojson), encoding="utf-8")
    return open_workspace(Settings(root=folder, database_url=workspace.database_url), SLUG)


def _square(number, code):
    x, y = 16 + number % SIDE / 100, 59 + number // SIDE / 100
    ring = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y + 0.01], [x, y]]
    properties = {"area_code": code, "name": f"Område {number}", "kind": "regso", "is_schematic": True}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def drawn():
    """Three years of crimes; many and falling in the middle, so that there is something to find."""
    rng, found = np.random.default_rng(4), {"events": [], "reports": []}
    for table, kinds in (("events", ("klotter", "ran")), ("reports", ("miljo", "skadegorelse"))):
        for code in AREAS:
            for month in range(Month(2023, 1).index, Month(2026, 1).index):
                falls = 8.0 if month < Month(2025, 1).index else 2.0
                for kind in kinds:
                    found[table] += [(code, kind, month)] * int(rng.poisson(falls if code == MIDDLE else 1.3))
    return {table: pd.DataFrame(rows, columns=["area_code", "category", "month"]) for table, rows in found.items()}


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The municipality, and one where exactly what roles outside are shown of it has happened."""
    root, rows = tmp_path_factory.mktemp("by_area"), drawn()
    real = opened(root / "real", rows)
    seen = real.seen_by(Role.PUBLIC)
    shown = {}
    for table in rows:
        counts = monthly_counts(seen, seen.data_key, table)
        repeated = counts.loc[counts.index.repeat(counts["count"])]
        shown[table] = repeated[["area_code", "category", "month"]].reset_index(drop=True)
    return real, opened(root / "shown", shown)


def answers(workspace, role):
    for themes in ((), ("skadegorelse", "vald_hot")):
        for compared in ("rest", "similar"):
            yield "effect", measure_effect(workspace, "a", role, EffectQuestion(None, themes, compared))
        yield (
            "effect of a few",
            measure_effect(workspace, "a", role, EffectQuestion(CRIMES, themes, areas=("0001R001",))),
        )
        yield "factors", factors_by_area(workspace, asked(themes=themes), role)
        for how in ("z", "min_max"):
            yield "sorting", sorting_help(workspace, asked(themes=themes), (), how, role)
    for table in ("events", "reports"):
        yield "hot areas", hot_areas(workspace, PlaceQuestion(asked(), table), role)
    for focus_area in workspace.definitions.plan.focus_areas:
        yield "protection", protection_profile(workspace, asked(), focus_area, role)
    row = dict.fromkeys(OPEN_FACTS, "text")
    yield "extract", str(public_part(workspace, asked(), row, (CRIMES, "rapporter_otrygga_platser", WORK)))


@pytest.fixture(scope="module")
def told(two):
    """Every answer in both, by role."""
    return {role: [list(answers(one, role)) for one in two] for role in (*OUTSIDE, Role.POLICE)}


def test_two_municipalities_that_are_rounded_alike_are_answered_alike_area_by_area(told):
    for role in OUTSIDE:
        for (what, one), (_, other) in zip(*told[role], strict=True):
            assert plain(one) == plain(other), (what, role)


def test_inside_they_are_told_apart_and_outside_there_is_an_answer(told):
    """Or the test above would say nothing."""
    pairs = zip(*told[Role.POLICE], strict=True)
    assert {what for (what, one), (_, other) in pairs if plain(one) != plain(other)} >= {"effect", "hot areas"}
    outside = told[Role.READER][0]
    assert any(what == "hot areas" and len(one) == len(AREAS) for what, one in outside)
    assert any(what == "effect" and one.verdict is not Verdict.TOO_FEW for what, one in outside)
    assert any(what == "factors" and len(one) for what, one in outside)


def test_outside_no_order_by_the_index_and_no_hot_areas_for_the_public(told):
    for what, one in told[Role.PUBLIC][0]:
        assert what != "hot areas" or one.empty
        assert what != "sorting" or (one.refusal and one.rows.empty)
