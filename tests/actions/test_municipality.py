"""A new municipality is whole, or not there at all."""

import shutil
from pathlib import Path

import pytest

from lib.actions.municipality import create_municipality
from lib.domain.faults import InputFault
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.store.folders import list_folders, read_definitions

TEMPLATE = Path(__file__).resolve().parents[2] / "data" / "mall"
FACTS = {"name": "Årby: söder", "code": "0001", "projected_crs": "EPSG:3011"}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(TEMPLATE, tmp_path / "data" / "mall")
    return tmp_path


def listing(root):
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_the_new_folder_holds_the_template_and_its_own_facts(root):
    folder = create_municipality(root, "0001-arby", FACTS, by=AT_THE_COMMAND_LINE)
    read = read_definitions(folder).municipality
    assert (read.name, read.code, read.projected_crs, read.county) == ("Årby: söder", "0001", "EPSG:3011", None)
    assert [one.slug for one in list_folders(root)] == ["0001-arby"]
    assert folder.geo.is_dir() and not any(folder.geo.iterdir())
    assert {path.name for path in folder.data.iterdir()} >= {path.name for path in TEMPLATE.iterdir()}


def test_a_missing_template_is_told(tmp_path):
    with pytest.raises(InputFault, match="Mallen"):
        create_municipality(tmp_path, "arby", FACTS, by=AT_THE_COMMAND_LINE)
    assert listing(tmp_path) == []


def test_a_template_with_faults_is_told_and_nothing_is_made(root):
    (root / "data" / "mall" / "pyramid.yaml").write_text("fel: 1\n", encoding="utf-8")
    before = listing(root)
    with pytest.raises(InputFault, match=r"pyramid\.yaml"):
        create_municipality(root, "arby", FACTS, by=AT_THE_COMMAND_LINE)
    assert listing(root) == before


def test_a_move_that_fails_leaves_nothing(root, monkeypatch):
    before = listing(root)

    def fail(self, target):
        raise PermissionError(target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(InputFault, match="gick inte att skapa"):
        create_municipality(root, "arby", FACTS, by=AT_THE_COMMAND_LINE)
    assert [path for path in listing(root) if path != "geo"] == before


def test_every_fault_is_told_at_once(root):
    with pytest.raises(InputFault) as caught:
        create_municipality(root, "Ärby", {"name": "", "code": "x"}, by=AT_THE_COMMAND_LINE)
    assert [fault.where for fault in caught.value.faults] == ["Mappnamn", "Kommunkod", "Namn"]
