"""Pictures laid together in a small municipality: who reads what, what it comes to, and where nobody has looked."""

from datetime import date

import pandas as pd
import pytest

from lib.analysis.known_figures import figure_address, known_figures, taken
from lib.analysis.picture_data import cell_data, data_stretch
from lib.analysis.picture_grid import blind_areas, grid_rows
from lib.analysis.picture_states import newest_period, picture_states, readable_entries
from lib.analysis.pictures import cell_opinions, disagreements, joint_agreement, merge_table, not_looked_at
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Difference, Role
from lib.domain.half_year import HalfYear
from lib.domain.picture_words import MERGE_NAMES
from lib.domain.pictures import Cell, MergeClass
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import AREAS, SLUG, batch_of, events, population, values, workspace_with

NORR, SODER, OSTER, VASTER = AREAS
WHOLE = "0001"
PERIOD = HalfYear(2025, 2)


def entry(actor, area, theme, urgency, period="2025-2", secrecy="internal"):
    told = {"symptom": f"{actor} om {theme}", "direction": "unknown", "figures": None}
    of = {"actor": actor, "area_code": area, "theme": theme, "period": period}
    return of | told | {"urgency": urgency, "secrecy": secrecy}


ENTRIES = (
    entry("polisen", NORR, "vald_hot", 3),
    entry("kommunen", NORR, "vald_hot", 2),
    entry("polisen", NORR, "ordning", 0),
    entry("kommunen", NORR, "ordning", 3),
    entry("polisen", WHOLE, "vald_hot", 1),
    entry("kommunen", OSTER, "miljo", 0),
    entry("kommunen", OSTER, "trafik", None),  # begun, not judged: nobody has looked yet
    entry("polisen", SODER, "narkotika", 2, period="2025-1"),
    entry("skolan", SODER, "narkotika", 2),  # no longer among the actors, but its picture was complete
    entry("polisen", SODER, "tillgrepp", 1, secrecy="shared_with_police"),
)


def opened(root, drafts=()):
    crimes = events(
        (NORR, "ran", "2025-11", 3), (SODER, "ran", "2025-11", 30), (OSTER, "klotter", "2025-10", 7),
        (VASTER, "ran", "2025-10", 40), (VASTER, "klotter", "2025-10", 40), (None, "vald_nara_relation", "2025-09", 5),
        (NORR, "ran", "2024-11", 99), (NORR, "ran", "2026-01", 50),
    )  # fmt: skip
    people = population(2024, Norr=1000, Söder=8000, Öster=1000, Väster=1000)
    survey = values("trygg_bostadsomrade", (NORR, "2025", 70.0, None, None, 29), (SODER, "2025", 70.0, None, None, 31))
    workspace_with(root, events=crimes, populations=people, indicator_values=survey)
    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    pictures = pd.DataFrame({"actor": ["polisen", "kommunen", "skolan"], "period": "2025-2", "secrecy": "internal"})
    pictures["status"] = ["draft" if actor in drafts else "complete" for actor in pictures["actor"]]
    with open_database(settings.database_url).begin() as connection:
        tables = {"picture_entries": pd.DataFrame(ENTRIES), "pictures": pictures}
        add_batch(connection, batch_of("pictures"), tables)
    return open_workspace(settings, SLUG)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("complete"))


def cells(merged):
    return {(row["area_code"], row["theme"]): row for row in merged.to_dict("records")}


def test_every_area_and_theme_has_one_row_and_its_class(workspace):
    merged = merge_table(workspace, PERIOD, Role.COORDINATOR)
    by_cell = cells(merged)
    assert tuple(merged.columns) == MERGE_NAMES and len(merged) == len(by_cell) == 5 * 8
    assert merged["area_name"].tolist()[:8] == ["Hela kommunen"] * 8 and "trygg_plats" not in set(merged["theme"])
    looked = {cell: row["verdict"] for cell, row in by_cell.items() if row["verdict"] != MergeClass.NOBODY}
    assert looked == {
        (NORR, "vald_hot"): MergeClass.BOTH,
        (NORR, "ordning"): MergeClass.DISAGREE,
        (WHOLE, "vald_hot"): MergeClass.ONE,  # not the areas' row
        (OSTER, "miljo"): MergeClass.CALM,
        (SODER, "narkotika"): MergeClass.ONE,
        (SODER, "tillgrepp"): MergeClass.ONE,
    }
    both = by_cell[NORR, "vald_hot"]
    assert (both["seen_by"], both["looked"], both["lowest"], both["highest"]) == ("Polisen, Kommunen", 2, 2, 3)
    (parted,) = disagreements(workspace, PERIOD, Role.COORDINATOR).to_dict("records")
    assert parted["difference"] == "Kommunen: 3 av 3 · Polisen: 0 av 3" and parted["seen_by"] == "Kommunen"


def test_counts_are_of_the_twelve_latest_months_up_to_the_half_years_end(workspace):
    rows = cells(cell_data(workspace, PERIOD, Role.COORDINATOR))
    assert str(data_stretch(workspace, PERIOD, "events")) == "2025-01--2025-12"
    assert [rows[area, "vald_hot"]["events"] for area in (NORR, SODER, VASTER)] == [3, 30, 40]
    assert rows[WHOLE, "vald_hot"]["events"] == 78  # with the five that have no area
    # 40 of 1000 against 78 of 11000; 30 of 8000 is less; 3 of 1000 may be chance
    found = [rows[area, "vald_hot"]["events_difference"] for area in (VASTER, SODER, NORR)]
    assert found == [Difference.HIGHER, Difference.LOWER, Difference.SIMILAR]
    assert rows[NORR, "ordning"]["events"] == 0 and rows[NORR, "ordning"]["reports_text"] == "–"  # no reports at all
    assert (rows[NORR, "miljo"]["survey_text"], rows[SODER, "miljo"]["survey_text"]) == ("·", "31")


