"""Mötesvisning as a person uses it: the audience first, then the deck, own words, the screen and what is decided."""

import json
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.store.database import open_database
from lib.store.editing import save
from lib.store.reading import read_rows
from lib.store.writing import add_batch
from tests.made_up import SLUG, batch_of
from tests.pages.test_pages import APP, root  # noqa: F401  fixture
from tests.versions import PERIOD, filled

PAGE = "pages/presentera/motesvisning.py"


@pytest.fixture
def opened(root):  # noqa: F811
    settings, _ = filled(root)
    return settings, AppTest.from_file(str(APP), default_timeout=120).switch_page(PAGE).run()


def said(test):
    return [element.value for kind in ("text", "markdown", "caption", "success", "warning", "error", "info")
            for element in getattr(test, kind)]  # fmt: skip


def framed(test):
    """What the browser was sent to draw."""
    (frame,) = test.get("component_instance")
    return json.loads(frame.proto.json_args)


def rows(settings, table):
    return read_rows(open_database(settings.database_url), SLUG, table).astype(object).to_dict("records")


def test_a_deck_from_its_audience_to_a_decision(opened):
    settings, test = opened
    assert "Inget bildspel är gjort ännu." in said(test)
    test.text_input(key="nytt-bildspel-namn").set_value("Hösten")
    test.selectbox(key="nytt-bildspel-period").set_value(PERIOD)
    test.multiselect(key="nytt-bildspel-problem").set_value([1])
    test.button(key="nytt-bildspel-spara").click().run()
    assert not test.exception
    (row,) = rows(settings, "presentations")
    assert (row["title"], row["audience"], row["problems"], row["period"]) == ("Hösten", "internal", [1], PERIOD)
    assert any(line.startswith("8 bilder för Trygghetsrådet.") for line in said(test)), said(test)
    preview = framed(test)
    assert preview["vy"] == "prov" and preview["deck"]["slides"][0]["title"] == "Hösten"

    test.selectbox(key="bild").set_value("nyckeltal").run()
    test.text_input(key="bild-1-nyckeltal-title").set_value("Klottret ökar").run()
    test.text_area(key="bild-1-nyckeltal-notes").set_value("Säg varför").run()
    assert any(line.startswith("Sparat ") for line in said(test))
    (row,) = rows(settings, "presentations")
    assert {name: row["slides"]["nyckeltal"][name] for name in ("title", "notes")} == {
        "title": "Klottret ökar", "notes": "Säg varför"}  # fmt: skip

    test.text_input(key="bildspel-1-fakta-title").set_value("Vintern")
    test.multiselect(key="bildspel-1-fakta-problems").set_value([])
    test.button(key="bildspel-1-fakta-spara").click().run()
    assert test.subheader[0].value == "Vintern"
    assert [one["key"] for one in framed(test)["deck"]["slides"] if one["key"].startswith("problem-")] == []

    test.button(key="bildspel-gor").click().run()
    assert not test.exception and test.get("download_button")
    with open_database(settings.database_url).connect() as connection:
        logged = connection.exec_driver_sql("SELECT details FROM audit_log WHERE action = 'export'").scalars().all()
    assert len(logged) == 1 and '"format":"pptx"' in logged[0].replace(" ", "")

    test.button(key="bildspel-visa").click().run()
    shown = framed(test)
    (slide,) = (one for one in shown["deck"]["slides"] if one["key"] == "nyckeltal")
    assert (shown["vy"], slide["title"], slide["notes"]) == ("visa", "Klottret ökar", "")  # others look at this window

    test.session_state["_bildspel_sist"] = True  # the browser says so when the last slide comes
    test.run()
    test.text_area(key="motesbeslut-1-text").set_value("Sanera oftare")
    test.button(key="motesbeslut-1-spara").click().run()
    assert [one["text"] for one in rows(settings, "decisions")] == ["Sanera oftare"]
    assert "Sanera oftare" in [one["title"] for one in rows(settings, "measures")]
    assert framed(test)["deck"]["slides"][-1]["noted"] == ["Sanera oftare"]
    assert test.text_area(key="motesbeslut-1-text").value == ""

    speaker = AppTest.from_file(str(APP), default_timeout=120)
    for name, value in {"bildspel": "1", "vy": "talare"}.items():
        speaker.query_params[name] = value
    slides = {one["key"]: one for one in framed(speaker.switch_page(PAGE).run())["deck"]["slides"]}
    assert slides["nyckeltal"]["notes"] == "Säg varför"


def test_for_the_public_only_open_problems_can_be_chosen_and_own_words_wait(opened):
    settings, test = opened
    test.segmented_control(key="nytt-bildspel-for").set_value("public").run()
    assert test.multiselect(key="nytt-bildspel-problem").options == []
    assert any("strängare sekretessklass" in line for line in said(test))
    test.text_input(key="nytt-bildspel-namn").set_value("Öppet möte")
    test.button(key="nytt-bildspel-spara").click().run()
    assert framed(test)["deck"]["title"] == "Lägesbild Provby"  # the name waits to be read
    test.button(key="bildspel-last").click().run()
    assert framed(test)["deck"]["title"] == "Öppet möte"
    assert rows(settings, "presentations")[0]["texts_read_on"] is not None

    test.button(key="bildspel-visa").click().run()
    assert framed(test)["vy"] == "visa", "nothing stops it"
    promise = {"id": 1, "promise_key": "l1", "title": "Ljusare gångvägar", "status": "gallande", "secrecy": "open",
               "public_text": "Lampor.", "period_from": date(2025, 1, 1), "period_to": date(2026, 12, 31),
               "actions": []}  # fmt: skip
    with open_database(settings.database_url).begin() as connection:  # from a file, and nobody has opened it
        add_batch(connection, batch_of("promises"), {"promises": pd.DataFrame([promise])})
    test.run()
    assert not test.get("component_instance"), "not a slide is drawn"
    assert any("visas inte för allmänheten. Det finns 1 hinder" in line for line in said(test)), said(test)
    test.button(key="bildspel-stoppat").click().run()
    assert any("förrän det här är rättat" in line for line in said(test)) and framed(test)["vy"] == "prov"
    with open_database(settings.database_url).begin() as connection:
        save(connection, "promises", 1, 1, {"public_text": "Lampor vid vägen."}, "prov")
    test.button(key="bildspel-visa").click().run()
    assert framed(test)["vy"] == "visa"
