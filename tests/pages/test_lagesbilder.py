"""Versioner and Sedan sist, as a person uses them: drafted, frozen, changed underneath, opened again, tampered with."""

import json

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.store.writing import add_batch
from tests.made_up import AREAS, SLUG, batch_of, events, write_folder
from tests.pages.test_pages import APP, root  # noqa: F401  fixture
from tests.versions import NORR, PERIOD, filled

PAGE, SINCE = "pages/lagesbild/lagesbilder.py", "pages/arbete/sedan_sist.py"


@pytest.fixture
def opened(root):  # noqa: F811
    settings, _ = filled(root)
    test = AppTest.from_file(str(APP), default_timeout=120)
    return settings, test.switch_page(PAGE).run()


def said(test):
    return [element.value for kind in ("text", "markdown", "caption", "success", "warning", "error")
            for element in getattr(test, kind)]  # fmt: skip


def table(test, first_column):
    """The first table that begins with the column."""
    return next(one.value for one in test.dataframe if one.value.columns[0] == first_column)


def test_a_version_from_draft_to_frozen_opens_as_it_was_when_all_else_has_changed(opened, root):  # noqa: F811
    settings, test = opened
    assert "Ingen version av lägesbilden finns än." in said(test)
    test.text_input(key="version-ny-titel").set_value("Lägesbild våren")
    test.selectbox(key="version-ny-period").set_value(PERIOD)
    test.button(key="version-ny-spara").click().run()
    assert any("Innehåll: " in line and "av 17 punkter finns" in line for line in said(test))
    test.text_area(key="version-1-summary").set_value("Klottret ökar.")
    test.button(key="version-1-spara").click().run()
    assert any(line.startswith("Sparat ") for line in said(test))
    test.button(key="version-frys").click().run()
    assert not test.exception and "Lägesbilden är fryst." in said(test)
    assert "Klottret ökar." in said(test) and test.subheader[0].value == "1. Lägesbild våren"
    as_it_was = table(test, "Mått")

    with open_database(settings.database_url).begin() as connection:
        more = events((NORR, "ran", "2025-11", 500)).assign(secrecy="internal")
        add_batch(connection, batch_of("fler"), {"events": more})
    folder = write_folder(root)
    (folder.data / "plan.yaml").unlink()
    areas = json.loads((folder.geo / "areas.geojson").read_text(encoding="utf-8"))
    (folder.geo / "areas.geojson").write_text(json.dumps(areas | {"features": areas["features"][:2]}), encoding="utf-8")
    again = AppTest.from_file(str(APP), default_timeout=120)
    again.query_params["version"] = "1"
    again.switch_page(PAGE).run()
    assert not again.exception and not again.error
    assert table(again, "Mått").equals(as_it_was) and len(as_it_was) >= 2
    assert table(again, "Område")["Område"].tolist() == list(AREAS.values()), "areas that are gone today too"

    with open_database(settings.database_url).begin() as connection:
        connection.execute(text("UPDATE frozen_contents SET content = 'UEs='"))
        connection.execute(text("UPDATE versions SET version = version + 1"))
    test.run()
    assert "är inte det som frystes" in test.error[0].value
    assert "Klottret ökar." not in said(test)

    since = test.switch_page(SINCE).run()
    assert not since.exception and any("Lägesbild våren" in link.label for link in since.get("page_link"))
    rows = read_rows(open_database(settings.database_url), SLUG, "picture_versions")
    assert rows["status"].tolist() == ["frozen"]
