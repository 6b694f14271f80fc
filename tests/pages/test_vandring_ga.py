"""A walk as it is walked, in one visit: what is refused is told and stays in its field, and no text is acted upon."""

from datetime import datetime

from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.made_up import SLUG, workspace_with
from tests.pages.test_pages import linked, root  # noqa: F401  fixture
from tests.walk_rows import walk

PAGE = "pages/arbete/trygghetsvandringar.py"
HOSTILE = "![x](https://ont.example/x.png) :material/home: $\\frac{1}{2}$"


def stored(folder):
    return read_rows(open_database(f"sqlite:///{folder / 'store.db'}"), SLUG, "walk_observations").to_dict("records")


def key_of(test, ending):
    return next(one.key for one in test.text_area if one.key.endswith(ending))


def test_what_is_refused_stays_in_its_field_and_texts_are_only_texts(root):  # noqa: F811
    workspace = workspace_with(root)
    walk_id = walk(root, workspace.database_url, starts_at=datetime(2027, 2, 1, 18))
    test = linked(PAGE, **{"vandring": str(walk_id), "steg": "ga"})
    seen = key_of(test, "-observation")

    test.text_area(key=seen).set_value("Ring Anna Andersson 070-123 45 67").run()
    assert "Det senaste är inte sparat." in " ".join(one.value for one in test.error)
    assert "pekar ut en person" in " ".join(one.value for one in test.text)
    assert test.text_area(key=seen).value == "Ring Anna Andersson 070-123 45 67"
    assert stored(root) == []

    test.text_area(key=seen).set_value(f"{HOSTILE} ").run()
    (row,) = stored(root)
    assert (row["observation"], row["is_draft"], row["version"]) == (HOSTILE, True, 1)
    another = linked(PAGE, **{"vandring": str(walk_id), "steg": "ga"})
    assert another.text_area(key=seen).value.strip() == HOSTILE, "a telephone that comes back is where its group writes"
    finish = next(one.key for one in test.button if one.key.endswith("-klar") and one.key != "ga-klar")
    test.button(key=finish).click().run()
    assert not test.exception
    shown = next(one.value for one in test.markdown if "ont.example" in one.value)
    assert "\\!\\[x\\]\\(https" in shown
    assert test.text_area(key=key_of(test, "-observation")).value == ""  # the next one

    test.button(key=next(one.key for one in test.button if one.key.startswith("ga-mer-"))).click().run()
    assert test.text_area(key=seen).value.strip() == HOSTILE  # taken up again
    test.button(key=next(one.key for one in test.button if one.key.startswith("ga-bort-"))).click().run()
    assert stored(root) == []
    assert not test.exception
