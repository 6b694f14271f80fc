"""version list, freeze and check, as they are typed."""

import pytest
from sqlalchemy import text

from lib.actions.versions import create_version
from lib.store.database import open_database
from tests.versions import BY, FIELDS, TODAY, filled


@pytest.fixture
def settings(root, monkeypatch):
    settings, workspace = filled(root)
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", settings.database_url)
    create_version(settings, workspace.folder, FIELDS, TODAY, BY)
    return settings


def test_a_draft_is_frozen_once_and_tampering_is_told(run, settings):
    assert "utkast" in run("version", "list").out
    frozen = run("version", "freeze", 1, "--json")
    assert frozen.code == 0 and len(frozen.json["sha256"]) == 64
    again, unknown = run("version", "freeze", 1), run("version", "freeze", 7)
    assert again.code == unknown.code == 1 and "Hittade: fryst" in again.err and "numret finns inte" in unknown.err
    (listed,) = run("version", "list", "--json").json["versions"]
    assert (listed["status"], listed["sha256"]) == ("frozen", frozen.json["sha256"])
    assert "orört" in run("version", "check").out and run("check").code == 0
    with open_database(settings.database_url).begin() as connection:
        connection.execute(text("UPDATE frozen_contents SET content = ''"))
    for command in (("version", "check"), ("check",)):
        told = run(*command)
        assert told.code == 1 and "Version 1" in told.err and "innehållet är inte det som frystes" in told.err
