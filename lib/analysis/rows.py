"""The municipality's rows, read once for each write and kept. Callers must not change what they get."""

from functools import lru_cache

import pandas as pd

from lib.analysis.workspace import DataKey, Workspace
from lib.store.reading import read_batches, read_monthly_events, read_rows

COUNTED = ["area_code", "category", "theme", "month", "batch_id", "count"]


def monthly_counts(workspace: Workspace, key: DataKey, table: str) -> pd.DataFrame:
    """Events or reports counted by area_code (None where unknown), category, theme, month and batch_id.

    Categories that may only be shown for the whole municipality have no area here.
    """
    return _monthly_events(workspace, key) if table == "events" else _monthly_reports(key)


@lru_cache(maxsize=4)
def populations(key: DataKey) -> pd.DataFrame:
    """area_code, year, sex, age, count, is_synthetic."""
    return read_rows(key.engine, key.municipality, "populations", without=("id", "secrecy"))


@lru_cache(maxsize=4)
def inhabitants(key: DataKey) -> pd.DataFrame:
    """Number of inhabitants: a row for each year in order, a column for each area code."""
    people = populations(key)
    return people.pivot_table(index="year", columns="area_code", values="count", aggfunc="sum").sort_index()


@lru_cache(maxsize=4)
def ready_values(key: DataKey) -> pd.DataFrame:
    """Figures that came ready-made, with `year` taken from their period.

    Where two batches hold the same figure, real goes before made up, and later before earlier.
    """
    values = read_rows(key.engine, key.municipality, "indicator_values", without=("id",))
    values = values.sort_values(["is_synthetic", "batch_id"], ascending=[False, True], kind="stable")
    values = values.drop_duplicates(["indicator", "area_code", "period", "sex", "age"], keep="last")
    numbers = {name: values[name].astype(float) for name in ("value", "numerator", "denominator", "n")}
    # Plain objects: Arrow strings cost more than they give on frames of a few rows, and there are many of those.
    texts = {name: values[name].astype(object) for name in values.columns[values.dtypes == "str"]}
    return values.assign(year=values["period"].str[:4].astype(int), **numbers, **texts)


@lru_cache(maxsize=4)
def report_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "reports")


@lru_cache(maxsize=4)
def measure_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "measures")


@lru_cache(maxsize=4)
def problem_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "problems")


@lru_cache(maxsize=4)
def cause_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "causes")


@lru_cache(maxsize=4)
def activity_report_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "activity_reports")


@lru_cache(maxsize=4)
def batch_rows(key: DataKey) -> pd.DataFrame:
    return read_batches(key.engine, key.municipality)


@lru_cache(maxsize=4)
def _monthly_events(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    counted = read_monthly_events(key.engine, key.municipality)
    categories = workspace.definitions.crime_categories.categories
    themes = {category.id: category.theme for category in categories}
    only_municipality = {category.id for category in categories if category.municipality_level_only}
    counted["theme"] = counted["category"].map(themes)
    counted["area_code"] = counted["area_code"].mask(counted["category"].isin(only_municipality))
    return counted[COUNTED]


@lru_cache(maxsize=4)
def _monthly_reports(key: DataKey) -> pd.DataFrame:
    rows = report_rows(key).query("duplicate_of.isna()")
    keys = ["area_code", "category", "month", "batch_id"]
    counted = rows.groupby(keys, dropna=False).size().rename("count").reset_index()
    return counted.assign(theme=counted["category"])[COUNTED]
