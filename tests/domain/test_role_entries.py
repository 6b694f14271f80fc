"""Who is what: the file before the claim, the subject before the address, and nothing for what is not said."""

from pathlib import Path

import pytest

from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.role_entries import RoleFile, user_of
from lib.domain.user import User
from lib.store.role_file import read_role_file

FILE = """people:
  - {who: s-1, role: coordinator}
  - {who: Bo@Example.se, role: board, board: skolan, municipality: 0001-provby}
  - {who: s-3, role: none}
"""


@pytest.fixture
def file(tmp_path: Path) -> RoleFile:
    return read(tmp_path, FILE)


def read(folder: Path, text: str) -> RoleFile:
    (folder / "roles.yaml").write_text(text, encoding="utf-8")
    found = read_role_file(folder / "roles.yaml")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"sub": "s-1", "roles": "reader"}, User("s-1", Role.COORDINATOR)),
        ({"sub": "S-1"}, None),
        ({"sub": "s-2", "email": "bo@example.SE "}, User("bo@example.se", Role.BOARD, "skolan", "0001-provby")),
        ({"sub": "s-2", "email": "bo@example.se", "email_verified": False}, None),
        ({"sub": "s-2", "email": "bo@example.se", "email_verified": "false"}, None),
        ({"sub": "s-3", "roles": ["police"]}, None),
        ({"sub": "s-4", "roles": ["reader", "police", "kung"]}, User("s-4", Role.POLICE)),
        ({"sub": "s-4", "roles": "public"}, User("s-4", Role.PUBLIC)),
        ({"sub": "s-4", "roles": ["operator"]}, None),
        ({"sub": "s-4", "roles": {"police": True}}, None),
        ({"sub": "s-4", "groups": ["police"]}, None),
        ({"sub": "none"}, None),
    ],
)
def test_a_role_is_only_what_has_been_given(file: RoleFile, claims: dict, expected: User | None) -> None:
    assert user_of(claims, file, "roles")[0] == expected


def test_without_a_file_or_a_claim_nobody_has_a_role(tmp_path: Path) -> None:
    assert read_role_file(tmp_path / "none.yaml") is None
    assert user_of({"sub": "s-1", "roles": ["police"]}, None, None) == (None, "nowhere")
    assert user_of({"sub": "s-1"}, RoleFile(), "roles") == (None, "nowhere")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("people: [{who: a, role: kung}]", "otillåtet värde"),
        ("people: [{who: a, role: operator}]", "otillåtet värde"),
        ("people: [{who: a, role: board}]", "nämnden passar inte rollen"),
        ("people: [{who: a, role: reader, board: skolan}]", "nämnden passar inte rollen"),
        ("people: [{who: a, role: reader}, {who: A, role: police}]", "personen står två gånger"),
        ("peple: []", "peple"),
    ],
)
def test_a_file_that_does_not_hold_lets_nobody_in(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputFault, match=told):
        read(tmp_path, text)


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    assert read(tmp_path, FILE).people[0].role == "coordinator"
    assert read(tmp_path, FILE.replace("coordinator", "police")).people[0].role == "police"
