"""The demo tables have the promised size, shape and ids."""

from datetime import datetime

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
import yaml

from tests.demo.built import FOLDER, areas, recipe, tables

EVENTS, REPORTS = tables()["events"], tables()["reports"]
CATEGORIES = yaml.safe_load((FOLDER.data / "report_categories.yaml").read_text(encoding="utf-8"))


def ids(name: str) -> set[str]:
    return {choice["id"] for choice in CATEGORIES[name]}


def inside_share(rows: pd.DataFrame, projected: bool) -> float:
    """The share of 2 000 positions that lie in their stated area."""
    rows = rows[rows["lon"].notna()].sample(2_000, random_state=1)
    shapes = areas().to_crs("EPSG:3006").geometry if projected else areas().geometry
    points = shapely.points(rows["lon"], rows["lat"])
    if projected:
        points = gpd.GeoSeries(points, crs="EPSG:4326").to_crs("EPSG:3006").to_numpy()
    return float(shapely.intersects(shapes.loc[rows["area_code"]].to_numpy(), points).mean())


def test_population_sums_to_the_municipality_and_grows_a_little() -> None:
    totals = tables()["population"].groupby("year")["count"].sum()
    assert totals[2022] == 159_000
    assert list(totals.index) == [2020, 2021, 2022, 2023, 2024, 2025]
    assert totals.pct_change().dropna().between(0.007, 0.010).all()


def test_population_has_every_area_year_sex_and_age_once() -> None:
    population = tables()["population"]
    assert not population.duplicated(["area_code", "year", "sex", "age"]).any()
    assert len(population) == 50 * 6 * 2 * 6
    assert set(population["area_code"]) == set(areas().index)


def test_the_numbers_of_events_and_reports() -> None:
    assert len(EVENTS) == pytest.approx(100_000, rel=0.03)
    assert len(REPORTS) == pytest.approx(4_500, rel=0.05)
    by_year = EVENTS.groupby((EVENTS["event_from"] - pd.DateOffset(months=10)).dt.year).size()
    assert by_year.between(19_000, 21_500).all()


@pytest.mark.parametrize(("rows", "first"), [(EVENTS, datetime(2021, 11, 1)), (REPORTS, datetime(2023, 11, 1))])
def test_times_lie_in_the_covered_months(rows: pd.DataFrame, first: datetime) -> None:
    assert rows["event_from"].min() >= first
    assert rows["event_to"].max() < datetime(2026, 11, 1)
    assert (rows["event_to"] >= rows["event_from"]).all()


def test_no_local_time_is_one_that_summer_time_skips() -> None:
    for column in ("event_from", "event_to"):
        EVENTS[column].dt.tz_localize("Europe/Stockholm", ambiguous=False, nonexistent="raise")


def test_reports_come_in_after_what_they_tell_of() -> None:
    assert (REPORTS["reported_at"] >= REPORTS["event_from"]).all()
    assert REPORTS["reported_at"].is_monotonic_increasing
    assert REPORTS["reported_at"].max() < datetime(2026, 11, 1)


def test_events_have_a_position_unless_only_the_area_is_known() -> None:
    assert (EVENTS["lon"].isna() == (EVENTS["precision"] == "area")).all()
    assert EVENTS.loc[EVENTS["area_code"].isna(), "lon"].isna().all()
    assert EVENTS["area_code"].isna().mean() == pytest.approx(0.023, abs=0.005)
    only_area = (EVENTS["precision"] == "area") & EVENTS["area_code"].notna()
    assert only_area.mean() == pytest.approx(0.12, abs=0.02)


def test_violence_in_close_relations_has_no_place() -> None:
    rows = EVENTS[EVENTS["category"].isin(recipe().placeless)]
    assert len(rows) > 1_000
    assert rows[["area_code", "lon", "lat"]].isna().all(axis=None)


def test_reports_without_a_position_and_about_safe_places() -> None:
    assert REPORTS["lon"].isna().mean() == pytest.approx(0.06, abs=0.015)
    assert (REPORTS["category"] == "trygg_plats").mean() == pytest.approx(0.04, abs=0.01)


