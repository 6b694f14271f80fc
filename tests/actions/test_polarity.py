"""Changing what a high value means: one line of one file, with the reason beside it, or nothing at all."""

import os
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from lib.actions.polarity import LONGEST_REASON, change_polarity
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Polarity, Role
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.store.audit import verify
from lib.store.database import open_database
from lib.store.tables import audit_log
from tests.made_up import SLUG, write_folder

DAY = date(2026, 11, 21)
NAME = "trygg_bostadsomrade"


@pytest.fixture
def settings(tmp_path):
    write_folder(tmp_path)
    path = file_in(tmp_path)
    path.write_text("# Om andelen trygga.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    return Settings(root=tmp_path, database_url=f"sqlite:///{tmp_path / 'store.db'}")


def file_in(root: Path) -> Path:
    return root / "data" / SLUG / "indicators" / f"{NAME}.yaml"


def change(settings, to=Polarity.HIGH_IS_BAD, reason="Titeln vilseleder", role=Role.COORDINATOR, indicator=None):
    seen = indicator or open_workspace(settings, SLUG).definitions.indicators[NAME]
    change_polarity(settings, MunicipalityFolder(settings.root, SLUG), seen, to, reason, DAY, "prov", role)


def logged(settings):
    with open_database(settings.database_url).connect() as connection:
        return connection.execute(select(audit_log.c.action, audit_log.c.object, audit_log.c.details)).all()


def test_the_line_is_changed_and_says_why_and_when(settings):
    before = file_in(settings.root).read_text(encoding="utf-8")
    change(settings, reason="Titeln säger\notrygghet # ja")
    after = file_in(settings.root).read_text(encoding="utf-8")
    comment = "# 2026-11-21: polariteten ändrad från high_is_good till high_is_bad. Skäl: Titeln säger otrygghet # ja\n"
    assert after == before.replace("polarity: high_is_good\n", f"{comment}polarity: high_is_bad\n")


def test_the_change_is_seen_by_the_next_who_opens(settings):
    change(settings)
    assert open_workspace(settings, SLUG).definitions.indicators[NAME].polarity is Polarity.HIGH_IS_BAD


def test_every_change_leaves_its_reason(settings):
    change(settings, Polarity.HIGH_IS_BAD, "Först så")
    change(settings, Polarity.HIGH_IS_GOOD, "Sedan åter")
    text = file_in(settings.root).read_text(encoding="utf-8")
    assert text.index("Först så") < text.index("Sedan åter") < text.index("polarity: high_is_good\n")


def test_the_change_is_logged_without_the_reason(settings):
    change(settings, reason="Titeln vilseleder")
    ((action, what, details),) = logged(settings)
    assert (action, what) == ("polarity", NAME)
    assert '"to":"high_is_bad"' in details and "vilseleder" not in details
    assert verify(open_database(settings.database_url)).is_whole


def nothing_changed(settings, before):
    left = [path.name for path in file_in(settings.root).parent.iterdir() if path.name.startswith(".")]
    assert file_in(settings.root).read_bytes() == before and left == [] and logged(settings) == []
    assert open_workspace(settings, SLUG)


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"reason": ""}, "skälet saknas"),
        ({"reason": " \n\t … "}, "skälet saknas"),
        ({"reason": "x" * (LONGEST_REASON + 1)}, "för långt"),
        ({"reason": "Enligt anna.ek@example.se"}, "pekar ut en person"),
        ({"to": Polarity.HIGH_IS_GOOD}, "redan den valda"),
        *(({"role": role}, "din roll") for role in Role if role is not Role.COORDINATOR),
    ],
)
def test_what_is_refused_changes_nothing(settings, wishes, message):
    before = file_in(settings.root).read_bytes()
    with pytest.raises(InputFault, match=message):
        change(settings, **wishes)
    nothing_changed(settings, before)


def test_the_later_of_two_is_told(settings):
    seen = open_workspace(settings, SLUG).definitions.indicators[NAME]
    change(settings, Polarity.NEUTRAL)
    before = file_in(settings.root).read_bytes()
    with pytest.raises(InputFault, match="någon annan har ändrat"):
        change(settings, Polarity.HIGH_IS_BAD, indicator=seen)
    assert file_in(settings.root).read_bytes() == before


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (b"id: [", "inte riktig YAML"),
        (b"\xff\xfe", "inte UTF-8"),
        (b"", "tom"),
        (b"id: trygg_bostadsomrade\npolarity: high_is_good\n", "nyckeln saknas"),
    ],
)
def test_a_broken_file_is_left_as_it_is(settings, broken, message):
    seen = open_workspace(settings, SLUG).definitions.indicators[NAME]
    file_in(settings.root).write_bytes(broken)
    with pytest.raises(InputFault, match=message):
        change(settings, indicator=seen)
    assert file_in(settings.root).read_bytes() == broken and logged(settings) == []


def test_a_file_whose_line_cannot_be_told_apart_is_left_as_it_is(settings):
    path = file_in(settings.root)
    path.write_bytes(path.read_bytes().replace(b"polarity: high_is_good", b"polarity:\n  high_is_good"))
    before = path.read_bytes()
    with pytest.raises(InputFault, match="hittar inte en ensam rad"):
        change(settings)
    nothing_changed(settings, before)


def test_a_line_inside_a_text_is_not_taken_for_the_real_one(settings):
    path = file_in(settings.root)
    odd = path.read_bytes().replace(b"polarity: high_is_good", b'"polarity": high_is_good')
    path.write_bytes(odd.replace(b"source:", b'caveat: "Rad\npolarity: high_is_good\nrad"\nsource:'))
    before = path.read_bytes()
    with pytest.raises(InputFault, match="inte"):
        change(settings)
    assert path.read_bytes() == before


def refuse(*_arguments, **_options):
    raise PermissionError(13, "no")


@pytest.mark.parametrize(
    ("step", "instead"),
    [
        ("os.access", lambda *_: False),
        ("tempfile.mkstemp", refuse),
        ("os.fsync", refuse),
        ("pathlib.Path.replace", refuse),
    ],
)
def test_a_file_that_cannot_be_written_is_told_and_left(settings, monkeypatch, step, instead):
    open_database(settings.database_url)
    before = file_in(settings.root).read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(step, instead)
        with pytest.raises(InputFault, match="går inte att skriva"):
            change(settings)
    nothing_changed(settings, before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_keeps_its_mode(settings):
    file_in(settings.root).chmod(0o640)
    change(settings)
    assert file_in(settings.root).stat().st_mode & 0o777 == 0o640
