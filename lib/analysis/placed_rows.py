"""Single events and reports with their place in metres, kept inside the house: what hot spots are worked out from."""

import numpy as np
import pandas as pd
from pyproj import Transformer

from lib.analysis.kept import kept
from lib.analysis.rows import monthly_counts, report_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.period import Period
from lib.domain.place_question import CountedTable, PlaceQuestion
from lib.store.event_positions import PLACED, read_placed_events, read_timed_events

PROTECTIVE = "trygg_plats"
"""Reports about safe places are no hot spots, unless they are what is asked about."""


def placed_rows(workspace: Workspace, key: DataKey, table: CountedTable) -> pd.DataFrame:
    """kind, theme, month, area_code, lon, lat, x and y (metres in the municipality's projected CRS), placed on the spot
    or the street. Crimes that may only be shown for the whole municipality are not here. Outside there are no rows."""
    return _placed(workspace, key.of(table), table)


def timed_rows(workspace: Workspace, key: DataKey, table: CountedTable) -> pd.DataFrame:
    """The same columns and event_from, event_to, of every row; x and y are missing where it is not placed. Sensitive
    crimes are here, without area and place. Outside there are no rows."""
    return _timed(workspace, key.of(table), table)


@kept(4)
def _placed(workspace: Workspace, key: DataKey, table: CountedTable) -> pd.DataFrame:
    if table == "events":
        rows = _with_theme(workspace, read_placed_events(key.engine_of("events"), key.municipality))
        rows = rows[~_is_sensitive(workspace, rows)]
    else:
        rows = _reports(key)
        rows = rows[rows["precision"].isin(PLACED) & rows["lon"].notna()]
    return _in_metres(workspace, rows.iloc[:0] if key.is_open else rows)


@kept(4)
def _timed(workspace: Workspace, key: DataKey, table: CountedTable) -> pd.DataFrame:
    if table == "events":
        rows = _with_theme(workspace, read_timed_events(key.engine_of("events"), key.municipality))
        sensitive = _is_sensitive(workspace, rows)
        rows = rows.assign(**{name: rows[name].mask(sensitive) for name in ("area_code", "lon", "lat")})
    else:
        rows = _reports(key)
    rows = rows.iloc[:0] if key.is_open else rows
    placed = rows["precision"].isin(PLACED).to_numpy()
    return _in_metres(workspace, rows.assign(lon=rows["lon"].where(placed), lat=rows["lat"].where(placed)))


def of_question(rows: pd.DataFrame, question: PlaceQuestion) -> pd.DataFrame:
    """The rows of the asked themes and kind, in every area and month."""
    asked, wanted = question.asked, np.ones(len(rows), dtype=bool)
    if asked.themes:
        wanted &= rows["theme"].isin(asked.themes).to_numpy()
    elif question.table == "reports":
        wanted &= (rows["theme"] != PROTECTIVE).to_numpy()
    if question.kind is not None:
        wanted &= (rows["kind"] == question.kind).to_numpy()
    return rows[wanted]


def in_period(rows: pd.DataFrame, period: Period) -> pd.DataFrame:
    return rows[rows["month"].between(period.first.index, period.last.index).to_numpy()]


def n_without_place(workspace: Workspace, key: DataKey, question: PlaceQuestion) -> int:
    """How many of the asked rows in the asked period cannot be put in a cell: only an area is known, or not even that,
    or the crime may not be shown on a map."""
    if question.kind is not None and question.table == "reports":
        everything = len(in_period(of_question(_reports(key), question), question.asked.period))
    else:
        counts = monthly_counts(workspace, key, question.table).assign(kind=lambda rows: rows["category"])
        everything = int(in_period(of_question(counts, question), question.asked.period)["count"].sum())
    return everything - len(
        in_period(of_question(placed_rows(workspace, key, question.table), question), question.asked.period)
    )


def _reports(key: DataKey) -> pd.DataFrame:
    rows = report_rows(key)
    rows = rows[rows["duplicate_of"].isna()]
    names = ["month", "area_code", "event_from", "event_to", "lon", "lat", "precision"]
    return rows[names].assign(kind=rows["subcategory"], theme=rows["category"])


def _with_theme(workspace: Workspace, rows: pd.DataFrame) -> pd.DataFrame:
    """`kind` and `theme` for `category`."""
    themes = {category.id: category.theme for category in workspace.definitions.crime_categories.categories}
    return rows.rename(columns={"category": "kind"}).assign(theme=rows["category"].map(themes))


def _is_sensitive(workspace: Workspace, rows: pd.DataFrame) -> pd.Series:
    """Which crimes may only be shown for the whole municipality."""
    categories = workspace.definitions.crime_categories.categories
    return rows["kind"].isin({category.id for category in categories if category.municipality_level_only})


def _in_metres(workspace: Workspace, rows: pd.DataFrame) -> pd.DataFrame:
    to_metres = Transformer.from_crs("EPSG:4326", workspace.municipality.projected_crs, always_xy=True)
    lon, lat = rows["lon"].to_numpy(dtype=float), rows["lat"].to_numpy(dtype=float)
    x, y = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    located = np.isfinite(lon) & np.isfinite(lat)
    x[located], y[located] = to_metres.transform(lon[located], lat[located])
    texts = {name: rows[name].astype("category") for name in ("kind", "theme")}
    return rows.assign(x=x, y=y, **texts).reset_index(drop=True)
