"""A week's meeting in one session: an area is judged, a measure decided, one thing goes on, and the page is there."""

import pandas as pd
import pytest

from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.analysis.test_week_levels import WEEK, reports, weekly
from tests.made_up import AREAS, SLUG, workspace_with
from tests.pages.test_pages import linked, root  # noqa: F401  fixture

PAGE = "pages/arbete/veckolage.py"
NORR, SODER, *_ = AREAS


def stored(root, table):  # noqa: F811
    return read_rows(open_database(f"sqlite:///{root / 'store.db'}"), SLUG, table).to_dict("records")


@pytest.fixture
def meeting(root):  # noqa: F811
    told = reports(weekly(NORR, "ordning", 2, 12, "reported_at"), weekly(SODER, "ordning", 2, 2, "reported_at"))
    workspace_with(root, reports=told)
    return linked(PAGE, vecka=WEEK.key)


def test_a_week_is_judged_and_something_is_done(meeting, root):  # noqa: F811
    told = " ".join(text.value for text in meeting.text)
    assert "14 rapporter" in told and "Sticker ut och väntar på bedömning: Norr" in told
    assert any("Förslag: röd" in text.value for text in meeting.markdown)

    place = f"vecka-{SLUG}-{WEEK.key}-{NORR}"
    meeting.session_state[f"{place}-level"] = "yellow"
    meeting.session_state[f"{place}-trend"] = "up"
    meeting.run()
    meeting.button(key=f"{place}-spara").click().run()
    assert stored(root, "assessments") == [] and any("motivet saknas" in text.value for text in meeting.text)
    meeting.text_area(key=f"{place}-motive").set_value("Samma gäng en enda kväll").run()
    meeting.button(key=f"{place}-spara").click().run()
    (row,) = stored(root, "assessments")
    assert (row["level"], row["proposed_level"], row["area_code"]) == ("yellow", "red", NORR)
    assert "12 rapporter, väntat 2,0" in row["proposal_reason"]
    assert any(text.value.startswith("Sparat ") for text in meeting.success)

    meeting.button(key="bedom-grona").click().run()
    assert {row["area_code"]: row["level"] for row in stored(root, "assessments")} == {NORR: "yellow", SODER: "green"}

    meeting.text_input(key="snabb-ny-rubrik").set_value("Gå förbi på kvällen")
    meeting.button(key="snabb-ny-spara").click().run()
    assert stored(root, "measures") == [] and any("datumet saknas" in text.value for text in meeting.text)
    meeting.selectbox(key="snabb-ny-agare").set_value("Polisen")
    meeting.date_input(key="snabb-ny-senast").set_value(pd.Timestamp("2026-11-30").date())
    meeting.button(key="snabb-ny-spara").click().run()
    (measure,) = stored(root, "measures")
    assert (measure["owner_board"], bool(measure["is_quick"]), measure["status"]) == ("Polisen", True, "beslutad")
    (link,) = stored(root, "links")
    assert (link["from_kind"], link["from_id"], link["to_id"]) == ("assessment", str(row["id"]), str(measure["id"]))


def test_what_goes_on_becomes_a_problem_once(meeting, root):  # noqa: F811
    meeting.session_state["vecka-delar"] = "Vidare till analysen"
    meeting.run()
    meeting.button(key="vecka-vidare").click().run()
    (problem,) = stored(root, "problems")
    assert problem["origin"] == f"veckolage/{WEEK.key}/{NORR}" and problem["title"] == "Norr: ordning"
    assert "12 rapporter" in problem["description"]
    assert not [button for button in meeting.button if button.key == "vecka-vidare"]
