"""Making and changing a measure: who may, what is refused, and two people at the same one. On both databases."""

from datetime import date

import pytest
from sqlalchemy import insert

from lib.actions.measures import SavedMeasure, create_measure, save_measure
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.audit import verify
from lib.store.database import open_database
from lib.store.earlier_rows import read_earlier
from lib.store.reading import read_rows
from lib.store.tables import causes, problems
from tests.databases import migrated_url
from tests.made_up import SLUG

TODAY = date(2026, 7, 20)
COORDINATOR = User("prov", Role.COORDINATOR)
GATAN = User("prov", Role.BOARD, "gatan")


@pytest.fixture
def settings(tmp_path, store_url):
    return Settings(root=tmp_path, database_url=store_url)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """One store for all that is refused: nothing is ever written in it."""
    folder = tmp_path_factory.mktemp("refused")
    return Settings(root=folder, database_url=migrated_url("sqlite", folder))


def make(settings, by=COORDINATOR, **fields):
    return create_measure(settings, folder(settings), {"title": "Ny lampa"} | fields, TODAY, by)


def change(settings, seen, by=COORDINATOR, **changes):
    return save_measure(settings, folder(settings), seen.row_id, seen.version, changes, TODAY, by)


def folder(settings):
    return MunicipalityFolder(settings.root, SLUG)


def stored(settings):
    return read_rows(open_database(settings.database_url), SLUG, "measures").to_dict("records")


def chain(settings):
    """Two problems, the first with a cause: their ids."""
    with open_database(settings.database_url).begin() as connection:
        ids = [
            connection.execute(
                insert(problems).values(municipality=SLUG, title=title, status="nytt").returning(problems.c.id)
            ).scalar_one()
            for title in ("Mörkt", "Bråk")
        ]
        cause = insert(causes).values(municipality=SLUG, problem_id=ids[0], side="place", description="Trasiga lampor")
        return *ids, connection.execute(cause.returning(causes.c.id)).scalar_one()


def test_a_measure_is_kept_with_a_key_of_its_own_a_dated_status_and_who_wrote_it(settings):
    saved = make(settings, due=date(2026, 9, 1), cost_sek=12_000, is_quick=True, target_areas="A;C", partners="  ")
    (row,) = stored(settings)
    assert (saved, row["measure_key"][:5]) == (SavedMeasure(row["id"], 1), "egen-")
    assert (row["status"], row["status_date"], row["reviewed_by"]) == ("foreslagen", TODAY, "prov")
    assert (row["due"], row["cost_sek"], row["is_quick"], row["partners"]) == (date(2026, 9, 1), 12_000, True, None)
    assert (row["secrecy"], row["is_synthetic"]) == ("internal", False)


def test_a_new_status_is_dated_and_the_earlier_text_kept(settings):
    first = make(settings, expected="Ljusare")
    second = change(settings, first, status="pagar", expected="Mycket ljusare", status_date=date(2026, 7, 1))
    third = change(settings, second, result="Fler går här")
    (row,) = stored(settings)
    engine = open_database(settings.database_url)
    assert (third.version, row["status_date"], row["result"]) == (3, date(2026, 7, 1), "Fler går här")
    assert read_earlier(engine, SLUG, "measures")["expected"].tolist() == ["Ljusare", "Mycket ljusare"]
    assert verify(engine).is_whole


def test_the_later_of_two_is_told_and_nothing_is_overwritten(settings):
    seen = make(settings)
    change(settings, seen, owner_board="gatan")
    with pytest.raises(Conflict) as told:
        change(settings, seen, owner_board="skolan", title="Ny stolpe")
    assert told.value.theirs["owner_board"] == "gatan"
    assert (stored(settings)[0]["owner_board"], stored(settings)[0]["title"]) == ("gatan", "Ny lampa")


def test_a_cause_brings_its_problem_and_a_new_problem_leaves_the_cause_behind(settings):
    dark, fights, lamps = chain(settings)
    seen = make(settings, cause_id=lamps)
    assert stored(settings)[0]["problem_id"] == dark
    with pytest.raises(InputFault, match="orsaken hör till ett annat problem"):
        make(settings, cause_id=lamps, problem_id=fights)
    change(settings, seen, problem_id=fights)
    (row,) = stored(settings)
    assert (row["problem_id"], row["cause_id"] is None or row["cause_id"] != row["cause_id"]) == (fights, True)
    with pytest.raises(InputFault, match="problemet finns inte längre"):
        make(settings, problem_id=fights + 100)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": " – "}, "texten saknas"),
        ({"status": "klar"}, "valet finns inte"),
        ({"status": "ej_genomforbar"}, "Skriv varför åtgärden är ej genomförbar"),
        ({"started": date(2026, 5, 2), "due": date(2026, 5, 1)}, "dagen ligger före starten"),
        ({"contact_role": "19121212-1212"}, "pekar ut en person"),
        ({"evidence": "Ring 070-123 45 67"}, "pekar ut en person"),
        ({"cost_sek": -1}, "beloppet är orimligt"),
        ({"expected": "x" * 2_001}, "texten är för lång"),
    ],
)
def test_what_does_not_hold_is_refused_and_nothing_saved(closed, fields, told):
    with pytest.raises(InputFault, match=told):
        make(closed, **fields)
    assert stored(closed) == []


@pytest.mark.parametrize("role", [Role.REPORTER, Role.READER, Role.PUBLIC])
def test_roles_that_only_read_do_not_write(closed, role):
    with pytest.raises(InputFault, match="din roll får läsa"):
        make(closed, User("prov", role))


def test_a_board_writes_its_own_measures_only_and_gives_none_away(settings):
    own = make(settings, GATAN, owner_board="gatan")
    change(settings, own, GATAN, status="pagar")
    others = make(settings, owner_board="skolan")
    for seen, changes in ((others, {"status": "pagar"}), (SavedMeasure(own.row_id, 2), {"owner_board": "skolan"})):
        with pytest.raises(InputFault, match=r"ägs av någon annan|din egen nämnd"):
            change(settings, seen, GATAN, **changes)
    assert [row["status"] for row in stored(settings)] == ["pagar", "foreslagen"]


def test_a_reason_written_before_is_enough_and_one_that_is_taken_away_is_not(settings):
    seen = make(settings, status_reason="För dyrt")
    seen = change(settings, seen, status="ej_genomforbar")
    with pytest.raises(InputFault, match="texten saknas"):
        change(settings, seen, status_reason="")
    assert (stored(settings)[0]["status_reason"], stored(settings)[0]["version"]) == ("För dyrt", 2)
