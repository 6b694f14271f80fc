"""One level of the violence pyramid: its figures by group, what is told against what is reported, and its years."""

from dataclasses import dataclass, replace

import pandas as pd

from lib.analysis.figures import figures_of
from lib.analysis.pyramid import category_counts
from lib.analysis.rows import monthly_counts, populations, ready_values
from lib.analysis.workspace import Workspace
from lib.domain.codes import AgeBand, Role, Sex, Status, Unit
from lib.domain.period import Month
from lib.domain.pyramid import PyramidLevel, PyramidVersion
from lib.domain.pyramid_columns import LEVEL_FIGURES, OVER_TIME
from lib.domain.row import FigureRow
from lib.domain.selection import Selection
from lib.domain.sentences import short_change, value_with_interval
from lib.domain.words import UNITS, sentence
from lib.privacy.suppression import hidden_counts

GROWN_UP = (AgeBand.YOUTH, AgeBand.YOUNG_ADULTS, AgeBand.ADULTS, AgeBand.SENIORS)
"""Those whom the national safety survey asks: 16–84 years, here up to the band that ends at 79."""
SPLITS = ("total", "sex", "age")


def level_figures(workspace: Workspace, asked: Selection, level: PyramidLevel, role: Role) -> pd.DataFrame:
    """Every figure of the level (`LEVEL_FIGURES`): its indicators for all, by sex and by age, its crime categories.

    What may not be shown for an area, or has no figure there, is the municipality's and says so. Also `is_synthetic`.
    """
    workspace = workspace.seen_by(role)
    everyone = replace(asked, sex=Sex.ALL, age=AgeBand.ALL, themes=())
    whole = replace(everyone, areas=())
    rows = [
        row for indicator in level.indicators for row in _indicator_rows(workspace, everyone, whole, indicator, role)
    ]
    rows += _category_rows(workspace, everyone, whole, level, role)
    return pd.DataFrame(rows, columns=[*(column.name for column in LEVEL_FIGURES), "is_synthetic"])


def _indicator_rows(
    workspace: Workspace, asked: Selection, whole: Selection, indicator_id: str, role: Role
) -> list[dict[str, object]]:
    name = workspace.definitions.indicators[indicator_id].name
    for question in (asked, whole):
        rows: list[dict[str, object]] = []
        for by in SPLITS:
            answer = figures_of(workspace, question, (indicator_id,), by, role)  # type: ignore[arg-type]
            told = answer[answer["status"] != Status.MISSING] if len(answer) else answer
            rows += [_row(record, name, question) for record in told.to_dict("records")]
        if rows:
            return rows
    return []


def _category_rows(
    workspace: Workspace, asked: Selection, whole: Selection, level: PyramidLevel, role: Role
) -> list[dict[str, object]]:
    categories = {one.id: one for one in workspace.definitions.crime_categories.categories}
    here, everywhere = (category_counts(workspace, question, role) for question in (asked, whole))
    rows = []
    for name in level.crime_categories:
        question, table = (whole, everywhere) if categories[name].municipality_level_only else (asked, here)
        own = table[table["category"] == name] if len(table) else table
        rows += [_row(record, categories[name].name, question) for record in own.to_dict("records")]
    return rows


def _row(record: dict[str, object], name: str, question: Selection) -> dict[str, object]:
    row = FigureRow.read(record)
    return {
        "measure_name": name,
        "sex": row.sex or Sex.ALL,
        "age": row.age or AgeBand.ALL,
        "value_text": value_with_interval(row),
        "unit": UNITS[row.unit],
        "period": row.period or question.period.short_label,
        "change_text": sentence(short_change(row)),
        "place": row.area_name if question.areas else "hela kommunen",
        "source": row.source,
        "is_synthetic": bool(record["is_synthetic"]),
    }


@dataclass(frozen=True)
class DarkFigure:
    """What people say of a year beside what was reported in it, for the whole municipality."""

    indicator_name: str
    year: int
    share_pct: float
    persons: float
    lower_persons: float
    upper_persons: float
    n_reported: int
    is_synthetic: bool


