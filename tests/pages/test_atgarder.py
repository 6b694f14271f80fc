"""The pages of measures and promises, as people use them. One session for what belongs together: sessions are slow."""

from datetime import date

import pytest

from lib.actions.measures import create_measure, save_measure
from lib.actions.promises import create_promise, save_promise
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.store.writing import add_batch
from tests.databases import migrated_url
from tests.made_up import SLUG, batch_of, events, write_folder, write_plan
from tests.pages.test_pages import linked

OTHER = User("någon annan", Role.COORDINATOR)
TODAY = date(2026, 7, 20)


@pytest.fixture
def settings(tmp_path, monkeypatch):
    write_plan(write_folder(tmp_path))
    url = migrated_url("sqlite", tmp_path)
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", url)
    return Settings(root=tmp_path, database_url=url)


def folder(settings):
    return MunicipalityFolder(settings.root, SLUG)


def make(settings, **fields):
    return create_measure(settings, folder(settings), fields, TODAY, OTHER)


def page(name, **chosen):
    test = linked(f"pages/arbete/{name}.py", **chosen)
    assert not test.exception, [error.value for error in test.exception]
    return test


def stored(settings, table):
    return read_rows(open_database(settings.database_url), SLUG, table).to_dict("records")


def said(test):
    return " ".join(element.value for element in (*test.success, *test.warning, *test.error, *test.text))


def test_the_first_measure_is_added_found_moved_on_the_board_and_refused_without_a_reason(settings):
    test = page("atgarder")
    assert "python -m lib import" in test.info[0].value
    test.button(key="atgard-ny-knapp").click().run()
    test.button(key="atgard-ny-spara").click().run()
    assert "texten saknas" in said(test) and stored(settings, "measures") == []
    test.text_input(key="atgard-ny-title").set_value("Ny lampa").run()
    test.date_input(key="atgard-ny-due").set_value(date(2020, 1, 1)).run()
    test.button(key="atgard-ny-spara").click().run()
    (row,) = stored(settings, "measures")
    assert (row["title"], row["due"], row["status_reason"]) == ("Ny lampa", date(2020, 1, 1), None)
    assert test.query_params["atgard"] in (row["measure_key"], [row["measure_key"]])

    test.button(key="atgard-tillbaka").click().run()
    assert "1 öppen åtgärd" in said(test) and "1 saknar ägare" in said(test)
    test.selectbox(key=f"flytta-{row['id']}-1").set_value("pagar").run()
    assert stored(settings, "measures")[0]["status"] == "pagar"
    test.selectbox(key=f"flytta-{row['id']}-2").set_value("ej_genomforbar").run()
    place = f"atgard-{row['id']}"
    assert stored(settings, "measures")[0]["status"] == "pagar"
    assert test.selectbox(key=f"{place}-status").value == "ej_genomforbar"
    test.text_area(key=f"{place}-status_reason").set_value("Marken är inte vår").run()
    test.button(key=f"{place}-spara").click().run()
    assert "Sparat" in said(test)
    (row,) = stored(settings, "measures")
    assert (row["status"], row["status_reason"], row["version"]) == ("ej_genomforbar", "Marken är inte vår", 3)


def test_the_later_of_two_merges_and_links_filter_the_board(settings):
    seen = make(settings, title="Fler fältare", expected="Tidig kontakt", owner_board="styrelsen", target_areas="A")
    judged = {"started": date(2025, 3, 1), "area_code": "0001R001"}
    make(settings, title="Öppen gård", status="pagar", prevention="social", level="primary", **judged)
    seen_key, judged_key = (row["measure_key"] for row in stored(settings, "measures"))
    test = page("atgarder", atgard=seen_key)
    place = f"atgard-{seen.row_id}"
    theirs = {"expected": "Deras text", "partners": "Polisen"}
    save_measure(settings, folder(settings), seen.row_id, 1, theirs, TODAY, OTHER)
    test.text_area(key=f"{place}-expected").set_value("Min text").run()
    test.button(key=f"{place}-spara").click().run()
    assert "Någon annan sparade samma sak" in said(test)
    assert test.text_area(key=f"{place}-expected").value == "Min text"
    assert test.text_area(key=f"{place}-partners").value == "Polisen"
    test.button(key=f"{place}-spara").click().run()
    row = stored(settings, "measures")[0]
    assert (row["expected"], row["partners"], row["version"]) == ("Min text", "Polisen", 3)

    test.button(key="atgard-tillbaka").click().run()
    test.selectbox(key="atgard_slag").set_value("social").run()
    assert "1 öppen åtgärd: 0 att börja, 1 på gång" in said(test)
    test.button(key="atgard-ny-knapp").click().run()
    assert test.selectbox(key="atgard-ny-prevention").value == "social"  # begins with what is filtered
    test.button(key="atgard-tillbaka").click().run()
    for view in ("agare", "kalender", "karta", "lista"):
        test.segmented_control(key="atgard_vy").set_value(view).run()
        assert not test.exception, [error.value for error in test.exception]
    test.query_params["atgard"] = "fanns-forr"
    test.run()
    assert "inte finns här" in said(test) and "1 öppen åtgärd" in said(test)

    with open_database(settings.database_url).begin() as connection:
        rows = events(("0001R001", "ran", "2025-06", 9)).assign(secrecy="internal")
        add_batch(connection, batch_of("events"), {"events": rows})
    helped = test.switch_page("pages/arbete/hjalpte_det.py").run()
    assert helped.selectbox(key="_provad_atgard").value == judged_key  # which nobody has chosen:
    assert "1 öppen åtgärd" in said(test.switch_page("pages/arbete/atgarder.py").run())
    for named, told in ((seen_key, "ingen startdag eller inget område"), ("fanns-forr", "inte finns här")):
        helped.switch_page("pages/arbete/hjalpte_det.py").query_params["atgard"] = named
        assert told in said(helped.run()) and helped.selectbox(key="_provad_atgard").value == judged_key


def test_a_promise_is_followed_up_by_two_people_without_losing_an_action(settings):
    fields = {"title": "Lugnare kvällar", "period_from": date(2026, 1, 1), "period_to": date(2026, 6, 30),
              "actions": [{"text": "Vakter", "done_on": None}]}  # fmt: skip
    row_id, version = create_promise(settings, folder(settings), fields, OTHER)
    test = page("medborgarloften", lofte=str(row_id))
    both = [{"text": "Vakter", "done_on": None}, {"text": "Ljus", "done_on": None}, {"text": "Möten", "done_on": None}]
    save_promise(settings, folder(settings), row_id, version, {"actions": both}, OTHER)
    place = f"lofte-{row_id}"
    test.date_input(key=f"{place}-gjord0").set_value(date(2026, 5, 1)).run()
    test.button(key=f"{place}-spara").click().run()
    assert "Någon annan sparade samma sak" in said(test)
    test.button(key=f"{place}-spara").click().run()
    kept = [(one["text"], one["done_on"]) for one in stored(settings, "promises")[0]["actions"]]
    assert kept == [("Vakter", "2026-05-01"), ("Ljus", None), ("Möten", None)]
    test.button(key="lofte-tillbaka").click().run()
    assert "0 av 0" not in said(test) and not test.exception
