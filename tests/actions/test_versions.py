"""The way of a version, on both databases: who may, what is refused, and that what is frozen stays as it was."""

import os
import signal
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import text

from lib.actions.store_keeping import back_up, check_store, restore
from lib.actions.versions import (
    create_version,
    decide_version,
    discard_draft,
    freeze_version,
    hand_over,
    publish_version,
    revise_version,
    save_version,
)
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import AT_THE_COMMAND_LINE, User
from lib.domain.version import PUBLICATION_CHECKS, VersionStatus
from lib.store.audit import verify
from lib.store.data_versions import read_versions
from lib.store.database import open_apart, open_database
from lib.store.editing import create
from lib.store.frozen import find_broken, take_out
from lib.store.reading import read_rows
from tests.databases import migrated_url
from tests.made_up import SLUG
from tests.versions import BEFORE, BY, FIELDS, PERIOD, TODAY

DECISION = {"deciding_body": "Trygghetsrådet", "decided_on": TODAY, "next_revision": date(2028, 3, 1)}


@pytest.fixture
def settings(tmp_path, store_url):
    return Settings(root=tmp_path, database_url=store_url)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """One store for all that is refused: nothing is ever written in it."""
    folder = tmp_path_factory.mktemp("refused")
    return Settings(root=folder, database_url=f"sqlite:///{folder / 'store.db'}")


@pytest.fixture
def folder(tmp_path):
    return MunicipalityFolder(tmp_path, SLUG)


def content_of(settings, **more):
    return {
        "data_version": read_versions(open_database(settings.database_url), SLUG).every_write,
        "å": [1, None],
        **more,
    }


def rows(settings):
    return read_rows(open_database(settings.database_url), SLUG, "picture_versions").to_dict("records")


def frozen_row(settings, folder):
    made = create_version(settings, folder, FIELDS, TODAY, BY)
    return freeze_version(settings, folder, made.row_id, content_of(settings), BY)


def broken(settings):
    with open_database(settings.database_url).connect() as connection:
        return [one.what for one in find_broken(connection)]


def test_from_draft_to_published_and_on_to_the_next(settings, folder):
    made = create_version(settings, folder, FIELDS, TODAY, BY)
    saved = save_version(settings, folder, made.row_id, 1, {"summary": " Lugnt. ", "limits": " "}, TODAY, BY)
    handed = hand_over(settings, folder, made.row_id, saved.version, VersionStatus.REVIEW, BY)
    assert handed.version == 3
    frozen = freeze_version(settings, folder, made.row_id, content_of(settings), BY)
    decided = decide_version(settings, folder, made.row_id, frozen.version, DECISION, TODAY, BY)
    publish_version(settings, folder, made.row_id, decided.version, PUBLICATION_CHECKS, TODAY, BY)
    (row,) = rows(settings)
    assert (row["number"], row["status"], row["secrecy"], row["summary"]) == (1, "published", "open", "Lugnt.")
    assert row["limits"] is None and row["frozen_by"] == "prov" and row["published_on"] == TODAY
    newer = revise_version(settings, folder, made.row_id, {"period": "2026-01--2026-12"}, TODAY, BY)
    first, second = rows(settings)
    assert (second["number"], second["status"], second["previous_id"]) == (2, "draft", first["id"])
    assert (second["summary"], second["period"]) == ("Lugnt.", "2026-01--2026-12") and pd.isna(second["sha256"])
    assert verify(open_database(settings.database_url)).is_whole and newer.version == 1


def test_what_is_frozen_is_neither_written_in_nor_taken_out(settings, folder):
    made = frozen_row(settings, folder)
    for refused in (
        lambda: save_version(settings, folder, made.row_id, made.version, {"title": "Annat"}, TODAY, BY),
        lambda: discard_draft(settings, folder, made.row_id, made.version, BY),
        lambda: hand_over(settings, folder, made.row_id, made.version, VersionStatus.DRAFT, BY),
        lambda: freeze_version(settings, folder, made.row_id, content_of(settings), BY),
        lambda: publish_version(settings, folder, made.row_id, made.version, PUBLICATION_CHECKS, TODAY, BY),
    ):
        with pytest.raises(InputFault, match="fryst"):
            refused()
    assert rows(settings)[0]["title"] == FIELDS["title"]


def test_a_copy_of_two_moments_is_refused(settings, folder):
    made = create_version(settings, folder, FIELDS, TODAY, BY)
    content = content_of(settings)
    with open_database(settings.database_url).begin() as connection:
        create(connection, "problems", SLUG, {"title": "Nytt", "status": "nytt"}, "annan")
    with pytest.raises(InputFault, match="medan kopian gjordes"):
        freeze_version(settings, folder, made.row_id, content, BY)
    assert rows(settings)[0]["status"] == "draft" and rows(settings)[0]["sha256"] is None