def dark_figures(workspace: Workspace, asked: Selection, level: PyramidLevel, role: Role) -> tuple[DarkFigure, ...]:
    """For each self-reported share of the level that has a year of reports beside it.

    Persons are the share times the inhabitants of 16–79 years, all of whom are not asked; reports are the level's
    crimes of the same calendar year. One person can be exposed many times and a report can hold many: the two are
    never divided by each other.
    """
    workspace = workspace.seen_by(role)
    whole = replace(asked, areas=(), sex=Sex.ALL, age=AgeBand.ALL, themes=())
    answers = (
        figures_of(workspace, whole, level.self_reported, "total", role) if level.self_reported else pd.DataFrame()
    )
    found = [
        _dark(workspace, record, level) for record in answers.to_dict("records") if record["status"] == Status.VALUE
    ]
    return tuple(one for one in found if one is not None)


def _dark(workspace: Workspace, record: dict[str, object], level: PyramidLevel) -> DarkFigure | None:
    row = FigureRow.read(record)
    year = int(str(row.period)[:4])
    reported = _yearly(workspace, level).get(year)
    people = populations(workspace.data_key)
    people = people[people["age"].isin(GROWN_UP) & (people["year"] == people["year"][people["year"] <= year].max())]
    n_people = int(people["count"].sum())
    if row.unit is not Unit.PERCENT or row.lower is None or row.upper is None or reported is None or not n_people:
        return None
    persons, lower, upper = (share / 100 * n_people for share in (row.value or 0.0, row.lower, row.upper))
    return DarkFigure(
        indicator_name=workspace.definitions.indicators[str(record["indicator"])].name,
        year=year,
        share_pct=row.value or 0.0,
        persons=persons,
        lower_persons=lower,
        upper_persons=upper,
        n_reported=reported,
        is_synthetic=bool(record["is_synthetic"]),
    )


def _yearly(workspace: Workspace, level: PyramidLevel) -> dict[int, int]:
    """The municipality's crimes in the level's categories by calendar year; only years with all their months."""
    counts = monthly_counts(workspace, workspace.data_key, "events")
    if counts.empty:
        return {}
    first, last = Month.from_index(counts["month"].min()), Month.from_index(counts["month"].max())
    whole = range(first.year + (first.month > 1), last.year + (last.month == 12))
    own = counts[counts["category"].isin(level.crime_categories)]
    by_year = own.groupby(own["month"] // 12)["count"].sum()
    return {year: int(by_year.get(year, 0)) for year in whole}


def levels_over_time(workspace: Workspace, version: PyramidVersion, role: Role) -> pd.DataFrame:
    """The bottom's and the top's figures year by year (`OVER_TIME`): each level's reported crimes, and the first of
    its indicators that has a series where it has no crimes. For the whole municipality; small counts are hidden from
    roles outside (value missing, `is_suppressed`)."""
    workspace = workspace.seen_by(role)
    parts = [_level_years(workspace, level, role) for level in version.levels]
    columns = [*(column.name for column in OVER_TIME), "level", "is_suppressed"]
    return pd.concat([part for part in parts if len(part)] or [pd.DataFrame(columns=columns)], ignore_index=True)[
        columns
    ]


def _level_years(workspace: Workspace, level: PyramidLevel, role: Role) -> pd.DataFrame:
    told = {"level": level.id, "level_name": level.name}
    if level.crime_categories and (yearly := _yearly(workspace, level)):
        counts = pd.Series(yearly, dtype=float)
        hidden = hidden_counts(counts, workspace.municipality.disclosure, role)
        return pd.DataFrame(
            {"year": counts.index, "value": counts.mask(hidden).to_numpy(), "is_suppressed": hidden.to_numpy()}
        ).assign(measure_name="anmälda brott", unit=UNITS[Unit.COUNT], **told)
    values = ready_values(workspace, workspace.data_key)
    values = values[
        (values["area_code"] == workspace.municipality.code)
        & (values["sex"] == Sex.ALL)
        & (values["age"] == AgeBand.ALL)
    ]
    for name in level.indicators:
        own = values[(values["indicator"] == name) & values["value"].notna()].sort_values("year")
        if len(own) > 1:
            indicator = workspace.definitions.indicators[name]
            return own[["year", "value"]].assign(
                measure_name=indicator.name, unit=UNITS[indicator.unit], is_suppressed=False, **told
            )
    return pd.DataFrame()
