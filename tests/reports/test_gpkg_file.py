"""The GeoPackage: read by another program, with names, meanings and a style, and never with a place of a report."""

import sqlite3

import pyogrio
import pytest

from lib.analysis.report_picture import report_picture
from lib.analysis.version_rows import Frozen
from lib.analysis.workspace import open_workspace
from lib.domain.audience import Audience
from lib.reports.gpkg_file import gpkg_file
from lib.reports.report_stamp import picture_stamp
from tests.made_up import AREAS, SLUG
from tests.versions import TODAY, filled, frozen


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    settings, workspace = filled(tmp_path_factory.mktemp("lager"))
    version = frozen(settings, workspace).row_id
    workspace = open_workspace(settings, SLUG)
    return {one: report_picture(workspace, one, version, None, TODAY) for one in Audience}


@pytest.fixture
def package(pictures, tmp_path):
    def written(audience: Audience, **content: object):
        picture = pictures[audience]
        picture = Frozen(picture.row, picture.content | content, picture.is_extract)
        path = tmp_path / f"{audience}.gpkg"
        path.write_bytes(gpkg_file(picture, picture_stamp(picture, audience, TODAY)))
        return path

    return written


def test_layers_open_elsewhere_with_areas_in_their_place(package):
    path = package(Audience.INTERNAL)
    assert pyogrio.list_layers(path).tolist() == [
        ["omraden", "Polygon"], ["siffror", None], ["matt", None], ["om_filen", None]
    ]  # fmt: skip
    areas = pyogrio.read_dataframe(path, layer="omraden")
    assert areas.crs == "EPSG:4326" and areas["name"].tolist() == list(AREAS.values())
    assert areas.geometry.is_valid.all() and areas.total_bounds.tolist() == [16.0, 59.0, 16.2, 59.2]
    norr = areas.set_index("name").loc["Norr"]
    assert norr["anmalda_brott"] == 72.0 and norr["anmalda_brott_lower"] < 72 < norr["anmalda_brott_upper"]
    told = pyogrio.read_dataframe(path, layer="om_filen").set_index("what")["told"]
    assert told["Kommun"] == "Provby" and "kontrollsumma" in " ".join(told)


def test_columns_have_names_and_the_first_map_its_style(package):
    with sqlite3.connect(package(Audience.INTERNAL)) as store:
        titles = dict(store.execute("SELECT column_name, title FROM gpkg_data_columns WHERE table_name = 'omraden'"))
        (style,) = store.execute("SELECT styleQML FROM layer_styles WHERE useAsDefault").fetchall()
        changed = {row[0] for row in store.execute("SELECT last_change FROM gpkg_contents")}
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert titles["anmalda_brott_lower"] == "Anmälda brott, nedre gräns (per 1 000 invånare och år)"
    assert 'attr="anmalda_brott"' in style[0] and "graduatedSymbol" in style[0] and len(changed) == 1


@pytest.mark.parametrize("audience", [Audience.COUNCIL, Audience.PUBLIC])
def test_outside_no_small_number_and_no_work_is_in_the_bytes(package, audience):
    path = package(audience)
    areas = pyogrio.read_dataframe(path, layer="omraden").set_index("name")
    assert areas.loc["Söder", "anmalda_brott"] != 2.0  # four crimes: rounded away or up
    content = path.read_bytes()
    assert not any(word.encode() in content for word in ("Ingen sanerar", "Sanera", "Klotter i Norr", "Point"))


def test_without_areas_there_are_tables_alone(package):
    path = package(Audience.INTERNAL, areas=None)
    assert [name for name, _ in pyogrio.list_layers(path)] == ["siffror", "matt", "om_filen"]
