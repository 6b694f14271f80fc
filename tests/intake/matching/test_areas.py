"""What a file calls its places."""

from datetime import date

import pandas as pd
import pytest

from lib.geography.areas import read_areas
from lib.geography.layers import read_aliases
from lib.intake.map_file import ImportMap
from lib.intake.matching.areas import area_names
from lib.intake.matching.surroundings import Surroundings
from lib.intake.placing import Ground
from lib.store.folders import read_definitions
from tests.actions.imported import folder_in


@pytest.fixture
def match(tmp_path):
    folder = folder_in(tmp_path)
    ground = Ground(read_areas(folder), "EPSG:3006")

    def matched(text, **translations):
        surroundings = Surroundings(read_definitions(folder), ground, read_aliases(folder), date(2026, 6, 30),
                                    ImportMap(areas=translations))  # fmt: skip
        return tuple(area_names(surroundings).match(pd.Series([text])).iloc[0])

    return matched


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0001R001", "0001R001"), ("0001r001_RegSO2025", "0001R001"), ("Söder", "0001R002"), ("nordstan", "0001R001"),
        ("0001", "0001"), ("Provby", "0001"), ("Provbys kommun", "0001"), ("Hela kommunen", "0001"),
        ("00", "00"), ("Riket", "00"), ("Sverige", "00"),
    ],
)  # fmt: skip
def test_known_places(match, text, code):
    assert match(text) == (code, "found")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", "empty"), ("Uppåt", "ambiguous"), ("0180", "elsewhere"), ("0180R001", "elsewhere"),
        ("Ale kommun", "elsewhere"), ("Stockholms län", "elsewhere"),
        ("0001R009", "unknown"), ("Ingenstans", "unknown"),
    ],
)  # fmt: skip
def test_places_without_a_code(match, text, verdict):
    assert match(text) == (None, verdict)


def test_a_translation_goes_first(match):
    assert match("Uppåt", Uppåt="0001R004") == ("0001R004", "found")


def test_the_comparison_group_is_known_where_figures_stand_side_by_side(tmp_path):
    folder = folder_in(tmp_path)
    file = folder.data / "municipality.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "comparison_group: [Örebro]\n", encoding="utf-8")
    ground = Ground(read_areas(folder), "EPSG:3006")
    around = Surroundings(read_definitions(folder), ground, read_aliases(folder), date(2026, 6, 30), ImportMap())
    texts = pd.Series(["1880", "Örebro", "Örebro kommun", "1881"])
    beside = area_names(around, with_group=True).match(texts)
    assert beside["code"].tolist()[:3] == ["1880"] * 3
    assert beside["verdict"].tolist() == ["found", "found", "found", "elsewhere"]
    assert area_names(around).match(texts)["code"].isna().all()  # never for what is counted or lived in here
