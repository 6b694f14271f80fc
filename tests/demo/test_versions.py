"""The demo's frozen versions: there from the first visit, whole, made up and said to be, and unlike each other."""

import pytest

from lib.actions.folder_versions import load_folder_versions, read_folder_versions
from lib.analysis.frozen_views import figures_table, frozen_names, map_rows
from lib.analysis.version_differences import differences
from lib.analysis.version_rows import open_frozen, version_list
from lib.analysis.workspace import open_workspace
from lib.domain.codes import Role
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.version_changes import WorkChange
from lib.store.database import open_database
from lib.store.frozen import find_broken
from lib.store.health import find_incomplete_batches
from tests.databases import migrated_url

SLUG, INSIDE = "1980-vasteras", Role.COORDINATOR


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The versions alone, in a store without any of the demo's rows: they need none."""
    folder = tmp_path_factory.mktemp("demo-versions")
    settings = Settings(root=PROJECT_ROOT, database_url=migrated_url("sqlite", folder))
    workspace = open_workspace(settings, SLUG)
    assert load_folder_versions(settings, workspace.folder) == 2
    assert load_folder_versions(settings, workspace.folder) == 0, "once"
    return settings, workspace


def test_they_are_as_the_file_says_and_whole(loaded):
    settings, workspace = loaded
    rows = version_list(workspace, INSIDE)
    told = {row["number"]: row for row in read_folder_versions(workspace.folder)}
    assert rows["number"].tolist() == [2, 1] and rows["is_synthetic"].all()
    assert rows["status"].tolist() == [told[2]["status"], told[1]["status"]]
    with open_database(settings.database_url).connect() as connection:
        assert find_broken(connection) == [] and find_incomplete_batches(connection) == []


def test_each_shows_its_figures_map_and_work_without_any_data(loaded):
    _, workspace = loaded
    for row_id in version_list(workspace, INSIDE)["id"]:
        opened = open_frozen(workspace, int(row_id), INSIDE)
        table = figures_table(opened)
        assert len(frozen_names(opened)) > 25 and table["is_synthetic"].mean() > 0.5
        assert len(map_rows(opened, "anmalda_brott")) == 50
        assert opened.content["version"]["title"] == opened.row["title"]


def test_work_that_began_later_is_not_in_the_older(loaded):
    _, workspace = loaded
    newer, older = (open_frozen(workspace, int(one), INSIDE) for one in version_list(workspace, INSIDE)["id"])
    found = differences(older, newer)
    assert (found.measures["change"] == WorkChange.NEW).sum() >= 1
    assert len(older.rows("problems")) < len(newer.rows("problems"))
    assert older.content["merge"] is None and newer.content["merge"] is not None, "pictures of the autumn"
    assert older.rows("assessments").empty and not newer.rows("assessments").empty
    assert not older.rows("measures")["started"].dropna().gt("2026-02-16").any()
