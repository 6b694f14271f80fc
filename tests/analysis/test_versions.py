"""What a frozen version shows for ever, what the public may have of it, and two of them beside each other."""

import json
from datetime import date
from hashlib import sha256

import pandas as pd
import pytest

from lib.actions.problems import ProblemDraft, create_problem
from lib.analysis.content_check import content_check
from lib.analysis.frozen_views import figures_table, map_rows, measure_table, problem_table
from lib.analysis.version_differences import differences
from lib.analysis.version_rows import Frozen, extract_of, open_frozen, version_list, version_row
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Role
from lib.domain.content_points import PointState
from lib.domain.version_changes import FigureChange, WorkChange
from lib.reports.version_files import open_extract, whole_copy
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import AREAS, SLUG, batch_of, events, write_folder
from tests.versions import BEFORE, FIELDS, NORR, PERIOD, SODER, TODAY, filled, frozen

INSIDE = Role.COORDINATOR


def add(settings, **tables):
    with open_database(settings.database_url).begin() as connection:
        for name, frame in tables.items():
            add_batch(connection, batch_of(f"{name}-igen"), {name: frame.assign(secrecy="internal")})


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Two versions of two years, frozen before and after more came in; nothing here writes any more."""
    settings, workspace = filled(tmp_path_factory.mktemp("versions"))
    older = frozen(settings, workspace, title="Den äldre", period=BEFORE, comparison="2023-01--2023-12")
    new = ProblemDraft("Rån i Söder", "", "", ({"a": 1},), TODAY)
    create_problem(settings, workspace.folder, new, "prov", INSIDE)
    newer = frozen(settings, workspace, title="Den nyare", period=PERIOD, comparison=BEFORE)
    return settings, workspace, older.row_id, newer.row_id


def test_the_copy_does_not_follow_the_data_the_plan_or_the_areas(tmp_path):
    settings, workspace = filled(tmp_path)
    made = frozen(settings, workspace)
    before = open_frozen(workspace, made.row_id, INSIDE)
    add(settings, events=events((NORR, "ran", "2025-11", 500)))
    folder = write_folder(tmp_path)
    (folder.data / "plan.yaml").unlink()
    areas = json.loads((folder.geo / "areas.geojson").read_text(encoding="utf-8"))
    areas["features"] = areas["features"][1:]
    (folder.geo / "areas.geojson").write_text(json.dumps(areas), encoding="utf-8")
    changed = open_workspace(settings, SLUG)
    assert changed.definitions.plan is None and NORR not in changed.area_names
    after = open_frozen(changed, made.row_id, INSIDE)
    assert after is not before and after.content == before.content
    rows = map_rows(after, "anmalda_brott").set_index("area_code")
    assert rows["value"][NORR] == 72.0 and len(after.content["areas"]["features"]) == len(AREAS)
    shown = figures_table(after).set_index("name")
    assert shown["value_text"]["Anmälda brott"].startswith("25,3 (")  # 76 of 3 000 inhabitants, not 576
    assert [one["name"] for one in after.content["plan"]["boards"]] == ["Styrelsen"]


def test_the_copy_has_the_work_and_single_reports_stay_out(small):
    _, workspace, older, newer = small
    first, second = (open_frozen(workspace, one, INSIDE) for one in (older, newer))
    (row,) = problem_table(first).to_dict("records")
    assert (row["causes"], row["measures"], row["theme_name"]) == ("Ingen sanerar", "Sanera", "Skadegorelse")
    assert measure_table(first)["owner"].tolist() == ["Styrelsen"]
    assert problem_table(second)["title"].tolist() == ["Klotter i Norr", "Rån i Söder"]
    assert not {"reports", "events"} & set(first.tables)


def test_the_public_extract_hides_what_the_public_may_not_see(small):
    _, workspace, _, newer = small
    with pytest.raises(KeyError):
        open_frozen(workspace, newer, Role.PUBLIC)  # not published
    assert version_list(workspace, Role.READER).empty
    whole = open_frozen(workspace, newer, INSIDE)
    public = whole.content["public"]
    written = json.dumps(public, ensure_ascii=False)
    for inside in ("Klotter i Norr", "Ingen sanerar", "Sanera"):  # rows whose class is not open
        assert inside not in written
    by_area = pd.DataFrame(public["figures"]["area"]["rows"], columns=public["figures"]["area"]["columns"])
    crimes = by_area[by_area["indicator"] == "anmalda_brott"].set_index("area_code")
    assert crimes["numerator"][SODER] != 4  # four robberies
    assert (crimes["numerator"].dropna().astype(float) % 7 == 0).all(), "nothing to count them back from"
    extract = Frozen(whole.row, extract_of(whole.content), is_extract=True)
    assert problem_table(extract).empty and measure_table(extract).empty
    assert len(figures_table(extract)) == 2 and map_rows(extract, "anmalda_brott")["colour_class"].min() == -3
    assert b"file_name" not in open_extract(extract) and b"reviewed_by" not in open_extract(extract)
    with pytest.raises(ValueError, match="not for roles outside"):
        whole_copy(extract)
    assert sha256(whole_copy(whole)).hexdigest() == whole.row["sha256"], "the file is what the seal is of"


def test_differences_are_told_only_beyond_chance(small):
    _, workspace, older, newer = small
    found = differences(*(open_frozen(workspace, one, INSIDE) for one in (older, newer)))
    changes = found.figures.set_index("name")["change"]
    assert changes["Anmälda brott"] == FigureChange.INCREASE  # 36 to 76
    assert changes["Sysselsättningsgrad"] == FigureChange.SAME
    assert found.problems.set_index("title")["change"].to_dict() == {
        "Rån i Söder": WorkChange.NEW,
        "Klotter i Norr": WorkChange.SAME,
    }
    assert found.sentence == (
        "1 mått har ändrats mer än slumpen brukar ge (anmälda brott). 0 skillnader kan vara slump. 1 nytt problem."
    )
    same = differences(*(open_frozen(workspace, newer, INSIDE) for _ in range(2)))
    assert set(same.figures["change"]) == {FigureChange.SAME} and "Perioderna delar 12 månader" in same.notes[0]


def test_each_of_the_17_points_says_why(small):
    _, workspace, _, newer = small
    row = version_row(workspace, newer, INSIDE)
    check = content_check(workspace, row, INSIDE, TODAY).set_index("point")
    assert check.index.tolist() == list(range(1, 18)) and (check["why"] != "").all()
    assert (check["label"] == "").tolist() == (check["state"] == PointState.OK).tolist()
    states = check["state"].to_dict()
    assert states[2] == PointState.OK and states[4] == PointState.OK
    assert states[1] == PointState.PART and "organisationer" in check["why"][1]
    assert states[12] == PointState.OK and states[13] == PointState.OK
    assert states[14] == PointState.PART and "datum för 1" in check["why"][14]
    assert states[10] == states[16] == PointState.MISSING
    assert check["address"][16] == f"/lagesbilder?version={newer}"


@pytest.mark.parametrize(
    ("fields", "point", "state"),
    [
        ({"violence": "Våld i nära relation ökar."}, 7, PointState.PART),
        ({"violence": "Nära relation, heder, prostitution: se rapporten."}, 7, PointState.OK),
        ({"feedback_plan": "Brev till dem som rapporterat."}, 16, PointState.OK),
        ({"organisations": "A\nB", "deciding_body": "Rådet", "next_revision": date(2028, 3, 3)}, 1, PointState.PART),
        ({"organisations": "A\nB", "deciding_body": "Rådet", "next_revision": date(2028, 3, 2)}, 1, PointState.OK),
    ],
)
def test_what_is_written_moves_its_own_point(small, fields, point, state):
    _, workspace, _, _ = small
    row = FIELDS | {"id": 9} | fields
    check = content_check(workspace, row, INSIDE, TODAY).set_index("point")["state"]
    bare = content_check(workspace, FIELDS | {"id": 9}, INSIDE, TODAY).set_index("point")["state"]
    assert check[point] == state and bare.drop(point).equals(check.drop(point))
