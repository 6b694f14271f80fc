"""A deck's texts are written by several people, are unread after each change, and what is decided becomes measures."""

from datetime import date

import pytest

from lib.actions.presentations import (
    create_presentation,
    discard_presentation,
    mark_texts_read,
    note_decision,
    save_presentation,
    save_slide,
)
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.deck import OwnSlide
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows

FOLDER = MunicipalityFolder(PROJECT_ROOT, "0001-provby")
BY, READER = User("prov", Role.COORDINATOR), User("läsare", Role.READER)
TODAY = date(2026, 11, 21)
DECK = {"title": "Lägesbild hösten 2026", "audience": "public", "problems": [], "period": "2025-01--2025-12",
        "comparison": "2024-01--2024-12", "held_on": date(2026, 12, 3)}  # fmt: skip
EMPTY = OwnSlide()


@pytest.fixture
def settings(store_url) -> Settings:
    return Settings(root=PROJECT_ROOT, database_url=store_url)


@pytest.fixture
def deck(settings) -> int:
    return create_presentation(settings, FOLDER, DECK, BY).row_id


def rows(settings, table="presentations"):
    return read_rows(open_database(settings.database_url), FOLDER.slug, table).astype(object).to_dict("records")


def test_two_people_write_for_different_slides_and_nobody_over_the_other(settings, deck):
    ada = OwnSlide(title="Adas rubrik", proposed="Förslaget")
    save_slide(settings, FOLDER, deck, "nyckeltal", EMPTY, ada, BY)
    save_slide(settings, FOLDER, deck, "beslut", EMPTY, OwnSlide(asked="Besluta"), BY)  # has not seen Ada's
    with pytest.raises(Conflict) as told:
        save_slide(settings, FOLDER, deck, "nyckeltal", EMPTY, OwnSlide(title="Bos rubrik"), BY)
    assert told.value.theirs["title"] == "Adas rubrik"
    (row,) = rows(settings)
    assert row["slides"]["nyckeltal"] == {"title": "Adas rubrik", "proposed": "Förslaget"}
    assert row["slides"]["beslut"] == {"asked": "Besluta"}
    again = OwnSlide(title="Adas rubrik", proposed="Ett nyare förslag")
    save_slide(settings, FOLDER, deck, "nyckeltal", ada, again, BY)  # only what the app proposed is another


def test_texts_are_unread_after_a_change_but_not_after_hiding_a_slide(settings, deck):
    def is_read() -> bool:
        return rows(settings)[0]["texts_read_on"] == TODAY

    def mark() -> None:
        mark_texts_read(settings, FOLDER, deck, int(rows(settings)[0]["version"]), TODAY, BY)
        assert is_read()

    mark()
    save_slide(settings, FOLDER, deck, "planen", EMPTY, OwnSlide(is_hidden=True), BY)
    assert is_read()
    save_slide(settings, FOLDER, deck, "nyckeltal", EMPTY, OwnSlide(notes="Nytt"), BY)
    assert not is_read()
    mark()
    save_presentation(settings, FOLDER, deck, int(rows(settings)[0]["version"]), {"title": "Nytt namn"}, BY)
    assert not is_read()


def test_a_decision_becomes_a_decided_measure_in_the_same_step(settings, deck):
    text = "Tekniska nämnden bygger ut belysningen längs gångvägarna. " * 4
    noted = note_decision(settings, FOLDER, deck, {"text": text, "owner": "teknik", "due": date(2027, 5, 1),
                                                   "becomes_measure": True}, TODAY, BY)  # fmt: skip
    (measure,) = rows(settings, "measures")
    (decision,) = rows(settings, "decisions")
    assert decision["measure_key"] == measure["measure_key"] == noted.measure_key
    assert (measure["status"], measure["owner_board"], str(measure["due"])) == ("beslutad", "teknik", "2027-05-01")
    assert measure["title"].endswith("…") and len(measure["title"]) <= 120
    assert "Lägesbild hösten 2026 2026-12-03" in measure["status_reason"] and text.strip() in measure["status_reason"]


def test_a_refused_decision_leaves_nothing_behind(settings, deck):
    """The measure and the decision stand or fall together."""
    for fields in ({"text": " "}, {"text": "Ring 070-123 45 67", "becomes_measure": True},
                   {"text": "Bra", "becomes_measure": True, "problem_id": 99}):  # fmt: skip
        with pytest.raises(InputFault):
            note_decision(settings, FOLDER, deck, fields, TODAY, BY)
    assert rows(settings, "measures") == rows(settings, "decisions") == []


def test_what_may_not_be_is_refused_and_another_municipality_s_deck_is_not_there(settings, deck):
    with pytest.raises(InputFault, match="för många problem"):
        create_presentation(settings, FOLDER, DECK | {"problems": [1, 2, 3, 4, 5, 6]}, BY)
    with pytest.raises(InputFault, match="namn"):
        create_presentation(settings, FOLDER, DECK | {"title": " "}, BY)
    with pytest.raises(InputFault, match="pekar ut en person"):
        save_slide(settings, FOLDER, deck, "nyckeltal", EMPTY, OwnSlide(notes="Anna, 19900101-1239"), BY)
    with pytest.raises(InputFault, match="för lång"):
        save_slide(settings, FOLDER, deck, "nyckeltal", EMPTY, OwnSlide(title="x" * 161), BY)
    other = MunicipalityFolder(PROJECT_ROOT, "0002-annan")
    with pytest.raises(InputFault, match="finns inte längre"):
        save_slide(settings, other, deck, "nyckeltal", EMPTY, OwnSlide(title="Ny"), BY)
    for step in (
        lambda: create_presentation(settings, FOLDER, DECK, READER),
        lambda: save_presentation(settings, FOLDER, deck, 1, {"title": "Ny"}, READER),
        lambda: save_slide(settings, FOLDER, deck, "nyckeltal", EMPTY, OwnSlide(title="Ny"), READER),
        lambda: mark_texts_read(settings, FOLDER, deck, 1, TODAY, READER),
        lambda: note_decision(settings, FOLDER, deck, {"text": "Ja"}, TODAY, READER),
        lambda: discard_presentation(settings, FOLDER, deck, 1, READER),
    ):
        with pytest.raises(InputFault, match="får inte"):
            step()
    (row,) = rows(settings)
    assert (row["version"], row["title"]) == (1, DECK["title"])


def test_a_deck_that_is_taken_away_takes_its_decisions_but_not_their_measures(settings, deck):
    note_decision(settings, FOLDER, deck, {"text": "Bygg", "becomes_measure": True}, TODAY, BY)
    discard_presentation(settings, FOLDER, deck, 1, BY)
    assert (rows(settings), rows(settings, "decisions")) == ([], [])
    assert len(rows(settings, "measures")) == 1
