"""Schematic areas cover the municipality once, and lie where the names say."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT
from lib.geography.areas import read_areas
from lib.geography.layers import read_aliases
from lib.geography.schematic import build_schematic, municipal_outline

VASTERAS = MunicipalityFolder(PROJECT_ROOT, "1980-vasteras")
SHIPPED = ["1980-vasteras", "2417-norsjo", "2422-sorsele", "2462-vilhelmina", "2463-asele"]
SWEREF = "EPSG:3006"
ROUNDING_M = 0.08
"""Six decimals of a degree: no border point is moved further."""


def m2(geometry: shapely.Geometry) -> float:
    """Area in square metres; long edges are cut up first, for a straight line in degrees is bent in metres."""
    return gpd.GeoSeries([geometry], crs="EPSG:4326").segmentize(0.001).to_crs("EPSG:6933").area.sum()


def sites(*rows: tuple[str, float, float, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["area_code", "lon", "lat", "reach_m"])
    return frame.assign(name=frame["area_code"])


def assert_partition(areas: gpd.GeoDataFrame, outline: shapely.Geometry, off_m2: float) -> None:
    together = areas.union_all()
    assert areas.is_valid.all()
    assert m2(together.symmetric_difference(outline)) < off_m2
    assert sum(map(m2, areas.geometry)) == pytest.approx(m2(together), abs=1)
    assert shapely.coverage_is_valid(areas.geometry.to_numpy())


@pytest.mark.parametrize("slug", SHIPPED)
def test_the_shipped_areas_cover_the_municipality_once(slug):
    outline = municipal_outline(slug[:4])
    areas = read_areas(MunicipalityFolder(PROJECT_ROOT, slug))
    assert areas["is_schematic"].all()
    assert_partition(areas, outline, off_m2=m2(outline) / 1e6)


def test_the_shipped_areas_are_what_the_centre_points_give():
    centres = pd.read_csv(VASTERAS.geo / "centres.csv")
    built = build_schematic(centres, municipal_outline("1980"), SWEREF)
    shipped = read_areas(VASTERAS)
    assert shipped["area_code"].tolist() == built["area_code"].tolist()
    assert max(map(m2, shipped.geometry.symmetric_difference(built.geometry))) < 1


def test_the_shipped_areas_are_50_small_ones_marked_schematic():
    areas = read_areas(VASTERAS)
    assert areas["area_code"].tolist() == [f"1980R{n:03d}" for n in range(1, 51)]
    assert areas["is_schematic"].all()
    assert (areas.geom_type == "Polygon").all(), "an area in pieces looks like a mistake on the map"
    assert (VASTERAS.geo / "areas.geojson").stat().st_size < 200_000


def test_every_centre_point_lies_in_its_own_area():
    centres = pd.read_csv(VASTERAS.geo / "centres.csv")
    points = gpd.GeoDataFrame(centres, geometry=gpd.points_from_xy(centres["lon"], centres["lat"]), crs="EPSG:4326")
    joined = points.sjoin(read_areas(VASTERAS), predicate="within")
    assert len(joined) == len(centres)
    assert (joined["area_code_left"] == joined["area_code_right"]).all()


@pytest.mark.parametrize(
    ("one", "direction", "other"),
    [
        ("1980R046", "east", "1980R038"),  # Östra / Västra Bäckby
        ("1980R049", "east", "1980R042"),  # Östra / Västra Råby
        ("1980R050", "east", "1980R044"),  # Östra / Västra Viksäng
        ("1980R048", "east", "1980R041"),  # Östra / Västra Pettersberg
        ("1980R013", "east", "1980R040"),  # Östra / Västra Hammarby
        ("1980R034", "north", "1980R049"),  # Nordöstra / Östra Råby
        ("1980R022", "north", "1980R026"),  # Norra / Södra Brandthovda
        ("1980R023", "north", "1980R031"),  # Norra / Södra Skallberget
        ("1980R045", "north", "1980R029"),  # Norra / Södra Gryta
        ("1980R004", "north", "1980R041"),  # Norra / Södra Vallby
        ("1980R008", "north", "1980R028"),  # Norra / Sydvästra Bjurhovda
        ("1980R018", "east", "1980R015"),  # Kopparlunden is east of Kyrkbacken
        ("1980R037", "east", "1980R036"),  # östra / västra landsbygden
        ("1980R035", "north", "1980R037"),  # norra / östra landsbygden
    ],
)
def test_areas_lie_in_the_direction_that_their_names_say(one: str, direction: str, other: str):
    middle = read_areas(VASTERAS).set_index("area_code").to_crs(SWEREF).centroid
    assert middle.x[one] > middle.x[other] if direction == "east" else middle.y[one] > middle.y[other]


def test_oster_malarstrand_is_on_the_shore_south_east_of_the_old_town():
    areas = read_areas(VASTERAS).set_index("area_code").geometry
    shore_deg = areas["1980R047"].boundary.intersection(municipal_outline("1980").boundary.buffer(1e-5)).length
    assert shore_deg > 0.01, "degrees: several hundred metres"
    assert areas["1980R047"].centroid.y < areas["1980R015"].centroid.y
    assert areas["1980R047"].centroid.x > areas["1980R015"].centroid.x


def test_every_everyday_name_leads_to_areas_and_every_area_has_one():
    aliases, areas = read_aliases(VASTERAS), read_areas(VASTERAS)
    assert set(aliases["area_code"]) == set(areas["area_code"])
    assert not aliases.duplicated().any()
    assert aliases.loc[aliases["alias"] == "Bäckby", "area_code"].tolist() == ["1980R038", "1980R046"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 99), st.integers(1, 99), st.sampled_from([None, 300.0, 800.0])),
        min_size=1,
        max_size=25,
        unique_by=lambda site: site[:2],
    )
)
def test_any_centre_points_divide_the_outline_without_gaps_or_overlaps(points):
    outline = Polygon([(16.2, 59.5), (16.8, 59.52), (16.7, 59.8), (16.5, 59.62), (16.3, 59.78)])
    rows = [(f"A{n // 2:02d}", 16.2 + i * 0.006, 59.5 + j * 0.003, reach) for n, (i, j, reach) in enumerate(points)]
    outline_m = gpd.GeoSeries([outline], crs="EPSG:4326").to_crs(SWEREF).length.sum()
    assert_partition(build_schematic(sites(*rows), outline, SWEREF), outline, off_m2=ROUNDING_M * outline_m)


def test_a_town_keeps_its_size_and_the_countryside_takes_the_rest():
    outline = box(16.2, 59.5, 16.8, 59.8)
    areas = build_schematic(sites(("town", 16.5, 59.65, 1000), ("land", 16.3, 59.6, None)), outline, SWEREF)
    town_km2 = m2(areas.geometry.iloc[1]) / 1e6
    assert areas["area_code"].tolist() == ["land", "town"]
    assert 3 < town_km2 < 4, "a circle of 1 km has 3.14 square kilometres"


def test_the_outline_is_that_of_the_municipality():
    assert municipal_outline("1980").contains(shapely.Point(16.5448, 59.6099))


def test_an_unknown_municipality_is_refused():
    with pytest.raises(InputFault, match="Hittade: 9999"):
        municipal_outline("9999")
