"""What lies in each layer of the iceberg, with and without figures, problems and a file."""

import pandas as pd
import pytest
import yaml

from lib.analysis.iceberg import iceberg_layers, layer_factors, stored_in_layers
from lib.analysis.placed_figures import placed_figures
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role
from lib.domain.iceberg_words import chain_sentence, iceberg_sentence
from lib.domain.settings import Settings
from tests.made_up import AREAS, SLUG, asked, values, workspace_with

NORR, SODER, *_ = AREAS
LAYERS = [
    {"id": "symptom", "name": "Syns", "description": "Prov.", "indicators": ["anmalda_brott", "trygg_bostadsomrade"]},
    {"id": "cause", "name": "Under", "description": "Prov.", "factors": ["trangt", "arbete"]},
    {"id": "root_cause", "name": "Djupt", "description": "Prov.", "indicators": ["sysselsattningsgrad"]},
]
PROBLEMS = pd.DataFrame(
    {"title": ["Bråk på torget", "Klotter"], "area_code": [NORR, None], "status": "nytt", "secrecy": "internal"}
)
CAUSES = pd.DataFrame(
    {"problem_id": [1, 1], "side": ["place", "exposed"], "description": ["Mörkt", "Många rör sig ensamma"]}
)


def with_iceberg(root, *parts: str, **tables: pd.DataFrame) -> Workspace:
    """A made-up municipality; `parts` says whether to write the iceberg's file."""
    workspace = workspace_with(root, **tables)
    if "file" in parts:
        text = yaml.safe_dump({"layers": LAYERS}, allow_unicode=True)
        (workspace.folder.data / "iceberg.yaml").write_text(text, encoding="utf-8")
    return open_workspace(Settings(root=root, database_url=workspace.database_url), SLUG)


def counted(table: pd.DataFrame) -> tuple[list[int], int]:
    return table["n_indicators"].tolist(), int(table["n_with_figures"].sum())


@pytest.fixture
def workspace(tmp_path):
    shares = values(
        "sysselsattningsgrad", ("0001", "2025", 75.0, 1500, 2000, None), (NORR, "2025", 70.0, 350, 500, None)
    )
    return with_iceberg(tmp_path, "file", indicator_values=shares, problems=PROBLEMS, causes=CAUSES)


def test_each_layer_counts_what_is_placed_and_what_is_written(workspace):
    table = iceberg_layers(workspace, asked(), Role.COORDINATOR).set_index("layer")
    assert table[["n_indicators", "n_with_figures", "n_factors", "n_stored"]].to_numpy().tolist() == [
        [2, 0, 0, 2],
        [0, 0, 2, 2],
        [1, 1, 0, 0],
    ]


def test_problems_are_of_the_asked_area_and_causes_follow_their_problem(workspace):
    in_norr = stored_in_layers(workspace, asked(areas=(NORR,)), Role.COORDINATOR)
    assert list(in_norr["title"]) == ["Bråk på torget", "Mörkt", "Många rör sig ensamma"]
    assert set(in_norr.loc[in_norr["layer"] == "cause", "of"]) == {"Bråk på torget"}
    assert stored_in_layers(workspace, asked(areas=(SODER,)), Role.COORDINATOR).empty


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.BOARD])
def test_problems_are_not_even_counted_for_roles_outside(workspace, role):
    assert stored_in_layers(workspace, asked(), role).empty
    assert iceberg_layers(workspace, asked(), role)["n_stored"].isna().all()


def test_an_area_without_its_own_figure_gets_the_municipalitys_and_says_so(workspace):
    ids = ("sysselsattningsgrad",)
    places = [placed_figures(workspace, asked(areas=areas), ids).iloc[0] for areas in ((), (NORR,), (SODER,))]
    assert [row["place"] for row in places] == ["Provby", "Norr", "Provby"]
    assert [row["value_text"][:2] for row in places] == ["75", "70", "75"]


def test_protection_stands_before_risk_and_a_factor_without_measure_is_a_gap(workspace):
    table = layer_factors(workspace, workspace.definitions.iceberg.layer("cause"))
    assert list(table["name"]) == ["Arbete", "Trångt boende"]
    assert list(table["indicator_names"]) == ["Sysselsättningsgrad", ""]


def test_an_indicator_without_figures_has_its_row_with_how_to_get_them(workspace):
    (row,) = placed_figures(workspace, asked(), ("trygg_bostadsomrade",)).to_dict("records")
    assert (row["value_text"], row["availability"], row["place"]) == ("–", "missing", "")
    assert "Egen enkät" in row["how_to_get"]


def test_without_a_file_the_problems_have_their_layers_all_the_same(tmp_path):
    workspace = with_iceberg(tmp_path, problems=PROBLEMS, causes=CAUSES)
    table = iceberg_layers(workspace, asked(), Role.COORDINATOR)
    assert list(table["n_stored"]) == [2, 2, 0] and not table["n_indicators"].any()
    assert iceberg_sentence(*counted(table)) == "Ingen indikator är placerad i isberget ännu."


def test_without_anything_at_all_the_layers_are_empty(tmp_path):
    workspace = with_iceberg(tmp_path)
    assert placed_figures(workspace, asked(), ()).empty
    assert iceberg_layers(workspace, asked(), Role.COORDINATOR)["n_stored"].tolist() == [0, 0, 0]


def test_the_sentences_count_what_the_table_has(workspace):
    table = iceberg_layers(workspace, asked(), Role.COORDINATOR)
    assert iceberg_sentence(*counted(table)) == (
        "Av 3 placerade indikatorer mäter 2 symptom, 0 orsaker och 1 orsakernas orsaker; 1 har siffror."
    )
    assert chain_sentence(2, 1) == "2 problem är registrerade; 1 saknar skriven orsak."
    assert chain_sentence(1, 0) == "1 problem är registrerat; alla har minst en orsak."
    assert chain_sentence(float("nan"), 0) == ""
