"""Walking the same stops again, reports around them, and promises over the years: small rows counted by hand."""

from datetime import date, datetime

import pandas as pd
import pytest

from lib.actions.walk_decisions import decide_measure, decide_not_possible
from lib.actions.walk_observations import Place
from lib.actions.walks import repeat_walk
from lib.analysis.walk_protocol import protocol_of
from lib.analysis.walk_return import promises_by_year, walked_again
from lib.analysis.walk_surroundings import TOGETHER, reports_around
from lib.domain.codes import Change, Role
from lib.domain.folder import MunicipalityFolder
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.made_up import SLUG, workspace_with
from tests.walk_rows import BY, EVENING, TODAY, say, settings_of, walk

LATER = datetime(2027, 4, 14, 20, 0)


@pytest.fixture
def once(tmp_path):
    """A workspace with a walk that is done: its folder, address, id and stops."""
    workspace = workspace_with(tmp_path)
    url = workspace.database_url
    walk_id = walk(tmp_path, url, status="genomford", starts_at=datetime(2026, 9, 14, 19))
    return workspace, tmp_path, url, walk_id, stops_of(url, walk_id)


def stops_of(url, walk_id):
    rows = read_rows(open_database(url), SLUG, "walk_stops")
    return [int(row) for row in rows[rows["walk_id"] == walk_id].sort_values("number")["id"]]


def answer(root, url, walk_id, stop, name, group=1, **told):
    return say(root, url, Place(walk_id, stop, group), f"{walk_id}-{stop}-{group}-{name}", **told)


def test_stops_are_set_beside_themselves_only_where_both_times_were_answered(once):
    workspace, root, url, first, before = once
    second = repeat_walk(settings_of(root, url), MunicipalityFolder(root, SLUG), first, LATER, TODAY, BY, "prov")
    assert walked_again(workspace, first, BY) is None  # planned, not walked
    after = stops_of(url, second)
    for walk_id, stops, light, felt in ((first, before, "nej", "otrygg"), (second, after, "ja", "trygg")):
        answer(root, url, walk_id, stops[0], "jamnt", aspect="ljus", item="jamnt", answer=light)
        answer(root, url, walk_id, stops[0], "kansla", feeling=felt)
        answer(root, url, walk_id, stops[1], "kansla", feeling="bada")
    answer(root, url, first, before[0], "jamnt", group=2, aspect="ljus", item="jamnt", answer="ja")
    answer(root, url, first, before[2], "kansla", feeling="trygg")
    for asked in (first, second):
        again = walked_again(workspace, asked, BY)
        assert (again.first_id, again.second_id) == (first, second)
        rows = [tuple(row[name] for name in ("name", "aspect_name", "before", "after", "shift", "items"))
                for row in again.table.to_dict("records")]  # fmt: skip
        assert rows == [
            ("Torget", "Stoppet som helhet", "otrygg", "trygg", "better", ""),
            ("Torget", "Ljus", "0 ja av 1", "1 ja av 1", "better", "Jämnt ljus Bättre."),
            ("Tunneln", "Stoppet som helhet", "både och", "både och", "same", ""),
            ("Trappan", "Stoppet som helhet", "trygg", "", "once", ""),
        ]
    assert walked_again(workspace, first, Role.BOARD) is None


def reports(*rows):
    """(lon, month, how many): placed reports about darkness."""
    times = [(lon, pd.Timestamp(f"{month}-10 20:00")) for lon, month, n in rows for _ in range(n)]
    return pd.DataFrame(
        {"reported_at": [when for _, when in times], "event_from": [when for _, when in times],
         "month": [when.year * 12 + when.month - 1 for _, when in times], "area_code": "0001R001",
         "lon": [lon for lon, _ in times], "lat": 59.15, "precision": "exact", "category": "miljo",
         "police_reported": "no", "reasons": "morker", "wishes": "", "status": "ny"}
    )  # fmt: skip


def test_reports_around_the_stops_are_judged_against_the_rest_and_few_are_too_few(tmp_path):
    # The walk is in September 2025. Torget falls from 30 to 6 while the rest (at 16.09) stands still; Trappan has four.
    rows = reports((16.05, "2024-11", 30), (16.05, "2025-11", 6), (16.054, "2024-12", 3), (16.054, "2025-12", 1),
                   (16.09, "2024-11", 100), (16.09, "2025-12", 100), (16.05, "2025-09", 50), (16.05, "2024-03", 1),
                   (16.09, "2026-08", 1))  # fmt: skip
    workspace = workspace_with(tmp_path, reports=rows)
    url = workspace.database_url
    walk_id = walk(tmp_path, url, status="genomford", starts_at=datetime(2025, 9, 14, 19))
    around = reports_around(workspace, walk_id, 100, BY)
    assert (str(around.after), str(around.before)) == ("2025-10--2026-08", "2024-10--2025-08")
    assert around.n_rest == (101, 100)
    told = {row["name"]: (row["n_before"], row["n_after"], row["change"]) for row in around.table.to_dict("records")}
    assert told == {
        TOGETHER: (33, 7, Change.DECREASE), "1. Torget": (30, 6, Change.DECREASE), "2. Tunneln": (0, 0, Change.TOO_FEW),
        "3. Trappan": (3, 1, Change.TOO_FEW),
    }  # fmt: skip
    assert around.table["expected"].iloc[1] == pytest.approx(30 * 101 / 100)
    wide = reports_around(workspace, walk_id, 300, BY).table
    assert list(wide["n_before"]) == [33, 33, 33, 33]  # the rings lie over each other; together counts each once
    assert "bara för polis" in reports_around(workspace, walk_id, 100, Role.BOARD).why_not
    late = walk(tmp_path, url, title="Ny", starts_at=EVENING)
    assert "inga rapporter från månaderna efter" in reports_around(workspace, late, 100, BY).why_not


def test_promises_are_counted_by_the_year_of_the_walk(once):
    workspace, root, url, walk_id, stops = once
    settings, folder = settings_of(root, url), MunicipalityFolder(root, SLUG)
    told = {"late": {"due": date(2026, 9, 20)}, "kept": {"due": date(2026, 12, 1), "status": "genomford"},
            "kept_late": {"due": date(2026, 9, 20), "status": "genomford"}, "ahead": {"due": date(2027, 3, 1)},
            "impossible": {"due": date(2027, 3, 1), "status": "ej_genomforbar", "status_reason": "Dyrt"}}  # fmt: skip
    for outcome, fields in told.items():
        seen = answer(root, url, walk_id, stops[0], outcome, observation=f"Om {outcome}")
        decide_measure(
            settings, folder, seen, {"title": outcome, "owner_board": "Trafikverket"} | fields, TODAY, BY, "prov"
        )
    seen = answer(root, url, walk_id, stops[0], "nej", observation="Porten")
    decide_not_possible(settings, folder, seen, "Ägaren säger nej", BY, "prov")
    (row,) = promises_by_year(workspace, BY, TODAY).to_dict("records")
    assert row == {"year": "2026", "n_walks": 1, "n_made": 5, "kept": 1, "kept_late": 1, "ahead": 1, "late": 1,
                   "impossible": 1, "handed_on": 0, "n_refused": 1, "n_owed": 1}  # fmt: skip
    assert promises_by_year(workspace, Role.PUBLIC, TODAY).empty

    protocol = protocol_of(workspace, walk_id, BY, TODAY)
    assert {row["title"]: row["outcome"] for row in protocol.promises.to_dict("records")} == {k: k for k in told}
    assert (protocol.days_owed, len(protocol.refused), len(protocol.undecided)) == (17, 1, 0)
