"""Reports: what is on the map, what is not, and who may see points."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.hours import weekday_hours
from lib.analysis.report_map import CELL_METRES, MOST_SINGLE, report_cells
from lib.analysis.reports import report_points, report_summary
from lib.domain.codes import Role
from tests.made_up import AREAS, asked, workspace_with

NORR, SODER, *_ = AREAS
OUTSIDE = [Role.PUBLIC, Role.READER, Role.BOARD, Role.REPORTER]


def reports(many=1, **columns):
    base = {
        "report_key": [f"r{i}" for i in range(4 * many)],
        "reported_at": pd.to_datetime(["2025-03-07 21:30"] * 4 * many),
        "event_from": pd.to_datetime(["2025-03-07 21:00"] * 4 * many),
        "month": 2025 * 12 + 2,
        "area_code": [NORR, NORR, SODER, None] * many,
        "lon": [16.05, 16.051, 16.05, None] * many,
        "lat": [59.15, 59.15, 59.05, None] * many,
        "precision": "exact",
        "category": ["miljo", "trygg_plats", "miljo", "ordning"] * many,
        "description": "hemlig text",
        "police_reported": "no",
        "reasons": ["morker;ode", "", "morker", ""] * many,
        "wishes": ["belysning", "", "", ""] * many,
        "status": "ny",
        "duplicate_of": None,
    }
    return pd.DataFrame(base | columns)


def test_on_the_map_and_without_position_add_up(tmp_path):
    workspace = workspace_with(tmp_path, reports=reports())
    summary = report_summary(workspace, asked(), Role.COORDINATOR)
    assert (summary.n_all, summary.n_on_map, summary.n_without_position, summary.n_protective) == (4, 3, 1, 1)
    assert len(report_points(workspace, asked(), Role.COORDINATOR)) == 3
    assert summary.reasons.set_index("name")["count"].to_dict() == {"mörker": 2, "öde": 1}


def test_duplicates_other_areas_themes_and_months_are_left_out(tmp_path):
    workspace = workspace_with(tmp_path, reports=reports(duplicate_of=["r1", None, None, None]))
    assert report_summary(workspace, asked(), Role.POLICE).n_all == 3
    assert report_summary(workspace, asked(areas=(SODER,)), Role.POLICE).n_all == 1
    assert report_summary(workspace, asked(themes=("ordning",)), Role.POLICE).n_all == 1
    assert report_summary(workspace, asked("2024-01--2024-12"), Role.POLICE).n_all == 0


@pytest.mark.parametrize("role", OUTSIDE)
def test_roles_outside_get_no_points_and_no_small_numbers(tmp_path, role):
    workspace = workspace_with(tmp_path, reports=reports())
    assert report_points(workspace, asked(), role).empty and report_cells(workspace, asked(), role).empty
    summary = report_summary(workspace, asked(), role)
    assert (summary.n_on_map, summary.n_without_position) == (None, None)
    assert summary.n_all is None or summary.n_all % 7 == 0
    assert summary.reasons.empty and summary.wishes.empty


def test_no_text_follows_a_point(tmp_path):
    points = report_points(workspace_with(tmp_path, reports=reports()), asked(), Role.POLICE)
    assert "hemlig text" not in points.to_csv()


def test_many_reports_are_counted_by_cell_and_none_is_lost(tmp_path):
    many = reports(many=MOST_SINGLE // 2)
    rng = np.random.default_rng(1)
    placed = many["lon"].notna()
    many.loc[placed, "lon"] += rng.uniform(0, 0.02, placed.sum())
    workspace = workspace_with(tmp_path, reports=many)
    cells = report_cells(workspace, asked(), Role.COORDINATOR)
    assert cells["count"].sum() == placed.sum()
    assert 2 < len(cells) < 60 and CELL_METRES == 300


def test_a_week_needs_twenty_events(tmp_path):
    few = workspace_with(tmp_path, reports=reports(many=4))
    assert weekday_hours(few, asked(), "reports", Role.COORDINATOR).empty
    enough = workspace_with(tmp_path / "more", reports=reports(many=6))
    hours = weekday_hours(enough, asked(), "reports", Role.COORDINATOR)
    top = hours.loc[hours["weight"].idxmax()]
    assert (top["weekday_name"], top["hour"], top["weight"]) == ("fredag", 21, 24)
    assert weekday_hours(enough, asked(areas=(NORR,)), "reports", Role.PUBLIC).empty
