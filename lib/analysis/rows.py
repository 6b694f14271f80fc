"""The municipality's rows, read once for each write and kept. Callers must not change what they get."""

from collections.abc import Callable
from functools import wraps

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.open_counts import open_counts
from lib.analysis.open_values import open_values
from lib.analysis.plain_texts import plain_texts
from lib.analysis.workspace import DataKey, Workspace
from lib.store.reading import read_batches, read_monthly_events, read_rows

KEPT_TABLES = 64
COUNTED = ["area_code", "category", "theme", "month", "batch_id", "count"]


def of_imports(read: Callable[[DataKey], pd.DataFrame]) -> Callable[[DataKey], pd.DataFrame]:
    """Kept until a file comes or goes: what people write and judge meanwhile is not in these rows."""
    held = kept(4)(read)

    @wraps(read)
    def asked(key: DataKey) -> pd.DataFrame:
        return held(key.imported)

    return asked


def monthly_counts(workspace: Workspace, key: DataKey, table: str) -> pd.DataFrame:
    """Events or reports counted by area_code (None where unknown), category, theme, month and batch_id.

    Categories that may only be shown for the whole municipality have no area here. Outside the counts are rounded
    (`lib.analysis.open_counts`): whatever is made of them can be shown.
    """
    key = key.of(table)
    return _open_counts(workspace, key, table) if key.is_open else _true_counts(workspace, key, table)


@of_imports
def populations(key: DataKey) -> pd.DataFrame:
    """area_code, year, sex, age, count, is_synthetic."""
    return read_rows(key.engine_of("populations"), key.municipality, "populations", without=("id", "secrecy"))


@of_imports
def inhabitants(key: DataKey) -> pd.DataFrame:
    """Number of inhabitants: a row for each year in order, a column for each area code."""
    people = populations(key)
    return people.pivot_table(index="year", columns="area_code", values="count", aggfunc="sum").sort_index()


def ready_values(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    """Figures that came ready-made, with `year` taken from their period.

    Where two batches hold the same figure, real goes before made up, and later before earlier. Outside their small
    numbers are rounded (`lib.analysis.open_values`).
    """
    return _open_values(workspace, key.imported) if key.is_open else _true_values(key)


@kept(4)
def _open_values(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    return open_values(workspace, key, _true_values(key.whole))


@of_imports
def _true_values(key: DataKey) -> pd.DataFrame:
    values = read_rows(key.engine_of("indicator_values"), key.municipality, "indicator_values", without=("id",))
    values = values.sort_values(["is_synthetic", "batch_id"], ascending=[False, True], kind="stable")
    values = values.drop_duplicates(["indicator", "area_code", "period", "sex", "age"], keep="last")
    numbers = {name: values[name].astype(float) for name in ("value", "numerator", "denominator", "n", "margin")}
    return plain_texts(values.assign(year=values["period"].str[:4].astype(int), **numbers))


def report_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "reports")


def measure_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "measures")


def promise_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "promises")


def problem_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "problems")


def assessment_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "assessments")


def week_note_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "week_notes")


def cause_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "causes")


def priority_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "priorities")


def link_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "links")


def picture_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "pictures")


def picture_entry_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "picture_entries")


def agreement_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "agreements")


def activity_report_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "activity_reports")


def walk_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "walks")


def walk_stop_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "walk_stops")


def observation_rows(key: DataKey) -> pd.DataFrame:
    return rows_of(key, "walk_observations")


def rows_of(key: DataKey, table: str) -> pd.DataFrame:
    """Every row of a table that people write in, of the classes that the key may read. Whoever counts for those who may
    not read them asks with `key.whole`."""
    key = key.of(table)
    return _every_row(key, table) if key == key.whole else _readable_rows(key, table)


@of_imports
def batch_rows(key: DataKey) -> pd.DataFrame:
    return read_batches(key.engine_of("batches"), key.municipality)


@kept(KEPT_TABLES)
def _every_row(key: DataKey, table: str) -> pd.DataFrame:
    return plain_texts(read_rows(key.engine_of(table), key.municipality, table))


@kept(KEPT_TABLES)
def _readable_rows(key: DataKey, table: str) -> pd.DataFrame:
    rows = _every_row(key.whole, table)
    return rows[rows["secrecy"].isin(key.readable)].reset_index(drop=True)


@kept(4)
def _open_counts(workspace: Workspace, key: DataKey, table: str) -> pd.DataFrame:
    return open_counts(workspace, key, _true_counts(workspace, key.whole, table))


def _true_counts(workspace: Workspace, key: DataKey, table: str) -> pd.DataFrame:
    return _monthly_events(workspace, key) if table == "events" else _monthly_reports(key)


@kept(4)
def _monthly_events(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    counted = read_monthly_events(key.engine_of("events"), key.municipality)
    categories = workspace.definitions.crime_categories.categories
    themes = {category.id: category.theme for category in categories}
    only_municipality = {category.id for category in categories if category.municipality_level_only}
    counted["theme"] = counted["category"].map(themes)
    counted["area_code"] = counted["area_code"].mask(counted["category"].isin(only_municipality))
    return counted[COUNTED]


@kept(4)
def _monthly_reports(key: DataKey) -> pd.DataFrame:
    rows = report_rows(key.whole).query("duplicate_of.isna()")
    keys = ["area_code", "category", "month", "batch_id"]
    counted = rows.groupby(keys, dropna=False).size().rename("count").reset_index()
    return counted.assign(theme=counted["category"])[COUNTED]
