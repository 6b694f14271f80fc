"""The page about problems, as a person uses it from the first problem on."""

import pandas as pd
import pytest

from lib.actions.problem_edits import save_problem
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.chain_rows import BY, cause, problem
from tests.made_up import AREAS, SLUG, workspace_with
from tests.pages.test_pages import linked, root  # noqa: F401  fixture

PAGE = "pages/arbete/problem.py"
NORR, SODER = list(AREAS)[:2]
AT = pd.to_datetime(["2025-11-02 21:00", "2025-11-03 21:00"])
REPORTS = pd.DataFrame(
    {"reported_at": AT, "event_from": AT, "month": 24310, "area_code": [NORR, SODER], "precision": "area",
     "category": "miljo", "description": "Mörkt", "police_reported": "no", "reasons": "", "wishes": "", "status": "ny"}
)  # fmt: skip


@pytest.fixture
def stored(root):  # noqa: F811
    workspace_with(root)

    def rows(table):
        return read_rows(open_database(f"sqlite:///{root / 'store.db'}"), SLUG, table).to_dict("records")

    return rows


def page(**chosen):
    return linked(PAGE, **chosen)


def told(test):
    assert not test.exception
    return [
        element.value for kind in (test.text, test.info, test.success, test.error, test.warning) for element in kind
    ]


def test_from_the_first_problem_to_a_decision_that_somebody_else_has_changed(stored, root):  # noqa: F811
    test = page()
    assert any("inga problem skrivna ännu" in text for text in told(test))
    test.text_input(key="problem-nytt-title").set_value("Mörk gångväg").run()
    test.button(key="problem-nytt-spara").click().run()
    assert any("Problemet är skapat" in text for text in told(test))
    assert [row["title"] for row in stored("problems")] == ["Mörk gångväg"]

    assert "1 problem: 0 prioriterade, 0 bortprioriterade. En lucka i kedjorna." in told(test)
    test.text_area(key="orsak-1-ny-description").set_value("Trasiga lampor").run()
    test.button(key="orsak-1-ny-spara").click().run()
    assert any(text.startswith("Sparat ") for text in told(test))
    assert test.text_area(key="orsak-1-ny-description").value == ""
    assert any("Den enda orsaken saknar åtgärd" in line.value for line in test.markdown)

    test.session_state["del"] = "svar"
    test.run()
    test.segmented_control(key="prio-1-polisen-harm").set_value(3).run()
    test.button(key="prio-1-polisen-spara").click().run()
    assert [row["answers"] for row in stored("priorities")] == [{"harm": 3}]
    assert any("Bara en aktör har svarat" in line.value for line in test.markdown)

    test.session_state["del"] = "text"
    test.run()
    test.selectbox(key="problem-1-text-status").set_value("prioriterat").run()
    test.button(key="problem-1-text-spara").click().run()
    assert any("Skäl till beslutet: texten saknas" in text for text in told(test))
    test.text_area(key="problem-1-text-status_reason").set_value("Många berörs").run()

    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    theirs = {"status": "bortprioriterat", "status_reason": "Liten skada", "hours": "kl. 18–22"}
    save_problem(settings, MunicipalityFolder(root, SLUG), 1, 1, theirs, BY, "prov")
    test.button(key="problem-1-text-spara").click().run()
    assert any("Någon annan sparade samma sak" in text for text in told(test))
    assert test.text_input(key="problem-1-text-hours").value == "kl. 18–22"
    assert test.text_area(key="problem-1-text-status_reason").value == "Många berörs"
    test.button(key="problem-1-text-ta-status").click().run()
    test.button(key="problem-1-text-spara").click().run()
    assert any(text.startswith("Sparat ") for text in told(test))
    (row,) = stored("problems")
    assert (row["status"], row["status_reason"], row["hours"], row["version"]) == (
        "bortprioriterat", "Många berörs", "kl. 18–22", 3)  # fmt: skip


def test_a_link_to_a_cause_opens_its_problem_which_is_linked_to_a_report_and_the_other_views_open(root, stored):  # noqa: F811
    workspace = workspace_with(root, reports=REPORTS)
    problem(workspace, title="Första")
    cause(workspace, problem(workspace, title="Andra", area_code=NORR), "Trasiga lampor")
    test = page(orsak="1", **{"del": "orsaker"})
    assert (test.selectbox(key="problem").value, test.selectbox(key="orsak").value) == ("2", "1")
    offered = test.selectbox(key="lank-koppla-problem-2").options
    assert [one.split(" · ")[1] for one in offered] == ["Norr", "Söder"]  # the problem's own area before what is newer
    test.selectbox(key="lank-koppla-problem-2").set_value("1").run()
    test.button(key="lank-koppla-problem-2-spara").click().run()
    assert [(row["from_id"], row["to_id"]) for row in stored("links")] == [("1", "2")]
    # the cause hangs on the problem by its own key: only the report's link can be taken away
    assert test.selectbox(key="lank-lossa-problem-2").options == ["Miljo, Norr, 2025-11-02 (rapport)"]
    test.selectbox(key="lank-lossa-problem-2").set_value("report/1").run()
    test.button(key="lank-lossa-problem-2-spara").click().run()
    assert stored("links") == [] and any("Kopplingen är borttagen" in text for text in told(test))
    for view in ("kedjor", "prioritering"):
        test.session_state["vy"] = view
        told(test.run())
    test.session_state["vy"] = "problem"
    for part in ("siffror", "atgarder"):
        test.session_state["del"] = part
        told(test.run())
