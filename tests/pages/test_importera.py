"""The import page, with files dropped on it."""

import json

import pytest

from tests.made_up import AREAS, CORNERS, write_folder
from tests.pages.test_pages import opened, root  # noqa: F401  fixture

PAGE = "pages/data/importera.py"
CRIMES = "datum;kategori;longitude;latitude\n2025-03-01;Klotter;16,05;59,15\n2025-03-02;Klottrat;0;0\n"


@pytest.fixture
def page(root):  # noqa: F811
    write_folder(root)
    return opened(PAGE)


def dropped(page, *files):
    page.file_uploader(key="importfiler").set_value([(name, content, "text/csv") for name, content in files])
    page.run()
    assert not page.exception, [error.value for error in page.exception]
    return page


def text_of(page):
    parts = (*page.markdown, *page.caption, *page.info, *page.success, *page.warning, *page.text)
    return "\n".join(part.value for part in parts)


def button(page, label):
    return next(one for one in page.button if one.label.startswith(label))


def selectbox(page, label):
    return next(one for one in page.selectbox if one.label.startswith(label))


def test_an_unknown_word_is_given_a_category_and_remembered(page):
    dropped(page, ("a.csv", CRIMES.encode()))
    assert "1 av 2 rader läses in. 1 har fel och hålls tillbaka." in text_of(page)
    assert "positionen 0, 0" in text_of(page)
    selectbox(page, "Klottrat (1 rad)").set_value("klotter").run()
    assert "2 rader läses in." in text_of(page)
    button(page, "Läs in 2 rader").click().run()
    assert "a.csv är inläst som omgång 1: 2 rader." in page.success[0].value
    assert "ihågkommet till nästa fil: 4 kolumner och 1 ord" in text_of(page)
    dropped(page, ("b.csv", CRIMES.replace("-03-", "-04-").encode()))
    assert "2 rader läses in." in text_of(page)
    assert any(one.label.startswith("Samma kolumner som filen a.csv den ") for one in page.expander)


def test_the_kind_can_be_changed(page):
    dropped(page, ("a.csv", CRIMES.encode()))
    selectbox(page, "Raderna är").set_value("reports").run()
    assert "rapporter om platser" in selectbox(page, "Raderna är").format_func("reports").lower()
    assert not page.exception and selectbox(page, "Rapporterad")


def test_one_faulty_file_does_not_stop_the_others(page):
    dropped(page, ("tom.csv", b""), ("bild.csv", b"\x89PNG\r\n\x1a\n" + bytes(99)), ("a.csv", CRIMES.encode()),
            ("b.csv", CRIMES.replace("2025", "2024").encode()), ("a.csv", CRIMES.encode()))  # fmt: skip
    table = page.table[0].value
    assert table["Fil"].tolist() == ["tom.csv", "bild.csv", "a.csv", "b.csv"], "in order, each once"
    assert [state.split(":")[0] for state in table["Läge"]] == ["Går inte att läsa in"] * 2 + ["Kan läsas in"] * 2
    button(page, "Läs in alla 2 filer").click().run()
    assert page.success[0].value.count("är inläst som omgång") == 2


def test_an_import_that_somebody_has_edited_is_undone_only_after_being_told(page, root):  # noqa: F811
    from sqlalchemy import text

    from lib.store.database import open_database

    head = "report_id;reported_at;category;lon;lat;description\n"
    dropped(page, ("r.csv", f"{head}1;2025-02-01 10:00;miljo;16.05;59.15;Mörkt\n".encode()))
    button(page, "Läs in 1 rad").click().run()
    with open_database(f"sqlite:///{root / 'store.db'}").begin() as connection:
        assert connection.execute(text("UPDATE reports SET version = 2, reviewed_by = 'Ada'")).rowcount == 1
    button(page, "Ångra").click().run()
    assert "Någon har ändrat" in text_of(page)
    button(page, "Behåll omgången").click().run()
    assert not page.warning and button(page, "Ångra")
    button(page, "Ångra").click().run()
    button(page, "Ångra ändå").click().run()
    assert "Omgång 1 är ångrad" in page.success[0].value


def test_areas_are_shown_before_they_take_the_place_of_the_old(page, root):  # noqa: F811
    features = []
    for code in AREAS:
        x, y = CORNERS[code]
        ring = [[x, y], [x + 0.05, y], [x + 0.05, y + 0.1], [x, y + 0.1], [x, y]]
        features.append({"type": "Feature", "properties": {"regsokod": code, "regsonamn": f"Ny {code}"},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})  # fmt: skip
    features[0]["properties"]["regsokod"] = "0001R009"
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    before = (root / "geo" / "0001-provby" / "areas.geojson").read_bytes()
    dropped(page, ("nya.geojson", content))
    assert "4 områden i filen. De byter ut kommunens 4; 3 koder är desamma." in text_of(page)
    assert (root / "geo" / "0001-provby" / "areas.geojson").read_bytes() == before
    button(page, "Byt till de 4 områdena").click().run()
    assert "Kommunen har nu 4 områden ur nya.geojson." in page.success[0].value


def test_a_cut_off_import_is_told(page):
    page.session_state["_import_pagar"] = "stor.csv"
    page.run()
    assert "stor.csv avbröts innan den var klar. Inget ur filen är inläst." in page.warning[0].value


def test_unknown_indicators_and_areas_are_chosen_and_can_be_forgotten(page):
    dropped(page, ("v.csv", b"indicator;area;period;value\nJobb;Torget;2024;70\n"))
    selectbox(page, "Jobb (1 rad)").set_value("sysselsattningsgrad").run()
    selectbox(page, "Torget (1 rad)").set_value(next(iter(AREAS))).run()
    button(page, "Läs in 1 rad").click().run()
    dropped(page, ("w.csv", b"indicator;area;period;value\nJobb;Torget;2023;70\nJobb;0001;2023;71\n"))
    assert "2 rader läses in." in text_of(page)
    selectbox(page, "Torget (1 rad)").set_value("").run()
    button(page, "Läs in 1 rad").click().run()
    dropped(page, ("x.csv", b"indicator;area;period;value\nJobb;Torget;2022;70\nJobb;0001;2022;71\n"))
    assert (selectbox(page, "Jobb").value, selectbox(page, "Torget").value) == ("sysselsattningsgrad", "")
