"""Answers stay in memory while people write about other things, and never longer than they are true."""

from lib.analysis.figures import figures_of
from lib.analysis.reports import report_summary
from lib.analysis.rows import monthly_counts
from lib.domain.codes import Role
from lib.store.editing import create, read_row, save
from tests.analysis.test_reports import reports
from tests.made_up import AREAS, asked, events, workspace_with

ROLE, MARCH = Role.COORDINATOR, asked("2025-03--2025-03")
NORR = next(iter(AREAS))


def written(workspace, table, **fields):
    with workspace.data_key.engine.begin() as connection:
        return create(connection, table, workspace.folder.slug, fields, "Ada")


def test_what_is_counted_from_files_and_reports_stays_while_a_problem_is_written(tmp_path):
    workspace = workspace_with(tmp_path, events=events((NORR, "ran", "2025-03", 7)), reports=reports())
    before, whole = report_summary(workspace, MARCH, ROLE), workspace.data_key
    written(workspace, "problems", title="Mörk tunnel", status="ny", question={})
    assert workspace.data_key != whole
    assert report_summary(workspace, MARCH, ROLE) is before


def test_an_edited_report_is_counted_at_once_and_crimes_stay(tmp_path):
    workspace = workspace_with(tmp_path, events=events((NORR, "ran", "2025-03", 7)), reports=reports())
    crimes = monthly_counts(workspace, workspace.data_key, "events")
    assert report_summary(workspace, MARCH, ROLE).n_all == 4
    assert figures_of(workspace, MARCH, ("rapporter_otrygga_platser",), "total", ROLE)["numerator"].iloc[0] == 3
    with workspace.data_key.engine.begin() as connection:
        row = read_row(connection, "reports", 1)
        save(connection, "reports", 1, row["version"], {"duplicate_of": "r1"}, "Ada")
    assert report_summary(workspace, MARCH, ROLE).n_all == 3
    assert figures_of(workspace, MARCH, ("rapporter_otrygga_platser",), "total", ROLE)["numerator"].iloc[0] == 2
    assert monthly_counts(workspace, workspace.data_key, "events") is crimes


def test_no_answer_outlives_an_import(tmp_path):
    workspace = workspace_with(tmp_path, events=events((NORR, "ran", "2025-03", 7)))
    old = workspace.data_key
    again = workspace_with(tmp_path, events=events((NORR, "ran", "2025-03", 1)))
    new = again.data_key
    assert all(old.of(table) != new.of(table) for table in ("events", "values", "reports", "measures"))
