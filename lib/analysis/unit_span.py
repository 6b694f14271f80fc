"""How far apart the reporting units lie, year by year, beside the published lowest and highest."""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.figures import figures
from lib.analysis.unit_figures import unit_figures
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Sex
from lib.domain.columns import Column
from lib.domain.indicator import Indicator
from lib.domain.plan import FocusArea
from lib.domain.reporting_units import Span
from lib.domain.selection import Selection

SPAN_COLUMNS = (
    Column("period", "År", "Året som siffrorna gäller"),
    Column("n_units", "Antal enheter", "Enheter med en siffra som får visas", 0),
    Column("lowest", "Lägst", "Enheten med lägst värde", 1),
    Column("highest", "Högst", "Enheten med högst värde", 1),
    Column("distance", "Skillnad", "Högst minus lägst, i procentenheter", 1),
    Column("whole", "Hela kommunen", "Kommunens värde", 1),
    Column("published_lowest", "Publicerat lägst", "Lägsta enheten enligt en publicerad källa", 1),
    Column("published_highest", "Publicerat högst", "Högsta enheten enligt en publicerad källa", 1),
    Column("published_source", "Publicerat av", "Källan till de publicerade siffrorna"),
    Column("source", "Källa", "Varifrån enheternas siffror kommer"),
)


@dataclass(frozen=True, eq=False)
class UnitSpan:
    """`units` is every unit and year for everybody (`lib.domain.unit_columns`), `years` has SPAN_COLUMNS, newest year
    last. A year that is only published has no units."""

    indicator: Indicator
    span: Span
    units: pd.DataFrame
    years: pd.DataFrame


def spans_of(workspace: Workspace, focus_area: FocusArea) -> tuple[Span, ...]:
    """The spans of the focus area's measures, as `reporting_units.yaml` names them."""
    measures = {name for planned in focus_area.indicators for name in planned.measures}
    return tuple(span for span in workspace.definitions.reporting_units.spans if span.indicator in measures)


def unit_span(workspace: Workspace, asked: Selection, span: Span, role: Role) -> UnitSpan:
    """Hidden values take no part: the extremes are those of what may be shown."""
    workspace = workspace.seen_by(role)
    rows = unit_figures(workspace, asked, span.indicator, span.kind, role)
    rows = rows[rows["sex"] == Sex.ALL]
    known = rows[rows["value"].notna()]
    by_year = known.groupby("period")
    years = pd.DataFrame(
        {
            "n_units": by_year["value"].size(),
            "lowest": by_year["value"].min(),
            "highest": by_year["value"].max(),
            "source": by_year["source"].first(),
        }
    )
    published = pd.concat(
        [
            _series(workspace, asked, span.lowest, "published_lowest", role),
            _series(workspace, asked, span.highest, "published_highest", role),
            _sources(workspace, asked, span.lowest or span.highest, role),
        ],
        axis=1,
    )
    whole = _series(workspace, asked, span.indicator, "whole", role)
    years = years.join(published, how="outer").join(whole, how="left").rename_axis("period").sort_index()
    years = years.assign(distance=years["highest"] - years["lowest"]).reset_index()
    columns = [column.name for column in SPAN_COLUMNS]
    indicator = workspace.definitions.indicators[span.indicator]
    return UnitSpan(indicator, span, rows, years.reindex(columns=columns))


def _series(workspace: Workspace, asked: Selection, indicator: str | None, name: str, role: Role) -> pd.Series:
    """The municipality's value by year, up to the asked period."""
    rows = _whole(workspace, asked, indicator, role)
    return pd.Series(dtype=float, name=name) if rows.empty else rows.set_index("period")["value"].rename(name)


def _sources(workspace: Workspace, asked: Selection, indicator: str | None, role: Role) -> pd.Series:
    rows = _whole(workspace, asked, indicator, role)
    name = "published_source"
    return pd.Series(dtype=object, name=name) if rows.empty else rows.set_index("period")["source"].rename(name)


def _whole(workspace: Workspace, asked: Selection, indicator: str | None, role: Role) -> pd.DataFrame:
    if indicator is None:
        return pd.DataFrame()
    question = Selection(asked.municipality, asked.period, asked.comparison)
    rows = figures(workspace, question, indicator, "period", role)
    if rows.empty:
        return rows
    return rows[rows["period"].str[:4].astype(int) <= asked.period.last.year].drop_duplicates("period", keep="last")