def test_tampering_is_found_wherever_it_is_done(settings, folder):
    made = frozen_row(settings, folder)
    engine = open_database(settings.database_url)
    assert broken(settings) == [] and check_store(settings, by=AT_THE_COMMAND_LINE).is_sound
    with engine.begin() as connection:
        whole = connection.execute(text("SELECT content FROM frozen_contents")).scalar()
        other = whole[:40] + ("A" if whole[40] != "A" else "B") + whole[41:]
        connection.execute(text("UPDATE frozen_contents SET content = :other"), {"other": other})
    assert broken(settings) == ["content"] and not check_store(settings, by=AT_THE_COMMAND_LINE).is_sound
    with engine.begin() as connection:
        assert take_out(connection, made.row_id) is None
        connection.execute(text("UPDATE frozen_contents SET content = :whole"), {"whole": whole})
        assert take_out(connection, made.row_id) is not None
        connection.execute(text("UPDATE picture_versions SET sha256 = :seal"), {"seal": "0" * 64})
        assert take_out(connection, made.row_id) is None
    assert broken(settings) == ["row"]


def test_a_forged_copy_with_its_own_right_seal_is_found_by_the_log(settings, folder):
    made = frozen_row(settings, folder)
    other = create_version(settings, folder, FIELDS | {"title": "Annan"}, TODAY, BY)
    freeze_version(settings, folder, other.row_id, content_of(settings, x=1), BY)
    with open_database(settings.database_url).begin() as connection:
        for table, column, key in (("frozen_contents", "content", "version_id"), ("picture_versions", "sha256", "id")):
            forged = connection.execute(
                text(f"SELECT {column} FROM {table} WHERE {key} = :id"), {"id": other.row_id}
            ).scalar()
            connection.execute(text(f"UPDATE {table} SET {column} = :v WHERE {key} = :id"),
                               {"v": forged, "id": made.row_id})  # fmt: skip
        assert take_out(connection, made.row_id) is None and take_out(connection, other.row_id) is not None


def test_a_frozen_version_goes_along_in_a_backup(settings, folder, tmp_path):
    made = frozen_row(settings, folder)
    back_up(settings, tmp_path / "kopia.zip", AT_THE_COMMAND_LINE)
    target = Settings(root=tmp_path, database_url=migrated_url("sqlite", tmp_path))
    restore(target, tmp_path / "kopia.zip", AT_THE_COMMAND_LINE)
    with open_database(target.database_url).connect() as connection:
        assert take_out(connection, made.row_id) is not None and find_broken(connection) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " . "}, "Titel"),
        ({"period": "2025"}, "perioden går inte att läsa"),
        ({"summary": "Ring Karl på 070-123 45 67"}, "pekar ut en person"),
        ({"next_revision": date(2028, 3, 3)}, "minst vartannat år"),
    ],
)
def test_a_draft_that_does_not_hold_is_refused_whole(closed, folder, fields, said):
    with pytest.raises(InputFault, match=said):
        create_version(closed, folder, FIELDS | fields, TODAY, BY)
    assert rows(closed) == []


def test_decisions_name_a_body_a_day_and_the_next_revision(settings, folder):
    made = frozen_row(settings, folder)
    for lacking in ("deciding_body", "decided_on", "next_revision"):
        with pytest.raises(InputFault):
            decide_version(settings, folder, made.row_id, made.version, DECISION | {lacking: None}, TODAY, BY)
    decided = decide_version(settings, folder, made.row_id, made.version, DECISION, TODAY, BY)
    with pytest.raises(InputFault, match="alla punkter är inte genomgångna"):
        publish_version(settings, folder, made.row_id, decided.version, PUBLICATION_CHECKS[1:], TODAY, BY)


@pytest.mark.parametrize("role", [Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC])
def test_only_those_inside_write(closed, folder, role):
    with pytest.raises(InputFault, match="din roll"):
        create_version(closed, folder, FIELDS, TODAY, User("prov", role))


def test_the_later_of_two_is_told(settings, folder):
    made = create_version(settings, folder, FIELDS, TODAY, BY)
    save_version(settings, folder, made.row_id, 1, {"summary": "Mitt"}, TODAY, BY)
    with pytest.raises(Conflict) as told:
        save_version(settings, folder, made.row_id, 1, {"summary": "Ditt", "period": BEFORE}, TODAY, BY)
    assert told.value.theirs["summary"] == "Mitt" and rows(settings)[0]["period"] == PERIOD


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer is forked")
def test_a_freeze_that_is_killed_leaves_nothing_behind(tmp_path, folder):
    url = migrated_url("sqlite", tmp_path)
    settings = Settings(root=tmp_path, database_url=url)
    made = create_version(settings, folder, FIELDS, TODAY, BY)
    content = content_of(settings)
    open_database(url).dispose()
    child = os.fork()
    if child == 0:
        import lib.actions.versions as actions

        kept = actions.save
        actions.save = lambda *given: (kept(*given), os.kill(os.getpid(), signal.SIGKILL))
        actions.freeze_version(settings, folder, made.row_id, content, BY)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    engine = open_apart(url)
    assert read_rows(engine, SLUG, "picture_versions")["status"].tolist() == ["draft"]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM frozen_contents")).scalar() == 0
        assert find_broken(connection) == []
    assert verify(engine).is_whole
    engine.dispose()
