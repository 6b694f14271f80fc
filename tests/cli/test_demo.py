"""demo build."""

from lib.cli import demo


def test_a_municipality_without_a_recipe_gets_no_made_up_rows(run, root):
    run("municipality", "new", "provby", "--name", "Provby", "--code", "0001")
    before = sorted(root.rglob("*"))
    ran = run("demo", "build", "provby")
    assert ran.code == 1 and ran.err.startswith("data/provby/demo/recipe: ")
    assert sorted(root.rglob("*")) == before


def test_the_files_that_were_written_are_named_from_the_root(run, root, monkeypatch):
    run("municipality", "new", "provby", "--name", "Provby", "--code", "0001")
    (root / "data" / "provby" / "demo" / "recipe").mkdir(parents=True)
    monkeypatch.setattr(demo, "write_demo", lambda folder: {"events": folder.data / "demo" / "events.parquet"})
    assert run("demo", "build", "provby", "--json").json["files"] == ["data/provby/demo/events.parquet"]
