"""What can be asked follows from what there is."""

from lib.analysis.choices import area_choices, period_choices
from tests.made_up import AREAS, events, workspace_with

NORR, SODER, *_ = AREAS


def test_periods_are_the_latest_months_and_whole_years_with_data(tmp_path):
    workspace = workspace_with(tmp_path, events=events((NORR, "ran", "2023-06", 1), (NORR, "ran", "2025-10", 1)))
    assert period_choices(workspace) == ("2024-11--2025-10", "2025-08--2025-10", "2024-01--2024-12")


def test_half_a_year_of_data_is_one_period(tmp_path):
    workspace = workspace_with(tmp_path, events=events((NORR, "ran", "2025-05", 1), (NORR, "ran", "2025-10", 1)))
    assert period_choices(workspace) == ("2025-05--2025-10", "2025-08--2025-10")


def test_an_empty_municipality_has_no_periods(tmp_path):
    assert period_choices(workspace_with(tmp_path)) == ()


def test_a_district_of_several_areas_can_be_chosen_by_its_everyday_name(tmp_path):
    workspace = workspace_with(tmp_path)
    (workspace.folder.geo / "aliases.csv").write_text(
        f"alias,area_code\nSjöstan,{NORR}\nSjöstan,{SODER}\nNorr,{NORR}\n"
    )
    choices = {choice.code: choice for choice in area_choices(workspace)}
    assert choices["Sjöstan"].area_codes == (NORR, SODER)
    assert "Norr" not in choices  # one area under its own name is enough
    names = [choice.name for choice in area_choices(workspace)]
    assert names.index("Väster") < names.index("Öster")
