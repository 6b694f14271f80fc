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


def test_measures_name_what_the_plan_and_the_indicators_have() -> None:
    plan = yaml.safe_load((FOLDER.data / "plan.yaml").read_text(encoding="utf-8"))
    activities = {activity["id"] for area in plan["focus_areas"] for activity in area["activities"]}
    letters = {target["id"] for target in plan["agreement"]["target_areas"]}
    assert set(MEASURES["focus_area"]) <= {area["id"] for area in plan["focus_areas"]}
    assert set(MEASURES["activity"].dropna()) <= activities
    assert set("".join(MEASURES["target_areas"].dropna()).replace(";", "")) <= letters
    assert all((FOLDER.data / "indicators" / f"{name}.yaml").exists() for name in MEASURES["indicator"].dropna())


def test_days_come_in_order_and_a_result_is_told_after_it_is_known() -> None:
    days = MEASURES[["started", "due", "status_date", "feedback_given"]].apply(pd.to_datetime)
    for earlier, later in (("started", "due"), ("started", "status_date"), ("status_date", "feedback_given")):
        known = days.dropna(subset=[earlier, later])
        assert (known[earlier] <= known[later]).all(), (earlier, later)
    assert MEASURES.loc[MEASURES["status"] == "ej_genomforbar", "status_reason"].notna().all()


def test_problems_and_causes_that_measures_and_promises_name_are_there() -> None:
    known = set(pd.read_csv(FOLDER.data / "demo" / "problems.csv")["problem_key"])
    assert set(MEASURES["problem_key"].dropna()) <= known
    assert set(tables()["promises"]["problem_key"].dropna()) <= known


def test_promises_show_both_follow_ups_and_one_that_is_owing() -> None:
    promises = tables()["promises"].set_index("promise_id")
    over = promises[pd.to_datetime(promises["period_to"]) < pd.Timestamp("2026-10-31")]
    assert over["effect"].notna().all() and over["feedback_given"].isna().sum() == 1
    assert set(promises["secrecy"]) == {"open", "internal"}
    assert promises.loc[promises["secrecy"] == "open", "public_text"].notna().all()
