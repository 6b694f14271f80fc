"""Isberget och horisonterna: with nothing at all, and with the municipality's own file."""

import pytest
import yaml

from lib.domain.folder import MunicipalityFolder
from tests.made_up import SLUG, events, workspace_with
from tests.pages.test_pages import opened

PAGE = "pages/vald/isberget_horisonterna.py"
LADDER = {
    "name": "Provtrappan", "description": "Prov.", "at": "tva", "judged_by": "Gruppen", "judged_on": "2031-05",
    "source": "Prov", "steps": [{"id": name, "name": name, "description": "Prov."} for name in ("ett", "tva", "tre")],
}  # fmt: skip


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("LAGESBILD_ROOT", str(tmp_path))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    workspace_with(tmp_path, events=events((None, "klotter", "2025-06", 3)))  # without data no page asks anything
    return tmp_path


def test_without_plan_and_file_the_page_says_what_is_missing(root):
    test = opened(PAGE)
    said = " ".join(element.value for element in (*test.text, *test.info))
    assert f"data/{SLUG}/iceberg.yaml" in said and f"data/{SLUG}/plan.yaml" in said
    assert "Inga problem är registrerade ännu" in said and "Trappan" not in said
    assert not [element.value for element in test.subheader if "trappa" in element.value.lower()]


def test_the_ladder_stands_there_only_where_the_file_has_it_with_who_and_when(root):
    path = MunicipalityFolder(root, SLUG).data / "iceberg.yaml"
    path.write_text(yaml.safe_dump({"ladder": LADDER}, allow_unicode=True), encoding="utf-8")
    test = opened(PAGE)
    assert "Provtrappan" in [element.value for element in test.subheader]
    (told,) = [element.value for element in test.text if "Gruppen" in element.value]
    assert told.startswith("Gruppen placerade Provby på steg 2 av 3 (2031-05).")
