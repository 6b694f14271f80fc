"""Writing pictures and what they agree on: who may, what is refused, and two people at once. On both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from lib.actions.picture_agreements import carry_to_problem, save_agreement
from lib.actions.pictures import PictureKey, PictureScope, save_entry, save_picture
from lib.actions.problems import ProblemDraft
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.half_year import HalfYear
from lib.domain.picture_actors import POLICE_AND_MUNICIPALITY
from lib.domain.pictures import Cell
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.audit import verify
from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.store.tables import audit_log
from tests.made_up import SLUG

TODAY, PERIOD = date(2026, 11, 3), HalfYear(2026, 2)
SCOPE = PictureScope(POLICE_AND_MUNICIPALITY, frozenset({"0001", "0001R001"}), frozenset({"ordning", "narkotika"}))
POLICE, COORDINATOR = User("polis", Role.POLICE), User("samordnare", Role.COORDINATOR)
KEY, CELL = PictureKey("polisen", PERIOD), Cell("0001R001", "ordning")


@pytest.fixture
def settings(tmp_path, database_url):
    return Settings(root=tmp_path, database_url=database_url)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """One store for all that is refused: nothing is ever written in it."""
    folder = tmp_path_factory.mktemp("refused")
    return Settings(root=folder, database_url=f"sqlite:///{folder / 'store.db'}")


def folder_of(settings):
    return MunicipalityFolder(settings.root, SLUG)


def entry(settings, changes, seen=None, key=KEY, cell=CELL, by=POLICE):
    return save_entry(settings, folder_of(settings), SCOPE, key, cell, changes, seen, by)


def picture(settings, changes, seen=None, key=KEY, by=POLICE):
    return save_picture(settings, folder_of(settings), SCOPE, key, changes, seen, by, TODAY)


def agree(settings, changes, seen=None, cell=CELL, by=COORDINATOR):
    return save_agreement(settings, folder_of(settings), SCOPE, PERIOD, cell, changes, seen, by, TODAY)


def stored(settings, table="picture_entries"):
    return read_rows(open_database(settings.database_url), SLUG, table).to_dict("records")


def test_a_picture_from_its_first_word_to_complete_and_open_again(settings):
    figure = {"figure": "anmalda_brott:ordning", "value": 4.5, "text": "4,5", "data_version": 3}
    first = entry(settings, {"symptom": " Stök \n", "figures": [figure]})
    assert entry(settings, {"symptom": "Stök"}, first) == first  # nothing new is no new version
    for message in ("bilden är tom", "saknas hur angeläget"):
        with pytest.raises(InputFault, match=message):
            picture(settings, {"status": "complete"})
    second = entry(settings, {"urgency": 0, "direction": "same"}, first)
    done = picture(settings, {"status": "complete"})
    ((row,), (whole,)) = stored(settings), stored(settings, "pictures")
    assert (row["symptom"], row["urgency"], row["figures"], row["secrecy"]) == ("Stök", 0, [figure], "internal")
    assert (whole["completed_on"], whole["review_by"]) == (TODAY, date(2027, 6, 30))
    for refused in (
        lambda: entry(settings, {"symptom": "Nytt"}, second),
        lambda: picture(settings, {"summary": "Nytt"}, done),
    ):
        with pytest.raises(InputFault, match="bilden är klar"):
            refused()
    picture(settings, {"status": "draft"}, done)
    entry(settings, {"symptom": "Nytt"}, second)
    assert stored(settings, "pictures")[0]["completed_on"] is None
    with open_database(settings.database_url).connect() as connection:
        logged = connection.execute(select(audit_log.c.action, audit_log.c.details)).all()
    assert [row.action for row in logged] == ["create", "edit", "create", "edit", "edit"]
    assert not any("Stök" in row.details for row in logged)
    assert verify(open_database(settings.database_url)).is_whole


def test_the_later_of_two_is_told_and_actors_never_meet(settings):
    first = entry(settings, {"symptom": "Ett"})
    entry(settings, {"causes": "Två"}, first)
    with pytest.raises(Conflict) as caught:
        entry(settings, {"symptom": "Tre"}, first)
    assert (caught.value.theirs["symptom"], caught.value.theirs["causes"]) == ("Ett", "Två")
    with pytest.raises(Conflict):  # both began the same entry
        entry(settings, {"symptom": "Fyra"})
    other = entry(settings, {"symptom": "Vår"}, key=PictureKey("kommunen", PERIOD), by=COORDINATOR)
    with pytest.raises(Conflict):  # a row's number leads to nobody else's row
        entry(settings, {"symptom": "Fem"}, other)
    assert [row["symptom"] for row in stored(settings)] == ["Ett", "Vår"]


def test_an_agreement_is_one_for_all_and_left_only_with_a_reason(settings):
    with pytest.raises(InputFault, match="texten saknas"):
        agree(settings, {"decision": "leave", "reason": " - "})
    assert not stored(settings, "agreements")
    saved = agree(settings, {"decision": "leave", "reason": "Få rapporter."})
    with pytest.raises(InputFault, match="texten saknas"):
        agree(settings, {"reason": ""}, saved)
    with pytest.raises(Conflict):
        agree(settings, {"agreed_text": "Annat"})
    (row,) = stored(settings, "agreements")
    assert (row["reason"], row["version"], row["agreed_on"]) == ("Få rapporter.", 1, TODAY)


def test_a_problem_comes_with_its_links_or_not_at_all(settings):
    entries = [entry(settings, {"symptom": "Stök"})[0]]
    draft = ProblemDraft("Stök i Norr", "Text", "lägesbild/2026-2/0001R001/ordning", ({"Rapporter": "4"},), TODAY)
    problem = carry_to_problem(settings, folder_of(settings), draft, entries, COORDINATOR)
    with pytest.raises(InputFault, match="finns redan"):
        carry_to_problem(settings, folder_of(settings), draft, [*entries, 99], COORDINATOR)
    ends = [(row["from_kind"], row["from_id"], row["to_kind"], row["to_id"]) for row in stored(settings, "links")]
    assert ends == [("entry", str(entries[0]), "problem", str(problem))]


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"by": User("x", Role.BOARD)}, "skriver inte den här aktörens bild"),
        ({"by": POLICE, "key": PictureKey("kommunen", PERIOD)}, "skriver inte den här aktörens bild"),
        ({"key": PictureKey("grannen", PERIOD)}, "aktören finns inte"),
        ({"cell": Cell("0001R009", "ordning")}, "området finns inte"),
        ({"cell": Cell("0001", "trygg_plats")}, "temat finns inte"),
        ({"changes": {"urgency": 4}}, "siffran finns inte"),
        ({"changes": {"direction": "sidled"}}, "riktningen finns inte"),
        ({"changes": {"causes": "x" * 2_001}}, "texten är för lång"),
        ({"changes": {"effects": "Ring 070-123 45 67"}}, "texten pekar ut en person"),
        ({"changes": {"figures": [{}] * 21}}, "för många siffror"),
    ],
)
def test_what_is_refused_is_not_written(closed, wishes, message):
    with pytest.raises(InputFault, match=message):
        entry(closed, **({"changes": {"symptom": "Stök"}} | wishes))
    assert not stored(closed)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.POLICE, Role.COORDINATOR}])
def test_other_roles_neither_agree_nor_make_problems(closed, role):
    draft = ProblemDraft("Stök", "Text", "lägesbild/x", (), TODAY)
    with pytest.raises(InputFault, match="din roll"):
        agree(closed, {"agreed_text": "Text"}, by=User("x", role))
    with pytest.raises(InputFault, match="din roll"):
        carry_to_problem(closed, folder_of(closed), draft, [], User("x", role))
    assert not stored(closed, "agreements") and not stored(closed, "problems")
