"""The made-up pictures: whole, about nobody, and true to what is planted in the data that they are laid beside."""

import pandas as pd
import pytest

from lib.analysis.known_figures import known_figures
from lib.analysis.picture_grid import blind_areas
from lib.analysis.picture_states import picture_states
from lib.analysis.pictures import FEWEST_SHARED, joint_agreement, merge_table
from lib.analysis.rows import picture_entry_rows
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.pictures import ENTRY_TEXTS, Cell, MergeClass
from lib.privacy.personal_data import scan_column
from tests.demo.opened import demo_workspace

PERIOD, ROLE = HalfYear(2026, 2), Role.COORDINATOR
BACKBY, PETTERSBERG, V_RABY, RONNBY, VETTERSLUND = "1980R046", "1980R041", "1980R042", "1980R024", "1980R034"


@pytest.fixture(scope="module")
def merged():
    rows = merge_table(demo_workspace(), PERIOD, ROLE)
    return {(row["area_code"], row["theme"]): row for row in rows.to_dict("records")}


def entries():
    return picture_entry_rows(demo_workspace().data_key)


def test_five_are_complete_one_writes_and_nobody_else_reads_what():
    states = picture_states(demo_workspace(), PERIOD, ROLE).set_index("actor")
    assert states["status"].value_counts().to_dict() == {"complete": 5, "none": 2, "draft": 1}
    assert states.loc["kultur_fritid", "status"] == "draft" and pd.isna(states.loc["kultur_fritid", "n_entries"])
    assert states["is_synthetic"].sum() == 6


def test_every_entry_is_of_a_place_a_theme_and_an_actor_and_names_nobody():
    workspace, rows = demo_workspace(), entries()
    assert set(rows["actor"]) <= set(workspace.definitions.picture_actors.names)
    assert set(rows["area_code"]) <= {*workspace.area_names, "1980"} and rows["is_synthetic"].all()
    assert rows["urgency"].between(0, 3).all() and rows["symptom"].notna().all()
    texts = pd.concat([rows[name] for name in ENTRY_TEXTS], ignore_index=True)
    assert scan_column(texts).empty


def test_the_pictures_tell_what_is_planted(merged):
    assert merged[V_RABY, "narkotika"]["verdict"] == MergeClass.ONE
    assert merged[V_RABY, "narkotika"]["seen_by"] == "Polisen"
    assert merged[PETTERSBERG, "miljo"]["seen_by"] == "Kommunen"
    for theme in ("narkotika", "ordning"):
        assert merged[BACKBY, theme]["verdict"] == MergeClass.BOTH and merged[BACKBY, theme]["highest"] == 3
    assert merged[RONNBY, "ordning"]["verdict"] == MergeClass.DISAGREE
    blind = blind_areas(merge_table(demo_workspace(), PERIOD, ROLE), "1980")
    assert blind["area_code"].iloc[0] == VETTERSLUND and blind["n"].iloc[0] >= 4
    assert joint_agreement(demo_workspace(), PERIOD, ROLE).n_things >= FEWEST_SHARED


def test_what_the_entries_lean_on_is_what_the_app_answers():
    workspace, n_checked = demo_workspace(), 0
    for row in entries().to_dict("records"):
        if row["area_code"] not in (BACKBY, V_RABY) or not row["figures"]:
            continue
        known = known_figures(workspace, PERIOD, Cell(row["area_code"], row["theme"]), ROLE).set_index("figure")
        for figure in row["figures"]:
            assert known.loc[figure["figure"], "value"] == pytest.approx(figure["value"])
            n_checked += 1
    assert n_checked >= 5


def test_problems_of_the_chain_are_found_from_the_entries_that_they_come_from(merged):
    assert merged[BACKBY, "narkotika"]["problem_id"] == merged[BACKBY, "ordning"]["problem_id"] > 0
    assert merged[RONNBY, "ordning"]["problem_id"] > 0 and merged[RONNBY, "ordning"]["decision"] == "find_out"
