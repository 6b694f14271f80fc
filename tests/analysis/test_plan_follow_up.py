"""How far a small plan has come, counted by hand."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.actions.plan_follow_up import ReportKey, SavedReport, report_activity
from lib.analysis.activity_history import activity_history, carry_over, earlier_versions
from lib.analysis.plan_follow_up import (
    STATES,
    Narrowing,
    activity_states,
    latest_activity_reports,
    missing_reports,
    narrowed,
    progress,
    tally,
)
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.plan_follow_up import ActivityStatus
from lib.domain.settings import Settings
from lib.domain.user import User
from tests.made_up import workspace_with
from tests.plans import DEFINITION, PLAN, report, reports, write_plan

SPRING, AUTUMN = HalfYear(2025, 1), HalfYear(2025, 2)
INSIDE = Role.COORDINATOR
ROWS = (
    report("7.1", "2025-1", "gatan", "pagar", done="Börjat", reported_on=date(2025, 8, 1)),
    report("7.1", "2025-2", "gatan", "fors_vidare", done="Nästan klart", next_step="Mer ljus"),
    report("7.1", "2025-2", "styrelsen", "avslutad", reason="Vi har slutat"),
    report("8.2", "2025-1", "skolan", "genomford", result="Öppet varje kväll"),
    report("9.1", "2025-2", "styrelsen", "forsenad"),
    report("10.1", "2025-2", "gatan", "genomford"),  # does not lead it
    report("7.1", "2025-1", "gatan", "avslutad", plan="en_annan_plan"),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("plan")
    write_plan(root)
    return workspace_with(root, activity_reports=reports(*ROWS))


def statuses(states):
    return dict(zip(states["activity"], states["status"], strict=True))


def test_an_activity_stands_as_its_leading_board_has_said(workspace):
    assert statuses(activity_states(workspace, SPRING, INSIDE)) == {
        "7.1": "pagar", "7.10": "rapport_saknas", "8.2": "genomford", "9.1": "rapport_saknas",
        "10.1": "rapport_saknas", "11.4": "rapport_saknas"}  # fmt: skip


def test_what_is_over_stays_over_and_needs_no_new_report(workspace):
    states = activity_states(workspace, AUTUMN, INSIDE)
    assert statuses(states) == {
        "7.1": "fors_vidare", "7.10": "rapport_saknas", "8.2": "genomford", "9.1": "forsenad",
        "10.1": "rapport_saknas", "11.4": "rapport_saknas"}  # fmt: skip
    counted = tally(states, AUTUMN)
    assert (counted.n, counted.n_reported, counted.n_final_before, counted.n_missing) == (6, 2, 1, 3)
    assert counted.count(ActivityStatus.DELAYED) == 1


def test_an_old_report_that_was_not_final_is_shown_but_does_not_count(workspace):
    later = activity_states(workspace, HalfYear(2026, 1), INSIDE).set_index("activity").loc["7.1"]
    assert (later["status"], later["half"], later["half_label"]) == ("rapport_saknas", "2025-2", "hösten 2025")
    assert later["done"] == "Nästan klart"


def test_a_later_report_is_not_seen_in_an_earlier_half_year(workspace):
    early = activity_states(workspace, SPRING, INSIDE).set_index("activity").loc["7.1"]
    assert (early["done"], early["reported_on"]) == ("Börjat", date(2025, 8, 1))


def test_the_latest_of_one_focus_area(workspace):
    rows = latest_activity_reports(workspace, "7", INSIDE)
    assert rows[["activity", "status", "half", "lead_name"]].values.tolist() == [
        ["7.1", "fors_vidare", "2025-2", "Gatunämnden"], ["7.10", "rapport_saknas", "", "Gatunämnden"]]  # fmt: skip
    assert list(rows.columns) == STATES and len(latest_activity_reports(workspace, None, INSIDE)) == 6


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.REPORTER])
def test_outside_nothing_is_seen_of_internal_reports(workspace, role):
    states = activity_states(workspace, AUTUMN, role)
    assert set(states["status"]) == {"rapport_saknas"} and not states["done"].any()
    assert activity_history(workspace, PLAN.activities[0], role).empty
    assert carry_over(workspace, role).empty


def test_outside_an_open_report_has_its_status_but_no_text(tmp_path):
    write_plan(tmp_path)
    workspace = workspace_with(tmp_path)
    shared = reports(report("7.1", "2025-1", "gatan", "pagar", done="Börjat", obstacles="Pengar")).assign(
        secrecy="open"
    )
    with_rows(workspace, shared)
    row = activity_states(workspace, SPRING).iloc[0]
    assert (row["status"], row["done"], row["obstacles"]) == ("pagar", "", "")


def with_rows(workspace, frame):
    from lib.store.bulk import insert_frame
    from lib.store.data_versions import count_the_write
    from lib.store.database import open_database
    from lib.store.tables import activity_reports

    with open_database(workspace.database_url).begin() as connection:
        insert_frame(connection, activity_reports, frame.assign(municipality=workspace.folder.slug))
        count_the_write(connection, workspace.folder.slug)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Narrowing(), ["7.1", "7.10", "8.2", "9.1", "10.1", "11.4"]),
        (Narrowing(focus_area="7"), ["7.1", "7.10"]),
        (Narrowing(board="skolan"), ["8.2", "9.1", "10.1"]),  # leads, takes part with all, leads
        (Narrowing(board="styrelsen", focus_area="7"), ["7.1"]),
        (Narrowing(status="rapport_saknas"), ["7.10", "10.1", "11.4"]),
        (Narrowing(horizon="long"), ["7.1"]),
        (Narrowing(target_area="K"), ["7.1", "10.1"]),
        (Narrowing(target_area="M", horizon="long"), []),
    ],
)
def test_the_list_is_narrowed(workspace, wanted, found):
    states = activity_states(workspace, AUTUMN, INSIDE)
    assert narrowed(states, wanted)["activity"].tolist() == found


def test_what_is_missing_stands_under_its_board(workspace):
    missing = missing_reports(activity_states(workspace, AUTUMN, INSIDE))
    assert missing[["lead", "activity"]].values.tolist() == [
        ["gatan", "7.10"], ["skolan", "10.1"], ["styrelsen", "11.4"]]  # fmt: skip


def test_the_progress_by_board(workspace):
    rows = progress(activity_states(workspace, AUTUMN, INSIDE), "lead")
    assert rows[["group_name", "status", "count", "before"]].values.tolist() == [
        ["Gatunämnden", "fors_vidare", 1, 0],
        ["Gatunämnden", "rapport_saknas", 1, 1],
        ["Skolnämnden", "genomford", 1, 0],
        ["Skolnämnden", "rapport_saknas", 1, 1],
        ["Styrelsen", "forsenad", 1, 0],
        ["Styrelsen", "rapport_saknas", 1, 1],
    ]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(ActivityStatus))), min_size=1))
def test_every_activity_stands_in_one_part_of_one_bar(pairs):
    """Against a plain twin: the parts add up, lie side by side, and are the counts."""
    states = pd.DataFrame(pairs, columns=["lead", "status"])
    states = states.assign(lead_name=states["lead"].str.upper(), status_name=states["status"])
    rows = progress(states, "lead")
    assert rows["count"].sum() == len(pairs)
    for row in rows.to_dict("records"):
        assert row["count"] == pairs.count((row["group"], row["status"]))
    for _, bar in rows.groupby("group"):
        assert bar["before"].tolist() == [sum(bar["count"].iloc[:place]) for place in range(len(bar))]
        assert bar["order"].is_monotonic_increasing


def test_the_history_has_every_board_and_the_newest_first(workspace):
    rows = activity_history(workspace, PLAN.activities[0], INSIDE)
    assert rows[["half_year", "board", "status"]].values.tolist() == [
        ["2025-2", "gatan", "fors_vidare"], ["2025-2", "styrelsen", "avslutad"],
        ["2025-1", "gatan", "pagar"]]  # fmt: skip


def test_a_carried_activity_brings_the_reports_of_the_earlier_plan(tmp_path):
    areas = [dict(area, activities=[dict(one) for one in area["activities"]]) for area in DEFINITION["focus_areas"]]
    areas[0]["activities"][0]["carried_from"] = "en_annan_plan/3.3"
    write_plan(tmp_path, DEFINITION | {"focus_areas": areas})
    old = report("3.3", "2024-2", "gatunamnden_da", "fors_vidare", done="Förr", plan="en_annan_plan")
    workspace = workspace_with(tmp_path, activity_reports=reports(*ROWS, old))
    rows = activity_history(workspace, workspace.definitions.plan.activities[0], INSIDE)
    assert rows["half_year"].tolist() == ["2025-2", "2025-2", "2025-1", "2024-2"]
    last = rows.iloc[-1]
    assert (last["done"], last["board_name"], last["is_of_this_plan"]) == ("Förr", "gatunamnden_da", False)
    assert activity_states(workspace, SPRING, INSIDE).iloc[0]["status"] == "pagar", (
        "an old plan is no status of this one"
    )


def test_an_edit_is_seen_at_once_and_what_stood_there_is_kept(tmp_path):
    write_plan(tmp_path)
    workspace = workspace_with(tmp_path, activity_reports=reports(*ROWS))
    before = activity_states(workspace, AUTUMN, INSIDE)
    row_id = int(activity_history(workspace, PLAN.activities[0], INSIDE)["id"].iloc[0])
    store = Settings(root=tmp_path, database_url=workspace.database_url)
    key, by = ReportKey("7.1", AUTUMN, "gatan"), User("Ada", Role.COORDINATOR)
    changes = {"status": "genomford", "done": "Klart"}
    report_activity(store, workspace.folder, PLAN, key, changes, SavedReport(row_id, 1), date(2026, 1, 7), by)
    after = activity_states(workspace, AUTUMN, INSIDE)
    assert (before["status"].iloc[0], after["status"].iloc[0], after["done"].iloc[0]) == (
        "fors_vidare", "genomford", "Klart")  # fmt: skip
    (kept,) = earlier_versions(workspace, row_id, INSIDE).to_dict("records")
    assert (kept["version"], kept["done"], kept["status_name"]) == (1, "Nästan klart", "→ förs vidare")
    assert earlier_versions(workspace, row_id, Role.PUBLIC).empty


def test_only_what_is_carried_over_goes_on(workspace):
    assert carry_over(workspace, INSIDE)["activity"].tolist() == ["7.1"]


def test_a_municipality_without_a_plan_has_no_activities(tmp_path):
    workspace = workspace_with(tmp_path)
    states = activity_states(workspace, AUTUMN, INSIDE)
    assert states.empty and list(states.columns) == STATES
    assert latest_activity_reports(workspace, "1", INSIDE).empty and tally(states, AUTUMN).n == 0
    assert carry_over(workspace, INSIDE).empty
