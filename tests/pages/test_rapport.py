"""Rapport, as a person uses it: chosen, made, fetched; refused for the public; another choice is another file."""

from io import BytesIO

import docx
from streamlit.testing.v1 import AppTest

from lib.ui.paper_file import MADE
from tests.pages.test_pages import APP, root  # noqa: F401  fixture
from tests.versions import PERIOD, filled, frozen

PAGE = "pages/presentera/rapport.py"


def fetched(test):
    """The labels of the buttons that fetch a file."""
    return [one.proto.label for one in test.get("download_button") if one.proto.label.startswith("Ladda ner rapporten")]


def test_a_report_is_chosen_made_and_refused_for_the_public(root):  # noqa: F811
    settings, workspace = filled(root)
    frozen(settings, workspace, summary="Klottret ökar.")
    test = AppTest.from_file(str(APP), default_timeout=120).switch_page(PAGE).run()
    assert not test.exception
    assert any("kontrollsumma" in one.value and "delad polis–kommun" in one.value for one in test.text)
    assert fetched(test) == []
    test.selectbox(key="rapport_fil").select("docx")
    test.run()
    test.button(key="rapport-gor").click().run()
    assert not test.exception and not test.error
    content = test.session_state[MADE][1]
    assert docx.Document(BytesIO(content)).core_properties.title == "Lägesbild Provby"
    assert len(fetched(test)) == 1
    assert len(fetched(test.run())) == 1, "still there when something else is touched"

    test.selectbox(key="rapport_version").select("nu").run()
    assert fetched(test) == [], "another report is another file"
    test.selectbox(key="rapport_picture").select(PERIOD).run()
    test.selectbox(key="rapport_for").select("public").run()
    assert not test.exception
    test.selectbox(key="rapport_version").select("1").run()
    assert test.button(key="rapport-gor").disabled
    assert any("hinder stoppar rapporten" in one.value for one in test.error)
