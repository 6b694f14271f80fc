"""The page about sources, as a person uses it."""

import shutil

import pandas as pd
import pytest

from lib.actions.areas import load_areas
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import SLUG, batch_of, write_folder
from tests.pages.test_pages import filled, opened, root  # noqa: F401  fixtures

PAGE = "pages/data/kallor.py"
TRYGG = "trygg_bostadsomrade"


@pytest.fixture
def with_data(filled, tmp_path, monkeypatch):  # noqa: F811
    """A copy of its own: these tests change it."""
    copy = shutil.copytree(filled, tmp_path / "copy")
    monkeypatch.setenv("LAGESBILD_ROOT", str(copy))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{copy / 'store.db'}")
    return copy


def with_choice(**chosen):
    """The page with display choices made; an address is read by the first page that opens."""
    test = opened(PAGE)
    for key, value in chosen.items():
        test.session_state[key] = value
    return test.run()


def file_of(root):  # noqa: F811
    return MunicipalityFolder(root, SLUG).data / "indicators" / f"{TRYGG}.yaml"


def test_the_finding_counts_what_has_figures(with_data):
    finding = opened(PAGE).text[0].value
    assert finding.startswith("2 av 3 indikatorer i planen har siffror; ")
    assert "Utan siffror: Mått på skola." in finding


def test_without_any_data_the_page_tells_what_to_get(root):  # noqa: F811
    write_folder(root)
    test = opened(PAGE)
    assert test.text[0].value.startswith("Inga siffror är inlästa ännu.")
    assert len(test.dataframe(key="kallor-indikatorer").value) == 4
    assert not test.error


@pytest.mark.parametrize(("kind", "n"), [("alla", 4), ("med", 3), ("utan", 1)])
def test_the_list_can_be_narrowed(with_data, kind, n):
    test = with_choice(kallor_visa=kind)
    assert len(test.dataframe(key="kallor-indikatorer").value) == n


def test_an_indicator_in_the_address_is_shown_in_full(with_data):
    card = " ".join(line.value for line in with_choice(kallor_indikator=TRYGG).markdown)
    assert "Andel trygga." in card and "högt är bra" in card and "vartannat år" in card


def saved(test, polarity, reason):
    test.radio(key=f"polaritet-ny-{TRYGG}").set_value(polarity)
    test.text_area(key=f"polaritet-skal-{TRYGG}").set_value(reason)
    return test.button[0].click().run()


def test_a_changed_polarity_is_seen_at_once(with_data):
    test = saved(with_choice(kallor_indikator=TRYGG), "high_is_bad", "Värdet är andelen otrygga")
    assert not test.exception and not test.error
    assert test.success[0].value.startswith("Sparat ")
    table = test.dataframe(key="kallor-indikatorer").value.set_index("Indikator")
    assert table.loc["Trygg i bostadsområdet", "Polaritet"] == "högt är dåligt"
    assert "polarity: high_is_bad" in file_of(with_data).read_text(encoding="utf-8")
    assert not test.run().success  # told once


def test_without_a_reason_nothing_is_saved_and_what_was_chosen_stays(with_data):
    before = file_of(with_data).read_bytes()
    test = saved(with_choice(kallor_indikator=TRYGG), "neutral", "")
    assert test.error[0].value == "Polariteten är inte ändrad."
    assert any("skälet saknas" in text.value for text in test.text)
    assert file_of(with_data).read_bytes() == before
    assert test.radio(key=f"polaritet-ny-{TRYGG}").value == "neutral"


def test_answers_without_an_indicator_and_borders_that_were_read_in_are_shown(with_data):
    own = Settings(root=with_data, database_url=f"sqlite:///{with_data / 'store.db'}")
    rows = pd.DataFrame(
        {"survey": "Enkät", "question": "Hur ofta?", "answer": ["Ofta", "Sällan"], "area_code": "0001",
         "period": "2025", "sex": "all", "age": "all", "share_pct": [20.0, 80.0], "n": [40, 40], "source": "Egen",
         "secrecy": "internal"}
    )  # fmt: skip
    with open_database(own.database_url).begin() as connection:
        add_batch(connection, batch_of("survey"), {"survey_results": rows})
    folder = MunicipalityFolder(with_data, SLUG)
    shutil.copyfile(folder.geo / "areas.geojson", with_data / "nya.geojson")
    load_areas(own, folder, with_data / "nya.geojson", by=AT_THE_COMMAND_LINE)
    test = opened(PAGE)
    *_, answers, _, borders = (table.value for table in test.dataframe)
    assert answers["Andel %"].str.strip().tolist() == ["20,0", "80,0"]
    (border,) = borders.to_dict("records")
    assert (border["Till"], border["Områden"]) == ("gäller nu", "4") and "nya.geojson" in border["Källa"]
