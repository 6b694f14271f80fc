"""The municipality's rows, read once for each write and kept. Callers must not change what they get."""

from collections.abc import Callable
from functools import lru_cache, wraps

import pandas as pd

from lib.analysis.workspace import DataKey, Workspace
from lib.store.reading import read_batches, read_monthly_events, read_rows

COUNTED = ["area_code", "category", "theme", "month", "batch_id", "count"]


def of_imports(read: Callable[[DataKey], pd.DataFrame]) -> Callable[[DataKey], pd.DataFrame]:
    """Kept until a file comes or goes: what people write and judge meanwhile is not in these rows."""
    kept = lru_cache(maxsize=4)(read)

    @wraps(read)
    def asked(key: DataKey) -> pd.DataFrame:
        return kept(key.imported)

    return asked


def monthly_counts(workspace: Workspace, key: DataKey, table: str) -> pd.DataFrame:
    """Events or reports counted by area_code (None where unknown), category, theme, month and batch_id.

    Categories that may only be shown for the whole municipality have no area here.
    """
    return _monthly_events(workspace, key.imported) if table == "events" else _monthly_reports(key)


@of_imports
def populations(key: DataKey) -> pd.DataFrame:
    """area_code, year, sex, age, count, is_synthetic."""
    return read_rows(key.engine, key.municipality, "populations", without=("id", "secrecy"))


@of_imports
def inhabitants(key: DataKey) -> pd.DataFrame:
    """Number of inhabitants: a row for each year in order, a column for each area code."""
    people = populations(key)
    return people.pivot_table(index="year", columns="area_code", values="count", aggfunc="sum").sort_index()


@of_imports
def ready_values(key: DataKey) -> pd.DataFrame:
    """Figures that came ready-made, with `year` taken from their period.

    Where two batches hold the same figure, real goes before made up, and later before earlier.
    """
    values = read_rows(key.engine, key.municipality, "indicator_values", without=("id",))
    values = values.sort_values(["is_synthetic", "batch_id"], ascending=[False, True], kind="stable")
    values = values.drop_duplicates(["indicator", "area_code", "period", "sex", "age"], keep="last")
    numbers = {name: values[name].astype(float) for name in ("value", "numerator", "denominator", "n", "margin")}
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
def promise_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "promises")


@lru_cache(maxsize=4)
def problem_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "problems")


@lru_cache(maxsize=4)
def assessment_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "assessments")


@lru_cache(maxsize=4)
def week_note_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "week_notes")


@lru_cache(maxsize=4)
def cause_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "causes")


@lru_cache(maxsize=4)
def priority_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "priorities")


@lru_cache(maxsize=4)
def link_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "links")


@lru_cache(maxsize=4)
def picture_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "pictures")


@lru_cache(maxsize=4)
def picture_entry_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "picture_entries")


@lru_cache(maxsize=4)
def agreement_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "agreements")


@lru_cache(maxsize=4)
def activity_report_rows(key: DataKey) -> pd.DataFrame:
    return read_rows(key.engine, key.municipality, "activity_reports")


@of_imports
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