def test_a_board_reads_the_pictures_but_no_small_count_and_nothing_shared_with_the_police(workspace):
    rows = cells(merge_table(workspace, PERIOD, Role.BOARD))
    counts = [row["events"] for row in rows.values() if row["events"] == row["events"]]
    assert counts and all(count and count % 7 == 0 for count in counts)  # rounded, and none told from a few
    assert rows[NORR, "ordning"]["events_text"] == "·"
    assert rows[SODER, "tillgrepp"]["verdict"] == MergeClass.NOBODY
    assert rows[NORR, "vald_hot"]["verdict"] == MergeClass.BOTH


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.PUBLIC])
def test_others_read_nothing(workspace, role):
    assert merge_table(workspace, PERIOD, role).empty and not_looked_at(workspace, PERIOD, role).empty
    assert readable_entries(workspace, PERIOD, role).empty and picture_states(workspace, PERIOD, role).empty
    assert cell_opinions(workspace, PERIOD, Cell(NORR, "vald_hot"), role).empty
    assert newest_period(workspace, role) is None
    assert merge_table(workspace, PERIOD).empty  # the least role unless another is given


def test_a_draft_is_its_actors_own(tmp_path):
    workspace = opened(tmp_path, drafts=("kommunen", "skolan"))
    by_police = readable_entries(workspace, PERIOD, Role.POLICE)
    assert set(by_police["actor"]) == {"polisen"} and "kommunen" not in str(by_police.to_dict())
    assert set(readable_entries(workspace, PERIOD, Role.BOARD)["actor"]) == {"polisen"}
    states = picture_states(workspace, PERIOD, Role.POLICE).set_index("actor")
    assert states["status"].to_dict() == {"polisen": "complete", "kommunen": "draft"}
    assert states["may_write"].to_dict() == {"polisen": True, "kommunen": False}
    assert pd.isna(states.loc["kommunen", "n_entries"]) and states.loc["polisen", "n_entries"] == 4
    # the coordinator writes it and sees it, but it does not count before it is complete
    assert "kommunen" in set(readable_entries(workspace, PERIOD, Role.COORDINATOR)["actor"])
    merged = cells(merge_table(workspace, PERIOD, Role.COORDINATOR))
    assert merged[NORR, "vald_hot"]["verdict"] == MergeClass.ONE
    assert merged[NORR, "ordning"]["verdict"] == MergeClass.CALM
    said = cell_opinions(workspace, PERIOD, Cell(NORR, "vald_hot"), Role.COORDINATOR)
    assert said["actor"].tolist() == ["polisen"]


def test_where_nobody_has_looked_the_most_unusual_comes_first(workspace):
    unseen = not_looked_at(workspace, PERIOD, Role.COORDINATOR)
    found = list(zip(unseen["area_name"], unseen["theme"], unseen["is_more"], strict=True))
    assert found[:2] == [("Väster", "skadegorelse", True), ("Väster", "vald_hot", True)]
    assert ("Söder", "vald_hot", False) in found and ("Norr", "vald_hot", False) not in found
    merged = merge_table(workspace, PERIOD, Role.COORDINATOR)
    assert blind_areas(merged, WHOLE).to_dict("records") == [{"area_code": VASTER, "area_name": "Väster", "n": 2}]
    drawn = grid_rows(merged, WHOLE)
    assert drawn["area_name"].drop_duplicates().tolist() == ["Hela kommunen", "Norr", "Söder", "Öster", "Väster"]
    marks = {(row["area_code"], row["theme"]): row["mark"] for row in drawn.to_dict("records")}
    assert (marks[NORR, "vald_hot"], marks[VASTER, "vald_hot"]) == ("●●\u20093", "▲40")


def test_agreement_is_not_told_of_too_few(workspace):
    found = joint_agreement(workspace, PERIOD, Role.COORDINATOR)
    assert found.n_things == 2 and pd.isna(found.share)


def test_a_number_is_taken_with_its_question_day_and_version(workspace):
    known = known_figures(workspace, PERIOD, Cell(VASTER, "vald_hot"), Role.COORDINATOR)
    kept = taken(known, "anmalda_brott:vald_hot", 7, date(2026, 1, 2))
    assert (kept["value"], kept["unit"], kept["taken_on"], kept["data_version"]) == (40.0, "per_1000", "2026-01-02", 7)
    assert kept["text"].startswith("40,0 (28,6–54,5) per 1 000 invånare och år, 40 i antal, högre än Provby")
    assert figure_address(workspace, kept["question"]) == (
        f"/omrade?omrade={VASTER}&period=2025-01--2025-12&tema=vald_hot"
    )
    few = known_figures(workspace, PERIOD, Cell(NORR, "vald_hot"), Role.COORDINATOR)
    assert "trygg_bostadsomrade:" not in set(few["figure"])  # fewer than 30 answers are hidden for all
    told = known_figures(workspace, PERIOD, Cell(NORR, "vald_hot"), Role.BOARD).set_index("figure")
    assert "3 i antal" not in str(told.to_dict())
