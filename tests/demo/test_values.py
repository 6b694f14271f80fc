"""The made-up values agree with each other and with the definitions."""

from functools import cache

import pandas as pd
import pytest
import yaml

from lib.domain.indicator import Indicator
from tests.demo.built import FOLDER, recipe, tables

VALUES = tables()["values"]
KEYS = ["indicator", "area_code", "period", "sex", "age"]
AREA_LEVEL = [name for name, level in recipe().levels.indicators.items() if level.area_years]


@cache
def indicators() -> dict[str, Indicator]:
    files = sorted((FOLDER.data / "indicators").glob("*.yaml"))
    return {file.stem: Indicator.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files}


def is_area(rows: pd.DataFrame) -> pd.Series:
    return rows["area_code"].str.startswith("1980R")


def test_every_indicator_with_ready_values_has_some_but_for_the_planted_gaps() -> None:
    ready = {name for name, indicator in indicators().items() if indicator.computed_from == "values"}
    known = set(pd.read_csv(FOLDER.data / "figures" / "kanda_tal.csv")["indicator"].dropna())
    assert ready - set(VALUES["indicator"]) - known == set(recipe().planted.without_figures)
    assert set(VALUES["indicator"]) <= ready


def test_values_stand_only_at_levels_and_splits_that_the_indicator_has() -> None:
    for name, rows in VALUES.groupby("indicator"):
        indicator = indicators()[str(name)]
        assert ("area" in indicator.levels) == bool(is_area(rows).any())
        assert ("sex" in indicator.breakdowns) == bool((rows["sex"] != "all").any())
        assert "age" in indicator.breakdowns or (rows["age"] == "all").all()


def test_one_value_for_each_key() -> None:
    assert not VALUES.duplicated(KEYS).any()


def test_no_value_stands_beside_a_true_figure() -> None:
    known = pd.read_csv(FOLDER.data / "figures" / "kanda_tal.csv", dtype=str)[KEYS].dropna()
    assert len(known) > 0
    assert VALUES.merge(known, on=KEYS).empty


def test_every_source_says_that_it_is_made_up() -> None:
    assert VALUES["source"].str.startswith("Exempeldata (syntetiskt)").all()
    assert (pd.to_datetime(VALUES["data_date"]) < "2026-11-01").all()


def test_shares_carry_what_their_uncertainty_is_reckoned_from() -> None:
    own = VALUES[~VALUES["area_code"].isin(["19", "00"])]
    for name, rows in own.groupby("indicator"):
        match indicators()[str(name)].kind:
            case "register_share":
                assert rows[["numerator", "denominator"]].notna().all(axis=None) and rows["n"].isna().all()
                assert (rows["value"] - rows["numerator"] / rows["denominator"] * 100).abs().max() < 0.051
            case "survey_share":
                assert rows["n"].notna().all() and rows["numerator"].isna().all()


@pytest.mark.parametrize("indicator", AREA_LEVEL)
def test_areas_add_up_to_the_municipality(indicator: str) -> None:
    rows = VALUES[(VALUES["indicator"] == indicator) & (VALUES["age"] == "all")]
    for (_, sex), areas in rows[is_area(rows)].groupby(["period", "sex"]):
        whole = rows[(rows["area_code"] == "1980") & (rows["period"] == areas["period"].iloc[0]) & (rows["sex"] == sex)]
        assert len(areas) == 50
        if whole.empty:  # a true figure stands there
            continue
        if areas["n"].notna().all():
            assert areas["n"].sum() == whole["n"].iloc[0]
            assert (areas["value"] * areas["n"]).sum() / areas["n"].sum() == pytest.approx(
                whole["value"].iloc[0], abs=0.1
            )
        else:
            assert areas["numerator"].sum() == whole["numerator"].iloc[0]
            assert areas["denominator"].sum() == whole["denominator"].iloc[0]


def test_the_areas_of_the_safety_survey_give_the_true_share() -> None:
    rows = VALUES[(VALUES["indicator"] == "trygg_bostadsomrade") & (VALUES["period"] == "2023") & is_area(VALUES)]
    areas = rows[rows["sex"] == "all"]
    assert areas["n"].sum() == 7_800
    assert (areas["value"] * areas["n"]).sum() / 7_800 == pytest.approx(63, abs=0.1)


def test_women_and_men_make_everybody() -> None:
    own = VALUES[~VALUES["area_code"].isin(["19", "00"]) & (VALUES["age"] == "all")]
    for base in ("numerator", "denominator", "n"):
        wide = own.pivot_table(index=["indicator", "area_code", "period"], columns="sex", values=base).dropna()
        assert len(wide) > 100
        assert (wide["women"] + wide["men"] == wide["all"]).all()


def test_age_bands_make_everybody() -> None:
    rows = VALUES[(VALUES["indicator"] == "avstar_ga_ut") & (VALUES["area_code"] == "1980") & (VALUES["sex"] == "all")]
    for _, year in rows.groupby("period"):
        whole, bands = year[year["age"] == "all"].iloc[0], year[year["age"] != "all"]
        assert bands["n"].sum() == whole["n"]
        assert (bands["value"] * bands["n"]).sum() / whole["n"] == pytest.approx(whole["value"], abs=0.1)


def test_more_women_than_men_stay_in() -> None:
    rows = VALUES[(VALUES["indicator"] == "avstar_ga_ut") & is_area(VALUES)]
    wide = rows.pivot(index=["area_code", "period"], columns="sex", values="value")
    assert (wide["women"] > wide["men"]).mean() > 0.9


def test_surveys_have_between_20_and_350_answers_in_an_area() -> None:
    rows = VALUES[is_area(VALUES) & (VALUES["sex"] == "all") & VALUES["n"].notna()]
    assert rows["n"].between(20, 350).all()
    assert (rows["n"] < 30).any()


def test_the_series_of_the_municipality_is_long_enough_to_draw() -> None:
    rows = VALUES[(VALUES["area_code"] == "1980") & (VALUES["sex"] == "all")]
    n_years = rows.groupby("indicator")["period"].nunique()
    assert (n_years.drop(["valdeltagande", "tillit_barn"]) >= 3).all()
