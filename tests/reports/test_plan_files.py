"""The reminder, the days for the calendar, and the beginning of the next plan."""

from datetime import date

import pytest
import yaml
from icalendar import Calendar

from lib.analysis.activity_history import carry_over
from lib.analysis.plan_follow_up import activity_states, missing_reports
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.plan import Plan
from lib.domain.settings import Settings
from lib.reports.plan_draft import plan_draft
from lib.reports.plan_reminder import deadline_calendar, reminder_text
from tests.made_up import SLUG, workspace_with
from tests.plans import DEFINITION, PLAN, PLAN_ID, report, reports, write_plan

AUTUMN = HalfYear(2025, 2)
HOSTILE = "Klart: ja\n- nej # inte\n'\"{}"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("plan")
    write_plan(root)
    rows = (
        report("7.1", "2025-2", "gatan", "fors_vidare", done=HOSTILE, next_step="Mer ljus"),
        report("8.2", "2025-2", "skolan", "pagar", obstacles="Hemligt hinder"),
        report("10.1", "2025-2", "skolan", "fors_vidare"),
    )
    return workspace_with(root, activity_reports=reports(*rows))


@pytest.fixture(scope="module")
def missing(workspace):
    return missing_reports(activity_states(workspace, AUTUMN, Role.COORDINATOR))


def test_the_reminder_names_the_days_and_each_board_with_its_activities(missing):
    assert reminder_text(PLAN, AUTUMN, missing) == (
        "Rapporter som saknas för hösten 2025\nProvplan 2025–2026\n\n"
        "Senast 2026-02-28: Nämnderna rapporterar (Kansliet)\n"
        "Senast 2026-05-31: Läget redovisas (Styrelsen)\n\n"
        "Gatunämnden\n- 7.10 Röj parken\n\nStyrelsen\n- 9.1 Ring på\n- 11.4 Ses oftare\n"
    )


def test_a_half_year_without_a_day_says_so(missing):
    plan = PLAN.model_copy(update={"follow_up": ()})
    assert "Planen anger ingen tid för det här halvåret." in reminder_text(plan, AUTUMN, missing)


def events(missing, today=date(2026, 1, 9)):
    content = deadline_calendar(PLAN, AUTUMN, missing, SLUG, today, "Europe/Stockholm")
    return Calendar.from_ical(content).walk("VEVENT")


def test_the_calendar_has_the_days_and_what_is_missing(missing):
    first, second = events(missing)
    assert [event.decoded("dtstart") for event in (first, second)] == [date(2026, 2, 28), date(2026, 5, 31)]
    assert "- 7.10 Röj parken" in str(first["description"]) and "Till: Kansliet" in str(first["description"])
    assert "hinder" not in str(first["description"]), "no board's text leaves in the calendar"
    assert str(first["uid"]) == f"namndernas_rapport-2025-2-{PLAN_ID}@{SLUG}.lagesbild"


def test_the_ids_stay_when_less_is_missing(missing):
    later = events(missing.iloc[:0], date(2026, 2, 1))
    assert [str(event["uid"]) for event in later] == [str(event["uid"]) for event in events(missing)]
    assert "Alla aktiviteter är rapporterade." in str(later[0]["description"])


def test_the_draft_is_the_beginning_of_a_plan_that_holds(workspace, tmp_path):
    draft = plan_draft(PLAN, carry_over(workspace, Role.COORDINATOR))
    areas = yaml.safe_load(draft)["focus_areas"]
    assert [(area["id"], [one["id"] for one in area["activities"]]) for area in areas] == [
        ("7", ["7.1"]), ("10", ["10.1"])]  # fmt: skip
    following = DEFINITION | {"id": "nasta", "period_from": 2027, "period_to": 2028, "focus_areas": areas}
    plan = Plan.model_validate(following)
    assert plan.activities[0] == PLAN.activities[0].model_copy(update={"carried_from": f"{PLAN_ID}/7.1"})
    workspace_with(tmp_path)
    write_plan(tmp_path, following)
    opened = open_workspace(Settings(root=tmp_path, database_url=f"sqlite:///{tmp_path / 'store.db'}"), SLUG)
    assert opened.definitions.plan == plan


def test_reports_stand_in_the_draft_as_comments_and_nothing_else(workspace):
    lines = plan_draft(PLAN, carry_over(workspace, Role.COORDINATOR)).splitlines()
    assert "      # Rapporten för hösten 2025:" in lines
    assert "      # Vad som gjorts: Klart: ja - nej # inte '\"{}" in lines and "      # Nästa steg: Mer ljus" in lines


def test_a_draft_of_nothing_is_still_yaml(workspace):
    assert yaml.safe_load(plan_draft(PLAN, carry_over(workspace, Role.PUBLIC))) == {"focus_areas": []}
