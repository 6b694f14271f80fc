"""Now against before, and the municipality against others."""

import pandas as pd
import pytest

from lib.analysis.changes import changes
from lib.analysis.figures import figures
from lib.analysis.panels import area_panels
from lib.analysis.periods_compared import periods_compared
from lib.analysis.places_compared import group_places, indicators_with_figures, missing_places, places_compared
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Change, Difference, Role, Standing
from lib.domain.settings import Settings
from tests.made_up import AREAS, SLUG, asked, events, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
PEOPLE = population(2023, Norr=1000, Söder=2000, Öster=1000, Väster=400)


@pytest.fixture
def crimes(tmp_path):
    rows = events((NORR, "klotter", "2025-03", 60), (NORR, "klotter", "2024-03", 20), (SODER, "ran", "2025-12", 41),
                  (SODER, "ran", "2024-12", 40), (OSTER, "ran", "2025-06", 5), (OSTER, "ran", "2024-01", 4),
                  (VASTER, "ran", "2023-01", 12))  # fmt: skip
    return workspace_with(tmp_path, events=rows, populations=PEOPLE)


def by_code(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("area_code")


def test_a_change_is_told_from_chance_and_from_too_few(crimes):
    table = by_code(periods_compared(crimes, asked(), "anmalda_brott", Role.COORDINATOR))
    assert table.loc[NORR, "against"] == pytest.approx(3.0)
    assert table["difference"].to_dict() == {
        NORR: Difference.HIGHER, SODER: Difference.SIMILAR, OSTER: Difference.UNKNOWN, VASTER: Difference.UNKNOWN
    }  # fmt: skip
    assert table.loc[NORR, "standing"] == Standing.WORSE
    assert table["p"].notna().sum() == 2  # too few events are no test, and make the others no harder


def test_months_that_vary_more_than_chance_widen_what_counts_as_a_change(tmp_path):
    """96 against 60 in the year: much when every month is alike, nothing when each year has three months of all."""
    months = {2023: (1, 5, 6), 2024: (3, 7, 10), 2025: (2, 8, 12)}
    wild = [(NORR, "ran", f"{year}-{month:02d}", 32 if year == 2025 else 20)
            for year, full in months.items() for month in full]  # fmt: skip
    even = [(NORR, "ran", f"{year}-{month:02d}", many)
            for year, many in ((2023, 5), (2024, 5), (2025, 8)) for month in range(1, 13)]  # fmt: skip
    found = {}
    for name, rows in (("wild", wild), ("even", even)):
        workspace = workspace_with(tmp_path / name, events=events(*rows), populations=PEOPLE)
        table = by_code(periods_compared(workspace, asked(), "anmalda_brott", Role.COORDINATOR)).loc[NORR]
        same = by_code(changes(workspace, asked(), "anmalda_brott", "area", Role.COORDINATOR)).loc[NORR]
        limits = [1 + same[side] / 100 for side in ("lower", "upper")]
        assert table["p"] == pytest.approx(same["p_value"]), "the pages cannot disagree"
        assert table[["against_lower", "against_upper"]].tolist() == pytest.approx(limits)
        card = by_code(figures(workspace, asked(), "anmalda_brott", "area", Role.COORDINATOR)).loc[NORR]
        found[name] = (table["difference"], card["change"])
    assert found == {
        "wild": (Difference.SIMILAR, Change.MAYBE_CHANCE), "even": (Difference.HIGHER, Change.INCREASE)
    }  # fmt: skip


def test_small_counts_are_hidden_in_both_periods(crimes):
    table = by_code(periods_compared(crimes, asked(), "anmalda_brott", Role.PUBLIC))
    hidden = table["before"].isna()
    assert hidden.any() and table.loc[hidden, ["against", "p"]].isna().all(axis=None)
    assert not (table["before"] == 4.0).any()  # what Öster had


def test_bare_counts_of_one_place_can_be_compared_over_time(tmp_path):
    rows = events((NORR, "ran", "2025-03", 60), (NORR, "ran", "2024-03", 20))
    table = by_code(
        periods_compared(workspace_with(tmp_path, events=rows), asked("2025-03--2025-03"), "anmalda_brott", Role.POLICE)
    )
    assert table.loc[NORR, "before"] == 20.0


def test_ready_figures_are_never_compared_with_themselves(tmp_path):
    rows = values("sysselsattningsgrad", (NORR, "2023", 70.0, 350, 500, None), (NORR, "2022", 60.0, 300, 500, None))
    workspace = workspace_with(tmp_path, indicator_values=rows)
    row = by_code(periods_compared(workspace, asked(), "sysselsattningsgrad", Role.POLICE)).loc[NORR]
    assert (row["now_name"], row["before_name"]) == ("2023", "2022")
    assert row["against"] == pytest.approx(10.0) and row["standing"] == Standing.BETTER


def test_panels_go_back_as_far_as_the_data(crimes):
    panels = area_panels(crimes, asked(), "anmalda_brott", Role.COORDINATOR)
    assert panels["stretch_name"].unique().tolist() == ["2023", "2024", "2025"]
    assert panels[panels["area_code"] == NORR]["value"].tolist() == [0.0, 20.0, 60.0]


@pytest.fixture
def shares(tmp_path):
    rows = values(
        "sysselsattningsgrad",
        (NORR, "2025", 60.0, 300, 500, None),
        ("0001", "2025", 75.0, 1500, 2000, None),
        ("1880", "2025", 70.0, 35000, 50000, None),
        ("00", "2025", 77.0, None, None, None),
    )
    workspace = workspace_with(tmp_path, indicator_values=rows, populations=PEOPLE)
    file = workspace.folder.data / "municipality.yaml"
    group = "comparison_group: [Örebro, Kalmar, Ingenstans]\n"
    file.write_text(file.read_text(encoding="utf-8") + group, encoding="utf-8")
    return open_workspace(Settings(root=tmp_path, database_url=workspace.database_url), SLUG)


def test_the_municipality_against_its_group_and_country(shares):
    table = places_compared(shares, asked(), "sysselsattningsgrad", Role.COORDINATOR).set_index("place_name")
    assert table.index.tolist() == ["Provby", "Örebro", "Sverige"]
    assert table["against"].iloc[1:].tolist() == pytest.approx([5.0, -2.0])
    assert table.loc["Örebro", "difference"] == Difference.HIGHER
    assert table.loc["Örebro", "standing"] == Standing.BETTER
    assert table.loc["Sverige", "difference"] == Difference.LOWER  # 75 (73,1–76,8) against 77 taken as exact


def test_an_area_against_its_municipality_too(shares):
    table = places_compared(shares, asked(areas=(NORR,)), "sysselsattningsgrad", Role.COORDINATOR)
    table = table.set_index("place_name")
    assert table.index.tolist() == ["Norr", "Provby", "Örebro", "Sverige"]
    assert table.loc["Provby", "against"] == pytest.approx(-15.0)


def test_those_without_figures_are_named_with_their_codes(shares):
    table = places_compared(shares, asked(), "sysselsattningsgrad", Role.COORDINATOR)
    assert [(place.code, place.name) for place in missing_places(shares, table)] == [
        ("0880", "Kalmar"), (None, "Ingenstans")
    ]  # fmt: skip
    assert len(group_places(shares)) == 3
    assert indicators_with_figures(shares) == ("sysselsattningsgrad",)


def test_crimes_are_compared_with_areas_like_it(crimes):
    table = places_compared(crimes, asked(areas=(NORR,)), "anmalda_brott", Role.COORDINATOR).set_index("place_name")
    assert table.index.tolist() == ["Norr", "Provby", "Liknande områden"]
    assert table.loc["Liknande områden", "value"] == pytest.approx((41 + 5) / 3400 * 1000)
