"""The page about unsafe places, as a person uses it: one session that reports, and one that handles."""

import pandas as pd
import pytest

from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.ui import session
from tests.made_up import AREAS, SLUG, workspace_with
from tests.pages.test_pages import linked, root  # noqa: F401  fixture

PAGE = "pages/arbete/otrygga_platser.py"
NORR = next(iter(AREAS))


def page(**chosen):
    return linked(PAGE, **chosen)


def stored(root, table="reports"):  # noqa: F811
    rows = read_rows(open_database(f"sqlite:///{root / 'store.db'}"), SLUG, table).astype(object)
    return rows.where(rows.notna(), None).to_dict("records")


def pills(test, key):
    return next(one for one in test.get("button_group") if one.key == key)


def test_the_first_report_of_a_municipality_is_written_and_handled(root):  # noqa: F811
    workspace_with(root)
    test = page()
    assert any("utanför" not in info.value for info in test.info) or not test.info
    test.session_state["rapport-satt"] = "lista"
    test.run()
    test.selectbox(key="rapport-namngiven").set_value(f"omrade-{NORR}").run()
    test.session_state["rapport-ny-kategori"] = "ordning"
    test.session_state["rapport-ny-skal"] = ["morker"]
    test.run()
    test.text_area(key="rapport-ny-text").set_value("Ring 070-123 45 67 till dem").run()
    test.button(key="rapport-spara").click().run()
    assert "telefonnummer" in " ".join(text.value for text in test.text) and stored(root) == []
    assert test.text_area(key="rapport-ny-text").value == "Ring 070-123 45 67 till dem"

    test.text_area(key="rapport-ny-text").set_value("Trasig lampa vid porten").run()
    test.button(key="rapport-spara").click().run()
    (row,) = stored(root)
    assert (row["area_code"], row["category"], row["reasons"]) == (NORR, "ordning", "morker")
    assert (row["place_name"], row["precision"], row["police_reported"]) == ("Norr", "area", "unknown")
    assert test.success and not test.text_area(key="rapport-ny-text").value

    test = page(vy="lista", rapport=str(row["id"]))
    told = " ".join(text.value for text in test.text)
    assert "1 rapporter väntar" in told and "0 på kartan, 1 utan position" in told
    assert "Fler rapporter betyder inte alltid fler problem." in told
    place = f"rapport-{SLUG}-{row['id']}"
    test.selectbox(key=f"{place}-status").set_value("avslutad").run()
    test.button(key=f"{place}-spara").click().run()
    assert stored(root)[0]["status"] == "ny" and test.error
    test.text_area(key=f"{place}-outcome").set_value("Lampan är lagad").run()
    test.button(key=f"{place}-spara").click().run()
    assert (stored(root)[0]["status"], stored(root)[0]["outcome"]) == ("avslutad", "Lampan är lagad")

    link, unlink = f"lank-koppla-report-{row['id']}", f"lank-lossa-report-{row['id']}"
    assert test.selectbox(key=link).options == ["Nytt problem av den här rapporten"]
    test.selectbox(key=link).set_value("nytt").run()
    test.button(key=f"{link}-spara").click().run()
    (made,) = stored(root, "problems")
    assert (made["origin"], made["area_code"], made["theme"]) == (f"rapport/{row['id']}", NORR, "ordning")
    assert "Trasig lampa vid porten" in made["description"] and made["figures"]["rows"][0]["Plats"] == "Norr"
    assert "skapat och kopplat" in " ".join(text.value for text in test.success)
    assert len(test.selectbox(key=link).options) == 1  # what is linked is not offered again
    test.selectbox(key=unlink).set_value(f"problem/{made['id']}").run()
    test.button(key=f"{unlink}-spara").click().run()
    assert stored(root, "links") == [] and not test.exception
    test.selectbox(key=link).set_value("nytt").run()
    test.button(key=f"{link}-spara").click().run()
    assert "finns redan ett problem av samma sak" in " ".join(text.value for text in test.text)
    test.selectbox(key=link).set_value(str(made["id"])).run()
    test.button(key=f"{link}-spara").click().run()
    ends = [(one["from_kind"], one["from_id"], one["to_kind"], one["to_id"]) for one in stored(root, "links")]
    assert ends == [("report", str(row["id"]), "problem", str(made["id"]))]


@pytest.mark.parametrize("view", ["skal", "var", "resultat"])
def test_the_other_views_say_what_the_reports_say(root, view):  # noqa: F811
    rows = pd.DataFrame({"area_code": [NORR] * 6, "category": "miljo", "status": ["ny"] * 4 + ["avslutad"] * 2})
    at = pd.to_datetime(["2026-10-02 20:00"] * 6)
    rows = rows.assign(reported_at=at, event_from=at, month=24321, precision="area", police_reported="no",
                       reasons="morker", wishes="", outcome=[None] * 5 + ["Lagat"])  # fmt: skip
    workspace_with(root, reports=rows)
    test = page(vy=view)
    assert not test.exception and not test.error
    told = " ".join(element.value for element in (*test.text, *test.markdown, *test.caption, *test.info))
    assert {"skal": "6 rapporter", "var": "för få", "resultat": "Av 6 rapporter är 2 åtgärdade"}[view] in told


def test_who_may_only_report_gets_the_form_and_nothing_else(root, monkeypatch):  # noqa: F811
    from lib.domain.codes import Role

    workspace_with(root)
    monkeypatch.setattr(session, "current_role", lambda: Role.REPORTER)
    test = page(vy="lista")
    assert not test.exception and test.button(key="rapport-spara")
    assert not [one for one in test.get("button_group") if one.key == "vy"]
