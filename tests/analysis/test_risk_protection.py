"""The index that helps to sort, on four areas and two factors."""

import pandas as pd
import pytest
import yaml

from lib.analysis.risk_protection import sorting_help, weighted_factors
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Role
from lib.domain.settings import Settings
from tests.made_up import AREAS, SLUG, asked, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


def opened(root, *more):
    """Work protects, and feeling safe does too; with `more` further rows of figures."""
    work = values("sysselsattningsgrad", *((code, "2024", share, share * 5, 500, None)
                  for code, share in zip(AREAS, (60.0, 70.0, 80.0, 75.0), strict=True)))  # fmt: skip
    frames = pd.concat([work, *more])
    workspace = workspace_with(root, indicator_values=frames)
    factors = workspace.folder.data / "factors.yaml"
    content = yaml.safe_load(factors.read_text(encoding="utf-8"))
    content["factors"].append(
        {"id": "narmiljo", "name": "Trygg närmiljö", "direction": "protective", "level": "structural",
         "description": "Där man vågar gå ut.", "indicators": ["trygg_bostadsomrade"]})  # fmt: skip
    factors.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return open_workspace(Settings(root=root, database_url=workspace.database_url), SLUG)


def feelings(*shares, n=200):
    return values("trygg_bostadsomrade", *((code, "2025", share, None, None, n)
                  for code, share in zip(AREAS, shares, strict=False)))  # fmt: skip


def order(found):
    return found.indexed["area_name"].tolist()


@pytest.fixture
def workspace(tmp_path):
    return opened(tmp_path, feelings(40.0, 50.0, 60.0, 90.0))


def test_little_protection_comes_first_and_the_sides_are_kept_apart(workspace):
    found = sorting_help(workspace, asked(), (), "z", Role.COORDINATOR)
    assert order(found)[:2] == ["Norr", "Söder"]
    first = found.rows.iloc[0]
    assert first["protection"] < 0 and pd.isna(first["risk"])  # no risk factor has figures here
    assert first["index"] == pytest.approx(-first["protection"])


def test_a_weight_moves_the_order_and_zero_leaves_the_factor_out(workspace):
    work = sorting_help(workspace, asked(), (("narmiljo", 0),), "z", Role.COORDINATOR)
    assert order(work) == ["Norr", "Söder", "Väster", "Öster"]
    felt = sorting_help(workspace, asked(), (("arbete", 0),), "min_max", Role.COORDINATOR)
    assert order(felt) == ["Norr", "Söder", "Öster", "Väster"]
    assert pd.isna(felt.factors.set_index("factor_id").loc["arbete", "shift"])


def test_an_area_that_lacks_a_figure_is_named_and_not_indexed(tmp_path):
    workspace = opened(tmp_path, feelings(40.0, 50.0, 60.0), feelings_of_few(VASTER))
    found = sorting_help(workspace, asked(), (), "z", Role.COORDINATOR)
    lacking = found.rows[found.rows["rank"].isna()]
    assert lacking[["area_name", "lacking"]].to_numpy().tolist() == [["Väster", "Trygg i bostadsområdet"]]
    assert lacking[["index", "rank_lower", "rank_upper"]].isna().all(axis=None)
    without = sorting_help(workspace, asked(), (("narmiljo", 0),), "z", Role.COORDINATOR)
    assert len(without.indexed) == 4


def feelings_of_few(code):
    return values("trygg_bostadsomrade", (code, "2025", 90.0, None, None, 12))


def test_the_chosen_area_sex_and_theme_do_not_change_the_order(workspace):
    everywhere = sorting_help(workspace, asked(), (), "z", Role.COORDINATOR)
    assert sorting_help(workspace, asked(areas=(NORR,), themes=("miljo",)), (), "z", Role.COORDINATOR) is everywhere


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.POLICE, Role.COORDINATOR)])
def test_others_never_see_areas_in_order(workspace, role):
    found = sorting_help(workspace, asked(), (), "z", role)
    assert found.rows.empty and found.factors.empty and "sätts inte i ordning" in found.refusal


def test_without_figures_it_says_so(tmp_path):
    found = sorting_help(workspace_with(tmp_path), asked(), (), "z", Role.COORDINATOR)
    assert "Läs in siffror" in found.refusal


def test_only_factors_that_areas_can_show_have_a_weight(workspace):
    assert weighted_factors(workspace)["factor_id"].tolist() == ["arbete", "narmiljo"]