@pytest.mark.parametrize("rows", [EVENTS, REPORTS])
@pytest.mark.parametrize("projected", [False, True])
def test_points_lie_in_their_area(rows: pd.DataFrame, projected: bool) -> None:
    assert inside_share(rows, projected) == 1.0


@pytest.mark.parametrize("rows", [EVENTS, REPORTS])
def test_positions_have_five_decimals(rows: pd.DataFrame) -> None:
    for column in ("lon", "lat"):
        known = rows[column].dropna()
        assert np.allclose(known, known.round(5), rtol=0, atol=1e-12)


def test_events_use_known_categories_and_all_of_them() -> None:
    assert set(EVENTS["category"]) == set(recipe().themes["events"])


def test_reports_use_known_ids_and_every_subcategory() -> None:
    assert set(REPORTS["subcategory"]) == set(recipe().themes["reports"])
    assert (REPORTS["subcategory"].map(recipe().themes["reports"]) == REPORTS["category"]).all()
    assert set(REPORTS["place_type"]) == ids("place_types")
    for column in ("reasons", "wishes"):
        assert {word for text in REPORTS[column] for word in text.split(";") if word} == ids(column)
    assert set(REPORTS["police_reported"]) == {"yes", "no", "unknown"}
    assert set(REPORTS["secrecy"]) == {"open", "internal", "shared_with_police"}
    assert set(REPORTS["status"]) == {"ny", "bedomd", "atgardad", "avslutad"}


@pytest.mark.parametrize(
    ("theme", "share"),
    [
        ("ovrigt", 0.21),
        ("tillgrepp", 0.35),
        ("skadegorelse", 0.13),
        ("vald_hot", 0.14),
        ("narkotika", 0.07),
        ("trafik", 0.07),
        ("ordning", 0.03),
    ],
)
def test_the_mix_of_crimes(theme: str, share: float) -> None:
    assert (EVENTS["category"].map(recipe().themes["events"]) == theme).mean() == pytest.approx(share, abs=0.015)


@pytest.mark.parametrize(
    ("category", "least_hours", "most_hours"),
    [("misshandel_utomhus", 0, 2), ("ordningsbrott", 0, 2), ("narkotika_bruk_innehav", 0, 2), ("cykelstold", 0, 16)],
)
def test_windows_are_as_wide_as_such_crimes_allow(category: str, least_hours: float, most_hours: float) -> None:
    rows = EVENTS[EVENTS["category"] == category]
    hours = (rows["event_to"] - rows["event_from"]).dt.total_seconds() / 3600
    assert hours.between(least_hours, most_hours).all()


def test_burglaries_are_discovered_late() -> None:
    rows = EVENTS[(EVENTS["category"] == "bostadsinbrott") & EVENTS["event_from"].between("2021-11-05", "2026-10-25")]
    hours = (rows["event_to"] - rows["event_from"]).dt.total_seconds() / 3600
    assert hours.between(7, 73).all()  # an hour more or less where summer time begins


def test_no_point_tells_of_a_home() -> None:
    rows = EVENTS[(EVENTS["category"] == "bostadsinbrott") & EVENTS["lon"].notna()]
    assert (rows["precision"] == "street").all()


def test_ids_are_unique() -> None:
    assert EVENTS["event_id"].is_unique and REPORTS["report_id"].is_unique
    assert tables()["measures"]["measure_id"].is_unique


def test_duplicates_point_to_an_earlier_report_of_the_same_thing() -> None:
    repeated = REPORTS[REPORTS["duplicate_of"].notna()]
    assert len(repeated) > 50
    originals = REPORTS.set_index("report_id").loc[repeated["duplicate_of"]]
    assert originals["duplicate_of"].isna().all()
    for column in ("area_code", "subcategory", "event_from"):
        assert (originals[column].to_numpy() == repeated[column].to_numpy()).all()
    assert (originals.index.to_numpy() < repeated["report_id"].to_numpy()).all()


def test_some_reports_are_met_by_a_measure_of_their_area() -> None:
    linked = REPORTS[REPORTS["measure_id"].notna()]
    measures = tables()["measures"].set_index("measure_id").loc[linked["measure_id"]]
    assert len(linked) > 30
    assert (measures["area_code"].to_numpy() == linked["area_code"].to_numpy()).all()
    assert linked["status"].isin(["atgardad", "avslutad"]).all()
