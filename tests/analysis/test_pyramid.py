"""The pyramid's levels: what counts, what is missing, what is hidden, and what is set beside what."""

import pandas as pd
import pytest
import yaml

from lib.analysis.pyramid import level_work, pyramid_levels, pyramid_version
from lib.analysis.pyramid_level import dark_figures, level_figures, levels_over_time
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role, Status
from lib.domain.faults import InputFault
from lib.domain.settings import Settings
from tests.made_up import AREAS, SLUG, asked, events, population, values, workspace_with, write_plan

NORR, *_ = AREAS
LOW = {"id": "lag", "name": "Låg", "description": "Nederst.", "forms": ["ord"], "gap": "Ingen mäter."}
HIGH = {
    "id": "hog",
    "name": "Hög",
    "description": "Överst.",
    "forms": ["slag"],
    "crime_categories": ["ran", "vald_nara_relation"],
}


def with_levels(tmp_path, *levels: dict, **tables: pd.DataFrame) -> Workspace:
    """The small municipality with these levels and rows, and a plan."""
    workspace = workspace_with(tmp_path, **tables)
    write_plan(workspace.folder)
    version = {"id": "prov", "name": "Prov", "source": "Prov", "levels": list(levels)}
    path = workspace.folder.data / "pyramid.yaml"
    path.write_text(yaml.safe_dump({"default": "prov", "versions": [version]}, allow_unicode=True), encoding="utf-8")
    return open_workspace(Settings(root=tmp_path, database_url=workspace.database_url), SLUG)


def crimes(many: int = 12) -> pd.DataFrame:
    close = (NORR, "vald_nara_relation", "2025-04", 7)
    other = tuple((NORR, "klotter", month, 20) for month in ("2024-01", "2025-01", "2025-12"))
    return events((NORR, "ran", "2025-03", many), close, *other)


def people() -> pd.DataFrame:
    return population(2024, Norr=1000, Söder=2000, Öster=1000, Väster=1000)


def of(table: pd.DataFrame, level: str) -> dict:
    return table[table["level"] == level].to_dict("records")[0]


def test_a_level_counts_its_own_crimes_and_a_level_without_any_is_missing(tmp_path):
    workspace = with_levels(tmp_path, LOW, HIGH, events=crimes(), populations=people())
    table = pyramid_levels(workspace, asked(), pyramid_version(workspace, "prov"), Role.COORDINATOR)
    assert (of(table, "hog")["count"], of(table, "hog")["per_1000"]) == (19, pytest.approx(3.8))
    assert of(table, "lag")["status"] == Status.MISSING and pd.isna(of(table, "lag")["count"])
    assert list(table["place"]) == [1, 2]


def test_the_theme_filter_does_not_narrow_the_pyramid(tmp_path):
    workspace = with_levels(tmp_path, LOW, HIGH, events=crimes(), populations=people())
    version = pyramid_version(workspace, "prov")
    narrow = pyramid_levels(workspace, asked(themes=("skadegorelse",)), version, Role.COORDINATOR)
    assert of(narrow, "hog")["count"] == 19


def test_an_area_never_counts_what_may_only_be_shown_for_the_municipality(tmp_path):
    workspace = with_levels(tmp_path, LOW, HIGH, events=crimes(), populations=people())
    table = pyramid_levels(workspace, asked(areas=(NORR,)), pyramid_version(workspace, "prov"), Role.COORDINATOR)
    assert of(table, "hog")["count"] == 12
    figures = level_figures(
        workspace, asked(areas=(NORR,)), pyramid_version(workspace, "prov").levels[1], Role.COORDINATOR
    )
    assert dict(zip(figures["measure_name"], figures["place"], strict=True)) == {
        "Rån": "Norr", "Våld i nära relation": "hela kommunen"
    }  # fmt: skip


def test_few_crimes_are_rounded_for_roles_outside_and_so_is_the_levels_sum(tmp_path):
    workspace = with_levels(tmp_path, LOW, HIGH, events=crimes(many=2), populations=people())
    version = pyramid_version(workspace, "prov")
    public = of(pyramid_levels(workspace, asked(), version, Role.PUBLIC), "hog")
    assert pd.isna(public["count"]) or (public["count"] % 7 == 0 and abs(public["count"] - 9) < 14)
    assert of(pyramid_levels(workspace, asked(), version, Role.POLICE), "hog")["count"] == 9


