"""Planning a walk as a person does it, in one session: a draft from the proposal, its order, its day and its guests."""

from datetime import date

import pandas as pd

from tests.analysis.test_walk_proposals import report
from tests.made_up import workspace_with
from tests.pages.test_otrygga_platser import stored
from tests.pages.test_pages import linked, root  # noqa: F401  fixture

PAGE = "pages/arbete/trygghetsvandringar.py"


def page(**chosen):
    return linked(PAGE, **chosen)


def told(test):
    kinds = (test.markdown, test.caption, test.text, test.success, test.error, test.warning, test.info)
    return " ".join(one.value for kind in kinds for one in kind)


def test_a_walk_is_planned_from_the_proposal_to_the_invitation(root):  # noqa: F811
    spots = [(16.050, 6), (16.062, 5), (16.056, 4)]
    reports = [
        report(100 * at + n, lon, 59.15, "0001R001") for at, (lon, many) in enumerate(spots) for n in range(many)
    ]
    workspace_with(root, reports=pd.DataFrame(reports))
    test = page(vandring="ny")
    assert "15 rapporter på 12 månader, 15 efter kl. 18" in told(test)
    test.button(key="vandring-utkast").click().run()
    (walk,) = stored(root, "walks")
    assert (walk["status"], walk["light"], walk["area_code"]) == ("utkast", "dark", "0001R001")
    assert walk["meeting_before"] < walk["solo_dark"] < walk["starts_at"] < walk["meeting_after"]
    assert walk["starts_at"].date() > date.today() and "3 stopp" in told(test) and not test.exception

    first = stored(root, "walk_stops")[0]
    test.button(key=f"stopp-{first['id']}-ner").click().run()
    assert {row["id"]: row["number"] for row in stored(root, "walk_stops")}[first["id"]] == 2
    test.button(key="vandring-ordna").click().run()
    assert "kortaste ordningen" in told(test)
    for stop in stored(root, "walk_stops")[:2]:
        test.button(key=f"stopp-{stop['id']}-bort").click().run()
    assert "minst två stopp" in told(test) and len(stored(root, "walk_stops")) == 2

    test = page(vandring=str(walk["id"]), planeringsdel="tid")
    assert "ni går i mörker" in told(test) and "nautisk" in told(test).lower() and not test.exception
    test = page(vandring=str(walk["id"]), planeringsdel="inbjudan")
    assert "Saknas bland de inbjudna: boende, unga" in told(test)
    key = f"vandring-{walk['id']}-{stored(root, 'walks')[0]['version']}"
    test.number_input(key=f"{key}-roll-boende").set_value(15)
    test.number_input(key=f"{key}-roll-unga").set_value(6).run()
    assert "Högst 20" in told(test)
    test.button(key="vandring-inbjudan-spara").click().run()
    assert "fler än som kan gå" in told(test) and stored(root, "walks")[0]["roles_invited"] is None
    test.number_input(key=f"{key}-roll-unga").set_value(3).run()
    assert "18 personer delas i 2 grupper med högst 9" in told(test)
    test.button(key="vandring-inbjudan-spara").click().run()
    kept = stored(root, "walks")[0]["roles_invited"]
    assert [(one["role"], one["n_invited"]) for one in kept] == [("boende", 15), ("unga", 3)]
    assert page(vandring=str(walk["id"]), planeringsdel="papper").exception == []
