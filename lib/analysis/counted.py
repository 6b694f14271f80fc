"""Figures that are counted from single events or reports: numerators and person-years."""

from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.rows import batch_rows, inhabitants, monthly_counts
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Unit
from lib.domain.indicator import Indicator
from lib.domain.period import Month, Period
from lib.domain.selection import Selection

By = Literal["total", "area", "period", "theme", "category", "sex", "age"]
SCALE = {Unit.PER_1000: 1_000.0, Unit.PER_100000: 100_000.0}


def count_figures(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, by: By, period: Period
) -> pd.DataFrame:
    """One row for each area, month, theme or category (or one in all) with numerator, denominator, value, unit and
    months.

    Rates are per person-year: inhabitants at the latest turn of the year times the length of the period.
    Where no inhabitants are known the value is the count. Where they are fewer than the municipality's floor there is
    a count and no value. A period that reaches outside the data has no numbers. Counts have no sex or age: those give
    no rows.
    """
    counts = matching_counts(workspace, key, asked, indicator)
    covered = covered_period(workspace, key, indicator.computed_from)
    if covered is None or by in ("sex", "age"):
        return pd.DataFrame()
    if by == "period":
        rows = _by_month(workspace, asked, covered, counts)
    else:
        rows = _summed(workspace, asked, by, counts[counts["month"].between(period.first.index, period.last.index)])
        rows = rows.assign(months=period.months, year=period.last.year)
        if not covered.covers(period):  # nothing is known of some months: that is missing, not zero
            rows["numerator"] = np.nan
    rows = _with_value(_with_person_years(key, rows, asked), indicator.unit)
    rows["value"] = rows["value"].mask(_too_few_people(rows, workspace.municipality.disclosure.smallest_population))
    return rows.drop(columns="year").assign(n=np.nan, **origin(key, frozenset(counts["batch_id"].unique()), indicator))


def covered_period(workspace: Workspace, key: DataKey, table: str) -> Period | None:
    """From the first to the last month with any row in `events` or `reports`; None when there are none."""
    months = monthly_counts(workspace, key, table)["month"]
    return Period(Month.from_index(months.min()), Month.from_index(months.max())) if len(months) else None


def matching_counts(workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator) -> pd.DataFrame:
    """The monthly counts of the asked themes and of the indicator's own themes and categories."""
    counts = monthly_counts(workspace, key, indicator.computed_from)
    mask = np.ones(len(counts), dtype=bool)
    narrowed = [("theme", indicator.themes), ("category", indicator.categories), ("theme", asked.themes)]
    for column, wanted in narrowed:
        if wanted:
            mask &= counts[column].isin(wanted).to_numpy()
    if indicator.computed_from == "reports" and "trygg_plats" not in (*indicator.themes, *asked.themes):
        mask &= (counts["theme"] != "trygg_plats").to_numpy()
    return counts[mask]


def _summed(workspace: Workspace, asked: Selection, by: By, counts: pd.DataFrame) -> pd.DataFrame:
    if by == "area":
        totals = counts.groupby("area_code")["count"].sum()
        return totals.reindex(workspace.areas["area_code"], fill_value=0).rename("numerator").reset_index()
    if asked.areas:
        counts = counts[counts["area_code"].isin(asked.areas)]
    place = asked.area or workspace.municipality.code
    if by in ("theme", "category"):
        totals = counts.groupby(by)["count"].sum()
        return totals.rename("numerator").reset_index().assign(area_code=place)
    return pd.DataFrame({"area_code": [place], "numerator": [counts["count"].sum()]})


def _by_month(workspace: Workspace, asked: Selection, covered: Period, counts: pd.DataFrame) -> pd.DataFrame:
    if asked.areas:
        counts = counts[counts["area_code"].isin(asked.areas)]
    months = range(covered.first.index, covered.last.index + 1)
    totals = counts.groupby("month")["count"].sum().reindex(months, fill_value=0)
    written = [Month.from_index(month) for month in months]
    return pd.DataFrame(
        {
            "period": [str(month) for month in written],
            "year": [month.year for month in written],
            "numerator": totals.to_numpy(),
            "area_code": asked.area or workspace.municipality.code,
            "months": 1,
        }
    )


def _with_person_years(key: DataKey, rows: pd.DataFrame, asked: Selection) -> pd.DataFrame:
    """The row's own area, or else the asked areas together, or else everybody; the turn of the year before the
    period's last year, or the first that is known."""
    people = inhabitants(key)
    if people.empty:
        return rows.assign(denominator=np.nan, denominator_year=np.nan)
    place = np.searchsorted(people.index, rows["year"].to_numpy() - 1, side="right") - 1
    years = people.index[np.maximum(place, 0)]
    together = people[[code for code in asked.areas if code in people]] if asked.areas else people
    known = together.sum(axis=1, min_count=1).reindex(years).to_numpy(dtype=float)
    own = people.columns.get_indexer(rows["area_code"])
    by_area = people.to_numpy(dtype=float)[people.index.get_indexer(years), own]
    persons = np.where(own >= 0, by_area, known)
    return rows.assign(denominator=persons * rows["months"] / 12, denominator_year=years)


def _with_value(rows: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """Value in the unit, or the bare count where the unit needs inhabitants that are not known."""
    if unit is Unit.COUNT or rows["denominator"].isna().all():
        return rows.assign(value=rows["numerator"].astype(float), unit=Unit.COUNT, denominator=np.nan)
    return rows.assign(value=rows["numerator"] / rows["denominator"] * SCALE[unit], unit=unit)


def _too_few_people(rows: pd.DataFrame, floor: int) -> pd.Series:
    """Rates of a handful of inhabitants jump with each event, and nobody at all cannot be divided by."""
    return (rows["unit"] != Unit.COUNT) & (rows["denominator"] / (rows["months"] / 12) < max(floor, 1))


def origin(key: DataKey, batch_ids: frozenset[int], indicator: Indicator) -> dict[str, object]:
    """source, data_date and is_synthetic of what was counted."""
    used = batch_rows(key)
    used = used[used["id"].isin(batch_ids)]
    return {
        "source": ", ".join(used["source"].unique()) or indicator.source.name,
        "data_date": used["data_date"].max() if len(used) else None,
        "is_synthetic": bool(used["is_synthetic"].any()),
    }
