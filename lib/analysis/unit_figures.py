"""Figures of reporting units (voting districts, schools): beside the areas, never among them."""

import numpy as np
import pandas as pd

from lib.analysis.figure_limits import with_limits
from lib.analysis.kept import kept
from lib.analysis.rows import ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Role, Sex, Status
from lib.domain.reporting_units import ReportingUnit, UnitKind
from lib.domain.selection import Selection
from lib.domain.unit_columns import UNIT_COLUMNS
from lib.privacy.roles import sees_single_schools

COLUMNS = [column.name for column in UNIT_COLUMNS]
HIDDEN = ["value", "lower", "upper", "numerator", "denominator", "n"]
SMALL_SCHOOL = "Liten skola"


def unit_figures(workspace: Workspace, asked: Selection, indicator_id: str, kind: UnitKind, role: Role) -> pd.DataFrame:
    """One row for each unit, year (up to the asked period's) and sex: `lib.domain.unit_columns`, `is_latest` the newest
    year that any unit has.

    Units without figures have no rows. Single schools are for those who make the picture: others get no rows. A
    small school has neither name nor id. Fewer answers (or pupils) than the survey threshold are hidden from all, and
    with one sex hidden so is the other, which would follow from the total.
    """
    workspace = workspace.seen_by(role)
    table = _units(workspace, workspace.data_key, indicator_id, kind)
    if kind == "school" and not sees_single_schools(role):
        return table.iloc[:0]
    rows = table[table["year"] <= asked.period.last.year]
    return rows.assign(is_latest=rows["year"] == rows["year"].max()).reset_index(drop=True)


@kept(32)
def _units(workspace: Workspace, key: DataKey, indicator_id: str, kind: UnitKind) -> pd.DataFrame:
    units = workspace.definitions.reporting_units.of(kind)
    values = ready_values(workspace, key)
    wanted = (values["indicator"] == indicator_id) & values["area_code"].isin([unit.id for unit in units])
    values = values[wanted & (values["age"] == AgeBand.ALL) & values["value"].notna()]
    indicator = workspace.definitions.indicators[indicator_id]
    rows = with_limits(values.assign(kind=indicator.kind, unit=indicator.unit)).rename(columns={"area_code": "unit_id"})
    rows = _hidden(rows, workspace.municipality.disclosure.smallest_survey_n, kind)
    ids, names = _shown_as(units)
    rows = rows.assign(
        unit_name=rows["unit_id"].map(names),
        unit_id=rows["unit_id"].map(ids),
        is_latest=rows["year"] == rows["year"].max(),
        data_date=rows["data_date"].astype(object),
    )
    return rows.sort_values(["year", "unit_name", "sex"], kind="stable", ignore_index=True).reindex(columns=COLUMNS)


def _hidden(rows: pd.DataFrame, smallest: int, kind: UnitKind) -> pd.DataFrame:
    people = rows["n"].fillna(rows["denominator"]) if kind == "school" else rows["n"]
    is_few = people < smallest
    is_split = rows["sex"] != Sex.ALL
    one_sex_is_few = (is_few & is_split).groupby([rows["unit_id"], rows["year"]]).transform("max").astype(bool)
    hidden = is_few | (is_split & one_sex_is_few)
    status = np.select([hidden, rows["value"] == 0], [Status.SUPPRESSED, Status.ZERO], default=Status.VALUE)
    return rows.assign(
        is_suppressed=hidden, status=status, **{name: rows[name].astype(float).mask(hidden) for name in HIDDEN}
    )


def _shown_as(units: tuple[ReportingUnit, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Id and name as they are shown, by id: small schools are numbered in the order of the file."""
    small = [unit.id for unit in units if unit.is_small]
    masked = {name: f"{SMALL_SCHOOL} {place}" for place, name in enumerate(small, start=1)}
    ids = {unit.id: masked.get(unit.id, unit.id) for unit in units}
    names = {unit.id: masked.get(unit.id, unit.name) for unit in units}
    return ids, names
