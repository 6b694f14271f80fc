"""What data there are of every area and theme, whoever has looked at them: crimes, reports, and answers to surveys."""

import numpy as np
import pandas as pd

from lib.analysis.counted import covered_period
from lib.analysis.kept import kept
from lib.analysis.rows import batch_rows, inhabitants, monthly_counts, ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Difference, Role, Sex, Status
from lib.domain.half_year import HalfYear
from lib.domain.period import Month, Period
from lib.domain.words import SYMBOLS, number
from lib.privacy.suppression import hidden_counts, hidden_surveys
from lib.stats.intervals import poisson_limits

DATA_NAMES = ("events", "events_text", "events_difference", "reports", "reports_text", "survey_n", "survey_text",
              "is_made_up")  # fmt: skip
TABLES = ("events", "reports")


def themes_of(workspace: Workspace) -> dict[str, str]:
    """Names of the themes that pictures are written by: those that something can be wrong with."""
    categories = workspace.definitions.report_categories.categories
    return {category.id: category.name for category in categories if not category.is_protective}


def data_stretch(workspace: Workspace, period: HalfYear, table: str) -> Period | None:
    """The twelve latest months with data in `events` or `reports`, up to the end of the half-year; None without."""
    return _stretch(workspace, workspace.data_key, period, table)


def cell_data(workspace: Workspace, period: HalfYear, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """One row for each area and theme, the whole municipality (by its own code) first; area_code, theme, DATA_NAMES.

    Counts are of `data_stretch`, missing where there are no data or where they are hidden from the role; the
    municipality's own include what has no area. `events_difference` is the area's crimes per inhabitant against the
    municipality's, by the area's Poisson limits (95 %). `survey_n` is the largest number of answers that an area has
    in the newest round of any survey, the same for every theme.
    """
    workspace = workspace.seen_by(role)
    return _cell_data(workspace, workspace.data_key, period, role)


@kept(8)
def _cell_data(workspace: Workspace, key: DataKey, period: HalfYear, role: Role) -> pd.DataFrame:
    themes = list(themes_of(workspace))
    places = [workspace.municipality.code, *workspace.areas["area_code"]]
    cells = pd.MultiIndex.from_product([places, themes], names=["area_code", "theme"])
    rows = pd.DataFrame(index=cells)
    made_up: set[int] = set()
    for table in TABLES:
        counts, batches = _counts(workspace, key, period, table)
        made_up |= batches
        hidden = counts.apply(hidden_counts, args=(workspace.municipality.disclosure, role))
        shown = counts.mask(hidden)
        if table == "events":
            rows["events_difference"] = _difference(workspace, key, shown, period).stack(future_stack=True)
        rows[table] = shown.stack(future_stack=True)
        rows[f"{table}_text"] = _texts(rows[table], hidden.stack(future_stack=True))
    answers = _answers(workspace, key, period)
    is_few = hidden_surveys(answers, workspace.municipality.disclosure)
    on_cells = cells.get_level_values("area_code")
    rows["survey_n"] = answers.mask(is_few).reindex(on_cells).to_numpy()
    rows["survey_text"] = _texts(rows["survey_n"], is_few.reindex(on_cells, fill_value=False).to_numpy())
    known = batch_rows(key)
    rows["is_made_up"] = bool(known["is_synthetic"][known["id"].isin(made_up)].any())
    return rows.reset_index()[["area_code", "theme", *DATA_NAMES]]


def _counts(workspace: Workspace, key: DataKey, period: HalfYear, table: str) -> tuple[pd.DataFrame, set[int]]:
    """A row for each place, a column for each theme; and the batches that were counted."""
    places, themes = list(workspace.areas["area_code"]), list(themes_of(workspace))
    stretch = _stretch(workspace, key, period, table)
    if stretch is None:
        return pd.DataFrame(np.nan, index=[workspace.municipality.code, *places], columns=themes), set()
    counts = monthly_counts(workspace, key, table)
    counts = counts[counts["month"].between(stretch.first.index, stretch.last.index)]
    by_area = counts.pivot_table(index="area_code", columns="theme", values="count", aggfunc="sum", fill_value=0)
    by_area = by_area.reindex(index=places, columns=themes, fill_value=0).astype(float)
    whole = counts.groupby("theme")["count"].sum().reindex(themes, fill_value=0).astype(float)
    together = pd.concat([whole.to_frame(workspace.municipality.code).T, by_area])
    return together, set(counts["batch_id"].dropna().unique())


def _difference(workspace: Workspace, key: DataKey, counts: pd.DataFrame, period: HalfYear) -> pd.DataFrame:
    people = inhabitants(key)
    unknown = pd.DataFrame(Difference.UNKNOWN, index=counts.index, columns=counts.columns, dtype=object)
    stretch = _stretch(workspace, key, period, "events")
    if people.empty or stretch is None or stretch.months < 12:
        return unknown
    place = max(int(np.searchsorted(people.index, stretch.last.year - 1, side="right")) - 1, 0)
    persons = people.iloc[place].reindex(counts.index[1:])
    enough = (persons >= max(workspace.municipality.disclosure.smallest_population, 1)).to_numpy()[:, None]
    expected = counts.iloc[0] / persons.sum()
    flat = counts.iloc[1:].to_numpy()
    low, high = (np.asarray(limit).reshape(flat.shape) for limit in poisson_limits(pd.Series(flat.ravel())))
    mean = np.outer(persons.to_numpy(), expected.to_numpy())
    found = np.select(
        [~enough | np.isnan(flat) | np.isnan(mean), low > mean, high < mean],
        [Difference.UNKNOWN, Difference.HIGHER, Difference.LOWER],
        Difference.SIMILAR,
    )
    unknown.iloc[1:] = found
    return unknown


def _answers(workspace: Workspace, key: DataKey, period: HalfYear) -> pd.Series:
    """The largest n of any survey's newest round, by place."""
    surveys = [one.id for one in workspace.definitions.indicators.values() if one.kind == "survey_share"]
    values = ready_values(workspace, key)
    everybody = (values["sex"] == Sex.ALL) & (values["age"] == AgeBand.ALL)
    its = values[values["indicator"].isin(surveys) & everybody & values["n"].notna() & (values["year"] <= period.year)]
    newest = its.sort_values("year", kind="stable").drop_duplicates(["indicator", "area_code"], keep="last")
    answers: pd.Series = newest.groupby("area_code")["n"].max()
    return answers


def _texts(counts: pd.Series, is_hidden: pd.Series | np.ndarray) -> pd.Series:
    texts = counts.map(number)
    return texts.mask(np.asarray(is_hidden, dtype=bool), SYMBOLS[Status.SUPPRESSED])


def _stretch(workspace: Workspace, key: DataKey, period: HalfYear, table: str) -> Period | None:
    covered = covered_period(workspace, key, table)
    end = Month(period.last_day.year, period.last_day.month)
    if covered is None or covered.first > end:
        return None
    last = min(covered.last, end)
    first = max(covered.first, last.shift(-11))
    return Period(first, last)
