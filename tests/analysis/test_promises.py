"""Promises as the pages have them: what everybody may read is only what was written for them."""

from datetime import date

import pandas as pd
import pytest

from lib.analysis.promises import promises_of
from lib.domain.codes import Role
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import batch_of, workspace_with

DONE = [{"text": "Vakter", "done_on": "2026-05-01"}, {"text": "Ljus", "done_on": None}]
ROWS = pd.DataFrame(
    [
        {"promise_key": "a", "title": "Öppet", "secrecy": "open", "status": "gallande", "public_text": "Vi gör det."},
        {"promise_key": "b", "title": "Utkast", "secrecy": "open", "status": "utkast", "public_text": "Kanske."},
        {"promise_key": "c", "title": "Internt", "secrecy": "internal", "status": "gallande", "public_text": "Tyst."},
    ]
).assign(period_from=date(2026, 1, 1), period_to=date(2026, 6, 30), area_code="0001R001", effect="Lugnare",
         feedback="Möte", actions=[DONE] * 3)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    opened = workspace_with(tmp_path_factory.mktemp("promises"))
    with open_database(opened.database_url).begin() as connection:
        add_batch(connection, batch_of("promises"), {"promises": ROWS})
    return opened


def test_everybody_reads_open_promises_that_are_no_drafts_and_only_their_own_text(workspace):
    (row,) = promises_of(workspace).to_dict("records")
    assert (row["title"], row["public_text"], row["n_done"], row["n_actions"]) == ("Öppet", "Vi gör det.", 1, 2)
    assert (row["effect"], row["feedback"], row["actions"]) == ("", "", [])


def test_inside_all_are_read_with_what_is_done_and_whether_the_time_is_over(workspace):
    rows = promises_of(workspace, Role.COORDINATOR, date(2026, 7, 1))
    assert sorted(rows["promise_key"]) == ["a", "b", "c"] and rows["is_over"].all()
    assert rows["effect"].tolist() == ["Lugnare"] * 3 and not rows["feedback_given"].any()
    assert not promises_of(workspace, Role.COORDINATOR, date(2026, 6, 30))["is_over"].any()
