"""The table that people read."""

from lib.analysis.figures import figures
from lib.domain.codes import Role
from lib.reports.readable import readable
from tests.made_up import AREAS, asked, events, population, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


def shown(tmp_path, role):
    rows = events((NORR, "klotter", "2025-01", 136), (SODER, "klotter", "2025-12", 12), (OSTER, "ran", "2025-12", 2))
    people = population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    workspace = workspace_with(tmp_path, events=rows, populations=people)
    return readable(figures(workspace, asked(), "anmalda_brott", "area", role)).set_index("Område")


def test_numbers_are_swedish_and_sort_by_size(tmp_path):
    table = shown(tmp_path, Role.COORDINATOR)
    assert table["Värde"].to_dict() == {"Norr": "136,0", "Söder": "  6,0", "Öster": "  2,0", "Väster": "  0,0"}
    assert table["Värde"].sort_values().index.tolist() == ["Väster", "Öster", "Söder", "Norr"]


def test_hidden_is_a_dot_and_a_word_and_never_a_number(tmp_path):
    row = shown(tmp_path, Role.PUBLIC).loc["Öster"]
    assert row["Värde"].strip() == "·" and row["Anmärkning"] == "dolt av sekretesskäl"
    assert not any(character.isdigit() for name in ("Värde", "Antal", "95 % osäkerhet") for character in row[name])


def test_columns_without_content_are_left_out(tmp_path):
    assert {"Kön", "Ålder", "Tema", "Antal svar"}.isdisjoint(shown(tmp_path, Role.COORDINATOR).columns)
