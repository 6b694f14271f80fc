"""Protection beside risk, and the gaps between them."""

from lib.analysis.profile import factor_profile, factors_without_figures
from lib.domain.codes import Difference, Role
from tests.made_up import AREAS, asked, values, workspace_with

NORR, SODER, *_ = AREAS
SHARES = values(
    "sysselsattningsgrad",
    (NORR, "2024", 60.0, 300, 500, None),
    ("0001", "2024", 75.0, 1500, 2000, None),
    ("00", "2024", 80.0, None, None, None),
)


def test_a_factor_says_its_direction_and_stands_against_the_municipality(tmp_path):
    profile = factor_profile(workspace_with(tmp_path, indicator_values=SHARES), asked(areas=(NORR,)), Role.POLICE)
    assert profile["factor"].tolist() == ["Arbete"] and profile["direction"].tolist() == ["protective"]
    row = profile.iloc[0]
    assert (row["value"], row["comparison_value"], row["comparison_name"]) == (60.0, 75.0, "Provby")
    assert row["difference"] == Difference.LOWER


def test_the_municipality_stands_against_the_country(tmp_path):
    row = factor_profile(workspace_with(tmp_path, indicator_values=SHARES), asked(), Role.POLICE).iloc[0]
    assert (row["value"], row["comparison_value"], row["comparison_name"]) == (75.0, 80.0, "riket")


def test_what_no_figure_shows_is_a_gap_and_not_forgotten(tmp_path):
    workspace = workspace_with(tmp_path, indicator_values=SHARES)
    there = factor_profile(workspace, asked(areas=(NORR,)), Role.POLICE)
    assert [factor.name for factor in factors_without_figures(workspace, there)] == ["Trångt boende"]
    nothing = factor_profile(workspace, asked(areas=(SODER,)), Role.POLICE)
    assert len(factors_without_figures(workspace, nothing)) == 2
