"""The made-up measures fit the plan and the words of the field."""

import pandas as pd
import yaml

from lib.domain.words import MEASURE_STATUSES
from tests.demo.built import FOLDER, areas, recipe, tables

MEASURES = tables()["measures"]


def test_measures_use_known_ids() -> None:
    plan = yaml.safe_load((FOLDER.data / "plan.yaml").read_text(encoding="utf-8"))
    assert set(MEASURES["owner_board"]) <= {board["id"] for board in plan["boards"]}
    assert set(MEASURES["area_code"]) <= set(areas().index)
    assert set(MEASURES["theme"]) <= set(recipe().themes["reports"].values())
    assert set(MEASURES["status"]) <= set(MEASURE_STATUSES)
    assert set(MEASURES["prevention"]) == {"social", "situational"}
    assert set(MEASURES["level"]) == {"primary", "secondary", "tertiary"}
    assert set(MEASURES["horizon"]) == {"short", "medium", "long"}


def test_measures_under_way_have_begun_and_planned_ones_have_not() -> None:
    planned = MEASURES["status"].isin(["foreslagen", "beslutad", "bestalld", "hanvisad"])
    assert MEASURES.loc[planned, "started"].isna().all()
    assert MEASURES.loc[~planned, "started"].notna().all()
    ended = MEASURES[MEASURES["ended"].notna()]
    assert (pd.to_datetime(ended["ended"]) >= pd.to_datetime(ended["started"])).all()


def test_followed_up_measures_tell_what_came_of_them() -> None:
    done = MEASURES["status"].isin(["uppfoljd", "ej_genomforbar", "hanvisad"])
    assert MEASURES.loc[done, "result"].notna().all()
