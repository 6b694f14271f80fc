"""Reports by the aspects of the checklist, and their weeks."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

from lib.analysis.aspects import reported_aspects
from lib.analysis.report_weeks import HIGH, ORDINARY, SHOWN_WEEKS, report_weeks
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role, Status
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import AREAS, SLUG, asked, batch_of, write_folder

NORR, SODER, *_ = AREAS
ASPECTS = [
    {"id": "ljus", "name": "Ljus", "description": "x", "items": [], "reasons": ["morker"]},
    {"id": "liv", "name": "Liv", "description": "x", "items": [], "reasons": ["ode"]},
    {"id": "skyltar", "name": "Skyltar", "description": "x", "items": []},
]


def reports(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    """By (area_code, category, reasons, day, how many)."""
    frame = pd.DataFrame(rows, columns=["area_code", "category", "reasons", "day", "many"])
    frame = frame.loc[frame.index.repeat(frame["many"])].reset_index(drop=True)
    day = pd.to_datetime(frame["day"])
    month = day.dt.year * 12 + day.dt.month - 1
    kept = frame[["area_code", "category", "reasons"]]
    return kept.assign(reported_at=day, event_from=day, month=month, precision="area", police_reported="no", wishes="",
                       status="ny")  # fmt: skip


def workspace_of(root: Path, rows: pd.DataFrame) -> Workspace:
    folder = write_folder(root)
    (folder.data / "checklist.yaml").write_text(yaml.safe_dump({"aspects": ASPECTS}), encoding="utf-8")
    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    with open_database(settings.database_url).begin() as connection:
        add_batch(connection, batch_of("reports"), {"reports": rows.assign(secrecy="internal")})
    return open_workspace(settings, SLUG)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    rows = reports(
        (NORR, "miljo", "morker;ode", "2025-03-04", 12), (NORR, "miljo", "morker", "2025-03-05", 8),
        (SODER, "miljo", "ode", "2025-04-01", 3), (SODER, "ordning", "", "2025-04-01", 2),
        (SODER, "trygg_plats", "morker", "2025-04-01", 40), (NORR, "miljo", "morker", "2024-04-01", 99),
    )  # fmt: skip
    return workspace_of(tmp_path, rows)


def test_a_report_counts_once_for_each_aspect_it_is_about(workspace: Workspace) -> None:
    answer = reported_aspects(workspace, asked(), Role.COORDINATOR)
    assert answer.whole.set_index("aspect")["count"].to_dict() == {"ljus": 20, "liv": 15}
    assert (answer.n_reports, answer.n_without) == (25, 2)
    assert answer.silent == ("Skyltar",)
    assert answer.whole.set_index("aspect")["share_pct"].to_dict() == {"ljus": 80, "liv": 60}


def test_the_areas_sum_to_the_whole_and_keep_their_zeros(workspace: Workspace) -> None:
    answer = reported_aspects(workspace, asked(), Role.COORDINATOR)
    sums = answer.by_area.groupby("aspect")["count"].sum()
    assert sums.to_dict() == {"ljus": 20, "liv": 15}
    zero = answer.by_area.set_index(["aspect", "area_code"]).loc[("ljus", SODER)]
    assert (zero["count"], zero["status"]) == (0, Status.ZERO)


def test_outside_a_small_count_cannot_be_subtracted_back(workspace: Workspace) -> None:
    by_area = reported_aspects(workspace, asked(), Role.PUBLIC).by_area.set_index(["aspect", "area_code"])
    assert by_area.loc[("liv", SODER), "status"] == Status.SUPPRESSED
    assert by_area.loc[("liv", NORR), "status"] == Status.SUPPRESSED  # else 15 - 12
    assert by_area.loc[("liv", [NORR, SODER]), ["count", "share_pct"]].isna().all(axis=None)


def weekly(per_week: int, weeks: int, last: int) -> pd.DataFrame:
    """So many on each Tuesday of the weeks that end in October 2026, and `last` in the last of them."""
    tuesdays = pd.date_range(end="2026-10-20", periods=weeks, freq="7D")
    counts = [per_week + (place % 3 - 1) for place in range(weeks - 1)] + [last]
    days = [f"{day:%Y-%m-%d}" for day in tuesdays]
    return reports(*((NORR, "miljo", "", day, many) for day, many in zip(days, counts, strict=True)))


PERIOD = "2025-11--2026-10"


@pytest.mark.parametrize(("last", "level"), [(10, ORDINARY), (40, HIGH)])
def test_a_week_far_above_the_usual_is_told_from_one_within_it(tmp_path: Path, last: int, level: str) -> None:
    weeks = report_weeks(workspace_of(tmp_path, weekly(10, 80, last)), asked(PERIOD), Role.COORDINATOR).weeks
    assert len(weeks) == SHOWN_WEEKS
    assert (weeks["week_name"].iloc[-1], weeks["count"].iloc[-1], weeks["level"].iloc[-1]) == (
        "2026 v. 43",
        last,
        level,
    )
    assert (weeks["level"].iloc[:-1] == ORDINARY).all()


def test_too_little_to_know_the_usual_by_is_said(tmp_path: Path) -> None:
    answer = report_weeks(workspace_of(tmp_path, weekly(10, 40, 10)), asked(PERIOD), Role.COORDINATOR)
    assert answer.weeks.empty and "65 veckor" in answer.why_not


def test_single_weeks_are_not_for_those_outside(tmp_path: Path) -> None:
    assert report_weeks(workspace_of(tmp_path, weekly(10, 80, 10)), asked(PERIOD), Role.PUBLIC).weeks.empty
