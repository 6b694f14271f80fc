"""Making and changing a promise to the citizens. What is written is tested on both databases."""

from datetime import date

import pytest

from lib.actions.promises import create_promise, save_promise
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.databases import migrated_url
from tests.made_up import SLUG

POLICE = User("prov", Role.POLICE)
FIELDS = {
    "title": "Lugnare kvällar",
    "period_from": date(2026, 1, 1),
    "period_to": date(2026, 12, 31),
    "actions": [{"text": " Vakter ", "done_on": date(2026, 5, 1)}, {"text": " ", "done_on": None}],
}


@pytest.fixture
def settings(tmp_path, store_url):
    return Settings(root=tmp_path, database_url=store_url)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """One store for all that is refused: nothing is ever written in it."""
    folder = tmp_path_factory.mktemp("refused")
    return Settings(root=folder, database_url=migrated_url("sqlite", folder))


def make(settings, by=POLICE, **fields):
    return create_promise(settings, MunicipalityFolder(settings.root, SLUG), FIELDS | fields, by)


def stored(settings):
    return read_rows(open_database(settings.database_url), SLUG, "promises").to_dict("records")


def test_a_promise_keeps_its_actions_and_the_later_of_two_is_told(settings):
    row_id, version = make(settings)
    folder = MunicipalityFolder(settings.root, SLUG)
    done = [{"text": "Vakter", "done_on": date(2026, 5, 1)}, {"text": "Ljus", "done_on": None}]
    assert save_promise(settings, folder, row_id, version, {"actions": done}, POLICE) == (row_id, 2)
    (row,) = stored(settings)
    assert row["actions"] == [{"text": "Vakter", "done_on": "2026-05-01"}, {"text": "Ljus", "done_on": None}]
    assert (row["status"], row["period_to"], row["promise_key"][:5]) == ("utkast", date(2026, 12, 31), "eget-")
    with pytest.raises(Conflict) as told:
        save_promise(settings, folder, row_id, version, {"title": "Annat"}, POLICE)
    assert told.value.theirs["version"] == 2


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"period_to": date(2025, 12, 31)}, "slutar innan det börjar"),
        ({"period_from": None}, "perioden saknas"),
        ({"secrecy": "open"}, "Ett öppet löfte behöver"),
        ({"status": "avslutat"}, "säger vad det gav"),
        ({"actions": [{"text": "Ring 070-123 45 67", "done_on": None}]}, "Insats 1.*pekar ut en person"),
        ({"public_text": "19121212-1212"}, "pekar ut en person"),
    ],
)
def test_what_does_not_hold_is_refused(closed, fields, told):
    with pytest.raises(InputFault, match=told):
        make(closed, **fields)
    assert stored(closed) == []


def test_only_police_and_coordinator_promise(closed):
    for role in (Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC):
        with pytest.raises(InputFault, match="din roll får läsa"):
            make(closed, User("prov", role, "gatan"))
