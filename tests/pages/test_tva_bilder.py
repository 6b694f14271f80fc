"""The page of the two pictures, as people use it: two at once, a draft, what several see, a problem of it."""

from datetime import date

import pytest

from lib.actions.pictures import PictureKey, PictureScope, save_entry, save_picture
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.half_year import HalfYear
from lib.domain.picture_actors import POLICE_AND_MUNICIPALITY
from lib.domain.pictures import Cell
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.made_up import AREAS, SLUG, events, population, workspace_with
from tests.pages.test_pages import linked, root  # noqa: F401  fixture

PAGE = "pages/lagesbild/tva_bilder.py"
NORR = next(iter(AREAS))
PERIOD = str(HalfYear.of(date.today()))


@pytest.fixture
def counted(root):  # noqa: F811
    year = date.today().year
    crimes = events((NORR, "ran", f"{year}-02", 40), (NORR, "ran", f"{year - 1}-01", 1))
    workspace_with(root, events=crimes, populations=population(year - 1, Norr=1000, Söder=9000))
    return root


def page(**chosen):
    return linked(PAGE, **({"bildomrade": NORR, "bildtema": "vald_hot"} | chosen))


def field(actor, name):
    return f"post-{PERIOD}-{actor}-{NORR}:vald_hot-{name}"


def write(test, actor, name, text):
    return test.text_area(key=field(actor, name)).set_value(text).run()


def stored(root, table="picture_entries"):  # noqa: F811
    return read_rows(open_database(f"sqlite:///{root / 'store.db'}"), SLUG, table).to_dict("records")


def municipality_sees(root, urgency):  # noqa: F811
    """Its picture, complete."""
    settings = Settings(root=root, database_url=f"sqlite:///{root / 'store.db'}")
    folder, key = MunicipalityFolder(root, SLUG), PictureKey("kommunen", HalfYear.parse(PERIOD))
    scope = PictureScope(POLICE_AND_MUNICIPALITY, frozenset({NORR}), frozenset({"vald_hot"}))
    by = User("prov", Role.COORDINATOR)
    save_entry(settings, folder, scope, key, Cell(NORR, "vald_hot"), {"urgency": urgency}, None, by)
    save_picture(settings, folder, scope, key, {"status": "complete"}, None, by, date.today())


def told(test):
    assert not test.exception, [error.value for error in test.exception]
    return " ".join(one.value for one in (*test.text, *test.success, *test.info, *test.warning, *test.error))


def test_from_two_drafts_to_a_problem_with_two_people_at_the_same_entry(counted):
    one, other = (page(bildvy="skriv", bildaktor="polisen") for _ in range(2))
    assert "Sparat" in told(write(one, "polisen", "symptom", "Rån vid bussen."))
    # the other has the page from before: a new field is laid beside the first one's without asking
    assert "Infört därifrån: hur ser det ut?" in told(write(other, "polisen", "causes", "Mörkt."))
    (row,) = stored(counted)
    assert (row["symptom"], row["causes"], row["version"], row["urgency"]) == ("Rån vid bussen.", "Mörkt.", 2, None)
    # the same field: told, both texts shown, nothing overwritten until one is chosen
    write(other, "polisen", "symptom", "Rån vid skolan.")
    seen = told(write(one, "polisen", "symptom", "Rån vid parken."))
    assert "Någon annan sparade samma sak" in seen and stored(counted)[0]["symptom"] == "Rån vid skolan."
    assert any("Rån vid skolan." in text.value for text in one.markdown)
    one.button(key=field("polisen", "spara")).click().run()
    assert stored(counted)[0]["symptom"] == "Rån vid parken."

    # a number that the app knows is kept as it stands, with one click
    figure = "anmalda_brott:vald_hot"
    one.checkbox(key=field("polisen", f"siffra-{figure}")).check().run()
    (kept,) = stored(counted)[0]["figures"]
    assert (kept["figure"], kept["value"], kept["question"]["area_code"]) == (figure, 40.0, NORR)
    assert "40 i antal" in kept["text"] and kept["taken_on"] == date.today().isoformat()

    # not complete before it says how urgent it is
    done = f"bild-lage-{PERIOD}-polisen"
    assert "det saknas hur angeläget det är" in told(one.button(key=done).click().run())
    one.segmented_control(key=field("polisen", "urgency")).set_value(3).run()
    assert "Bilden är klar. Nu läses den av alla." in told(one.button(key=done).click().run())
    assert stored(counted, "pictures")[0]["status"] == "complete"
    assert not [area for area in one.text_area if area.key == field("polisen", "symptom")]

    municipality_sees(counted, 2)
    after = page()
    assert "2 av 2 bilder är klara. Båda eller flera ser ett område och tema" in told(after)
    assert any("●● båda eller flera ser" in text.value for text in after.markdown)

    # leaving it needs a reason; the rest is kept as it is typed
    agreed = f"enighet-{PERIOD}-{NORR}:vald_hot"
    after.text_area(key=f"{agreed}-agreed_text").set_value("Rånen sker vid bussen.").run()
    assert "Skäl: texten saknas" in told(after.selectbox(key=f"{agreed}-decision").set_value("leave").run())
    after.selectbox(key=f"{agreed}-decision").set_value("work_on").run()
    (agreement,) = stored(counted, "agreements")
    assert (agreement["agreed_text"], agreement["decision"]) == ("Rånen sker vid bussen.", "work_on")
    after.button(key=f"problem-{PERIOD}-{NORR}:vald_hot").click().run()
    assert "Problemet är skapat" in told(after)
    (problem,) = stored(counted, "problems")
    assert problem["origin"] == f"lägesbild/{PERIOD}/{NORR}/vald_hot" and "Rånen sker vid bussen." in str(problem)
    links = stored(counted, "links")
    assert {link["from_id"] for link in links} == {str(entry["id"]) for entry in stored(counted)} and len(links) == 2
    assert not [button for button in after.button if button.key == f"problem-{PERIOD}-{NORR}:vald_hot"]


def test_a_text_that_points_somebody_out_is_not_saved_and_a_link_to_an_entry_opens_its_place(counted):
    test = page(bildvy="skriv", bildaktor="polisen")
    seen = told(write(test, "polisen", "symptom", "Ring 070-123 45 67."))
    assert "texten pekar ut en person" in seen and not stored(counted)
    assert test.text_area(key=field("polisen", "symptom")).value == "Ring 070-123 45 67."  # not lost
    write(test, "polisen", "symptom", "Rån.")
    (row,) = stored(counted)
    test.query_params["post"] = str(row["id"])
    test.session_state["bildtema"] = "miljo"
    test.run()
    assert not test.exception and test.session_state["bildvy"] == "ihop"
    assert (test.session_state["bildomrade"], test.session_state["bildtema"]) == (NORR, "vald_hot")
