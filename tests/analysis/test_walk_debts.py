"""What walks leave to be done stands on Sedan sist until it is done."""

from datetime import date, datetime, timedelta

from lib.actions.walk_decisions import note_only
from lib.actions.walk_observations import Place
from lib.actions.walks import save_walk
from lib.analysis.handover import coming, overdue, waiting
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from tests.made_up import SLUG, workspace_with
from tests.walk_rows import BY, say, settings_of, walk

WALKED = datetime(2026, 9, 14, 19)
TODAY = date(2026, 10, 20)


def of_walks(rows):
    return [(row["title"], row["why"], row["day"], row["address"]) for row in rows.to_dict("records")
            if row["kind"] == "walk"]  # fmt: skip


def test_a_debt_of_feedback_is_late_until_it_is_given_and_what_is_undecided_waits(tmp_path):
    workspace = workspace_with(tmp_path)
    url, folder = workspace.database_url, MunicipalityFolder(tmp_path, SLUG)
    done = walk(tmp_path, url, status="genomford", starts_at=WALKED, aim_due=date(2026, 12, 1))
    walk(tmp_path, url, title="Nästa", starts_at=datetime(2026, 11, 1, 18))
    seen = say(tmp_path, url, Place(done, None), "a", observation="Släckta lampor")
    say(tmp_path, url, Place(done, None), "b", item="jamnt", answer="nej")  # an answer is nothing to decide of
    address = f"/trygghetsvandringar?vandring={done}"
    due = WALKED.date() + timedelta(weeks=3)
    assert of_walks(overdue(workspace, BY, TODAY)) == [("Runt Torget", "deltagarna ska få återkoppling", due, address)]
    assert [row[:3] for row in of_walks(coming(workspace, BY, TODAY))] == [
        ("Nästa", "vandringen går", date(2026, 11, 1)), ("Runt Torget", "målet ska vara nått", date(2026, 12, 1))
    ]  # fmt: skip
    assert [(title, where) for title, _, _, where in of_walks(waiting(workspace, BY, TODAY))] == [
        ("1 iakttagelse från Runt Torget", f"{address}&steg=protokoll")
    ]
    assert of_walks(waiting(workspace, Role.BOARD, TODAY)) == of_walks(overdue(workspace, Role.BOARD, TODAY)) == []

    settings = settings_of(tmp_path, url)
    note_only(settings, folder, seen, BY, "prov")
    given = {"feedback_given": TODAY}
    save_walk(settings, folder, done, 1, given, TODAY, BY, "prov")
    assert of_walks(overdue(workspace, BY, TODAY)) == of_walks(waiting(workspace, BY, TODAY)) == []
