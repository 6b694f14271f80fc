"""The page about the plan, as a person uses it."""

from datetime import date

import pytest

from lib.actions.plan_follow_up import ReportKey, SavedReport, report_activity
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.half_year import HalfYear
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.made_up import SLUG, workspace_with, write_folder
from tests.pages.test_pages import linked, root  # noqa: F401  fixture
from tests.plans import N_ACTIVITIES, PLAN, PLAN_ID, report, reports, write_plan

PAGE = "pages/arbete/handlingsplan.py"
ROWS = (
    report("7.1", "2025-2", "gatan", "forsenad", done="Börjat", obstacles="Snö", next_step="Vänta"),
    report("8.2", "2025-1", "skolan", "genomford"),
)


@pytest.fixture
def planned(root):  # noqa: F811
    write_plan(root)
    workspace_with(root, activity_reports=reports(*ROWS))
    return root


def page(**chosen):
    """The page as a link opens it, without the first page before."""
    return linked(PAGE, **({"plan_halvar": "2025-2", "aktivitet": "7.1"} | chosen))


def field(name, activity="7.1", half="2025-2", board="gatan"):
    return f"rapport-{PLAN_ID}-{activity}-{half}-{board}-{name}"


def write(test, **texts):
    for name, text in texts.items():
        if name == "status":
            test.selectbox(key=field(name)).set_value(text).run()
        else:
            test.text_area(key=field(name)).set_value(text).run()
    return test


def save(test):
    return test.button(key=field("spara")).click().run()


def stored(root):  # noqa: F811
    engine = open_database(f"sqlite:///{root / 'store.db'}")
    rows = read_rows(engine, SLUG, "activity_reports")
    return {(row["activity"], row["board"], f"{row['year']}-{row['half']}"): row for row in rows.to_dict("records")}


def list_of(test):
    return test.dataframe(key="plan-aktiviteter").value


def test_the_page_shows_a_plan_of_other_areas_ids_boards_and_years(planned):
    test = page()
    assert not test.exception and not test.error
    assert test.text[0].value == (
        "1 av 6 aktiviteter har rapporterats för hösten 2025; 1 är försenad. 1 är genomförd eller avslutad sedan "
        "tidigare och behöver ingen ny rapport. 4 rapporter saknas."
    )
    table = list_of(test)
    assert table["Nr"].tolist() == ["7.1", "7.10", "8.2", "9.1", "10.1", "11.4"]
    assert table["Status"].tolist()[:3] == ["▲ försenad", "– rapport saknas", "✓ genomförd"]
    assert any(heading.value == "Rapporter som saknas: 4" for heading in test.subheader)
    assert "- 7.10 Röj parken" in test.code[0].value


def test_a_municipality_without_a_plan_is_told_how_to_begin(root):  # noqa: F811
    write_folder(root)
    said = [element.value for element in page().info]
    assert any(f"data/{SLUG}/plan.yaml" in text for text in said)


def test_the_list_is_narrowed_but_what_is_missing_is_not(planned):
    test = page(plan_namnd="gatan", plan_horisont="long")
    assert list_of(test)["Nr"].tolist() == ["7.1"]
    assert any(heading.value == "Rapporter som saknas: 4" for heading in test.subheader)
    nothing = page(plan_status="avslutad")
    assert not nothing.exception and nothing.text[0].value == "Ingen aktivitet passar urvalet."


def test_a_board_reports_an_activity(planned):
    test = page(aktivitet="7.10")
    key = {"activity": "7.10"}
    test.selectbox(key=field("status", **key)).set_value("pagar").run()
    test.text_area(key=field("done", **key)).set_value("Halva parken är röjd.").run()
    test.button(key=field("spara", **key)).click().run()
    assert not test.exception and not test.error
    assert test.success[0].value.startswith("Sparat ")
    row = stored(planned)["7.10", "gatan", "2025-2"]
    assert (row["status"], row["done"], row["version"]) == ("pagar", "Halva parken är röjd.", 1)
    assert test.text[0].value.startswith("2 av 6 aktiviteter har rapporterats")
    assert list_of(test)["Status"].tolist()[1] == "► pågår"
    assert not test.run().success  # told once