def test_sources_are_the_kinds_of_figures(tmp_path):
    level = HIGH | {"indicators": ["trygg_bostadsomrade", "sysselsattningsgrad"]}
    answers = values("trygg_bostadsomrade", ("0001", "2025", 60.0, None, None, 400))
    workspace = with_levels(tmp_path, LOW, level, events=crimes(), populations=people(), indicator_values=answers)
    row = of(pyramid_levels(workspace, asked(), pyramid_version(workspace, "prov"), Role.COORDINATOR), "hog")
    assert (row["n_sources"], row["source_names"]) == (2, "Trygg i bostadsområdet och anmälda brott")


def test_what_people_say_stands_beside_what_was_reported(tmp_path):
    level = HIGH | {"indicators": ["trygg_bostadsomrade"], "self_reported": ["trygg_bostadsomrade"]}
    answers = values("trygg_bostadsomrade", ("0001", "2025", 10.0, None, None, 400))
    everyone = people()
    workspace = with_levels(tmp_path, LOW, level, events=crimes(), populations=everyone, indicator_values=answers)
    (found,) = dark_figures(workspace, asked(), pyramid_version(workspace, "prov").levels[1], Role.COORDINATOR)
    assert (found.year, found.n_reported, found.share_pct) == (2025, 19, 10.0)
    assert found.persons == pytest.approx(0.1 * everyone["count"].sum())
    assert found.lower_persons < found.persons < found.upper_persons


def test_a_year_that_is_not_whole_is_not_set_beside_an_answer(tmp_path):
    level = HIGH | {"indicators": ["trygg_bostadsomrade"], "self_reported": ["trygg_bostadsomrade"]}
    answers = values("trygg_bostadsomrade", ("0001", "2025", 10.0, None, None, 400))
    part = events((NORR, "ran", "2025-03", 12), (NORR, "klotter", "2025-10", 5))
    workspace = with_levels(tmp_path, LOW, level, events=part, populations=people(), indicator_values=answers)
    assert (
        dark_figures(
            workspace, asked("2025-04--2025-09"), pyramid_version(workspace, "prov").levels[1], Role.COORDINATOR
        )
        == ()
    )


def test_the_years_are_whole_ones_and_each_level_has_its_own(tmp_path):
    level = LOW | {"indicators": ["trygg_bostadsomrade"]}
    answers = values(
        "trygg_bostadsomrade", ("0001", "2023", 60.0, None, None, 400), ("0001", "2025", 62.0, None, None, 400)
    )
    workspace = with_levels(tmp_path, level, HIGH, events=crimes(), populations=people(), indicator_values=answers)
    rows = levels_over_time(workspace, pyramid_version(workspace, "prov"), Role.COORDINATOR)
    high = rows[rows["level"] == "hog"]
    assert dict(zip(high["year"], high["value"], strict=True)) == {2024: 0.0, 2025: 19.0}
    assert list(rows.loc[rows["level"] == "lag", "value"]) == [60.0, 62.0]


def test_work_is_counted_by_the_plans_activities(tmp_path):
    workspace = with_levels(tmp_path, LOW | {"activities": ["5.2"]}, HIGH, events=crimes(), populations=people())
    work = level_work(workspace, asked(), pyramid_version(workspace, "prov"))
    assert work[["level", "what", "kind", "n"]].to_dict("records") == [
        {"level": "lag", "what": "activity", "kind": "social", "n": 1}
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"activities": ["9.9"]}, "9.9"),
        ({"self_reported": ["trygg_bostadsomrade"]}, "trygg_bostadsomrade"),
        ({"measure_themes": ["finns_inte"]}, "finns_inte"),
    ],
)
def test_a_level_that_names_what_is_not_there_is_told(tmp_path, change, said):
    with pytest.raises(InputFault, match=said):
        with_levels(tmp_path, LOW | change, HIGH, events=crimes())