def test_a_saved_report_is_changed_and_keeps_its_history(planned):
    test = save(write(page(), done="Halvvägs"))
    assert test.success[0].value.startswith("Sparat ")
    row = stored(planned)["7.1", "gatan", "2025-2"]
    assert (row["done"], row["obstacles"], row["version"]) == ("Halvvägs", "Snö", 2)
    assert any(caption.value.endswith("stod det:") for caption in test.caption)
    told = [line.value for line in test.markdown]
    assert ":small[Vad som gjorts: Börjat]" in told, "only what the edit changed, not the obstacles"
    assert save(test).success[0].value == "Inget är ändrat sedan det sparades."


def test_a_new_report_begins_where_the_last_one_ended(planned):
    test = page(plan_halvar="2026-1")
    values = {name: test.text_area(key=field(name, half="2026-1")).value for name in ("done", "obstacles", "next_step")}
    assert values == {"done": "", "obstacles": "Snö", "next_step": "Vänta"}
    assert test.selectbox(key=field("status", half="2026-1")).value == "forsenad"


def test_half_written_text_stays_through_filters_and_other_activities(planned):
    test = write(page(), result="Halvskriv")
    for key, value in (("plan_namnd", "skolan"), ("aktivitet", "8.2"), ("plan_halvar", "2025-1"),
                       ("plan_halvar", "2025-2"), ("aktivitet", "7.1")):  # fmt: skip
        test.session_state[key] = value
        test.run()
    assert test.text_area(key=field("result")).value == "Halvskriv"
    assert stored(planned)["7.1", "gatan", "2025-2"]["result"] is None


def test_a_missing_reason_is_told_and_the_text_stays(planned):
    test = save(write(page(), status="andrad", done="Nytt sätt"))
    assert test.error[0].value == "Rapporten är inte sparad. Texten står kvar."
    assert any("skälet saknas" in text.value for text in test.text)
    assert test.text_area(key=field("done")).value == "Nytt sätt"
    assert stored(planned)["7.1", "gatan", "2025-2"]["done"] == "Börjat"
    assert save(write(test, reason="Det gick för långsamt")).success
    assert stored(planned)["7.1", "gatan", "2025-2"]["reason"] == "Det gick för långsamt"


def somebody_else_saves(root, **changes):  # noqa: F811
    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    row = stored(root)["7.1", "gatan", "2025-2"]
    seen = SavedReport(int(row["id"]), int(row["version"]))
    key, by = ReportKey("7.1", HalfYear(2025, 2), "gatan"), User("Bo", Role.COORDINATOR)
    report_activity(settings, MunicipalityFolder(root, SLUG), PLAN, key, changes, seen, date(2026, 1, 9), by)


def test_the_later_of_two_is_told_and_both_can_be_kept(planned):
    test = write(page(), done="Mitt", result="Bara mitt")
    somebody_else_saves(planned, done="Deras", next_step="Bara deras")
    save(test)
    assert "Någon annan sparade samma sak" in test.warning[0].value
    assert test.text_area(key=field("done")).value == "Mitt"
    assert test.text_area(key=field("next_step")).value == "Bara deras"
    assert stored(planned)["7.1", "gatan", "2025-2"]["done"] == "Deras"
    assert any("sparat av den andra" in line.value and "Deras" in line.value for line in test.markdown)
    test.button(key=field("ta-done")).click().run()
    assert test.text_area(key=field("done")).value == "Deras"
    assert save(test).success[0].value.startswith("Sparat ")
    row = stored(planned)["7.1", "gatan", "2025-2"]
    assert (row["done"], row["result"], row["next_step"]) == ("Deras", "Bara mitt", "Bara deras")


def test_a_form_without_own_words_follows_what_others_save(planned):
    test = page()
    somebody_else_saves(planned, done="Deras")
    assert test.run().text_area(key=field("done")).value == "Deras"


def test_every_activity_of_the_plan_can_be_opened(planned):
    test = page()
    for activity in PLAN.activities:
        test.session_state["aktivitet"] = activity.id
        test.run()
        assert not test.exception and any(f"**{activity.id} " in line.value for line in test.markdown)
    assert len(PLAN.activities) == N_ACTIVITIES
